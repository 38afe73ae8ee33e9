"""Recording an execution from the page of a case, with its paper."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sanctions import serving
from sanctions.models import Execution
from tests import make
from tests.lib import samples

EFFECT = datetime(2026, 12, 30, 1, tzinfo=UTC)
TYPED = {"langkah": "carry_out", "executed_on": "2026-12-30", "title": "SK Bupati 821/12/2026"}


@pytest.fixture
def case(cast, clock, settings):
    settings.DEMO = True  # the second factor has tests of its own
    row = make.procedure(cast, clock, until="deliver")
    clock.move_to(EFFECT)
    serving.bring_all_into_force()
    return row


def send(desk, row, data: bytes = samples.pdf(), name: str = "surat.pdf", **changes):
    file = {"file": SimpleUploadedFile(name, data)}
    return desk.post(f"/instansi/perkara/{row.pk}/", TYPED | file | changes)


def test_the_officer_records_it_and_opens_the_clean_copy(officer, case):
    desk, address = make.signed_in(officer), f"/instansi/perkara/{case.pk}/"
    page = desk.get(address).content.decode()
    assert ("keputusan penurunan jabatan" in page, 'enctype="multipart/form-data"' in page) == (True, True)
    assert ("Berkas serah" in page, "Tugas Anda selesai" in page) == (True, False)
    assert "Catat pelaksanaan" in desk.get("/instansi/").content.decode()

    assert send(desk, case).status_code == 302

    page, done = desk.get(address).content.decode(), Execution.objects.get()
    assert ("SK Bupati 821/12/2026" in page, 'value="carry_out"' in page) == (True, False)
    opened = desk.get(f"{address}pelaksanaan/{done.pk}/")
    assert (opened.status_code, opened["Content-Type"]) == (200, "application/pdf")
    assert "sandbox" in opened["Content-Security-Policy"]
    assert done.executed_on == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"executed_on": "kemarin"}, "Dilaksanakan pada"),
        ({"executed_on": "2026-12-29"}, "antara hari mulai berlaku dan hari ini"),
        ({"title": ""}, "Surat pelaksanaan:"),
        ({"title": "x" * 301}, "Surat pelaksanaan:"),
        ({"title": "a\x00b"}, "Surat pelaksanaan:"),
        ({"data": b""}, "Berkas ini kosong"),
        ({"data": b"<script>alert(1)</script>"}, "Jenis berkas ini tidak diterima."),
        ({"data": samples.moving_gif(), "name": "surat.gif"}, "PDF, JPEG, atau PNG"),
        ({"data": samples.pdf() + bytes(21 * 1024 * 1024)}, "Lebih besar dari 20 MB."),
        ({"file": "surat.pdf"}, "Pilih berkasnya dahulu."),
    ],
)
def test_what_is_no_record_stays_on_the_page(officer, case, changes, said):
    answer = send(make.signed_in(officer), case, **changes)

    text = answer.content.decode()
    assert (answer.status_code, said in text, Execution.objects.count()) == (422, True, 0)
    assert "SK Bupati" in text or "title" in changes


def test_a_second_press_is_said_to_be_gone_and_keeps_the_words(officer, case):
    desk = make.signed_in(officer)
    send(desk, case)

    answer = send(desk, case, title="Surat lain")

    assert (answer.status_code, "Surat lain" in answer.content.decode(), Execution.objects.count()) == (409, True, 1)

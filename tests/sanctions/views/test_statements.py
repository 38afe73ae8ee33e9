"""Statements of others from the page of a case."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sanctions.models import Statement, StatementPaper
from tests import make
from tests.lib import samples

ASK = {
    "langkah": "ask_other", "capacity": "colleague", "name": "Wayan Pramana", "post": "Penyuluh",
    "meeting_on": "2026-12-14", "meeting_time": "10:00", "place": "Ruang Rapat", "about": "Foto bersama calon.",
}  # fmt: skip
TAKE = {
    "langkah": "take_down", "rows": "3", "of": "", "capacity": "expert", "name": "Sekar Ayu", "post": "Dosen",
    "held_on": "2026-12-04", "held_time": "09:00", "closed_time": "10:00", "venue": "Ruang Rapat",
    "question-0": "Apa?", "answer-0": "Itu.",
}  # fmt: skip
KEEP = {"langkah": "keep_paper", "of": "", "capacity": "citizen", "name": "Tri Utami", "post": "Warga",
        "given_on": "2026-12-07"}  # fmt: skip


@pytest.fixture
def case(cast, clock, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.procedure(cast, clock, until="examine")


def keep(desk, case, data: bytes = samples.pdf(), **changes):
    return desk.post(f"/instansi/perkara/{case.pk}/", KEEP | {"file": SimpleUploadedFile("s.pdf", data)} | changes)


def test_one_is_asked_and_heard_and_another_ones_paper_is_opened(cast, officer, case):
    desk, second, address = make.signed_in(officer), cast["instansi-kedua"], f"/instansi/perkara/{case.pk}/"
    page = desk.get(address).content.decode()
    assert page.count('<details class="more stepmore">') == 4
    assert page.index("Sekarang:") < page.index("Bila ada")

    assert desk.post(address, ASK).status_code == 302
    assert make.approve(case, second).status_code == 302
    page = desk.get(address).content.decode()
    assert "diminta untuk Senin, 14 Desember 2026, 10.00 WITA; belum ada keterangan" in page
    assert desk.post(address, TAKE | {"of": str(Statement.objects.get().pk)}).status_code == 302
    assert make.approve(case, second).status_code == 302
    assert keep(desk, case).status_code == 302

    page = desk.get(address).content.decode()
    assert "<b>Wayan Pramana</b>, Penyuluh" in page
    assert "Rekan kerja · keterangan Jumat, 4 Desember 2026" in page
    opened = desk.get(f"{address}keterangan/{StatementPaper.objects.get().pk}/")
    assert (opened.status_code, opened["Content-Type"]) == (200, "application/pdf")
    assert "sandbox" in opened["Content-Security-Policy"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"capacity": "pelapor"}, {"name": ""}, {"name": "a\x00b"}, {"post": "x" * 161}, {"meeting_on": "kemarin"},
        {"meeting_on": "2026-12-01"}, {"meeting_time": "25:61"}, {"about": "z" * 1001}, {"place": ""},
    ],
)  # fmt: skip
def test_what_is_no_request_stays_on_the_page_with_its_words(officer, case, wrong):
    answer = make.signed_in(officer).post(f"/instansi/perkara/{case.pk}/", ASK | wrong)

    assert (answer.status_code, case.drafts.filter(step="ask_other").count()) == (422, 0)
    assert "Penyuluh" in answer.content.decode() or "post" in wrong


@pytest.mark.parametrize(
    "wrong",
    [
        {"of": "999999"}, {"of": "x"}, {"capacity": ""}, {"name": ""}, {"post": ""}, {"answer-0": ""},
        {"question-0": "", "answer-0": ""}, {"held_on": "2030-01-01"}, {"closed_time": "08:00"}, {"venue": "a\x00b"},
    ],
)  # fmt: skip
def test_what_is_no_statement_stays_on_the_page(officer, case, wrong):
    answer = make.signed_in(officer).post(f"/instansi/perkara/{case.pk}/", TAKE | wrong)

    assert (answer.status_code, case.drafts.filter(step="take_down").count()) == (422, 0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"given_on": "2026-12-20"}, "antara hari perkara dibuka dan hari ini"),
        ({"name": "x" * 121}, "Nama:"),
        ({"data": b""}, "Berkas ini kosong"),
        ({"data": b"<script>alert(1)</script>"}, "Jenis berkas ini tidak diterima."),
        ({"file": "surat.pdf"}, "Pilih berkasnya dahulu."),
    ],
)
def test_what_is_no_paper_stays_on_the_page(officer, case, changes, said):
    answer = keep(make.signed_in(officer), case, **changes)

    assert (answer.status_code, said in answer.content.decode(), Statement.objects.count()) == (422, True, 0)


def test_a_paper_of_another_case_is_not_there(cast, clock, officer, case):
    other = make.procedure(cast, clock, until="open")
    paper = make.said(other, officer)

    assert make.signed_in(officer).get(f"/instansi/perkara/{case.pk}/keterangan/{paper}/").status_code == 404

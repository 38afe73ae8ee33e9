"""The receipt: the code stands there once, the PDF is the stored letter, nobody else gets either."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint, Draft
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/lapor/terima/"
IN_TIME = datetime(2024, 10, 21, 3, tzinfo=UTC)
NAMED = {"mode": "confidential", "name": "Warga Uji", "address": "Jalan Uji 1"}


def code_on(page) -> str:
    return page.context["code"]


def test_receipt_shows_number_code_and_what_comes_next(client):
    make.sent(client)

    page = client.get(PAGE)

    assert page.status_code == 200
    assert Complaint.objects.get().number in page.text
    assert len(code_on(page).replace("-", "")) == 17
    assert "Petugas memeriksa kelengkapan" in page.text
    assert "no-store" in page["Cache-Control"]


def test_receipt_lists_what_is_missing_by_when_and_what_otherwise(client):
    with time_machine.travel(IN_TIME):
        make.sent(client, anda={"mode": "confidential", "name": "Warga Uji"})
        page = client.get(PAGE).text

    assert "5 dari 7</b> unsur sudah ada" in page
    missing = page[page.index("Yang masih kurang") : page.index("Lihat perkembangannya")]
    assert "Nama dan alamat pelapor" in missing
    assert "Uraian kejadian" not in missing
    assert "Tanpa ini: dicatat sebagai informasi awal." in missing


def test_receipt_of_a_complete_report_says_so(client):
    with time_machine.travel(IN_TIME):
        make.sent(client, anda=NAMED, bukti={"berkas": make.photo()})
        page = client.get(PAGE).text

    assert "Laporan Anda dapat langsung diperiksa untuk diregister." in page


def test_code_is_not_on_the_page_a_second_time(client):
    make.sent(client)
    code = code_on(client.get(PAGE))

    again = client.get(PAGE)

    assert code.split("-")[0] not in again.text
    assert "Tampilkan kode sekali lagi" in again.text


def test_page_lost_on_the_way_can_be_asked_for_again_in_time(client):
    make.sent(client)
    code = code_on(client.get(PAGE))

    again = client.post(PAGE, {"lagi": "1"})

    assert code_on(again) == code


def test_code_is_gone_after_the_grace(client):
    make.sent(client)
    client.get(PAGE)

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        again = client.post(PAGE, {"lagi": "1"})

    assert code_on(again) == ""
    assert "tidak dapat dibuka lagi" in again.text
    assert Draft.objects.get().code_once == ""


def test_code_that_was_never_shown_waits_for_its_owner(client):
    make.sent(client)

    with time_machine.travel(timezone.now() + timedelta(hours=20)):
        page = client.get(PAGE)

    assert len(code_on(page).replace("-", "")) == 17


@pytest.mark.parametrize("method", ["get", "post"])
def test_start_leads_to_the_code_whose_page_was_lost(client, method):
    make.sent(client)

    assert getattr(client, method)("/lapor/").url == PAGE
    assert client.head(PAGE).status_code == 200
    assert code_on(client.get(PAGE))


def test_start_speaks_of_the_report_that_was_sent_while_its_code_can_be_had(client):
    make.sent(client)
    client.get(PAGE)

    assert "Buka tanda terimanya" in client.get("/lapor/").text
    client.post(PAGE)
    assert "Buka tanda terimanya" not in client.get("/lapor/").text


def test_nothing_of_the_report_stays_in_the_browser(client):
    make.sent(client)
    client.get(PAGE)

    client.post(PAGE)

    left = {name: morsel.value for name, morsel in client.cookies.items() if morsel.value}
    assert set(left) <= {"csrftoken"}


def test_finishing_takes_code_and_draft_off_the_browser(client):
    make.sent(client)
    client.get(PAGE)

    response = client.post(PAGE)

    assert response.url == "/"
    assert Draft.objects.get().code_once == ""
    assert client.get(PAGE).url == "/lapor/"


def test_second_report_from_the_same_browser_shows_its_own_code(client):
    make.sent(client)
    first = code_on(client.get(PAGE))
    make.sent(client)

    assert code_on(client.get(PAGE)) not in ("", first)


def test_receipt_belongs_to_its_browser(client):
    make.sent(client)

    assert Client().get(PAGE).url == "/lapor/"
    assert Client().get(PAGE + "tanda-terima.pdf").url == "/lapor/"


def test_receipt_before_sending_leads_to_the_start(client):
    make.answered(client)

    assert client.get(PAGE).url == "/lapor/"
    assert client.get(PAGE + "tanda-terima.pdf").url == "/lapor/"


def test_pdf_is_a_download_without_the_code(client):
    make.sent(client)

    response = client.get(PAGE + "tanda-terima.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert (
        response["Content-Disposition"] == f'attachment; filename="tanda-terima-{Complaint.objects.get().number}.pdf"'
    )
    assert response.content[:5] == b"%PDF-"
    assert "no-store" in response["Cache-Control"]


def test_pdf_that_is_not_ready_says_so(client, monkeypatch):
    from netralitas.letters import rendering

    def broken(*_args, **_kwargs):
        raise OSError("no fonts today")

    make.sent(client)
    monkeypatch.setattr(rendering, "pdf_of", broken)

    response = client.get(PAGE + "tanda-terima.pdf")

    assert response.status_code == 503
    assert "Laporan Anda sudah diterima" in response.text

"""Following a report up: the right code opens it, every other one says the same, nothing stays behind."""

import pytest
from django.test import Client

from complaints.models import Complaint
from netralitas.lib.codes import new_code
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/lacak/"
UNKNOWN = "Tidak ada laporan dengan kode ini."


@pytest.fixture
def code(client) -> str:
    return make.sent(client).get("/lapor/terima/").context["code"]


def test_code_opens_the_report_without_cookie_or_address(code):
    visitor = Client()

    response = visitor.post(PAGE, {"code": code.lower().replace("-", " ")})

    assert response.status_code == 200
    assert Complaint.objects.get().number in response.text
    assert "Laporan diterima" in response.text
    assert "no-store" in response["Cache-Control"]
    assert [name for name in response.cookies if name != "csrftoken"] == []


def test_report_shows_neither_story_nor_person(code):
    response = Client().post(PAGE, {"code": code})

    assert (make.NARRATIVE in response.text, "Camat Sendang Asri" in response.text) == (False, False)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Tulis kodenya dahulu."),
        ("halo", "Kode terdiri dari 17 huruf dan angka"),
        ("7K2M-9QXD-4TRB-E6WH-Z", "Ada huruf atau angka yang keliru"),
        ("\x00", "Tulis kodenya dahulu."),
        ("9" * 300, "Terlalu panjang"),
        ("' OR 1=1 --", "Kode terdiri dari 17 huruf dan angka"),
    ],
)
def test_wrong_code_gets_a_sentence_and_stays_on_the_page(client, typed, sentence):
    response = client.post(PAGE, {"code": typed})

    assert response.status_code == 422
    assert sentence in response.text


def test_guessed_code_and_number_tell_nothing(client, code):
    guessed = Client().post(PAGE, {"code": new_code()})
    number = Client().post(PAGE, {"code": Complaint.objects.get().number})

    assert UNKNOWN in guessed.text
    assert Complaint.objects.get().number not in guessed.text
    assert "Kode terdiri dari 17 huruf dan angka" in number.text


def test_guessing_is_counted(client, settings, code):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "code": (2, 900)}
    visitor = Client()
    for _try in range(2):
        visitor.post(PAGE, {"code": new_code()})

    response = visitor.post(PAGE, {"code": code})

    assert response.status_code == 429
    assert code in response.text


def test_receipt_can_be_fetched_with_the_code_only(code):
    right = Client().post("/lacak/tanda-terima.pdf", {"code": code})
    wrong = Client().post("/lacak/tanda-terima.pdf", {"code": new_code()})

    assert (right["Content-Type"], wrong.status_code) == ("application/pdf", 422)
    assert Client().get("/lacak/tanda-terima.pdf").status_code == 405


def test_code_in_the_address_is_ignored(client, code):
    response = client.get(PAGE, {"code": code})

    assert Complaint.objects.get().number not in response.text

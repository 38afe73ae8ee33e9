"""The code on the follow-up page: in every form's body, nowhere else; guesses are slow, counted and tell nothing."""

import re

import pytest
from django.test import Client

from complaints import talk
from complaints.models import BlindNotice, Complaint, Message, Reporter
from netralitas.lib.codes import new_code
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/lacak/"
STEPS = ("jawab", "tanya", "bukti", "kabar", "kabar-henti", "identitas", "tarik")
PANELS = ("bukti", "tanya", "kabar", "identitas", "tarik", "percakapan")


def test_code_is_in_the_body_of_every_form_and_in_no_address_or_cookie(receipt, send, cast):
    talk.ask(receipt.complaint, "Kapan?", key="a", actor=cast["verifikator"])
    pages = [send()] + [send(buka=panel) for panel in PANELS]

    for page in pages:
        forms = re.findall(r"<form.*?</form>", page.text, re.DOTALL)
        assert forms
        assert all(f'name="code" value="{receipt.code}"' in form for form in forms)
        assert re.findall(rf'(?:href|action)="[^"]*{receipt.code}', page.text) == []
        assert set(page.cookies) <= {"csrftoken"}
        assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_taken_with_a_guessed_code(case, step):
    given = {"text": "Halo", "address": "a@contoh.example", "mode": "open", "name": "X", "reason": "x", "yakin": "1"}
    before = Complaint.objects.values().get(pk=case.pk)

    response = Client().post(PAGE, {"code": new_code(), "langkah": step, **given})

    assert (response.status_code, case.number in response.text) == (422, False)
    assert (Message.objects.count(), BlindNotice.objects.count(), Reporter.objects.count()) == (0, 0, 0)
    assert Complaint.objects.values().get(pk=case.pk) == before


def test_guessed_code_gets_the_same_page_whether_reports_exist_or_not(cast):
    guess = new_code()

    def said() -> str:
        text = Client().post(PAGE, {"code": guess}).text
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)

    empty = said()
    make.report()

    assert said() == empty


def test_refused_code_keeps_what_was_written_and_sends_it_with_the_right_one(receipt, case):
    visitor = Client()
    refused = visitor.post(
        PAGE, {"code": new_code(), "langkah": "tanya", "text": "Panjang & <penting>", "key": "k" * 16}
    )
    fields = dict(re.findall(r'<input type="hidden" name="(langkah|text|key)" value="([^"]*)">', refused.text))

    assert "Panjang &amp; &lt;penting&gt;" in refused.text
    right = visitor.post(PAGE, {"code": receipt.code, "langkah": fields["langkah"], "text": "Panjang & <penting>"})
    assert (right.status_code, case.messages.get().text) == (200, "Panjang & <penting>")


def test_right_codes_are_not_counted_as_guesses_and_wrong_ones_are(receipt, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "code": (2, 900), "follow": (100, 900)}
    visitor = Client()

    right = [visitor.post(PAGE, {"code": receipt.code}).status_code for _turn in range(5)]
    wrong = [visitor.post(PAGE, {"code": new_code()}).status_code for _turn in range(3)]

    assert (right, wrong) == ([200] * 5, [422, 422, 429])


def test_one_address_may_not_come_without_end(receipt, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "follow": (2, 900)}
    visitor = Client()

    assert [visitor.post(PAGE, {"code": receipt.code}).status_code for _turn in range(3)] == [200, 200, 429]

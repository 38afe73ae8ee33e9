"""The look-up by code: its statements, its cost for wrong codes, what it says of a standing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints import talk, tracking, workflow
from netralitas.lib import codes
from netralitas.lib.refusal import Refusal
from tests import make
from tests.complaints import parted

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def verifier():
    return make.cast()["verifikator"]


def statements(code: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        tracking.open_by_code(code)
    return len(caught)


def test_look_up_takes_three_statements_with_a_long_talk_as_without(verifier):
    receipt = make.report()
    short = statements(receipt.code)
    for number in range(30):
        talk.ask(receipt.complaint, f"Pertanyaan {number}", key=str(number), actor=verifier)

    assert (short, statements(receipt.code)) == (3, 3)


def test_look_up_of_a_split_report_takes_two_more_however_many_cases(verifier):
    few, many = parted.received(), parted.received(others=tuple(parted.teacher() for _n in range(4)))
    for receipt, times in ((few, 1), (many, 4)):
        for _n in range(times):
            parted.parted(receipt.complaint, verifier)

    assert (statements(few.code), statements(many.code)) == (5, 5)


class Hashes:
    """Counts the slow hashes that a look-up spends."""

    def __init__(self, monkeypatch):
        self.spent = 0
        for name in ("hash", "verify"):
            monkeypatch.setattr(type(codes.HASHER), name, self._counting(getattr(type(codes.HASHER), name)))

    def _counting(self, real):
        def counted(*args, **kwargs):
            self.spent += 1
            return real(*args, **kwargs)

        return counted


def test_guess_costs_the_same_hash_as_a_hit_and_says_nothing(verifier, monkeypatch):
    receipt = make.report()
    hashes = Hashes(monkeypatch)

    tracking.open_by_code(receipt.code)
    hit = hashes.spent
    guess = codes.new_code()
    guessed = hashes.spent
    with pytest.raises(Refusal) as refused:
        tracking.open_by_code(guess)

    assert (hit, hashes.spent - guessed, refused.value.code) == (1, 1, "code_unknown")


def test_hash_of_another_code_under_the_same_index_opens_nothing(verifier):
    receipt = make.report()
    type(receipt.complaint).objects.update(code_hash=codes.hash_code(codes.new_code()))

    with pytest.raises(Refusal) as refused:
        tracking.open_by_code(receipt.code)

    assert refused.value.code == "code_unknown"


def test_question_is_the_headline_until_it_is_answered(verifier):
    receipt = make.report()
    case = make.study(receipt.complaint, verifier, until="examine")
    question, _new = talk.ask(case, "Kapan?", key="a", actor=verifier)
    asked = tracking.open_by_code(receipt.code)
    talk.say(case, "Sabtu.", key="k", up_to=question.pk)
    told = tracking.open_by_code(receipt.code)

    assert (asked.headline, [row.pk for row in asked.questions]) == ("Kami menunggu jawaban Anda", [question.pk])
    assert (told.headline, told.questions) == ("Petugas mulai memeriksa kelengkapan", [])


def test_ended_case_asks_nothing_more(verifier):
    receipt = make.report()
    case = make.study(receipt.complaint, verifier, until="examine")
    talk.ask(case, "Kapan?", key="a", actor=verifier)
    workflow.move(case, "decline", actor=verifier, ground="DECLINE-OTHER", reason="x")

    found = tracking.open_by_code(receipt.code)

    assert (found.is_over, found.questions, found.headline) == (True, [], "Laporan tidak diregister")
    assert found.timeline[-1].state == "done"

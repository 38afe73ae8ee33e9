"""A penalty below the range: who recommended is told without names, and reads the reason and the papers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netralitas.audit.models import Entry
from netralitas.outbox.models import Message
from netralitas.people.models import Office
from sanctions import decisions, objections, serving
from sanctions.localtime import today_of
from sanctions.models import Decision, Penalty
from tests import make

REASON = "Baru sekali, dan segera dihapus."


@pytest.fixture
def desk(cast):
    """Return the address of the one case desk of whoever recommends."""
    desks = Office.objects.filter(instansi=cast["satgas"].instansi, kind=Office.Kind.CASE_DESK)
    one = desks.first()
    desks.exclude(pk=one.pk).delete()
    one.email = "meja@bkn.example"
    one.save(update_fields=["email"])
    return one.email


def decide(row, officer, code: str) -> Decision:
    return decisions.decide(
        row, Penalty.objects.get(pk=code), considerations=["demikian"], below_range_reason=REASON, actor=officer,
        decider=decisions.Person("Galuh Paramartha", "Kepala Dinas"),
    )  # fmt: skip


def told() -> list[Message]:
    return list(Message.objects.filter(key__contains="below-range").order_by("pk"))


@pytest.fixture
def reported(cast, clock, desk):
    return make.procedure(cast, clock, until="report")


def test_who_recommended_is_told_and_no_name_is_in_the_message(officer, reported, desk):
    decision = decide(reported, officer, "ST1")

    (message,) = told()
    words = message.title + message.text + message.html
    assert (message.to, decision.letter.number in words, reported.recommendation.number in words) == (desk, True, True)
    accused = reported.recommendation.accused
    assert [part for part in (accused.name, accused.nip, decision.penalty.name, REASON) if part in words] == []
    assert Entry.objects.get(action="proceeding.report_below_range").data["penalty"] == "ST1"


def test_nobody_is_told_of_a_penalty_in_the_range(officer, reported):
    decide(reported, officer, "Ba")

    assert (told(), Entry.objects.filter(action="proceeding.report_below_range").count()) == ([], 0)


def test_the_page_of_the_recommendation_shows_reason_and_papers(cast, officer, reported, settings):
    decision = decide(reported, officer, "ST1")
    satgas, advice = make.at_desk(cast["satgas"]), reported.recommendation_id

    page = satgas.get(reverse("admin:taskforce_recommendation_change", args=[advice])).content.decode()

    assert ("Hukuman ini di bawah rentang" in page, REASON in page) == (True, True)
    paper = reverse("admin:taskforce_recommendation_answer", args=[advice, decision.letter_id])
    assert paper in page
    answer = satgas.get(paper)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert Entry.objects.filter(action="recommendation.read_letter").latest("pk").data == {
        "letter": decision.letter.number
    }
    for other in (reported.summonses.get().letter_id, 10**9):
        assert satgas.get(reverse("admin:taskforce_recommendation_answer", args=[advice, other])).status_code == 404


@pytest.mark.parametrize(
    ("first", "after", "outcome", "is_below"),
    [("Ba", "ST3", "lighter", True), ("Bb", "Ba", "lighter", False), ("ST3", "Ba", "heavier", False)],
)
def test_an_outcome_says_anew_whether_it_lies_below(officer, clock, reported, first, after, outcome, is_below):
    decide(reported, officer, first)
    serving.deliver(reported, delivered_on=today_of(reported), delivery="handed_over", note="", actor=officer)
    clock.shift(timedelta(days=1))
    objections.lodge(reported, lodged_on=today_of(reported), actor=officer)
    before = len(told())
    given = {"decided_on": today_of(reported), "number": "KPTS/7", "penalty": Penalty.objects.get(pk=after)}

    objections.settle(reported, outcome=outcome, actor=officer, **given)

    decision = Decision.objects.get()
    assert (decision.is_below_range, len(told()) - before) == (is_below, int(is_below))
    if first == "Ba":
        assert decision.below_range_reason == "Menurut putusan upaya administratif Nomor KPTS/7."

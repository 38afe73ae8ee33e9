"""A penalty that a heavier one had ended goes on once a remedy holds that one back or takes it away."""

from datetime import date, timedelta

import pytest

from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from sanctions import objections
from sanctions.localtime import today_of
from sanctions.models import Decision, Objection, Penalty
from sanctions.path import letters_of, path_of
from tests.sanctions.test_overlaps import pass_to, serve, states, two

__all__ = ["two"]


@pytest.fixture
def ended(clock, officer, two):
    """Return a penalty that a heavier one ended, the heavier one, and the day on which that took effect."""
    old, new = two("ST1", "Ba")
    day = serve(new, officer).effective_on
    pass_to(clock, day)
    assert states(old, new) == ["served", "in_force"]
    return old, new, day


def lodge(row, officer, day: date) -> Objection:
    return objections.lodge(row, lodged_on=day - timedelta(days=4), actor=officer)


def settle(row, officer, outcome: str, **given) -> None:
    objections.settle(row, outcome=outcome, decided_on=today_of(row), number="9/2027", actor=officer, **given)


def clocks(row) -> dict[str, str]:
    found = Clock.objects.filter(subject_type="sanctions.proceeding", subject_id=str(row.pk)).order_by("pk")
    return {code: outcome or state for code, state, outcome in found.values_list("rule_code", "state", "outcome")}


def test_it_goes_on_while_the_heavier_one_is_contested_and_after_it_is_annulled(clock, officer, ended):
    old, new, day = ended

    lodge(new, officer, day)

    first = Decision.objects.get(proceeding=old)
    assert (states(old, new), first.cut_short_by, first.ends_on) == (["in_force", "objected"], None, date(2028, 1, 14))
    assert (clocks(old)["D6"], clocks(old)["D7"]) == ("running", "running")
    assert Entry.objects.get(action="proceeding.revive").data["goes_on"] is True
    settle(new, officer, "annulled")
    assert states(old, new) == ["in_force", "annulled"]
    pass_to(clock, date(2028, 1, 15))
    assert states(old, new) == ["served", "annulled"]
    old.refresh_from_db()
    assert "Selesai dijalani" in [step.title for step in path_of(old, letters_of(old))]


def test_a_heavier_one_that_is_confirmed_ends_it_again_on_its_day(clock, officer, ended):
    old, new, day = ended
    lodge(new, officer, day)
    settle(new, officer, "upheld")

    pass_to(clock, day + timedelta(days=1))

    first = Decision.objects.get(proceeding=old)
    assert (states(old, new), first.cut_short_by.proceeding_id) == (["served", "in_force"], new.pk)


def test_one_that_became_lighter_waits_its_turn(clock, officer, ended):
    old, new, day = ended
    lodge(new, officer, day)
    settle(new, officer, "lighter", penalty=Penalty.objects.get(pk="R3"))

    pass_to(clock, day + timedelta(days=1))

    assert (states(old, new), Decision.objects.get(proceeding=new).effective_on) == (
        ["in_force", "delivered"], date(2028, 1, 15),
    )  # fmt: skip


def test_one_whose_own_time_is_over_stays_served(clock, officer, ended):
    old, new, day = ended
    lodge(new, officer, day)
    Decision.objects.filter(proceeding=old).update(cut_short_by=new.decision, ends_on=day - timedelta(days=1))
    type(old).objects.filter(pk=old.pk).update(status="served")  # as a case stands that was contested before
    pass_to(clock, date(2028, 2, 1))

    settle(new, officer, "revoked")

    first = Decision.objects.get(proceeding=old)
    assert (states(old, new), first.cut_short_by, first.ends_on) == (["served", "annulled"], None, date(2028, 1, 14))


def test_a_lighter_one_that_waited_takes_its_turn_and_meets_the_heavier_one_again(clock, officer, two):
    old, new = two("Ba", "ST3")
    assert serve(new, officer).effective_on == date(2028, 1, 15)
    at = date(2027, 2, 15)
    pass_to(clock, at)
    old.refresh_from_db()

    lodge(old, officer, old.decision.effective_on)

    waiting = Decision.objects.get(proceeding=new)
    assert (waiting.effective_on, waiting.ends_on, waiting.is_effect_unverified) == (
        at + timedelta(days=1), date(2028, 2, 15), True,
    )  # fmt: skip
    assert Entry.objects.get(action="proceeding.turn_comes").data["before"] == "2028-01-15"
    pass_to(clock, at + timedelta(days=1))
    assert states(old, new) == ["objected", "in_force"]
    settle(old, officer, "upheld")
    pass_to(clock, at + timedelta(days=2))
    assert states(old, new) == ["in_force", "served"]

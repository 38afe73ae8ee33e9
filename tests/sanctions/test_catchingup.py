"""Cases that are older than what the portal counts now get their clocks, once."""

from datetime import date, timedelta

import pytest

from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from sanctions import catchingup, objections
from sanctions.localtime import today_of
from sanctions.models import Decision, Execution, Objection
from sanctions.tasks import catch_up
from tests import make
from tests.sanctions.test_execution import EFFECT, carry_out, clocks, in_force
from tests.sanctions.test_overlaps import pass_to, serve, states, two

__all__ = ["in_force", "two"]


@pytest.fixture
def old(in_force):
    """Return a case that took effect before anything was counted for it."""
    Clock.objects.filter(subject_id=str(in_force.pk), rule_code__in=["D6", "D7"]).delete()
    return in_force


def test_a_penalty_in_effect_gets_both_clocks_from_today_on(clock, old):
    clock.move_to(EFFECT + timedelta(days=60))

    catch_up()

    duty, end = Clock.objects.get(rule_code="D6"), Clock.objects.get(rule_code="D7")
    assert (duty.anchor_on, duty.needs_verification) == (today_of(old), True)
    assert "14 hari kerja sejak portal mulai menghitungnya" in duty.explanation
    assert (end.anchor_on, end.plan) == (old.decision.ends_on, "penalty_end")
    old.refresh_from_db()
    assert old.due_at == duty.due_at
    assert Entry.objects.get(action="proceeding.catch_up").data == {"started": ["D6", "D7"]}


def test_it_is_done_once_and_never_where_it_runs(clock, old, cast):
    assert (catchingup.catch_up(), catchingup.catch_up()) == (1, 0)
    assert Clock.objects.filter(rule_code__in=["D6", "D7"]).count() == 2


def test_what_was_carried_out_is_watched_to_its_end_alone(officer, old):
    carry_out(old, officer)
    Clock.objects.filter(rule_code__in=["D6", "D7"]).delete()

    assert catchingup.catch_up() == 1
    assert clocks(old).get("D6") is None
    assert clocks(old)["D7"] == "running"


def test_what_was_served_without_a_record_is_asked_for_it(clock, old):
    pass_to(clock, date(2027, 12, 31))
    assert states(old) == ["served"]

    assert catchingup.catch_up() == 1

    assert (clocks(old)["D6"], "D7" in clocks(old), Execution.objects.count()) == ("running", False, 0)


def test_a_late_remedy_gets_the_clock_of_its_letter(officer, old):
    objections.lodge(old, lodged_on=today_of(old), actor=officer)
    Clock.objects.filter(rule_code="T23").delete()

    assert catchingup.catch_up() == 1

    assert Objection.objects.get().is_late
    assert "sejak portal mulai menghitungnya" in Clock.objects.get(rule_code="T23").explanation
    assert catchingup.catch_up() == 0


@pytest.mark.parametrize("status", ["objected", "annulled"])
def test_a_penalty_whose_heavier_one_fell_before_goes_on(clock, officer, two, status):
    old, new = two("ST1", "Ba")
    pass_to(clock, serve(new, officer).effective_on)
    assert states(old, new) == ["served", "in_force"]
    type(new).objects.filter(pk=new.pk).update(status=status)

    assert catchingup.catch_up() == 1

    assert (states(old)[0], Decision.objects.get(proceeding=old).cut_short_by) == ("in_force", None)
    assert catchingup.catch_up() == 0


def test_cases_that_wait_for_nothing_are_left_alone(cast, clock):
    for until in ("open", "decide", "deliver"):
        make.procedure(cast, clock, until=until)

    assert catchingup.catch_up() == 0
    assert not Entry.objects.filter(action="proceeding.catch_up").exists()

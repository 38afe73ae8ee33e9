"""Handing over, the day of effect and what stops: on real rows, with the days passing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from netralitas.clocks import reminders
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Region
from sanctions import serving
from sanctions.history import punished
from sanctions.localtime import today_of
from sanctions.models import Decision
from sanctions.path import letters_of, path_of
from tests import make


def deliver(row, officer, **given):
    values = {"delivered_on": today_of(row), "delivery": "handed_over", "note": "Diterima langsung."} | given
    return serving.deliver(row, actor=officer, **values)


def refusal(row, officer, **given) -> str:
    with pytest.raises(Refusal) as refused:
        deliver(row, officer, **given)
    return refused.value.code


@pytest.mark.parametrize("until", ["open", "team", "summon", "examine", "report"])
def test_nothing_is_delivered_before_it_is_decided(cast, clock, officer, until):
    row = make.procedure(cast, clock, until=until)

    assert refusal(row, officer) == "step_not_open"


def test_the_day_of_effect_is_the_fifteenth_working_day_and_every_clock_stops(cast, clock, officer):
    row = make.procedure(cast, clock, until="decide")

    decision = deliver(row, officer)

    row.refresh_from_db()
    assert (row.status, decision.delivered_on, decision.effective_on) == (
        "delivered", date(2026, 12, 7), date(2026, 12, 30),
    )  # fmt: skip
    assert decision.effective_explanation.startswith("15 hari kerja sejak keputusan diterima, Senin, 7 Desember 2026")
    stopped = Clock.objects.filter(state="stopped").values_list("rule_code", "outcome")
    assert {("T9", "answered"), ("D3", "delivered")} <= set(stopped)
    clock.shift(timedelta(days=90))
    assert reminders.send_due() == 0


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"delivered_on": date(2026, 12, 6)}, "delivered_on_wrong"),  # before the decision
        ({"delivered_on": date(2026, 12, 8)}, "delivered_on_wrong"),  # tomorrow
        ({"delivery": "burung merpati"}, "delivery_unknown"),
    ],
)
def test_a_handing_over_that_cannot_be_true_is_refused(cast, clock, officer, given, code):
    row = make.procedure(cast, clock, until="decide")

    assert refusal(row, officer, **given) == code
    row.refresh_from_db()
    assert (row.status, row.decision.delivered_on) == ("decided", None)


def test_it_is_delivered_once(cast, clock, officer):
    row = make.procedure(cast, clock, until="deliver")

    assert refusal(row, officer) == "step_not_open"


@pytest.mark.parametrize(
    ("offset", "midnight"),  # the end of 29 December 2026 on the agency's own wall, in UTC
    [(7, datetime(2026, 12, 29, 17, tzinfo=UTC)), (9, datetime(2026, 12, 29, 15, tzinfo=UTC))],
)
def test_it_comes_into_force_as_its_day_begins_where_the_agency_is(cast, clock, offset, midnight):
    row = make.procedure(cast, clock, until="deliver")
    Region.objects.filter(pk=row.instansi.region_id).update(utc_offset=offset)
    Decision.objects.update(effective_on=date(2026, 12, 30))

    brought = []
    for moment in (midnight - timedelta(seconds=1), midnight, midnight + timedelta(days=1)):
        clock.move_to(moment)
        brought.append(serving.bring_all_into_force())

    assert brought == [0, 1, 0]
    row.refresh_from_db()
    assert row.status == "in_force"


@pytest.mark.parametrize(
    "wrong",
    [
        {"delivered_on": date(2020, 1, 1)},  # before the decision
        {"delivered_on": None},  # in effect, yet never delivered
        {"effective_on": date(2026, 12, 7)},  # in effect on the day it was delivered
    ],
)
def test_the_database_itself_refuses_what_must_never_be(cast, clock, wrong):
    make.procedure(cast, clock, until="deliver")

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(**wrong)


@pytest.mark.parametrize(
    ("offset", "midnight"),  # the day after the last one begins at midnight on the agency's own wall, in UTC
    [(7, datetime(2027, 12, 29, 17, tzinfo=UTC)), (9, datetime(2027, 12, 29, 15, tzinfo=UTC))],
)
def test_a_penalty_is_served_when_its_last_day_has_passed_where_the_agency_is(cast, clock, offset, midnight):
    row = make.procedure(cast, clock, until="deliver")
    Region.objects.filter(pk=row.instansi.region_id).update(utc_offset=offset)
    Decision.objects.update(effective_on=date(2026, 12, 30))
    assert row.decision.ends_on == date(2027, 12, 29)
    clock.move_to(datetime(2027, 1, 5, tzinfo=UTC))
    serving.bring_all_into_force()

    ended = []
    for moment in (midnight - timedelta(seconds=1), midnight, midnight + timedelta(days=1)):
        clock.move_to(moment)
        ended.append(serving.serve_out_all())

    assert ended == [0, 1, 0]
    row.refresh_from_db()
    assert row.status == "served"
    assert [(step.state, step.title) for step in path_of(row, letters_of(row))][-3:] == [
        ("done", "Berlaku"),
        ("done", "Selesai dijalani"),
        ("now", "Pelaksanaan"),
    ]


def test_no_time_ends_a_penalty_without_duration(cast, clock):
    row = make.procedure(cast, clock, until="deliver")
    Decision.objects.update(penalty="Bc", ends_on=None)
    clock.shift(timedelta(days=900))

    assert (serving.bring_all_into_force(), serving.serve_out_all()) == (1, 0)
    row.refresh_from_db()
    assert row.status == "in_force"


def test_only_time_ends_a_penalty_and_not_before_it_is_in_force(cast, clock):
    row = make.procedure(cast, clock, until="deliver")
    clock.shift(timedelta(days=900))

    assert serving.serve_out(row) is False


def test_a_penalty_that_was_served_still_stands_in_the_ledger(cast, clock, officer):
    row = make.procedure(cast, clock, until="deliver")
    clock.shift(timedelta(days=500))
    serving.bring_all_into_force()
    serving.serve_out_all()
    row.refresh_from_db()

    assert (
        "berlaku sejak 30 Desember 2026"
        in punished(officer, [row.recommendation.accused_id])[row.recommendation.accused_id][0]
    )

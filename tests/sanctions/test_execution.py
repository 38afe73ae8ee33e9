"""Carrying out a penalty that took effect: the record, its paper and clock, the reminder before the last day."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction

from netralitas.audit.models import Entry
from netralitas.clocks import reminders
from netralitas.clocks.models import Clock
from netralitas.letters import scans
from netralitas.lib.refusal import Refusal
from netralitas.outbox.models import Message
from netralitas.people.models import Region
from sanctions import agenda, catchingup, desk, execution, objections, serving
from sanctions.execution_rules import execution_rule
from sanctions.localtime import today_of
from sanctions.models import Decision, Execution, ExecutionRule, Penalty, Proceeding
from sanctions.path import letters_of, path_of
from sanctions.penalty_data import read
from tests import make
from tests.lib import samples

EFFECT = datetime(2026, 12, 30, 1, tzinfo=UTC)  # 9 o'clock at the agency


@pytest.fixture
def in_force(cast, clock):
    """Return a case whose penalty of twelve months took effect today."""
    row = make.procedure(cast, clock, until="deliver")
    clock.move_to(EFFECT)
    assert serving.bring_all_into_force() == 1
    row.refresh_from_db()
    return row


@pytest.fixture
def dismissed(cast, clock):
    """Return a case whose penalty, without a duration, took effect today."""
    row = make.procedure(cast, clock, until="deliver")
    Decision.objects.update(penalty="Bc", ends_on=None)
    clock.move_to(EFFECT)
    serving.bring_all_into_force()
    row.refresh_from_db()
    return row


def carry_out(row, officer, **given) -> Execution:
    paper = scans.judged(BytesIO(samples.pdf()), "surat.pdf")
    values = {"executed_on": today_of(row), "title": "SK Bupati 821/12/2026, 30 Desember 2026", "paper": paper} | given
    return execution.carry_out(row, actor=officer, **values)


def refusal(row, officer, **given) -> str:
    with pytest.raises(Refusal) as refused:
        carry_out(row, officer, **given)
    return refused.value.code


def clocks(row) -> dict[str, str]:
    """Return by rule how the clocks of a case ended, or stand."""
    found = Clock.objects.filter(subject_type="sanctions.proceeding", subject_id=str(row.pk)).order_by("pk")
    return {code: outcome or state for code, state, outcome in found.values_list("rule_code", "state", "outcome")}


def test_the_duty_to_record_begins_with_the_effect_and_ends_with_the_record(officer, in_force):
    duty = Clock.objects.get(rule_code="D6")
    assert (duty.anchor_on, duty.needs_verification, duty.owner) == (date(2026, 12, 30), True, in_force.instansi)
    found, _following = desk.duties(officer, now=EFFECT)
    assert [(one.action, one.time.duty) for one in found] == [("Catat pelaksanaan", duty.duty)]
    assert [(step.state, step.title) for step in path_of(in_force, letters_of(in_force))][-3:] == [
        ("done", "Berlaku"), ("now", "Pelaksanaan"), ("next", "Selesai dijalani"),
    ]  # fmt: skip

    done = carry_out(in_force, officer)

    in_force.refresh_from_db()
    assert (in_force.status, in_force.due_at, clocks(in_force)["D6"]) == ("in_force", None, "carried_out")
    assert desk.duties(officer, now=EFFECT)[0] == []
    step = next(step for step in path_of(in_force, letters_of(in_force)) if step.title == "Pelaksanaan")
    assert (step.state, step.when, step.execution) == ("done", "Rabu, 30 Des 2026", done)
    assert hashlib.sha256(scans.read(done)).hexdigest() == done.clean_sha256
    entry = Entry.objects.get(action="proceeding.carry_out")
    assert entry.data == {"executed": "2026-12-30", "sha256": done.sha256, "penalty": in_force.decision.penalty_id}


def test_what_has_no_duration_is_done_with_its_record(officer, dismissed):
    carry_out(dismissed, officer)

    dismissed.refresh_from_db()
    assert (dismissed.status, clocks(dismissed)["D6"], "D7" in clocks(dismissed)) == ("served", "carried_out", False)
    assert [(step.state, step.title) for step in path_of(dismissed, letters_of(dismissed))][-2:] == [
        ("done", "Berlaku"), ("done", "Pelaksanaan"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"executed_on": date(2026, 12, 29)}, "day_wrong"),  # before the effect
        ({"executed_on": date(2026, 12, 31)}, "day_wrong"),  # tomorrow
        ({"title": " "}, "missing_title"),
    ],
)
def test_a_record_that_cannot_be_true_is_refused(officer, in_force, given, code):
    assert refusal(in_force, officer, **given) == code
    assert (Execution.objects.count(), clocks(in_force)["D6"]) == (0, "running")


def test_nobody_else_records_it_and_nobody_twice(cast, officer, in_force):
    assert refusal(in_force, cast["satgas"]) == "not_your_step"
    carry_out(in_force, officer)

    assert refusal(in_force, officer) == "already_carried_out"


def test_nothing_is_carried_out_before_it_is_in_effect(cast, clock, officer):
    assert refusal(make.procedure(cast, clock, until="deliver"), officer) == "step_not_open"


def test_where_the_law_asks_for_no_record_there_is_no_duty(cast, clock, officer):
    ExecutionRule.objects.all().delete()
    row = make.procedure(cast, clock, until="deliver")
    clock.move_to(EFFECT)
    serving.bring_all_into_force()
    row.refresh_from_db()

    assert (refusal(row, officer), "D6" in clocks(row)) == ("no_execution", False)
    assert "Pelaksanaan" not in [step.title for step in path_of(row, letters_of(row))]
    assert "carry_out" not in desk.LaidDown(row.instansi, EFFECT).open_steps(row)


def test_the_desk_is_reminded_before_the_last_day_and_not_after_it(clock, officer, in_force):
    carry_out(in_force, officer)
    sent = []

    for day in (date(2027, 11, 29), date(2027, 11, 30), date(2027, 12, 23), date(2027, 12, 29), date(2028, 1, 5)):
        clock.move_to(datetime(day.year, day.month, day.day, 1, tzinfo=UTC))
        reminders.send_due()
        serving.serve_out_all()
        sent.append(Message.objects.filter(subject_type="clocks.clock").count())

    in_force.refresh_from_db()
    assert [count - sent[0] for count in sent] == [0, 1, 2, 2, 2]
    assert (in_force.status, clocks(in_force)["D7"]) == ("served", "served")


def test_the_last_day_stands_once_in_the_calendar(in_force):
    found = agenda.agenda(in_force.instansi, date(2027, 12, 1), date(2028, 1, 31))

    assert [one.key for one in found] == [f"end-{in_force.decision.pk}"]


@pytest.mark.parametrize(("offset", "code"), [(7, "day_wrong"), (9, "")])
def test_the_day_of_the_record_is_that_of_the_agency(clock, officer, in_force, offset, code):
    Region.objects.filter(pk=in_force.instansi.region_id).update(utc_offset=offset)
    clock.move_to(datetime(2026, 12, 30, 16, tzinfo=UTC))  # 31 December in the east, still the 30th in the west

    refused = ""
    try:
        carry_out(in_force, officer, executed_on=date(2026, 12, 31))
    except Refusal as one:
        refused = one.code
    assert refused == code


def test_a_remedy_holds_the_execution_and_a_changed_penalty_is_carried_out_anew(officer, in_force):
    carry_out(in_force, officer)
    objections.lodge(in_force, lodged_on=date(2026, 12, 28), actor=officer)
    assert clocks(in_force)["D7"] == "contested"
    given = {"decided_on": date(2026, 12, 30), "number": "KPTS/1", "penalty": Penalty.objects.get(pk="ST3")}
    objections.settle(in_force, outcome="lighter", actor=officer, **given)

    serving.bring_all_into_force()

    in_force.refresh_from_db()
    assert (in_force.status, in_force.due_at is not None, clocks(in_force)["D7"]) == ("in_force", True, "running")
    carry_out(in_force, officer)
    assert [one.penalty_id for one in in_force.executions.all()] == ["Ba", "ST3"]


def test_what_a_remedy_confirms_needs_no_second_record(officer, dismissed):
    carry_out(dismissed, officer)
    objections.lodge(dismissed, lodged_on=date(2026, 12, 28), actor=officer)
    given = {"decided_on": date(2026, 12, 30), "number": "BPASN/1", "actor": officer}
    objections.settle(dismissed, outcome="upheld", **given)

    serving.bring_all_into_force()

    dismissed.refresh_from_db()
    assert (dismissed.status, dismissed.due_at, dismissed.executions.count()) == ("served", None, 1)


def test_every_penalty_of_discipline_has_one_rule_and_every_rule_a_penalty():
    data = read()
    named = [code for rule in data["execution_rules"] for code in rule["penalties"]]

    assert sorted(named) == sorted(one["code"] for one in data["penalties"] if one["level"] != "moral")


def test_the_database_keeps_one_execution_of_a_penalty(officer, in_force):
    done = carry_out(in_force, officer)
    done.pk, done._state.adding = None, True

    with pytest.raises(IntegrityError), transaction.atomic():
        done.save(force_insert=True)


def test_a_record_after_the_last_day_is_still_taken(clock, officer, in_force):
    clock.shift(timedelta(days=400))
    serving.serve_out_all()

    carry_out(in_force, officer)

    in_force.refresh_from_db()
    assert (in_force.status, clocks(in_force)["D6"]) == ("served", "carried_out")


@pytest.mark.parametrize(
    ("person", "code", "basis"),
    [
        ({}, "D6", "PP 94/2021 Pasal 39"),
        ({"employment": "pppk", "acts": ("PP-5n2",)}, "D6-PPPK", "PP 49/2018 Pasal 52, disamakan dengan disiplin PNS"),
        ({"employment": "pppk"}, "D6-PPPK", "PP 49/2018 Pasal 52, disamakan dengan disiplin PNS"),
        ({"employment": "ppnpn"}, "D6-KONTRAK", "SE MenPANRB 1/2023 dan perjanjian kerja tahunan"),
        ({"acts": ("DS-05",)}, "D6-PTDH", "PP 11/2017 Pasal 270, disimpulkan"),
        ({"acts": ("DS-05",), "employment": "pppk"}, "D6-PPPK", "PP 49/2018 Pasal 52, disamakan dengan disiplin PNS"),
    ],
)
def test_the_record_rests_on_the_law_that_binds_the_person(cast, clock, officer, person, code, basis):
    row = make.procedure(cast, clock, until="deliver", **person)
    clock.move_to(EFFECT + timedelta(days=3))
    serving.bring_all_into_force()

    duty = Clock.objects.get(subject_id=str(row.pk), rule_code__startswith="D6")

    assert (duty.rule_code, duty.basis) == (code, basis)
    assert execution_rule(Decision.objects.get(proceeding=row).penalty_id, today_of(row)).basis == basis
    carry_out(Proceeding.objects.get(pk=row.pk), officer)
    duty.refresh_from_db()
    assert (duty.state, duty.outcome) == ("stopped", "carried_out")


def test_a_record_that_ran_by_an_older_rule_stops_too(cast, clock, officer):
    row = make.procedure(cast, clock, until="deliver", employment="pppk")
    Clock.objects.filter(subject_id=str(row.pk), rule_code="D6-PPPK").update(rule_code="D6")

    assert catchingup.catch_up() == 0
    carry_out(Proceeding.objects.get(pk=row.pk), officer)

    assert Clock.objects.get(subject_id=str(row.pk), rule_code="D6").outcome == "carried_out"


def test_the_last_day_of_an_agencys_own_penalty_is_watched_by_its_own_law(cast, clock, officer):
    own = make.own_penalty(officer.instansi, cast["admin"], "PPPK-S", name="Pengurangan 6 bulan", months=6)
    row = make.procedure(cast, clock, until="deliver", employment="pppk", acts=("PP-5n2",))
    assert row.decision.penalty_id == own.pk
    clock.move_to(EFFECT + timedelta(days=3))
    serving.bring_all_into_force()
    ends_on = Decision.objects.get(proceeding=row).ends_on

    end = Clock.objects.get(subject_id=str(row.pk), plan="penalty_end")
    assert (end.rule_code, end.basis) == ("D7-PPPK", "PP 49/2018 Pasal 52, aturan disiplin PPPK instansi")
    clock.move_to(datetime(ends_on.year, ends_on.month, ends_on.day, 1, tzinfo=UTC) + timedelta(days=1))
    assert serving.serve_out_all() == 1
    end.refresh_from_db()
    assert end.outcome == "served"

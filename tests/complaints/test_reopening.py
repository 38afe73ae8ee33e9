"""An ended case is opened again with a reason, goes on where it ended, and counts from that day."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
import time_machine
from django.apps import apps

from complaints import referring, tracking, triage, workflow
from complaints.models import Act
from complaints.statuses import Status
from netralitas import tallies
from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from tests import make
from tests.complaints.desk import DECLINED, QUEUE, page, step, text_of
from tests.complaints.parted import close, parted, report

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


def declined(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="examine")
    return workflow.move(case, "decline", actor=cast["verifikator"], **DECLINED)


def closed(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")
    triage.decide(case.acts.get(), "not_proven", reason="Bukan dia", actor=cast["verifikator"])
    return workflow.move(case, "close", actor=cast["verifikator"], reason="Foto lama")


def referred(cast, until="study"):
    case = make.report(files=False, who={"employment_status": "village_head"}).complaint
    case = make.study(case, cast["verifikator"], until=until)
    referring.refer(case.accused.get(), "Bupati", address="", reason="x", actor=cast["verifikator"])
    return workflow.move(case, "refer", actor=cast["verifikator"], reason="Bukan ASN")


@pytest.mark.parametrize(
    ("ended", "status", "rule"),
    [
        (declined, "initial_study", "T3-PLK"),
        (closed, "under_study", "T5-PLK"),
        (referred, "under_study", "T5-PLK"),
        (lambda cast: referred(cast, until="examine"), "initial_study", "T3-PLK"),
    ],
)
def test_ended_case_goes_on_where_it_ended_and_its_time_begins_that_day(cast, ended, status, rule):
    with time_machine.travel(datetime(2024, 10, 21, 3, 0, tzinfo=UTC), tick=False) as clock:
        case = ended(cast)
        clock.move_to(datetime(2024, 11, 4, 3, 0, tzinfo=UTC))
        case = workflow.move(case, "reopen", actor=cast["verifikator"], reason="Ada video baru")

    row = Clock.objects.get(subject_id=str(case.pk), state="running")
    assert (case.status, row.rule_code, row.anchor_on.day, case.due_at) == (status, rule, 4, row.due_at)
    assert ("sejak perkara dibuka kembali, Senin, 4 November 2024" in row.explanation, row.needs_verification) == (
        True,
        True,
    )
    assert (case.milestones.last().kind, case.events.last().note) == ("reopened", "Ada video baru")
    assert case.accused.filter(is_referred=True).count() == 0
    assert "video" not in str(Entry.objects.get(action="complaint.reopen").data)


def test_reporter_reads_that_the_case_is_open_again(cast):
    receipt = make.report()
    case = make.study(receipt.complaint, cast["verifikator"], until="examine")
    workflow.move(case, "decline", actor=cast["verifikator"], **DECLINED)
    assert tracking.open_by_code(receipt.code).is_over

    workflow.move(case, "reopen", actor=cast["verifikator"], reason="Ada video baru")

    found = tracking.open_by_code(receipt.code)
    assert (found.is_over, found.headline) == (False, "Perkara dibuka kembali")


@pytest.mark.parametrize("status", sorted(set(Status.values) - {"not_registered", "not_proven", "referred"}))
def test_only_an_ended_case_is_opened_again(cast, status):
    case, other = make.report().complaint, make.report().complaint
    held = {"merged": {"lead": other}, "rejoined": {"split_from": other, "code_index": None}}
    type(case).objects.filter(pk=case.pk).update(status=status, kind="finding", **held.get(status, {}))

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "reopen", actor=cast["verifikator"], reason="x")

    assert refused.value.code == "step_not_open"


def test_case_that_a_recommendation_rests_on_is_not_opened_again(cast):
    case = closed(cast)
    case.milestones.create(kind="recommended")

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "reopen", actor=cast["verifikator"], reason="x")

    assert refused.value.code == "recommended"
    assert "reopen" not in [step.action for step in workflow.steps_for(case, "verifier")]


def test_study_that_is_taken_up_again_counts_once_and_only_when_it_ends(cast):
    case = closed(cast)
    assert tallies.durations()["study"].cases == 1
    case = workflow.move(case, "reopen", actor=cast["verifikator"], reason="x")
    assert "study" not in tallies.durations()
    triage.decide(case.acts.get(), "not_proven", reason="Bukan dia", actor=cast["verifikator"])

    workflow.move(case, "close", actor=cast["verifikator"], reason="Tetap bukan")

    assert tallies.durations()["study"].cases == 1
    assert tallies.outcomes(datetime(2999, 1, 1, tzinfo=UTC)) == {("not_proven", ""): 1}


def test_verdict_from_before_the_reopening_is_confirmed_before_the_case_ends_again(cast):
    verifier = cast["verifikator"]
    case = workflow.move(closed(cast), "reopen", actor=verifier, reason="Ada video baru")
    desk = make.at_desk(verifier)

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "close", actor=verifier, reason="Tetap bukan")
    asked, listed = desk.get(page(case)), text_of(desk.get(QUEUE))
    form = asked.context["acts"][0].verdict
    given = {name: form[name].value() for name in ("act", "verdict", "reason", "seen")}
    kept = desk.post(step(case, "decide"), given)

    assert (refused.value.code, asked.context["what"]) == ("verdict_pending", "Tegaskan lagi tiap putusan lama")
    assert ("Tegaskan lagi tiap putusan lama" in listed, kept.status_code) == (True, 302)
    assert "Putusan ini dari sebelum perkara dibuka kembali." in text_of(asked)
    desk.post(step(case, "decide"), given)
    event = case.events.get(action="confirm")
    assert "Putusan perbuatan ditegaskan lagi" in [item.title for item in desk.get(page(case)).context["timeline"]]
    assert (event.actor, event.source, event.target) == (verifier, "under_study", "under_study")
    assert event.note.splitlines()[:2] == ["Perbuatan DS-07", "Putusan ditegaskan lagi: Tidak terbukti. “Bukan dia”"]
    assert event.note.splitlines()[2].startswith(f"Yang sebelumnya dari {verifier.full_name}, ")
    late = make.at_desk(cast["verifikator-kedua"]).post(step(case, "decide"), {**given, "verdict": "proven"})
    assert (late.status_code, case.acts.get().verdict) == (409, "not_proven")
    assert workflow.move(case, "close", actor=verifier, reason="Tetap bukan").status == "not_proven"


def test_case_split_off_after_the_reopening_confirms_its_verdicts_too_and_takes_their_history_along(cast):
    verifier = cast["verifikator"]
    case = workflow.move(
        close(make.study(report(), verifier, until="study"), verifier), "reopen", actor=verifier, reason="Ada video"
    )
    first, second = case.acts.order_by("accused")
    triage.decide(second, "not_proven", reason="x", actor=verifier)

    part = parted(case, verifier, register_number="81")

    assert ([act.to_confirm for act in case.acts.all()], [act.to_confirm for act in part.acts.all()]) == (
        [True],
        [False],
    )
    assert (case.events.filter(action="confirm").count(), part.events.get(action="confirm").act) == (0, second)
    workflow.move(part, "rejoin", actor=verifier, reason="Keliru")
    assert case.events.get(action="confirm").act == second
    with pytest.raises(Refusal) as refused:
        workflow.move(case, "close", actor=verifier, reason="Tidak terbukti")
    assert (refused.value.code, first.pk) == ("verdict_pending", case.acts.get(to_confirm=True).pk)


def test_verdicts_of_cases_that_were_open_again_before_are_marked_and_no_others(cast):
    verifier = cast["verifikator"]
    case = workflow.move(closed(cast), "reopen", actor=verifier, reason="Ada video baru")
    confirmed = workflow.move(closed(cast), "reopen", actor=verifier, reason="Ada video baru")
    triage.decide(confirmed.acts.get(), "not_proven", reason="Bukan dia", actor=verifier)
    ended = closed(cast)
    Act.objects.update(to_confirm=False)

    import_module("complaints.migrations.0050_verdicts_to_confirm").mark_old_verdicts(apps, None)

    marked = {act.complaint_id: act.to_confirm for act in Act.objects.all()}
    assert marked == {case.pk: True, confirmed.pk: False, ended.pk: False}


def test_referred_case_stands_among_the_figures_under_a_name_of_its_own(cast):
    referred(cast)

    assert tallies.outcomes(datetime(2999, 1, 1, tzinfo=UTC)) == {("referred", ""): 1}

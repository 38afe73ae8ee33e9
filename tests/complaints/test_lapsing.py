"""Whoever does not complete a report in time: the portal ends the waiting by itself, unless an answer lies there."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connections

from complaints import completion, documents, identity, lapsing, talk, tracking, workflow
from complaints.models import CaseEvent, Complaint
from complaints.tasks import end_completions
from netralitas.audit.models import Entry
from netralitas.clocks.remaining import open_clocks
from netralitas.law.models import Provision
from netralitas.lib.refusal import Refusal
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"}
ASKED = datetime(2024, 10, 21, 3, 0, tzinfo=UTC)


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def clock():
    with time_machine.travel(ASKED, tick=False) as traveller:
        yield traveller


def asked(cast, you=NAMED):
    receipt = make.report(files=False, you=you)
    case = make.study(receipt.complaint, cast["verifikator"], until="examine")
    return receipt, workflow.move(case, "ask_completion", actor=cast["verifikator"], reason="Ada bukti?")


def test_report_that_nobody_completes_is_not_registered_with_the_article(cast, clock):
    receipt, case = asked(cast)
    due = case.due_at
    clock.move_to(due)
    assert lapsing.end_overdue().done == []
    clock.move_to(due + timedelta(seconds=1))

    end_completions()

    case.refresh_from_db()
    event, found = case.events.last(), tracking.open_by_code(receipt.code)
    assert (case.status, case.due_at, open_clocks(case).count()) == ("not_registered", None, 0)
    assert (event.action, event.actor, event.ground) == ("lapse", None, "LAPSED")
    assert event.note.endswith("(Perbawaslu 8/2020) (perlu verifikasi)")
    assert "Kelengkapan yang diminta tidak datang" in found.timeline[-1].text
    assert (found.is_over, case.messages.filter(settled_at=None).count()) == (True, 0)
    assert Entry.objects.get(action="complaint.lapse").actor_label == "sistem"


@pytest.mark.parametrize("kind", ["initial_information", "finding"])
def test_what_needs_no_reporter_is_examined_further_with_what_there_is(cast, clock, kind):
    _receipt, case = asked(cast, {"mode": "anonymous"})
    Complaint.objects.filter(pk=case.pk).update(kind=kind)
    clock.shift(timedelta(days=5))

    lapsing.end_overdue()

    case.refresh_from_db()
    assert (case.status, case.kind, case.milestones.last().kind) == ("initial_study", kind, "initial_study")
    assert list(open_clocks(case).values_list("rule_code", "state")) == [("T3-PLK", "running")]


def says(case):
    talk.say(case, "Ini fotonya.", key="k")


def says_and_is_read(case):
    says(case)
    talk.mark_seen(case)


def gives_a_name(case):
    identity.upgrade(case, "open", {"name": "Sekar Melatiningrum"})


@pytest.mark.parametrize("answers", [says, says_and_is_read, gives_a_name])
def test_answer_is_weighed_by_an_officer_and_never_by_the_clock(cast, clock, answers):
    _receipt, case = asked(cast)
    clock.shift(timedelta(hours=1))
    answers(case)
    clock.shift(timedelta(days=5))

    outcome = lapsing.end_overdue()

    case.refresh_from_db()
    assert (case.status, len(outcome.done), len(outcome.refused)) == ("needs_completion", 0, 1)


def test_message_unread_on_a_report_handled_with_it_holds_it_too(cast, clock):
    _receipt, case = asked(cast)
    other = make.report(files=False).complaint
    workflow.move(other, "merge", actor=cast["verifikator"], lead=case, reason="Sama")
    says(other)
    clock.shift(timedelta(days=5))

    lapsing.end_overdue()
    case.refresh_from_db()
    assert case.status == "needs_completion"

    talk.mark_seen(other)
    lapsing.end_overdue()
    case.refresh_from_db()
    assert case.status == "not_registered"


def test_what_was_said_before_the_question_is_no_answer_to_it(cast, clock):
    receipt = make.report(files=False, you=NAMED)
    says_and_is_read(receipt.complaint)
    clock.shift(timedelta(hours=1))
    case = make.study(receipt.complaint, cast["verifikator"], until="examine")
    case = workflow.move(case, "ask_completion", actor=cast["verifikator"], reason="Ada bukti?")
    clock.shift(timedelta(days=5))

    assert (completion.is_answered(case), len(lapsing.end_overdue().done)) == (False, 1)


@pytest.mark.parametrize("name", ["verifikator", "satgas", "admin", None])
def test_nobody_takes_the_step_of_the_clock(cast, clock, name):
    _receipt, case = asked(cast)
    clock.shift(timedelta(days=5))

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "lapse", actor=cast[name] if name else None)

    assert refused.value.code == "not_your_step"


def test_clock_takes_no_step_before_its_time(cast, clock):
    _receipt, case = asked(cast)

    with pytest.raises(Refusal) as refused:
        workflow.lapse(case)

    assert refused.value.code == "not_due"


def test_report_that_lapsed_is_opened_again_with_a_reason(cast, clock):
    _receipt, case = asked(cast)
    clock.shift(timedelta(days=5))
    lapsing.end_overdue()

    case = workflow.move(case, "reopen", actor=cast["verifikator"], reason="Bukti datang lewat pos")

    assert case.status == "initial_study"


def test_waiting_ends_without_a_sentence_when_no_rule_says_one(cast, clock):
    _receipt, case = asked(cast)
    Provision.objects.filter(code="LAPSED").delete()
    clock.shift(timedelta(days=5))

    lapsing.end_overdue()

    case.refresh_from_db()
    assert (case.status, case.events.last().ground) == ("not_registered", "")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_sweep_and_answer_at_once_leave_one_clear_state():
    cast = make.cast()
    with time_machine.travel(ASKED, tick=False) as traveller:
        _receipt, case = asked(cast)
        traveller.shift(timedelta(days=5))
        outcomes = []

        def run(door):
            try:
                door()
                outcomes.append("done")
            except Refusal as refusal:
                outcomes.append(refusal.code)
            finally:
                connections.close_all()

        doors = [lambda: workflow.lapse(case), lambda: workflow.lapse(case), lambda: says(case)]
        threads = [threading.Thread(target=run, args=(door,)) for door in doors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    case.refresh_from_db()
    lapsed = CaseEvent.objects.filter(complaint=case, action="lapse").count()
    assert (case.status, lapsed, sorted(outcomes)) in [
        ("not_registered", 1, ["case_over", "done", "step_not_open"]),
        ("needs_completion", 0, ["answered", "answered", "done"]),
    ]


def test_nobody_is_asked_in_writing_for_what_has_come(cast, clock):
    _receipt, case = asked(cast)
    talk.say(case, "Di balai desa.", key="k")

    with pytest.raises(Refusal) as refused:
        documents.completion_notice(case, actor=cast["verifikator"])
    assert refused.value.code == "answered"

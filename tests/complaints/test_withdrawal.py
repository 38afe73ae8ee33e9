"""A withdrawal ends the handling before registration, is noted afterwards, and may become initial information."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from complaints import clarifying, splitting, talk, tracking, workflow
from complaints.statuses import Kind, Status
from complaints.withdrawal import ends_handling
from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from tests import make
from tests.complaints.desk import DECLINED, QUEUE, page, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"}


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


def withdraw(case):
    return workflow.move(case, "withdraw", actor=None, reason="Saya ditekan.")


def running(case) -> list[str]:
    rows = Clock.objects.filter(subject_type="complaints.complaint", subject_id=str(case.pk))
    return list(rows.exclude(state="stopped").values_list("rule_code", flat=True))


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("kind", Kind.values)
def test_only_an_unregistered_report_ends_by_withdrawal(status, kind):
    expected = status in ("received", "initial_study", "needs_completion") and kind != "finding"

    assert ends_handling(status, kind) is expected


@pytest.mark.parametrize("steps", [[], ["examine"], ["examine", "ask_completion"]])
def test_unregistered_report_is_withdrawn_and_its_clocks_end(verifier, steps):
    case = make.report(you=NAMED).complaint
    for step in steps:
        case = workflow.move(case, step, actor=verifier, reason="x")

    case = withdraw(case)

    event = case.events.last()
    assert (case.status, running(case), case.due_at) == ("withdrawn", [], None)
    assert (event.action, event.actor, event.note) == ("withdraw", None, "Saya ditekan.")
    entry = Entry.objects.get(action="complaint.withdraw")
    assert (entry.actor_label, "ditekan" in str(entry.data)) == ("pelapor", False)


def test_registered_report_goes_on_and_the_withdrawal_is_noted_once(verifier):
    case = make.study(make.report(you=NAMED).complaint, verifier, until="register")
    before = (case.status, running(case), case.due_at)

    case = withdraw(case)
    with pytest.raises(Refusal) as again:
        withdraw(case)

    assert ((case.status, running(case), case.due_at), again.value.code) == (before, "withdrawal_noted")
    assert case.milestones.last().kind == "withdrawal_noted"


def test_adopted_finding_is_the_supervisors_own_and_goes_on(verifier):
    case = make.study(make.report().complaint, verifier, until="adopt")

    case = withdraw(case)

    assert (case.status, case.kind, running(case)) == ("initial_study", "finding", ["T3-PLK"])


def test_withdrawn_report_may_become_initial_information(verifier):
    receipt = make.report(you=NAMED)
    case = withdraw(receipt.complaint)

    case = workflow.move(case, "revive", actor=verifier, reason="Bukti kuat")

    found = tracking.open_by_code(receipt.code)
    assert (case.status, case.kind, running(case)) == ("initial_study", "initial_information", ["T3-PLK"])
    assert (found.is_over, found.headline) == (False, "Isi laporan dipakai sebagai informasi awal")


def test_report_that_the_office_took_up_again_does_not_end_by_a_second_withdrawal(verifier):
    case = withdraw(make.report(you=NAMED).complaint)
    case = workflow.move(case, "revive", actor=verifier, reason="Bukti kuat")

    case = withdraw(case)
    with pytest.raises(Refusal) as again:
        withdraw(case)

    assert (case.status, running(case), again.value.code) == ("initial_study", ["T3-PLK"], "withdrawal_noted")
    assert (case.milestones.last().kind, case.events.last().note) == ("withdrawal_noted", "Saya ditekan.")


def test_nothing_is_demanded_of_a_reporter_who_left(verifier):
    case = withdraw(make.report(you=NAMED).complaint)
    case = workflow.move(case, "revive", actor=verifier, reason="Bukti kuat")
    desk = make.at_desk(verifier)

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "ask_completion", actor=verifier, reason="Sebutkan tempatnya.")

    shown = desk.get(page(case)).context
    shut = {step.action: step.shut for step in shown["steps"]}
    assert (refused.value.code, "menarik diri" in shut["ask_completion"]) == ("reporter_left", True)
    assert shown["what"] == "Angkat menjadi temuan atau akhiri"


def test_reporter_who_left_is_told_but_neither_asked_nor_invited(verifier):
    case = make.study(make.report(you=NAMED).complaint, verifier, until="study")
    row = invited(case, "reporter", verifier)
    case = withdraw(case)

    with pytest.raises(Refusal) as asked:
        talk.ask(case, "Kapan?", key="q", actor=verifier)
    with pytest.raises(Refusal) as moved:
        clarifying.put_off(row, row.at + timedelta(days=1), result="x", actor=verifier)
    with pytest.raises(Refusal) as again:
        invited(case, "reporter", verifier)

    assert {one.value.code for one in (asked, moved, again)} == {"reporter_left"}
    assert talk.ask(case, "Perkara sudah dikaji.", key="n", actor=verifier, is_question=False)[1] is True
    assert (invited(case, "witness", verifier).state, heard(case, verifier).state) == ("invited", "held")
    shown = make.at_desk(verifier).get(page(case))
    assert [value for value, _label in shown.context["talk"].form.fields["kind"].choices] == ["note"]
    whom = shown.context["clarifications"].invite.fields["whom"].choices
    assert ("reporter" in dict(whom), "Minta perbaikan" in text_of(shown)) == (False, False)


def invited(case, whom, actor):
    at = timezone.now() + timedelta(days=2)
    given = {"way": "video", "place": "x", "purpose": "x", "key": f"{whom}-{case.clarifications.count()}"}
    return clarifying.invite(case, whom, at=at, actor=actor, **given)


def heard(case, actor):
    given = {"way": "in_person", "place": "Kantor", "result": "Datang sendiri.", "key": "walk-in"}
    return clarifying.record_heard(case, "reporter", at=timezone.now(), actor=actor, **given)


@pytest.mark.parametrize(("name", "is_told"), [("verifikator", True), ("satgas", False), ("auditor", False)])
def test_pressure_is_told_to_the_desk_alone(cast, name, is_told):
    case = make.study(make.report().complaint, cast["verifikator"], until="forward")
    splitting.withdraw(case, reason="Saya ditekan.", pressed=True)
    desk = make.at_desk(cast[name])

    listed, shown = text_of(desk.get(QUEUE, {"status": "all"})), desk.get(page(case))

    assert ("menyebut tekanan" in listed, "Penarikan menyebut tekanan" in text_of(shown)) == (is_told, is_told)
    assert ("pelapor menarik diri" in listed, shown.context["has_left"]) == (True, True)


@pytest.mark.parametrize("action", ["decline", "withdraw"])
def test_ended_case_has_nothing_to_withdraw(verifier, action):
    case = make.study(make.report().complaint, verifier, until="examine")
    given = DECLINED if action == "decline" else {"reason": "x"}
    workflow.move(case, action, actor=verifier if action == "decline" else None, **given)

    with pytest.raises(Refusal) as refused:
        withdraw(case)

    assert refused.value.code == "step_not_open"


def test_followed_up_case_has_nothing_to_withdraw(verifier):
    case = make.study(make.report().complaint, verifier, until="forward")
    case.milestones.create(kind="followed_up")

    with pytest.raises(Refusal) as refused:
        withdraw(case)

    assert refused.value.code == "case_over"


@pytest.mark.parametrize("name", ["verifikator", "satgas", "instansi", "instansi-lain", "auditor", "admin"])
def test_no_officer_withdraws_for_the_reporter(cast, name):
    case = make.report().complaint

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "withdraw", actor=cast[name], reason="x")

    assert refused.value.code == "not_your_step"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_withdrawal_and_registration_at_once_leave_one_clear_state():
    verifier = make.cast()["verifikator"]
    case = make.study(make.report(you=NAMED).complaint, verifier, until="examine")
    outcomes = []

    def run(action, actor, **given):
        try:
            workflow.move(case, action, actor=actor, **given)
            outcomes.append(action)
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=run, args=("withdraw", None), kwargs={"reason": "x"}),
        threading.Thread(target=run, args=("register", verifier), kwargs={"register_number": "7"}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    case.refresh_from_db()
    assert (case.status, sorted(outcomes)) in [
        ("withdrawn", ["step_not_open", "withdraw"]),
        ("registered", ["register", "withdraw"]),
    ]

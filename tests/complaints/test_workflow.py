"""The steps of a report's life, each against the table, on real rows."""

import threading
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
import time_machine
from django.db import connection, connections

from complaints import caseclocks, triage, workflow
from complaints.models import Complaint, Violation
from complaints.statuses import Status
from netralitas.clocks.models import Clock
from netralitas.law.models import DeadlineRule
from netralitas.lib.machine import check
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from tests import make

OPEN_STATUSES = ["received", "initial_study", "needs_completion", "registered", "under_study", "returned"]
# What the law and the house allow, written out again by hand: (action, role) -> {source: target}.
ALLOWED = {
    ("examine", "verifier"): {"received": "initial_study"},
    ("ask_completion", "verifier"): {"initial_study": "needs_completion"},
    ("complete", "verifier"): {"needs_completion": "initial_study"},
    ("adopt", "verifier"): {"received": None, "initial_study": None},
    ("register", "verifier"): {"initial_study": "registered"},
    ("decline", "verifier"): {"initial_study": "not_registered", "needs_completion": "not_registered"},
    ("study", "verifier"): {"registered": "under_study", "returned": "under_study"},
    ("lapse", "system"): {"needs_completion": "not_registered"},
    ("refer", "verifier"): {"initial_study": "referred", "under_study": "referred"},
    ("reopen", "verifier"): {"not_registered": None, "not_proven": None, "referred": None},
    ("close", "verifier"): {"under_study": "not_proven"},
    ("forward", "verifier"): {"under_study": "proven_forwarded"},
    ("return", "satgas"): {"proven_forwarded": "returned"},
    ("withdraw", "reporter"): {
        "received": "withdrawn",
        "initial_study": "withdrawn",
        "needs_completion": "withdrawn",
        "registered": None,
        "under_study": None,
        "returned": None,
        "proven_forwarded": None,
        "merged": None,
    },
    ("merge", "verifier"): {"received": "merged", "initial_study": "merged", "needs_completion": "merged"},
    ("unmerge", "verifier"): {"merged": "initial_study"},
    ("revive", "verifier"): {"withdrawn": "initial_study"},
    ("split", "verifier"): dict.fromkeys(OPEN_STATUSES),
    ("rejoin", "verifier"): dict.fromkeys(OPEN_STATUSES, "rejoined"),
}
GIVEN = {
    "ground": "DECLINE-OTHER",
    "reason": "alasan",
    "register_number": "1",
    "conclusion": "simpulan",
    "lead": "perkara utama",
    "accused": ["terlapor"],
}
ACTIONS = sorted({action for action, _role in ALLOWED})


@pytest.mark.parametrize(("action", "role"), list(product(ACTIONS, [*Role.values, "reporter", "system"])))
def test_every_action_and_role_in_every_status_follows_the_table(action, role):
    expected = ALLOWED.get((action, role), {})

    for status in Status.values:
        try:
            target = check(workflow.STEPS, action, status=status, role=role, given=GIVEN).target
        except Refusal:
            assert status not in expected
        else:
            assert (status in expected, target) == (True, expected.get(status))


@pytest.mark.parametrize(
    "action",
    [
        "ask_completion",
        "adopt",
        "register",
        "decline",
        "close",
        "forward",
        "refer",
        "reopen",
        "return",
        "merge",
        "unmerge",
        "withdraw",
        "revive",
        "split",
        "rejoin",
    ],
)
def test_step_without_what_it_needs_is_refused(action):
    step = next(step for step in workflow.STEPS if step.action == action)

    with pytest.raises(Refusal) as refused:
        check(workflow.STEPS, action, status=min(step.sources), role=min(step.roles), given={})

    assert refused.value.code.startswith("missing_")


@pytest.fixture
def cast(db):
    return make.cast()


def running(case: Complaint) -> list[tuple[str, str]]:
    rows = Clock.objects.filter(subject_type="complaints.complaint", subject_id=str(case.pk)).order_by("id")
    return list(rows.exclude(state="stopped").values_list("rule_code", "state"))


def test_received_report_runs_on_the_initial_study_clock(cast):
    case = make.report().complaint

    assert (running(case), case.due_at is None) == ([("T3-PLK", "running")], False)


def test_initial_information_cannot_be_registered_before_it_is_adopted(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="examine")

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "register", actor=cast["verifikator"], register_number="7")
    assert refused.value.code == "initial_information"

    case = workflow.move(case, "adopt", actor=cast["verifikator"], reason="Layak ditelusuri")
    assert (case.kind, case.status) == ("finding", "initial_study")


def test_registration_ends_one_clock_and_starts_the_next(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="register")

    assert running(case) == [("T5-PLK", "running")]
    assert case.registered_on is not None


@pytest.mark.parametrize(("event", "counted_from"), [("received", 23), ("registered", 25), ("", 25)])
def test_what_handling_counts_from_is_a_row_of_law(cast, event, counted_from):
    DeadlineRule.objects.filter(code="T5-PLK").update(event=event)
    with time_machine.travel(datetime(2026, 11, 23, 2, 0, tzinfo=UTC), tick=False) as traveller:
        case = make.report(files=False).complaint
        traveller.shift(timedelta(days=2))
        make.study(case, cast["verifikator"], until="register")

    assert Clock.objects.get(rule_code="T5-PLK").anchor_on.day == counted_from


def test_register_number_is_given_once(cast):
    first = make.study(make.report().complaint, cast["verifikator"], until="register")
    second = make.study(make.report().complaint, cast["verifikator"], until="adopt")

    with pytest.raises(Refusal) as refused:
        workflow.move(second, "register", actor=cast["verifikator"], register_number=first.register_number)

    assert (refused.value.code, refused.value.field) == ("register_number_taken", "register_number")


def test_asking_for_completion_holds_the_clock_and_completing_lets_it_go_on(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="examine")

    case = workflow.move(case, "ask_completion", actor=cast["verifikator"], reason="Tempat kejadian?")
    assert running(case) == [("T3-PLK", "paused"), ("T4b-PLK", "running")]

    case = workflow.move(case, "complete", actor=cast["verifikator"])
    assert running(case) == [("T3-PLK", "running")]


@pytest.mark.parametrize(("until", "action", "given"), [
    ("examine", "decline", {"ground": "DECLINE-OTHER", "reason": "Bukan pegawai ASN"}),
    ("study", "close", {"reason": "Foto lama"}),
])  # fmt: skip
def test_ended_case_leaves_no_clock_running(cast, until, action, given):
    case = make.study(make.report().complaint, cast["verifikator"], until=until)
    if until == "study":
        triage.decide(case.acts.get(), "not_proven", reason="x", actor=cast["verifikator"])

    case = workflow.move(case, action, actor=cast["verifikator"], **given)

    assert (running(case), case.due_at) == ([], None)


def test_case_is_forwarded_only_when_every_act_is_decided_and_one_is_proven(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")
    verifier = cast["verifikator"]

    with pytest.raises(Refusal) as pending:
        workflow.move(case, "forward", actor=verifier, conclusion="terbukti")
    triage.decide(case.acts.get(), "not_proven", reason="Bukan dia", actor=verifier)
    with pytest.raises(Refusal) as nothing:
        workflow.move(case, "forward", actor=verifier, conclusion="terbukti")

    assert (pending.value.code, nothing.value.code) == ("verdict_pending", "nothing_proven")


def test_proven_act_keeps_the_case_from_being_closed(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")
    triage.decide(case.acts.get(), "proven", reason="Jelas", actor=cast["verifikator"])

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "close", actor=cast["verifikator"], reason="x")

    assert refused.value.code == "something_proven"


def test_forwarded_case_waits_for_the_satgas_and_may_come_back(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="forward")
    assert running(case) == [("T7", "running")]

    case = workflow.move(case, "return", actor=cast["satgas"], reason="Kajian kurang")
    assert (case.status, running(case)) == ("returned", [("T5-PLK", "running")])


def test_refused_step_writes_nothing(cast):
    case = make.report().complaint
    before = (case.events.count(), case.milestones.count())

    with pytest.raises(Refusal):
        workflow.move(case, "register", actor=cast["verifikator"], register_number="1")

    case.refresh_from_db()
    assert (case.status, case.events.count(), case.milestones.count()) == ("received", *before)


def test_phase_set_by_hand_moves_the_act_to_its_pair(cast):
    case = make.report().complaint

    triage.set_phase(case, "before", reason="Foto dibuat sebelum penetapan", actor=cast["verifikator"])

    assert case.acts.get().violation.code == "KE-05"


def test_act_chosen_under_the_pair_is_set_for_the_phase_of_the_case(cast):
    case = make.report(what={"acts": []}).complaint
    row = Violation.objects.get(edition_id="SKB-2022", code="KE-05")

    act = triage.choose_act(case, row, accused=case.accused.get(), actor=cast["verifikator"])

    assert act.violation.code == "DS-07"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_officers_pressing_at_once_take_one_step():
    cast = make.cast()
    case = make.report().complaint
    outcomes = []

    def press():
        try:
            workflow.move(case, "examine", actor=cast["verifikator"])
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done", "step_not_open"]
    assert case.events.filter(action="examine").count() == 1
    assert connection.is_usable()


@pytest.mark.parametrize(
    ("until", "action", "rule", "since"),
    [
        ("forward", "return", "T5-PLK", "perkara dikembalikan Satgas"),
        ("examine", "unmerge", "T3-PLK", "laporan diperiksa lagi"),
    ],
)
def test_duty_that_begins_again_says_from_what_it_counts_and_is_still_to_be_checked(cast, until, action, rule, since):
    case = make.study(make.report().complaint, cast["verifikator"], until=until)
    actor = cast["satgas"] if action == "return" else cast["verifikator"]
    if action == "unmerge":
        lead = make.report().complaint
        case = workflow.move(case, "merge", actor=actor, lead=lead, reason="Sama")

    workflow.move(case, action, actor=actor, reason="Alasan")

    clock = Clock.objects.get(subject_id=str(case.pk), rule_code=rule, state="running")
    assert f"sejak {since}," in clock.explanation
    assert clock.needs_verification


def test_page_says_the_day_that_the_step_will_start(cast):
    with time_machine.travel("2024-10-21T03:00:00Z") as clock:
        case = make.study(make.report().complaint, cast["verifikator"], until="examine")
        triage.choose_act(
            case,
            Violation.objects.get(edition_id="SKB-2022", code="DS-07"),
            accused=case.accused.get(),
            actor=cast["verifikator"],
        )
        workflow.move(case, "adopt", actor=cast["verifikator"], reason="Layak")
        clock.shift(timedelta(days=1))
        case.refresh_from_db()

        foreseen = caseclocks.due_of(case, "register")
        moved = workflow.move(case, "register", actor=cast["verifikator"], register_number="1")

    assert foreseen.at == moved.due_at

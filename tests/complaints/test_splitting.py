"""A report about people of several agencies becomes cases by person, and is put together again."""

import threading

import pytest
from django.db import IntegrityError, OperationalError, connections, transaction

from complaints import merging, splitting, talk, tracking, triage, workflow
from complaints.models import Complaint
from complaints.statuses import OPEN
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from tests import make
from tests.complaints.parted import (
    CHIEF,
    REASON,
    at,
    clocks_of,
    close,
    code_of,
    decline,
    last_of,
    parted,
    report,
    teacher,
)


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


# --- What a split is


@pytest.mark.parametrize("status", sorted(OPEN))
def test_split_case_stands_where_the_report_stands_with_the_same_clocks(verifier, status):
    case = at(report(), status, verifier)
    everybody = list(case.accused.order_by("pk"))

    part = parted(case, verifier, register_number="77/SPLIT")

    case.refresh_from_db()
    assert (part.status, case.status, part.due_at) == (status, status, case.due_at)
    assert clocks_of(part) == clocks_of(case)
    assert ([*case.accused.all()], [*part.accused.all()]) == (everybody[:1], everybody[1:])
    assert {act.accused for act in part.acts.all()} == set(everybody[1:])
    assert {act.accused for act in case.acts.all()} == set(everybody[:1])
    assert part.report == case
    assert part.number != case.number
    assert (part.narrative, part.handler, part.region, part.received_at) == (
        case.narrative, case.handler, case.region, case.received_at,
    )  # fmt: skip


def test_each_title_names_who_is_left(verifier):
    case = report()
    part = parted(case, verifier)

    case.refresh_from_db()
    assert (case.title.split(":")[0], part.title.split(":")[0]) == ("Camat Sendang Asri", "Guru SD")


def test_both_cases_and_the_journal_say_what_happened(verifier):
    case = report()
    part = parted(case, verifier)

    assert (case.events.last().action, case.events.last().note) == ("split", REASON)
    assert (part.events.get().action, part.events.get().note) == ("parted", REASON)
    said = {(row.action, row.subject_id) for row in Entry.objects.filter(subject_type="complaints.complaint")}
    assert {("complaint.split", str(case.pk)), ("complaint.parted", str(part.pk))} <= said
    assert REASON not in str(list(Entry.objects.values_list("data", flat=True)))


def test_verdicts_move_with_the_person(verifier):
    case = at(report(), "under_study", verifier)
    for act in case.acts.all():
        triage.decide(act, "proven", reason="Terlihat", actor=verifier)

    part = parted(case, verifier, register_number="78")

    assert [act.verdict for act in part.acts.all()] == ["proven"]
    assert workflow.move(part, "forward", actor=verifier, conclusion="Terbukti").status == "proven_forwarded"


def test_each_case_goes_its_own_way_from_then_on(verifier):
    case = at(report(), "under_study", verifier)
    part = parted(case, verifier, register_number="79")

    close(case, verifier)

    part.refresh_from_db()
    assert (part.status, len(clocks_of(part)), clocks_of(case)) == ("under_study", 1, [])


# --- What is refused


@pytest.mark.parametrize("status", ["not_registered", "not_proven", "proven_forwarded", "withdrawn", "merged"])
def test_case_out_of_bawaslus_hands_is_not_split(verifier, status):
    case = at(report(), "under_study", verifier) if status == "not_proven" else report()
    if status == "proven_forwarded":
        case = at(case, status, verifier)
    elif status == "not_proven":
        close(case, verifier)
    elif status == "not_registered":
        decline(at(case, "initial_study", verifier), verifier)
    elif status == "withdrawn":
        workflow.move(case, "withdraw", actor=None, reason="x")
    else:
        merging.merge(report(), [case], reason="x", actor=verifier)

    assert code_of(parted, case, verifier) == "step_not_open"
    assert Complaint.objects.filter(split_from__isnull=False).count() == 0


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.VERIFIER])
@pytest.mark.parametrize("status", sorted(OPEN))
def test_no_other_role_splits_or_rejoins(verifier, role, status):
    case = at(report(), status, verifier)
    other = make.user(role)

    assert code_of(parted, case, other, register_number="9") == "not_your_step"
    part = parted(case, verifier, register_number="9")
    assert code_of(splitting.rejoin, part, reason="x", actor=other) == "not_your_step"


def test_somebody_stays_and_only_who_is_here_leaves(verifier):
    case, stranger = report(), report()

    assert code_of(splitting.split, case, case.accused.all(), reason=REASON, actor=verifier) == "nobody_stays"
    assert code_of(splitting.split, case, last_of(stranger), reason=REASON, actor=verifier) == "changed_meanwhile"
    assert code_of(splitting.split, case, [], reason=REASON, actor=verifier) == "missing_accused"
    assert code_of(splitting.split, case, last_of(case), reason=" ", actor=verifier) == "missing_reason"
    assert Complaint.objects.count() == 2


def test_registered_case_asks_a_number_of_its_own_for_the_new_one(verifier):
    case = at(report(), "registered", verifier)
    taken = at(report(), "registered", verifier).register_number

    assert code_of(parted, case, verifier) == "missing_register_number"
    assert code_of(parted, case, verifier, register_number=case.register_number) == "missing_register_number"
    assert code_of(parted, case, verifier, register_number=taken) == "register_number_taken"
    assert parted(case, verifier, register_number=" 80/B ").register_number == "80/B"


@pytest.mark.parametrize(
    "change", [{"code_index": "x"}, {"split_from": None}, {"status": "rejoined", "split_from": None}]
)
def test_database_holds_what_a_split_case_is(verifier, change):
    part = parted(report(), verifier)

    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=part.pk).update(**change)


# --- Putting it together again


def test_rejoined_report_is_as_it_was(verifier):
    case = report()
    title, people = case.title, set(case.accused.all())
    part = parted(case, verifier)

    again = splitting.rejoin(part, reason="Keliru", actor=verifier)

    part.refresh_from_db()
    assert (again, again.title, set(again.accused.all())) == (case, title, people)
    assert (part.status, clocks_of(part), part.due_at, part.acts.count()) == ("rejoined", [], None, 0)
    found = tracking.tracked(again)
    assert (found.branches, found.timeline[-1].state) == ([], "next")
    assert "Perkara yang dipecah disatukan kembali" in [item.title for item in found.timeline]
    assert code_of(workflow.move, part, "examine", actor=verifier) == "step_not_open"
    assert parted(again, verifier).report == again


def test_whoever_followed_the_split_case_follows_the_report(verifier):
    part = parted(report(), verifier)
    other = report(files=False)
    merging.merge(part, [other], reason="x", actor=verifier)

    splitting.rejoin(part, reason="Keliru", actor=verifier)

    other.refresh_from_db()
    assert other.lead == part.report


def test_criminal_flag_of_the_split_case_comes_back_with_it(verifier):
    case = report()
    part = parted(case, verifier)
    triage.flag_criminal(part, True, note="Pasal 188", actor=verifier)

    splitting.rejoin(part, reason="Keliru", actor=verifier)

    case.refresh_from_db()
    assert (case.is_criminal_flagged, case.criminal_note) == (True, "Pasal 188")


def test_who_decided_before_is_found_whichever_case_it_was_in(verifier):
    other, case = make.user(Role.VERIFIER, region="99.01"), report()
    part = parted(case, verifier)
    act = part.acts.get()
    triage.date_act(act, act.occurred_on, phase="before", reason="Surat KPU", actor=other)
    splitting.rejoin(part, reason="Keliru", actor=verifier)
    triage.date_act(case.acts.get(pk=act.pk), act.occurred_on, phase="after", reason="DCT", actor=verifier)

    assert f"Yang sebelumnya dari {other.full_name}, " in case.events.filter(action="date_act").last().note


def test_report_decides_for_no_case_that_left_it_before(verifier):
    other, case = make.user(Role.VERIFIER, region="99.01"), report()
    triage.flag_criminal(case, True, note="Pasal 188", actor=verifier)
    part = parted(case, verifier)
    triage.flag_criminal(case, False, note="Bukan dia", actor=other)

    triage.flag_criminal(part, False, note="Bukan pidana", actor=verifier)

    assert f"Yang sebelumnya dari {verifier.full_name}, " in part.events.get(action="flag_criminal").note


def test_nothing_is_rejoined_once_one_of_them_went_further(verifier):
    case = report()
    part = parted(case, verifier)
    workflow.move(case, "examine", actor=verifier)

    assert code_of(splitting.rejoin, part, reason="x", actor=verifier) == "gone_further"
    workflow.move(part, "examine", actor=verifier)
    assert code_of(splitting.rejoin, part, reason="x", actor=verifier) == "gone_further"
    assert code_of(splitting.rejoin, case, reason="x", actor=verifier) == "not_split"


@pytest.mark.parametrize("of_the_part", [True, False])
def test_nothing_is_rejoined_after_a_verdict(verifier, of_the_part):
    case = at(report(), "under_study", verifier)
    part = parted(case, verifier, register_number="84")
    act = (part if of_the_part else case).acts.first()
    triage.decide(act, "not_proven", reason="x", actor=verifier)

    assert code_of(splitting.rejoin, part, reason="x", actor=verifier) == "verdict_given"


def test_case_split_once_more_belongs_to_the_same_report(verifier):
    case = report(others=(teacher(), CHIEF))
    first = splitting.split(case, case.accused.order_by("pk")[1:], reason="x", actor=verifier)
    second = parted(first, verifier)

    assert second.report == case
    assert splitting.rejoin(second, reason="x", actor=verifier) == case


# --- A row that moved while somebody's page was open


def test_act_and_person_that_moved_away_are_refused_in_words(verifier):
    case = at(report(), "under_study", verifier)
    person = last_of(case)[0]
    act = person.acts.get()
    part = parted(case, verifier, register_number="85")
    act.complaint, row = case, act.violation

    assert code_of(triage.decide, act, "proven", reason="x", actor=verifier) == "changed_meanwhile"
    assert code_of(triage.drop_act, act, reason="x", actor=verifier) == "changed_meanwhile"
    assert code_of(triage.choose_act, case, row, accused=person, actor=verifier) == "changed_meanwhile"
    assert part.acts.get().verdict == "pending"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_officers_splitting_the_same_person_make_one_case():
    cast = make.cast()
    case = report()
    person, done, refused = last_of(case), [], []

    def press(actor):
        try:
            done.append(splitting.split(case, person, reason=REASON, actor=actor).pk)
        except Refusal as refusal:
            refused.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(cast[name],)) for name in ("verifikator", "verifikator-kedua")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(done), refused) == (1, ["changed_meanwhile"])
    assert Complaint.objects.filter(split_from=case).count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_asking_and_rejoining_at_once_wait_for_each_other_and_end():
    cast = make.cast()
    case = report()
    part = parted(case, cast["verifikator"])
    problems = []

    def press(call):
        try:
            call()
        except Refusal:
            pass
        except OperationalError as problem:  # a deadlock
            problems.append(problem)
        finally:
            connections.close_all()

    calls = [lambda n=n: talk.ask(part, "Jam berapa?", key=str(n), actor=cast["verifikator"]) for n in range(4)]
    calls += [lambda: splitting.rejoin(part, reason="x", actor=cast["verifikator-kedua"])]
    calls += [lambda: splitting.withdraw(case, reason="Takut"), lambda: parted(part, cast["verifikator"])]
    threads = [threading.Thread(target=press, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []

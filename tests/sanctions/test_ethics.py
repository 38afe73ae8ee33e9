"""The council on real rows: set up, called before, heard, decided, and the end without a breach."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from complaints import tracking
from complaints.models import Accused
from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.letters.models import Letter
from netralitas.lib.held import forget_everything
from netralitas.lib.refusal import Refusal
from sanctions import choosing, decisions, ethics, proceedings
from sanctions.ethics_rules import rules_on
from sanctions.localtime import today_of
from sanctions.models import Council, CouncilDecision, EthicsRule, Penalty, Proceeding
from sanctions.proceedings import Person
from taskforce.models import Recommendation
from tests import make
from tests.sanctions import ethicscase
from tests.sanctions.ethicscase import council, ethics_case, take


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


def journal(row) -> list[str]:
    """Return what was done on a case, oldest first."""
    rows = Entry.objects.filter(subject_type="sanctions.proceeding", subject_id=str(row.pk))
    return list(rows.order_by("seq").values_list("action", flat=True))


@pytest.mark.parametrize(
    ("acts", "status"),
    [(("KE-05",), "council_awaited"), (("KE-02", "KE-05"), "council_awaited"), (("DS-05",), "opened")],
)
def test_only_what_calls_for_a_moral_sanction_goes_before_a_council(cast, clock, acts, status):
    assert ethics_case(cast, clock, acts=acts).status == status


def test_no_step_of_discipline_is_open_and_nothing_is_chosen_as_discipline(cast, clock, officer):
    row = ethics_case(cast, clock)
    penalty = Penalty.objects.get(pk="MORAL-TERBUKA")

    assert code_of(proceedings.set_team, row, {}, actor=officer) == "step_not_open"
    at = timezone.now() + timedelta(days=7)
    assert code_of(proceedings.summon, row, hearing_at=at, place="Aula", actor=officer) == "step_not_open"
    assert code_of(decisions.decide, row, penalty, considerations=["a"], actor=officer) == "ethics_track"
    found, choices = choosing.choices_for(row, on=today_of(row))
    assert (found.lawful, found.lighter, choices) == ([], [], [])


@pytest.mark.parametrize(
    ("size", "outcome"), [(5, "set"), (7, "set"), (4, "council_incomplete"), (6, "council_incomplete")]
)
def test_a_council_of_a_size_the_law_does_not_want_is_refused_with_the_reason(cast, clock, officer, size, outcome):
    row = ethics_case(cast, clock)

    if outcome == "set":
        assert take(row, "council", officer, clock, members=council(size)).members.count() == size
    else:
        assert code_of(take, row, "council", officer, clock, members=council(size)) == outcome
        assert (Council.objects.count(), Letter.objects.filter(kind="council_decree").count()) == (0, 0)


def test_a_council_below_the_examined_is_refused_and_the_rank_typed_is_kept_only_with_it(cast, clock, officer):
    row = ethics_case(cast, clock, person={"rank": ""})

    with pytest.raises(Refusal) as refused:
        take(row, "council", officer, clock, members=council(rank="Penata (III/c)"))
    assert "pangkat Ratih Kumalasari (Penata (III/c)) lebih rendah daripada terperiksa" in str(refused.value)
    assert Accused.objects.get().rank == ""

    take(row, "council", officer, clock)

    assert Accused.objects.get().rank == "Pembina (IV/a)"
    assert journal(row)[1:] == ["proceeding.set_post", "ethics.council"]


def test_nobody_is_lowered_to_fit_a_council(cast, clock, officer):
    row = ethics_case(cast, clock)
    low = council(rank="Penata (III/c)")

    assert (
        code_of(take, row, "council", officer, clock, members=low, examined_rank="Juru (I/a)") == "council_incomplete"
    )
    take(row, "council", officer, clock, examined_rank="Juru (I/a)")

    assert Accused.objects.get().rank == "Pembina (IV/a)"


def test_somebody_answers_for_posts_that_no_table_compares(cast, clock, officer):
    row = ethics_case(cast, clock)

    assert code_of(take, row, "council", officer, clock, is_rank_confirmed=False) == "rank_unconfirmed"


def test_a_changed_row_of_law_changes_who_is_needed(cast, clock, officer):
    EthicsRule.objects.filter(code="members").update(amount=4)
    forget_everything()  # an update in bulk tells nobody
    row = ethics_case(cast, clock)

    assert code_of(take, row, "council", officer, clock) == "council_incomplete"


def test_a_call_starts_no_clock_and_has_no_last_time(cast, clock, officer):
    row = ethics_case(cast, clock, until="call")
    assert code_of(take, row, "call", officer, clock) == "attendance_pending"
    assert code_of(ethics.miss, row, actor=officer) == "hearing_ahead"

    for ordinal in (2, 3, 4):
        clock.shift(timedelta(days=8))
        ethics.miss(row, actor=officer)
        assert code_of(ethics.miss, row, actor=officer) == "attendance_recorded"
        assert take(row, "call", officer, clock).ordinal == ordinal

    row.refresh_from_db()
    assert row.status == "council_called"
    assert not Clock.objects.filter(subject_type="sanctions.proceeding").exists()
    words = row.summonses.latest("ordinal").letter.context
    assert (words["before"], words["ordinal"]) == ("Majelis Kode Etik", "IV")
    assert "PP 94" not in str(words)


def test_a_call_lies_ahead(cast, clock, officer):
    row = ethics_case(cast, clock, until="council")

    assert code_of(take, row, "call", officer, clock, hearing_at=timezone.now()) == "hearing_in_the_past"


@pytest.mark.parametrize("defence", ["", "  "])
def test_whoever_came_is_heard_in_defence(cast, clock, officer, defence):
    row = ethics_case(cast, clock, until="call")

    assert code_of(take, row, "hear", officer, clock, defence=defence) == "no_defence"


def test_without_the_examined_it_is_heard_only_after_a_session_was_missed(cast, clock, officer):
    row = ethics_case(cast, clock, until="call")
    clock.shift(timedelta(days=8))
    ethics.miss(row, actor=officer)

    session = take(row, "hear", officer, clock, defence="")

    assert (session.is_attended, row.summonses.get().attendance) == (False, "absent")
    decision = take(row, "resolve", officer, clock)
    assert "tidak hadir pada sidang" in decision.letter.context["considering"][0]["text"]


def test_a_session_is_neither_before_its_call_nor_still_to_come(cast, clock, officer):
    row = ethics_case(cast, clock, until="call")
    at = row.summonses.get().hearing_at

    for held, closed in ((at - timedelta(days=9), at), (at, at - timedelta(hours=1)), (at, at + timedelta(days=30))):
        assert code_of(take, row, "hear", officer, clock, held_at=held, closed_at=closed) == "held_at_wrong"
        clock.shift(timedelta(days=-14))


@pytest.mark.parametrize(
    ("votes", "is_proven", "code"),
    [
        ((4, 2), True, "too_many_votes"),
        ((2, 2), True, "no_majority"),
        ((2, 3), True, "no_majority"),
        ((3, 2), False, "no_majority"),
        ((0, 0), True, "no_majority"),
    ],
)
def test_the_majority_decides(cast, clock, officer, votes, is_proven, code):
    row = ethics_case(cast, clock, until="hear")

    assert code_of(take, row, "resolve", officer, clock, votes=votes, is_proven=is_proven) == code
    assert not CouncilDecision.objects.exists()


@pytest.mark.parametrize(
    ("votes", "said"), [(None, "secara musyawarah mufakat"), ((3, 2), "3 (tiga) suara menyatakan terbukti dan 2 (dua)")]
)
def test_the_decision_says_how_it_was_reached_that_it_is_final_and_names_no_remedy(cast, clock, votes, said):
    row = ethics_case(cast, clock, until="resolve", resolve={"votes": votes})

    words = row.council.decision.letter.context
    assert said in str(words["considering"])
    assert words["clauses"][-1].startswith("Putusan Majelis Kode Etik bersifat final")
    assert [word for word in ("keberatan", "banding", "hukuman disiplin", "PP 94") if word in str(words).lower()] == []


def test_without_reasons_or_with_an_action_on_nothing_the_decision_is_refused(cast, clock, officer):
    row = ethics_case(cast, clock, until="hear")

    assert code_of(take, row, "resolve", officer, clock, reasons=[]) == "missing_reason"
    given = {"is_proven": False, "advised_action": "Mutasi."}
    assert code_of(take, row, "resolve", officer, clock, **given) == "not_proven"


def test_the_database_holds_what_the_doors_refuse(cast, clock):
    row = ethics_case(cast, clock, until="resolve")

    for wrong in (
        {"vote": "majority", "votes_proven": 2, "votes_not_proven": 3},
        {"vote": "consensus", "votes_proven": 3, "votes_not_proven": 2},
        {"is_proven": False, "advised_action": "Mutasi."},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CouncilDecision.objects.filter(council=row.council).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.council.members.update(seat="chair")


# --- No breach


def test_what_the_council_does_not_find_is_closed_and_answers_the_recommendation(cast, clock, officer):
    receipt = make.report(files=False, what={"acts": ["KE-05"]}, when={"occurred_on": "2024-08-20"})
    row = make.recommend(make.study(receipt.complaint, cast["verifikator"], until="forward"), cast)
    row = proceedings.open_for(row, superior=Person("Ratih", "Sekda"), actor=officer)
    for step, given in (("council", {}), ("call", {}), ("hear", {}), ("resolve", {"is_proven": False})):
        take(row, step, officer, clock, **given)
    assert code_of(take, row, "state", officer, clock) == "not_proven"

    ethics.close_without_breach(row, actor=officer)

    row.refresh_from_db()
    recommendation = Recommendation.objects.get()
    number = row.council.decision.letter.number
    assert (row.status, row.due_at) == ("not_proven", None)
    assert (recommendation.status, recommendation.answer) == (
        "followed_up", f"Tidak terbukti, Putusan Majelis Kode Etik {number}",
    )  # fmt: skip
    assert Clock.objects.exclude(state="stopped").count() == 0
    assert tracking.open_by_code(receipt.code).headline == "Ditindaklanjuti"


def test_what_is_proven_is_not_closed(cast, clock, officer):
    row = ethics_case(cast, clock, until="resolve")

    assert code_of(ethics.close_without_breach, row, actor=officer) == "proven"


def test_every_step_stands_in_the_journal_without_anybodys_words(cast, clock):
    row = ethics_case(cast, clock, until="execute")

    assert journal(row) == [
        "proceeding.open", "ethics.council", "ethics.call", "ethics.hear", "ethics.resolve", "ethics.state",
        "ethics.execute",
    ]  # fmt: skip
    kept = str(list(Entry.objects.values_list("data", flat=True)))
    assert [word for word in ("Ratih", "menyesal", "diakui", "Agustus", "terbuka", "TERBUKA") if word in kept] == []


# --- A case from before this track


def test_a_case_that_discipline_had_begun_goes_on_before_a_council(cast, clock, officer):
    row = ethics_case(cast, clock)
    Proceeding.objects.update(status="opened")
    at = timezone.now() + timedelta(days=7)
    proceedings.summon(row, hearing_at=at, place="Aula", actor=officer)
    clock.shift(timedelta(days=8))
    proceedings.record_absence(row.summonses.get(), actor=officer)
    assert Clock.objects.filter(rule_code="D2", state="running").count() == 1
    Proceeding.objects.update(status="council_awaited")

    for step in ethicscase.STEPS[1:]:
        take(row, step, officer, clock)

    row.refresh_from_db()
    assert (row.status, row.summonses.count()) == ("ethics_done", 2)
    assert Clock.objects.exclude(state="stopped").count() == 0


def test_every_rule_of_the_file_stands_in_force_with_its_mark(db, cast):
    rules = rules_on(timezone.localdate())

    assert {code for code, rule in rules.items() if rule.needs_verification} == {
        "absent", "open", "closed", "not_discipline", "code_other",
    }  # fmt: skip
    assert all(rule.basis and rule.text for rule in rules.values())


# --- Two officers at once


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["council", "resolve", "state"])
def test_of_two_officers_at_once_one_takes_the_step(clock, step):
    cast = make.cast()
    row = ethics_case(cast, clock, until=ethicscase.STEPS[ethicscase.STEPS.index(step) - 1])

    def press(_n) -> str:
        try:
            take(row, step, cast["instansi"], clock)
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "taken"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(press, range(2)))

    assert outcomes == ["step_not_open", "taken"]
    kind = {"council": "council_decree", "resolve": "council_decision", "state": "moral_statement"}[step]
    assert Letter.objects.filter(kind=kind).count() == 1

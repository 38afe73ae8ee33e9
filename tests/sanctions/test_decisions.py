"""The decision on real rows: the range, what lies below it, who may impose it, and the end without one."""

import pytest

from complaints import tracking
from netralitas.clocks.models import Clock
from netralitas.letters.models import Letter
from netralitas.lib.refusal import Refusal
from sanctions import choosing, decisions, proceedings
from sanctions.localtime import today_of
from sanctions.models import Decision, Penalty
from sanctions.proceedings import Person
from taskforce.models import Recommendation
from tests import make

WHY = ["perbuatan itu mencederai kepercayaan warga"]


def choices(row) -> dict[str, bool]:
    """Return the codes an officer may choose, each with whether it lies below the range."""
    return {c.penalty.code: c.is_below_range for c in choosing.choices_for(row, on=today_of(row))[1]}


def decide(row, code: str, officer, **given) -> Decision:
    return decisions.decide(row, Penalty.objects.get(pk=code), considerations=WHY, actor=officer, **given)


def refusal(row, code: str, officer, **given) -> str:
    with pytest.raises(Refusal) as refused:
        decide(row, code, officer, **given)
    return refused.value.code


def test_the_heavy_range_of_an_administrator_and_the_lighter_ones_that_need_a_reason(cast, clock):
    row = make.procedure(cast, clock, until="report")

    assert choices(row) == {
        "Ba": False, "Bb": False, "Bc": False,
        "R1": True, "R2": True, "R3": True, "ST1": True, "ST2": True, "ST3": True,
    }  # fmt: skip


def test_suspended_kinds_of_the_moderate_range_are_replaced_and_it_is_said_why(cast, clock):
    row = make.procedure(cast, clock, until="report", acts=("PP-5n2",))
    found, _choices = choosing.choices_for(row, on=today_of(row))

    assert [penalty.code for penalty in found.lawful] == ["ST1", "ST2", "ST3"]
    assert [note.split(" ditangguhkan, diganti ")[0] for note in found.notes] == [
        f"Pemotongan tunjangan kinerja 25% selama {n} bulan" for n in (6, 9, 12)
    ]


def test_a_lawful_decision_is_numbered_and_starts_the_clock_of_its_delivery(cast, clock, officer):
    row = make.procedure(cast, clock, until="report")

    decision = decide(row, "Ba", officer)

    row.refresh_from_db()
    assert (row.status, decision.is_below_range, decision.authority) == ("decided", False, "PPK")
    assert decision.letter.context["signer"]["title"] == "Bupati Tirtamukti"
    running = Clock.objects.filter(subject_type="sanctions.proceeding", state="running")
    assert [c.rule_code for c in running] == ["D3"]
    assert row.due_at == Clock.objects.get(rule_code="T9").due_at < running[0].due_at


def test_below_the_range_needs_a_reason_and_is_flagged(cast, clock, officer):
    row = make.procedure(cast, clock, until="report")
    assert refusal(row, "ST3", officer, below_range_reason="  ") == "missing_reason"
    assert Letter.objects.filter(kind="decision").count() == 0

    decision = decide(row, "ST3", officer, below_range_reason="Mengakui dan menghapus unggahan.")

    assert (decision.is_below_range, decision.below_range_reason) == (True, "Mengakui dan menghapus unggahan.")


def test_where_the_law_names_no_level_the_choice_needs_a_reason_and_is_not_below(cast, clock, officer):
    row = make.procedure(cast, clock, until="report", acts=("PP-5n1",))
    assert refusal(row, "ST1", officer, level_reason=" ") == "missing_reason"
    assert refusal(row, "PTDH", officer, level_reason="Memilih yang terberat.") == "outside_range"

    decision = decide(row, "ST1", officer, level_reason="Hadir tanpa atribut, tetapi di barisan depan.")

    assert (decision.is_below_range, decision.level_reason) == (False, "Hadir tanpa atribut, tetapi di barisan depan.")


def test_for_a_party_member_the_law_leaves_no_range(cast, clock, officer):
    row = make.procedure(cast, clock, until="report", acts=("DS-05",))

    assert choices(row) == {"PTDH": False}


@pytest.mark.parametrize("code", ["PTDH", "BbK", "S1", "MORAL-TERBUKA", "PPPK-B"])
def test_what_is_outside_the_range_is_refused(cast, clock, officer, code):
    row = make.procedure(cast, clock, until="report")

    assert refusal(row, code, officer) == "outside_range"


def test_without_a_class_of_post_nobody_knows_who_may_impose_it(cast, clock, officer):
    row = make.procedure(cast, clock, until="report", post_class="")
    assert refusal(row, "Ba", officer) == "no_authority"

    proceedings.set_post(row, post_class="Administrator", rank="", actor=officer)

    assert decide(row, "Ba", officer).authority == "PPK"


def test_another_official_has_to_be_named_and_signs(cast, clock, officer):
    row = make.procedure(cast, clock, until="report")
    given = {"below_range_reason": "Baru sekali."}
    assert refusal(row, "R3", officer, **given) == "missing_decider"

    decision = decide(
        row, "R3", officer, decider=Person("Galuh Paramartha", "Kepala Dinas Perikanan", "197001011995031001"), **given
    )

    words = decision.letter.context
    assert (decision.authority, words["signer"]["name"], words["with_invocation"]) == (
        "JPT Pratama", "Galuh Paramartha", False,
    )  # fmt: skip
    assert words["official_title"] == "Kepala Dinas Perikanan"


def test_a_name_given_needlessly_does_not_replace_the_appointing_official(cast, clock, officer):
    row = make.procedure(cast, clock, until="report")

    decision = decide(row, "Ba", officer, decider=Person("Orang lain", "Jabatan lain"))

    assert decision.letter.context["signer"]["title"] == "Bupati Tirtamukti"


def test_what_only_the_president_may_impose_is_not_the_agencys(cast, clock, officer):
    row = make.procedure(cast, clock, until="report", post_class="JF Ahli Utama")

    assert refusal(row, "Bc", officer) == "only_proposed"
    assert decide(row, "Bb", officer).authority == "PPK"


def test_nothing_is_decided_twice(cast, clock, officer):
    row = make.procedure(cast, clock, until="decide")

    assert refusal(row, "Bb", officer) == "step_not_open"
    assert (Decision.objects.count(), Letter.objects.filter(kind="decision").count()) == (1, 1)


# --- A report that found nothing proven


@pytest.fixture
def unproven(cast, clock, officer):
    row = make.procedure(cast, clock, until="examine")
    proceedings.report(
        row, summary="Fakta.", analysis="Foto bukan miliknya.", is_proven=False, advice="Dihentikan.", actor=officer
    )
    row.refresh_from_db()
    return row


def test_nothing_is_decided_on_what_was_not_proven(unproven, officer):
    assert refusal(unproven, "Ba", officer) == "not_proven"
    assert Decision.objects.count() == 0


def test_a_case_not_proven_is_closed_and_answers_the_recommendation(unproven, cast, officer):
    decisions.close_unproven(unproven, actor=officer)

    unproven.refresh_from_db()
    recommendation = Recommendation.objects.get()
    assert (unproven.status, unproven.due_at) == ("not_proven", None)
    assert (recommendation.status, recommendation.answer) == (
        "followed_up", f"Tidak terbukti, LHP {unproven.report.letter.number}",
    )  # fmt: skip
    assert Clock.objects.exclude(state="stopped").count() == 0


def test_the_reporter_reads_only_that_it_was_followed_up(cast, clock, officer):
    receipt = make.report(files=False)
    row = make.recommend(make.study(receipt.complaint, cast["verifikator"], until="forward"), cast)
    row = make.proceed(row, officer, until="summon")
    clock.shift(14 * 86400)
    make.finish(row, officer, until="examine")
    proceedings.report(row, summary="a", analysis="b", is_proven=False, advice="c", actor=officer)

    decisions.close_unproven(row, actor=officer)

    assert tracking.open_by_code(receipt.code).headline == "Ditindaklanjuti"


def test_a_proven_case_is_not_closed_without_a_decision(cast, clock, officer):
    row = make.procedure(cast, clock, until="report")

    with pytest.raises(Refusal) as refused:
        decisions.close_unproven(row, actor=officer)
    row.refresh_from_db()
    assert (refused.value.code, row.status) == ("proven", "reported")

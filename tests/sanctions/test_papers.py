"""What the papers of a procedure say of it, on real rows."""

from datetime import date, datetime, timedelta

import pytest

from complaints.models import Violation
from netralitas.letters import letters
from netralitas.letters.kinds import KINDS
from netralitas.letters.models import Letter
from netralitas.letters.rendering import Face, Look, html_of
from netralitas.lib.held import forget_everything
from sanctions import decisions, proceedings
from sanctions.localtime import zone_of
from sanctions.models import Authority, Penalty, SummonsRule
from sanctions.proceedings import Person
from tests import make

TODAY = date(2026, 12, 7)


def words(row, kind: str) -> dict:
    """Return what the latest letter of a kind says."""
    return Letter.objects.filter(kind=kind, subject_id=str(row.pk)).latest("id").context


def summon(row, officer) -> dict:
    hearing = datetime(2026, 12, 3, 9, 0, tzinfo=zone_of(row))
    proceedings.summon(row, hearing_at=hearing, place="Aula", actor=officer)
    return words(row, "summons")


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("PP-5n2", "atasan langsung Saudara"),
        ("DS-07", "atasan langsung Saudara dan Tim Pemeriksa"),
    ],
)
def test_a_summons_names_a_team_only_where_one_must_be(cast, clock, officer, code, before):
    row = make.procedure(cast, clock, until="open", acts=(code,))

    assert summon(row, officer)["before"] == before


def test_a_summons_names_the_team_that_was_set_though_none_had_to_be(cast, clock, officer):
    row = make.procedure(cast, clock, until="team", acts=("PP-5n2",))

    assert summon(row, officer)["before"] == "atasan langsung Saudara dan Tim Pemeriksa"


# --- What rests on a source still to be checked is marked in every letter


def text_of(said) -> str:
    return said["text"] if isinstance(said, dict) else said


def is_marked(said) -> bool:
    return isinstance(said, dict) and said["unverified"]


@pytest.mark.parametrize("unsure", [True, False])
def test_the_breach_carries_the_mark_of_its_entry(cast, clock, unsure):
    Violation.objects.filter(code="DS-07").update(needs_verification=unsure)
    row = make.procedure(cast, clock, until="decide")

    said = [words(row, kind)[part] for kind, part in (
        ("summons", "suspicion"), ("minutes", "suspicion"), ("decision", "breach"),
    )]  # fmt: skip
    assert [is_marked(part) for part in said] == [unsure] * 3


@pytest.mark.parametrize("unsure", [True, False])
def test_a_summons_marks_the_article_it_rests_on(cast, clock, officer, unsure):
    SummonsRule.objects.update(needs_verification=unsure)
    forget_everything()  # an update in bulk tells nobody
    row = make.procedure(cast, clock, until="open")

    assert is_marked(summon(row, officer)["notes"][0]) is unsure


@pytest.mark.parametrize("unsure", [True, False])
def test_a_decision_marks_its_penalty_and_who_may_impose_it(cast, clock, unsure):
    Penalty.objects.update(needs_verification=unsure)
    Authority.objects.update(needs_verification=unsure)
    forget_everything()  # an update in bulk tells nobody
    row = make.procedure(cast, clock, until="decide")

    said = words(row, "decision")
    power = [part for part in said["considering"] if "Pasal 18 ayat (3) huruf c" in str(part)]
    assert [is_marked(part) for part in (said["penalty_name"], *power)] == [unsure, unsure]
    assert letters.pdf_of(row.decision.letter).startswith(b"%PDF")


def test_a_decision_spells_its_spans_and_leaves_capitals_alone(cast, clock, officer):
    row = make.procedure(cast, clock, until="decide")

    said = words(row, "decision")
    assert said["penalty_name"] == "Penurunan jabatan setingkat lebih rendah selama 12 (dua belas) bulan"
    assert "14 (empat belas) hari kerja" in text_of(said["clauses"][0])
    assert "hari kerja ke-15 (kelima belas)" in text_of(said["effective_sentence"])


def test_a_dismissal_keeps_the_capitals_of_its_name(cast, clock, officer):
    row = make.procedure(cast, clock, until="report")
    decisions.decide(row, Penalty.objects.get(pk="Bc"), considerations=["a"], actor=officer)

    said = words(row, "decision")
    assert "banding administratif kepada Badan Pertimbangan Aparatur Sipil Negara" in text_of(said["clauses"][0])
    assert "PP 79/2021 Pasal 11 ayat (3)" in text_of(said["clauses"][0])
    assert text_of(said["considering"][-1]).endswith("atas permintaan sendiri sebagai PNS;")


def test_an_objection_goes_to_the_superior_of_another_official(cast, clock, officer):
    row = make.procedure(cast, clock, until="report")
    decisions.decide(
        row, Penalty.objects.get(pk="R3"), considerations=["a"], below_range_reason="Baru sekali.",
        decider=Person("Galuh Paramartha", "Kepala Dinas Perikanan"), actor=officer,
    )  # fmt: skip

    (clause,) = words(row, "decision")["clauses"]
    assert text_of(clause).startswith(
        "Terhadap Keputusan ini dapat diajukan keberatan kepada atasan pejabat yang menetapkan Keputusan ini, dengan "
        "tembusan kepada pejabat yang menetapkan Keputusan ini, paling lambat 14 (empat belas) hari kerja"
    )


# --- The report says what was asked and looked up, nothing else


def report_of(row, officer) -> dict:
    proceedings.report(row, summary="a", analysis="b", is_proven=True, advice="c", actor=officer)
    return words(row, "examination_report")


def test_a_report_without_an_earlier_penalty_says_only_that_the_portal_knows_none(cast, clock, officer):
    said = report_of(make.procedure(cast, clock, until="examine"), officer)

    assert said["previous_penalties"] == ["Tidak tercatat di portal ini."]
    (assessment,) = said["assessments"]
    assert [assessment[name] for name in ("aggravating", "mitigating", "effect")] == [""] * 3


def test_factors_nobody_was_asked_about_are_not_in_the_report(cast, clock, officer):
    row = make.procedure(cast, clock, until="examine")
    said = report_of(row, officer)
    kind, face = KINDS["examination_report"], Face(Look.DRAFT, TODAY, "rahasia")
    asked = said | {"assessments": [said["assessments"][0] | {"effect": "Unit kerja"}]}

    plain, full = (html_of(kind, given, face) for given in (said, asked))

    assert ("Faktor yang memberatkan" in plain, "Dampak" in plain, "<td>Tidak ada" in plain) == (False, False, False)
    assert ("Faktor yang memberatkan" in full, "Dampak" in full, "Unit kerja" in full) == (False, True, True)


def test_a_report_names_the_earlier_penalties_of_the_same_person_in_the_same_agency(cast, clock, officer):
    make.procedure(cast, clock, until="deliver")
    make.procedure(cast, clock, until="decide", nip="196501011990031001")

    row = make.procedure(cast, clock, until="summon")
    clock.shift(timedelta(days=21))
    said = report_of(make.finish(row, officer, until="examine"), officer)

    assert said["previous_penalties"] == [
        "Penurunan jabatan setingkat lebih rendah selama 12 (dua belas) bulan, ditetapkan 7 Desember 2026, berlaku "
        "sejak 30 Desember 2026."
    ]

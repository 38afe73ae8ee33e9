"""Dismissal of a party member: proposed, decided by its own clock, in effect from a day of its own."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from netralitas.clocks.models import Clock
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib.refusal import Refusal
from sanctions import choosing, decisions, desk, objections, proceedings, proposing, serving
from sanctions.localtime import today_of
from sanctions.models import Decision, EffectRule, Penalty, Proposal
from sanctions.papers import facts
from sanctions.path import letters_of, path_of
from sanctions.proceedings import Person
from sanctions.remedies import remedy_of
from tests import make

SEKDA = Person("Ratih Kumalasari", "Sekretaris Daerah Kabupaten Tirtamukti")
REGENT = Person("H. Contoh Tirtamukti", "Bupati Tirtamukti")
JOINED = date(2024, 8, 14)


def member(cast, clock, *, until="report", **person):
    return make.procedure(cast, clock, until=until, acts=("DS-05",), **person)


def ptdh() -> Penalty:
    return Penalty.objects.get(pk="PTDH")


def words(row, kind: str) -> dict:
    return Letter.objects.filter(kind=kind, subject_id=str(row.pk)).latest("id").context


def text_of(said) -> str:
    return said["text"] if isinstance(said, dict) else said


def told(said) -> str:
    return " ".join(map(text_of, said))


def refusal(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        door(*args, **given)
    return refused.value.code


# --- The membership is proven


def test_a_proven_membership_starts_the_clock_of_its_decision(cast, clock, officer):
    row = member(cast, clock)

    duty = Clock.objects.get(rule_code="T14")
    assert (duty.amount, duty.anchor_on, duty.due_at.date()) == (21, date(2026, 12, 7), date(2027, 1, 11))
    row.refresh_from_db()
    assert row.report.joined_on == JOINED
    assert row.due_at == Clock.objects.get(rule_code="T9").due_at


@pytest.mark.parametrize("joined", [None, date(2026, 12, 8)])
def test_a_membership_is_not_proven_without_the_day_it_began(cast, clock, officer, joined):
    row = member(cast, clock, until="examine")
    given = {"summary": "a", "analysis": "b", "advice": "c", "actor": officer}

    assert refusal(proceedings.report, row, is_proven=True, joined_on=joined, **given) == "missing_joined_on"
    assert proceedings.report(row, is_proven=False, joined_on=None, **given).joined_on is None
    assert not Clock.objects.filter(rule_code="T14").exists()


def test_nobody_needs_a_team_to_hear_a_member(cast, clock, officer):
    row = member(cast, clock, until="open")

    assert desk.LaidDown(row.instansi, datetime.now(UTC)).open_steps(row)[0] == "summon"


# --- It is proposed by whom the table names


@pytest.mark.parametrize(
    ("post", "above", "who"),
    [("Administrator", False, "Sekretaris Daerah Kabupaten Tirtamukti"), ("JPT Utama", True, "Bupati Tirtamukti")],
)
def test_the_class_of_post_says_who_proposes_to_whom(cast, clock, officer, post, above, who):
    row = member(cast, clock, post_class=post)

    authority = choosing.choices_for(row, on=today_of(row))[1][0].authority
    assert proposing.proposer_for(row, authority).post == who
    proposal = proposing.propose(row, ptdh(), proposer=SEKDA, actor=officer)

    row.refresh_from_db()
    assert (row.status, proposal.is_above_agency) == ("proposed", above)
    said = words(row, "dismissal_proposal")
    assert said["addressee"]["lines"][0] == ("Presiden Republik Indonesia" if above else "Bupati Tirtamukti")
    assert "paling lambat Senin, 11 Januari 2027" in told(said["requests"])
    assert "31 Agustus 2024" in told(said["requests"])
    assert letters.pdf_of(proposal.letter).startswith(b"%PDF")


def test_who_proposes_for_somebody_else_signs_so(cast, clock, officer):
    row = member(cast, clock, post_class="Administrator")

    proposing.propose(row, ptdh(), proposer=Person("Budi Contoh", "Asisten Umum a.n. Sekretaris Daerah"), actor=officer)

    signer = words(row, "dismissal_proposal")["signer"]
    assert (signer["title"], signer["on_behalf"]) == ("Asisten Umum", "a.n. Sekretaris Daerah")


def test_nothing_is_proposed_that_the_agency_decides_at_once(cast, clock, officer):
    row = make.procedure(cast, clock, until="report")
    lawful = Penalty.objects.get(pk="Ba")

    assert refusal(proposing.propose, row, ptdh(), proposer=SEKDA, actor=officer) == "outside_range"
    assert refusal(proposing.propose, row, lawful, proposer=SEKDA, actor=officer) == "needs_no_proposal"
    assert Proposal.objects.count() == 0


def test_nothing_is_proposed_without_a_class_of_post_or_a_proof(cast, clock, officer):
    row = member(cast, clock, post_class="")
    assert refusal(proposing.propose, row, ptdh(), proposer=SEKDA, actor=officer) == "no_authority"

    row.report.is_proven = False
    row.report.save()
    assert refusal(proposing.propose, row, ptdh(), proposer=SEKDA, actor=officer) == "not_proven"


def test_a_member_is_not_dismissed_without_a_proposal(cast, clock, officer):
    row = member(cast, clock)

    assert refusal(decisions.decide, row, ptdh(), considerations=["a"], actor=officer) == "only_proposed"


# --- It is decided


def test_the_decision_rests_on_the_law_of_membership_and_not_on_discipline(cast, clock, officer):
    row = member(cast, clock, until="decide")

    decision, said = row.decision, words(row, "decision")
    assert (decision.penalty_id, decision.authority, decision.letter.title) == (
        "PTDH", "PPK (usul PyB)", "Keputusan Pemberhentian",
    )  # fmt: skip
    recalled = told(said["recalling"])
    for part in (
        "Pasal 52 ayat (3) huruf j dan ayat (4) Undang-Undang Nomor 20 Tahun 2023",
        "Pasal 9 ayat (1) Peraturan Pemerintah Nomor 37 Tahun 2004",
        "Pasal 250 huruf c, Pasal 255, dan Pasal 270 Peraturan Pemerintah Nomor 11 Tahun 2017",
    ):
        assert part in recalled
    everything = told([*said["considering"], *said["recalling"], said["breach"], said["effective_sentence"]])
    assert "94/2021" not in everything.replace("Nomor 94 Tahun 2021", "94/2021")
    assert "Undang-Undang Nomor 5 Tahun 2014" not in recalled
    assert "terbukti menjadi anggota dan/atau pengurus partai politik sejak 14 Agustus 2024" in everything
    assert "usul Sekretaris Daerah Kabupaten Tirtamukti Nomor" in told(said["noting"])
    assert (said["about"], said["imposes"], said["on_whom"]) == ("", "Menetapkan", "terhadap")
    assert "banding administratif" in told(said["clauses"])
    assert Clock.objects.get(rule_code="T14").outcome == "decided"
    assert not Clock.objects.filter(rule_code="D3").exists()


def test_the_law_recalled_is_that_of_the_day(cast, clock, monkeypatch):
    row = member(cast, clock)
    monkeypatch.setattr(facts, "today_of", lambda row: date(2023, 10, 30))

    recalled = str(facts.recalled(row))

    assert "Pasal 87 ayat (4) huruf c Undang-Undang Nomor 5 Tahun 2014" in recalled
    assert "Undang-Undang Nomor 20 Tahun 2023" not in recalled


def test_every_paper_of_a_member_leaves_the_articles_of_discipline_alone(cast, clock):
    row = member(cast, clock, until="decide")

    for kind in ("summons", "minutes", "examination_report"):
        said = str(words(row, kind))
        assert ("94/2021" in said, "94 Tahun 2021" in said, "hukuman disiplin menurut" in said) == (False,) * 3, kind
    assert words(row, "examination_report")["heading"] == "Keanggotaan partai politik Pegawai Negeri Sipil"


def test_it_counts_from_the_end_of_the_month_of_joining_however_late_it_was_received(cast, clock, officer):
    row = member(cast, clock, until="deliver")

    decision = Decision.objects.get(proceeding=row)
    assert (decision.effective_on, decision.counted, decision.is_effect_unverified) == (
        date(2024, 8, 31), "month_end", False,
    )  # fmt: skip
    assert "PP 37/2004 Pasal 9 ayat (2)" in decision.effective_explanation
    assert Decision.objects.get(proceeding__status="in_force") == decision
    assert Clock.objects.get(rule_code="D6-PTDH").anchor_on == date(2026, 12, 7)
    row.refresh_from_db()
    titles = [step.title for step in path_of(row, letters_of(row))]
    assert titles[4:9] == ["Usul pemberhentian", "Keputusan", "Disampaikan", "Berlaku", "Pelaksanaan"]


def test_without_its_rule_it_would_count_as_a_penalty_of_discipline_does(cast, clock, officer):
    row = member(cast, clock, until="decide")
    EffectRule.objects.filter(code="akhir-bulan").delete()

    serving.deliver(row, delivered_on=today_of(row), delivery="handed_over", note="", actor=officer)

    assert Decision.objects.get(proceeding=row).effective_on == date(2026, 12, 30)


def test_the_board_hears_the_appeal_and_what_it_upholds_keeps_its_day(cast, clock, officer):
    row = member(cast, clock, until="deliver")
    decision = Decision.objects.get(proceeding=row)
    assert remedy_of(row, decision).code == "banding-ptdh"
    objections.lodge(row, lodged_on=today_of(row), actor=officer)
    clock.shift(timedelta(days=30))

    objections.settle(row, outcome="upheld", decided_on=today_of(row), number="BPASN 12/2027", actor=officer)

    decision.refresh_from_db()
    assert (decision.effective_on, decision.counted) == (date(2024, 8, 31), "month_end")
    assert "BPASN 12/2027" in decision.effective_explanation


def test_only_a_penalty_with_a_rule_of_its_own_counts_from_before_its_receipt(cast, clock):
    row = member(cast, clock, until="deliver")

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(proceeding=row).update(counted="")


# --- The President decides


@pytest.fixture
def proposed(cast, clock, officer):
    row = member(cast, clock, post_class="JPT Utama")
    proposing.propose(row, ptdh(), proposer=REGENT, actor=officer)
    row.refresh_from_db()
    return row


def test_what_the_president_decides_is_recorded_and_handed_over(proposed, officer):
    assert desk.LaidDown(proposed.instansi, datetime.now(UTC)).open_steps(proposed) == ["record_outside"]

    decision = proposing.record_outside(
        proposed, ptdh(), number=" Keppres 12/TPA Tahun 2026 ", decided_on=today_of(proposed), actor=officer
    )

    proposed.refresh_from_db()
    assert (proposed.status, decision.number, decision.letter) == ("decided", "Keppres 12/TPA Tahun 2026", None)
    assert decision.authority == "Presiden (usul PPK)"
    assert Clock.objects.get(rule_code="T14").outcome == "decided"
    serving.deliver(proposed, delivered_on=today_of(proposed), delivery="handed_over", note="", actor=officer)
    proposed.recommendation.refresh_from_db()
    assert proposed.recommendation.answer == "Keputusan Keppres 12/TPA Tahun 2026"


def test_the_agency_does_not_decide_what_the_president_does(proposed, officer):
    assert refusal(decisions.decide, proposed, ptdh(), considerations=["a"], actor=officer) == "only_proposed"


@pytest.mark.parametrize(
    ("given", "code"),
    [({"number": " "}, "missing_number"), ({"days": -1}, "day_wrong"), ({"days": 1}, "day_wrong")],
)
def test_a_decision_from_outside_needs_its_number_and_a_day_after_the_proposal(proposed, officer, given, code):
    given = {"number": "Keppres 12", "days": 0} | given
    day = today_of(proposed) + timedelta(days=given["days"])

    found = refusal(proposing.record_outside, proposed, ptdh(), number=given["number"], decided_on=day, actor=officer)

    assert (found, Decision.objects.count()) == (code, 0)


def test_the_agencys_own_decision_is_not_recorded_as_one_from_outside(cast, clock, officer):
    row = member(cast, clock, until="propose")

    found = refusal(proposing.record_outside, row, ptdh(), number="1", decided_on=today_of(row), actor=officer)
    assert found == "within_the_agency"

"""What is decided on a proposal: the President's penalties and the end of a PPPK's contract, as the days pass."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.letters import letters
from netralitas.lib.refusal import Refusal
from netralitas.outbox.models import Message
from sanctions import choosing, correcting, decisions, delivery, desk, proceedings, proposing, relief, serving
from sanctions.localtime import today_of
from sanctions.models import Decision, Penalty, Proceeding, Proposal
from sanctions.path import letters_of, path_of
from sanctions.proceedings import Person
from sanctions.remedies import remedy_of
from sanctions.repeats import Earlier, Repeat
from sanctions.views.steps import STEPS
from tests import make
from tests.sanctions.test_delivery import HOST
from tests.sanctions.test_execution import carry_out
from tests.sanctions.test_relief import DEPUTY

SEKDA = Person("Ratih Kumalasari", "Sekretaris Daerah Kabupaten Tirtamukti")
REGENT = Person("H. Contoh Tirtamukti", "Bupati Tirtamukti")
MENKO = "Menteri Koordinator Bidang Politik dan Keamanan"


def kind(code: str) -> Penalty:
    return Penalty.objects.get(pk=code)


def steps_of(row) -> list[str]:
    row = Proceeding.objects.get(pk=row.pk)
    return desk.LaidDown(row.instansi, datetime.now(UTC)).open_steps(row)


def told(row, kind_of_letter: str) -> str:
    row.refresh_from_db()
    return str(letters_of(row).filter(kind=kind_of_letter).latest("pk").context)


def refusal(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        door(*args, **given)
    return refused.value.code


@pytest.fixture
def highest(cast, clock):
    """Return a case of somebody in the highest class of posts: every penalty is the President's."""
    return make.procedure(cast, clock, until="report", post_class="JPT Utama")


@pytest.fixture
def contract_staff(cast, clock):
    """Return a case of a PPPK whose breach is heavy: the contract ends, or something lighter with a reason."""
    return make.procedure(cast, clock, until="report", employment="pppk", post_class="Pelaksana")


# --- Which step is open


@pytest.mark.parametrize(
    ("person", "open_steps"),
    [
        ({"post_class": "JPT Utama"}, ["propose"]),
        ({"post_class": "JPT Madya selaku PPK"}, ["propose"]),
        ({"post_class": "JF Ahli Utama"}, ["decide", "propose"]),
        ({"post_class": "Administrator"}, ["decide"]),
        ({"post_class": "Pelaksana", "employment": "pppk"}, ["propose", "decide"]),
        ({"post_class": "JPT Madya", "employment": "pppk"}, ["propose", "decide"]),
        ({"post_class": "Pelaksana", "employment": "pppk", "acts": ("PP-5n2",)}, ["decide"]),
        ({"post_class": "JPT Utama", "acts": ("PP-5n2",)}, ["propose"]),
    ],
)
def test_the_table_of_authority_says_what_is_decided_and_what_is_proposed(cast, clock, person, open_steps):
    row = make.procedure(cast, clock, until="report", **person)

    found = [step for step in steps_of(row) if step in ("decide", "propose")]
    (duty,), _following = desk.duties(cast["instansi"], now=datetime.now(UTC))

    assert found == open_steps
    assert duty.action == {"decide": "Ambil keputusan", "propose": "Usulkan hukuman"}[open_steps[0]]


# --- The President decides


def test_what_is_the_presidents_goes_through_whom_the_law_names_and_comes_back(highest, officer, clock):
    row = highest
    relieved = relief.relieve(row, deputy=DEPUTY, actor=officer) if "relieve" in steps_of(row) else None
    assert refusal(decisions.decide, row, kind("Ba"), considerations=["a"], actor=officer) == "only_proposed"
    assert refusal(proposing.propose, row, kind("Ba"), proposer=REGENT, actor=officer) == "missing_addressee"

    proposal = proposing.propose(row, kind("Ba"), proposer=REGENT, through=MENKO, actor=officer)

    said = proposal.letter.context
    assert (said["addressee"]["lines"][0], said["signer"]["title"]) == (MENKO, "Bupati Tirtamukti")
    asked = " ".join(one["text"] if isinstance(one, dict) else one for one in said["requests"])
    assert "mengusulkan kepada Presiden penetapan keputusan penurunan jabatan setingkat" in asked
    assert "; dan menyampaikan keputusan itu" in asked
    assert "menjadi anggota" not in str(said)
    assert letters.pdf_of(proposal.letter).startswith(b"%PDF")
    assert steps_of(row) == ["record_outside"]
    assert refusal(decisions.decide, row, kind("Ba"), considerations=["a"], actor=officer) == "only_proposed"

    clock.shift(timedelta(days=30))
    decision = proposing.record_outside(
        row, kind("Bb"), number="Keppres 7/TPA Tahun 2027", decided_on=today_of(row), actor=officer
    )

    row.refresh_from_db()
    assert (row.status, decision.penalty_id, decision.letter, decision.is_below_range) == ("decided", "Bb", None, False)
    if relieved:
        relieved.refresh_from_db()
        assert relieved.ended_on == today_of(row)
    assert Clock.objects.get(rule_code="D3").anchor_on == today_of(row)
    titles = [step.title for step in path_of(row, letters_of(row))]
    assert titles[titles.index("Usul hukuman") + 1] == "Keputusan"


def test_what_the_president_decided_is_handed_over_takes_effect_and_is_carried_out(highest, officer, clock):
    row = highest
    proposing.propose(row, kind("Ba"), proposer=REGENT, through=MENKO, actor=officer)
    decision = proposing.record_outside(row, kind("Ba"), number="Keppres 7", decided_on=today_of(row), actor=officer)
    meets = datetime.now(UTC) + timedelta(days=7)
    called = delivery.call(row, meets_at=meets, place="Ruang Rapat", host=HOST, actor=officer)
    assert "Keppres 7" in called.letter.context["decision"]
    clock.move_to(meets + timedelta(hours=2))

    serving.deliver(row, delivered_on=today_of(row), delivery="handed_over", note="", actor=officer)

    row = Proceeding.objects.get(pk=row.pk)
    assert remedy_of(row, row.decision) is None
    assert "object" not in steps_of(row)
    assert row.decision.effective_on == date(2027, 1, 8)
    clock.move_to(datetime(2027, 1, 8, 3, tzinfo=UTC))
    assert serving.bring_all_into_force() == 1
    assert steps_of(row) == ["carry_out"]
    carry_out(Proceeding.objects.get(pk=row.pk), officer)
    assert Proceeding.objects.get(pk=row.pk).status == "in_force"
    decision.refresh_from_db()
    assert decision.ends_on == date(2028, 1, 7)


def test_his_dismissal_goes_on_appeal_to_the_board(cast, clock, officer):
    row = make.procedure(cast, clock, until="report", post_class="JF Ahli Utama")
    proposing.propose(row, kind("Bc"), proposer=REGENT, actor=officer)
    proposing.record_outside(row, kind("Bc"), number="Keppres 8", decided_on=today_of(row), actor=officer)
    serving.deliver(row, delivered_on=today_of(row), delivery="handed_over", note="", actor=officer)

    row = Proceeding.objects.get(pk=row.pk)
    assert remedy_of(row, row.decision).code == "banding"
    assert "object" in steps_of(row)
    assert (STEPS["object"].form(row, None).is_unsure, row.decision.decider) == (True, "")
    Decision.objects.update(decider="appointing_official")
    assert STEPS["object"].form(Proceeding.objects.get(pk=row.pk), None).is_unsure is False


@pytest.mark.parametrize(
    ("proposed", "decided", "kept"), [("R3", "R3", "Baru sekali."), ("Ba", "R3", "Dipilih Presiden."), ("R3", "Ba", "")]
)
def test_what_lies_below_the_range_keeps_its_reason_and_is_told(highest, officer, proposed, decided, kept):
    assert refusal(proposing.propose, highest, kind("R3"), proposer=REGENT, through=MENKO, actor=officer) == (
        "missing_reason"
    )
    given = {"proposer": REGENT, "through": MENKO, "below_range_reason": "Baru sekali.", "actor": officer}
    proposal = proposing.propose(highest, kind(proposed), **given)
    assert ("Baru sekali." in str(proposal.letter.context)) == (proposed == "R3")

    decision = proposing.record_outside(
        highest, kind(decided), number="Keppres 9", decided_on=today_of(highest), actor=officer
    )

    assert (decision.is_below_range, decision.below_range_reason) == (decided == "R3", kept)
    assert Message.objects.filter(key__contains="below-range").exists() == (decided == "R3")


def test_where_the_law_names_no_level_a_proposal_says_why(cast, clock, officer):
    row = make.procedure(cast, clock, until="report", acts=("PP-5n1",), post_class="JPT Utama")
    told_ = {"proposer": REGENT, "through": MENKO, "actor": officer}

    assert refusal(proposing.propose, row, kind("Ba"), **told_) == "missing_reason"
    proposing.propose(row, kind("Ba"), level_reason="Dampaknya luas.", **told_)

    decision = proposing.record_outside(row, kind("Ba"), number="1", decided_on=today_of(row), actor=officer)
    assert decision.level_reason == "Dampaknya luas."


def test_what_fell_below_the_range_since_it_was_proposed_is_still_recorded(highest, officer, monkeypatch):
    proposing.propose(highest, kind("Ba"), proposer=REGENT, through=MENKO, actor=officer)
    before = Repeat(Earlier(1, "Pembebasan dari jabatan", 41, date(2025, 1, 1)), "PP 94/2021 Pasal 35 ayat (2)", False)
    monkeypatch.setattr("sanctions.choosing.repeat_of", lambda row, on: before)

    decision = proposing.record_outside(highest, kind("Ba"), number="1", decided_on=today_of(highest), actor=officer)

    assert (decision.is_below_range, decision.below_range_reason) == (True, "Dipilih Presiden.")


def test_what_the_president_declines_the_agency_decides_within_its_own_range(cast, clock, officer):
    row = make.procedure(cast, clock, until="report", post_class="JF Ahli Utama")
    proposing.propose(row, kind("Bc"), proposer=REGENT, actor=officer)

    assert [step for step in steps_of(row) if step != "correct"] == ["record_outside", "decide_proposed"]
    assert decisions.decide(row, kind("Bb"), considerations=["a"], actor=officer).penalty_id == "Bb"


def test_a_decision_from_before_its_proposal_was_put_right_keeps_its_day(highest, officer, clock):
    proposing.propose(highest, kind("Ba"), proposer=REGENT, through=MENKO, actor=officer)
    clock.shift(timedelta(days=10))
    decided_on = today_of(highest)
    clock.shift(timedelta(days=5))
    highest.refresh_from_db()
    given = {"proposer_name": "H. Contoh Tirtamukti, S.H.", "proposer_post": "Bupati Tirtamukti"}
    correcting.correct(highest, given=given, reason="Gelar.", actor=officer)

    decision = proposing.record_outside(highest, kind("Ba"), number="1", decided_on=decided_on, actor=officer)

    assert decision.decided_on == decided_on


def test_nobody_proposes_to_himself_or_his_own_penalty(cast, clock, contract_staff, officer):
    assert refusal(proposing.propose, contract_staff, kind("PPPK-B"), proposer=REGENT, actor=officer) == (
        "proposer_decides"
    )
    head = make.procedure(cast, clock, until="report", post_class="JPT Madya selaku PPK")
    authority = choosing.choices_for(head, on=today_of(head))[1][0].authority
    assert proposing.proposer_for(head, authority) == Person("", "")


@pytest.mark.parametrize(
    "person", [{"post_class": "jabatan lain wewenang Presiden", "acts": ("PP-5n2",)}, {"post_class": ""}]
)
def test_a_class_for_which_the_table_names_nobody_can_be_put_right(cast, clock, officer, person):
    row = make.procedure(cast, clock, until="report", **person)

    assert [step for step in steps_of(row) if step in ("post", "decide", "propose")] == ["post"]
    proceedings.set_post(row, post_class="Pengawas", rank="", actor=officer)
    assert [step for step in steps_of(row) if step in ("post", "decide", "propose")] == ["decide"]


@pytest.mark.parametrize("code", ["PTDH", "PPPK-B", "MORAL-TERBUKA", "S3"])
def test_only_what_is_the_presidents_is_recorded_as_his(highest, officer, code):
    proposing.propose(highest, kind("Ba"), proposer=REGENT, through=MENKO, actor=officer)

    found = refusal(
        proposing.record_outside, highest, kind(code), number="1", decided_on=today_of(highest), actor=officer
    )
    assert (found, Decision.objects.count()) == ("outside_range", 0)


# --- The agency decides on a proposal


def test_a_contract_is_ended_on_the_proposal_of_the_authorised_official(contract_staff, officer):
    row = contract_staff
    assert refusal(decisions.decide, row, kind("PPPK-B"), considerations=["a"], actor=officer) == "only_proposed"
    authority = choosing.choices_for(row, on=today_of(row))[1][0].authority
    assert proposing.proposer_for(row, authority).post == "Sekretaris Daerah Kabupaten Tirtamukti"

    proposal = proposing.propose(row, kind("PPPK-B"), proposer=SEKDA, actor=officer)

    assert (proposal.is_above_agency, proposal.letter.context["addressee"]["lines"][0]) == (False, "Bupati Tirtamukti")
    assert "PP 49/2018 Pasal 71" in str(proposal.letter.context["opening"])
    assert steps_of(row) == ["decide_proposed"]
    assert refusal(
        proposing.record_outside, row, kind("PPPK-B"), number="1", decided_on=today_of(row), actor=officer
    ) == "within_the_agency"  # fmt: skip
    decision = decisions.decide(row, kind("PPPK-B"), considerations=["diakui"], actor=officer)
    assert decision.penalty_id == "PPPK-B"
    assert f"usul Sekretaris Daerah Kabupaten Tirtamukti Nomor {proposal.letter.number}" in told(row, "decision")


def test_who_decides_is_not_bound_to_the_proposal(contract_staff, officer):
    proposing.propose(contract_staff, kind("PPPK-B"), proposer=SEKDA, actor=officer)

    lighter = {"considerations": ["a"], "actor": officer}
    assert refusal(decisions.decide, contract_staff, kind("PPPK-S"), **lighter) == "missing_reason"
    decision = decisions.decide(contract_staff, kind("PPPK-S"), below_range_reason="Baru sekali.", **lighter)

    assert decision.is_below_range


def test_something_lighter_is_decided_without_a_proposal(contract_staff, officer):
    given = {"considerations": ["a"], "below_range_reason": "Baru sekali.", "actor": officer}

    assert refusal(proposing.propose, contract_staff, kind("PPPK-S"), proposer=SEKDA, below_range_reason="x",
                   actor=officer) == "needs_no_proposal"  # fmt: skip
    assert decisions.decide(contract_staff, kind("PPPK-S"), **given).penalty_id == "PPPK-S"
    assert Proposal.objects.count() == 0


def test_a_proposal_is_made_once_and_stands_in_the_journal(contract_staff, officer):
    proposal = proposing.propose(contract_staff, kind("PPPK-B"), proposer=SEKDA, actor=officer)

    assert refusal(proposing.propose, contract_staff, kind("PPPK-B"), proposer=SEKDA, actor=officer) == "step_not_open"
    assert Entry.objects.get(action="proceeding.propose").data == {
        "penalty": "PPPK-B", "letter": proposal.letter.number, "president": False,
    }  # fmt: skip

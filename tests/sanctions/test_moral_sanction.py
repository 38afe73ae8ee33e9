"""The moral sanction on real rows: open or closed, by whom, carried out, and what is done besides."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from complaints import tracking
from netralitas import tallies
from netralitas.clocks.models import Clock
from netralitas.letters.access import visible_to
from netralitas.letters.kinds import KINDS
from netralitas.letters.models import Letter
from netralitas.letters.rendering import Face, Look, html_of
from netralitas.lib.refusal import Refusal
from sanctions import moral_sanction, proceedings
from sanctions.history import punished
from sanctions.models import Authority, Decision, MoralStatement, Proceeding
from sanctions.moral_sanction import Delegate
from sanctions.proceedings import Person
from taskforce.models import Recommendation
from tests import make
from tests.sanctions.ethicscase import council, ethics_case, take

ADVICE = {"resolve": {"advised_action": "pembinaan selama 25% waktu kerja"}}


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


@pytest.fixture
def decided(cast, clock):
    return ethics_case(cast, clock, until="resolve")


@pytest.mark.parametrize(
    ("code", "kind", "secrecy"),
    [("MORAL-TERBUKA", "moral_statement", "biasa"), ("MORAL-TERTUTUP", "moral_statement_closed", "rahasia")],
)
def test_a_statement_is_open_or_closed_and_names_the_breach(decided, clock, officer, code, kind, secrecy):
    statement = take(decided, "state", officer, clock, code=code)

    words = statement.letter.context
    assert (statement.letter.kind, statement.letter.classification) == (kind, secrecy)
    assert words["breach"] == "yaitu mengunggah foto bersama bakal calon pada 20 Agustus 2024."
    provision = words["provision"]
    assert "KE-05; PP 42/2004 Pasal 11 huruf c" in (provision["text"] if isinstance(provision, dict) else provision)
    assert (words["code"], words["signer"]["title"]) == ("kode etik Pegawai Negeri Sipil", "Bupati Tirtamukti")
    assert (statement.delegate_echelon, "PP 42/2004" in statement.authority_basis) == (None, True)


def test_for_others_than_pns_the_code_is_not_that_of_pns_and_is_marked(cast, clock):
    row = ethics_case(
        cast, clock, until="state", person={"employment": "pppk"}, state={"code": "PPPK-MORAL-TERTUTUP"},
        council={"examined_rank": ""},
    )  # fmt: skip

    words = row.statement.letter.context
    assert words["code"] == {"text": "kode etik pegawai ASN", "unverified": True}
    assert words["sanction"]["unverified"] is True
    assert "Pegawai Negeri Sipil" not in str({k: v for k, v in words.items() if k != "opening"})


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"breach": " "}, "breach_unnamed"),
        ({"publication": []}, "no_publication"),
        ({"code": "R1"}, "outside_range"),
        ({"code": "Ba"}, "outside_range"),
        ({"code": "PPPK-MORAL-TERBUKA"}, "outside_range"),
        ({"breach": "mengunggah foto (NIP 19740317 199803 1 002)"}, "employee_number"),
        ({"publication": ["ditempel dengan NIP 197403171998031002"]}, "employee_number"),
        ({"delegate": Delegate(Person("Bram", "Kepala Subseksi"), 5)}, "delegate_too_low"),
        ({"delegate": Delegate(Person("Bram", "Kepala Subseksi"), 0)}, "delegate_too_low"),
    ],
)
def test_a_statement_the_law_does_not_want_is_refused(decided, clock, officer, given, code):
    assert code_of(take, decided, "state", officer, clock, **given) == code
    assert (MoralStatement.objects.count(), Letter.objects.filter(kind="moral_statement").count()) == (0, 0)


def test_a_delegate_states_it_for_the_appointing_official(decided, clock, officer):
    delegate = Delegate(Person("Galuh Paramartha", "Kepala Bidang Disiplin"), 4)

    statement = take(decided, "state", officer, clock, delegate=delegate)

    words = statement.letter.context
    assert (statement.signer_post, statement.delegate_echelon) == ("Kepala Bidang Disiplin", 4)
    assert "Pasal 15 ayat (5)" in words["opening"]
    assert "Kepala Bidang Disiplin atas pendelegasian Pejabat Pembina Kepegawaian" in words["opening"]


def test_without_a_row_that_lets_anybody_it_is_refused(decided, clock, officer):
    Authority.objects.all().delete()

    assert code_of(take, decided, "state", officer, clock) == "no_authority"


def test_it_is_carried_out_and_the_case_ends_without_anything_of_discipline(cast, clock, officer):
    receipt = make.report(files=False, what={"acts": ["KE-02"]}, when={"occurred_on": "2024-08-20"})
    row = make.recommend(make.study(receipt.complaint, cast["verifikator"], until="forward"), cast)
    row = proceedings.open_for(row, superior=Person("Ratih", "Sekda"), actor=officer)
    for step in ("council", "call", "hear", "resolve"):
        take(row, step, officer, clock)
    take(row, "state", officer, clock, code="MORAL-TERTUTUP")
    assert Recommendation.objects.get().status == "awaiting_follow_up"

    take(row, "execute", officer, clock)

    row.refresh_from_db()
    recommendation = Recommendation.objects.get()
    assert (row.status, row.due_at, recommendation.status) == ("ethics_done", None, "followed_up")
    assert recommendation.answer == f"Sanksi moral, Pernyataan {row.statement.letter.number}"
    assert Clock.objects.exclude(state="stopped").count() == 0
    assert not Clock.objects.filter(rule_code__startswith="D").exists()
    kinds = set(Letter.objects.filter(subject_type="sanctions.proceeding").values_list("kind", flat=True))
    assert kinds == {"council_decree", "summons", "council_decision", "moral_statement_closed"}
    assert (Decision.objects.count(), tracking.open_by_code(receipt.code).headline) == (0, "Ditindaklanjuti")


@pytest.mark.parametrize(
    ("days", "how", "code"),
    [(-1, "Dibacakan.", "executed_on_wrong"), (1, "Dibacakan.", "executed_on_wrong"), (0, " ", "missing_reason")],
)
def test_a_sanction_is_carried_out_after_it_was_stated_and_it_is_said_how(cast, clock, officer, days, how, code):
    row = ethics_case(cast, clock, until="state")
    day = timezone.localdate() + timedelta(days=days)

    assert code_of(take, row, "execute", officer, clock, executed_on=day, how=how) == code


def test_the_database_wants_the_breach_and_no_execution_before_the_statement(cast, clock):
    row = ethics_case(cast, clock, until="execute")
    before = row.statement.stated_on - timedelta(days=1)

    for wrong in ({"breach": ""}, {"executed_on": before}, {"execution": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MoralStatement.objects.filter(proceeding=row).update(**wrong)


# --- Administrative action on the council's advice


def test_an_action_the_council_advised_is_decided_before_the_case_ends(cast, clock, officer):
    row = ethics_case(cast, clock, until="execute", **ADVICE)
    assert (row.status, row.recommendation.status) == ("executed", "awaiting_follow_up")

    done = moral_sanction.act_on_advice(
        row, action="pembinaan selama 25% waktu kerja", basis="Perbup Tirtamukti 7/2020 Pasal 12", actor=officer
    )

    row = Proceeding.objects.get()
    words = done.letter.context
    assert (row.status, row.recommendation.status, done.letter.kind) == (
        "ethics_done", "followed_up", "administrative_action",
    )  # fmt: skip
    assert "pembinaan selama 25% waktu kerja, menurut Perbup Tirtamukti 7/2020 Pasal 12." in words["clauses"][1]
    assert "PP 42/2004 Pasal 16" in words["considering"][0]
    assert "25%" in str(row.council.decision.letter.context["clauses"])


def test_an_agency_that_takes_none_says_why_and_no_letter_follows(cast, clock, officer):
    row = ethics_case(cast, clock, until="execute", **ADVICE)

    done = moral_sanction.act_on_advice(row, refusal="Sudah dimutasi.", basis="tidak dipakai", actor=officer)

    assert (done.letter, done.basis, Proceeding.objects.get().status) == (None, "", "ethics_done")
    assert not Letter.objects.filter(kind="administrative_action").exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "missing_reason"),
        ({"action": " ", "refusal": " "}, "missing_reason"),
        ({"action": "Mutasi."}, "missing_basis"),
        ({"action": "Mutasi.", "basis": "a", "refusal": "b"}, "both"),
    ],
)
def test_an_action_without_basis_or_reason_is_refused(cast, clock, officer, given, code):
    row = ethics_case(cast, clock, until="execute", **ADVICE)

    assert code_of(moral_sanction.act_on_advice, row, actor=officer, **given) == code


# --- Who learns of it


def test_a_closed_statement_is_not_told_to_who_does_not_handle_the_case(cast, clock):
    row = ethics_case(cast, clock, until="execute", state={"code": "MORAL-TERTUTUP"})
    letter = row.statement.letter

    assert [name for name in ("verifikator", "instansi-lain") if visible_to(cast[name]).filter(pk=letter.pk)] == []
    told = punished(cast["verifikator"], [row.recommendation.accused_id])
    assert told == {row.recommendation.accused_id: ["Kode etik. Selesai: sanksi moral."]}
    page = Client().get(f"/verifikasi/{letter.token}/").content.decode()
    assert "Pernyataan Tertulis" in page
    assert [word for word in ("ertutup", "moral", "etik", "Wirabuana") if word in page] == []


def test_no_letter_of_a_case_of_ethics_speaks_of_discipline_or_of_a_remedy(cast, clock, officer):
    row = ethics_case(cast, clock, until="execute", **ADVICE)
    moral_sanction.act_on_advice(row, action="Pembinaan.", basis="Perbup 7/2020", actor=officer)

    for letter in Letter.objects.filter(subject_type="sanctions.proceeding"):
        face = Face(Look.LETTER, letter.dated, letter.classification, letter.number, letter.token)
        said = html_of(KINDS[letter.kind], letter.context, face).replace("Sanksi moral bukan hukuman disiplin", "")
        found = [
            word
            for word in ("hukuman disiplin", "keberatan", "banding", "hari kerja ke-15", "PERBKN", "Tim Pemeriksa")
            if word.lower() in said.lower()
        ]
        assert (letter.kind, found) == (letter.kind, [])


def test_open_and_closed_statements_are_one_figure_and_no_decision(cast, clock):
    for code in ("MORAL-TERBUKA", "MORAL-TERTUTUP"):
        ethics_case(cast, clock, until="state", state={"code": code})

    assert tallies.sanctions(timezone.now()) == {("moral", ""): 2}


# --- Golden: PP 42/2004 arts. 15 to 20, worked by hand


@pytest.mark.parametrize(
    ("act", "size", "code", "kind"),
    [
        ("KE-02", 5, "MORAL-TERTUTUP", "moral_statement_closed"),
        ("KE-05", 7, "MORAL-TERBUKA", "moral_statement"),
        ("KE-05", 6, "", ""),
        ("KE-02", 4, "", ""),
    ],
)
def test_golden_case_of_ethics(cast, clock, act, size, code, kind):
    given = {"council": {"members": council(size)}, "state": {"code": code}}
    if not code:
        assert code_of(ethics_case, cast, clock, acts=(act,), until="council", **given) == "council_incomplete"
        return

    row = ethics_case(cast, clock, acts=(act,), until="execute", **given)

    said = row.statement.letter.context["provision"]
    assert (row.statement.letter.kind, act in str(said), row.recommendation.status) == (kind, True, "followed_up")
    assert not Clock.objects.filter(rule_code__startswith="D").exists()

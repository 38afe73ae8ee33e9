"""Why a report is not registered: a ground from rows of law in force; a report that lacks something needs a reason."""

from datetime import date

import pytest

from complaints import grounds, tracking, workflow
from complaints.completeness import Facts, missing_elements
from netralitas.audit.models import Entry
from netralitas.law.models import Provision
from netralitas.lib.refusal import Refusal
from tests import make
from tests.complaints.desk import page

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"}
DAY = date(2024, 10, 21)
WHOLE = {
    "has_reporter_name": True,
    "has_reporter_address": True,
    "has_accused": True,
    "known_on": DAY,
    "reported_on": DAY,
    "report_by": DAY,
    "has_narrative": True,
    "has_date": True,
    "has_place": True,
    "has_evidence": True,
}


@pytest.fixture
def verifier():
    return make.cast()["verifikator"]


@pytest.mark.parametrize(
    ("lacks", "ground"),
    [
        ({}, ""),
        ({"has_evidence": False}, "DECLINE-MATERIAL"),
        ({"has_reporter_name": False}, "DECLINE-FORMAL"),
        ({"has_reporter_name": False, "has_evidence": False}, "DECLINE-FORMAL"),
        ({"report_by": date(2024, 10, 20)}, "DECLINE-LATE"),
        ({"report_by": date(2024, 10, 20), "has_accused": False}, "DECLINE-FORMAL"),
    ],
)
def test_ground_is_proposed_from_what_is_missing(lacks, ground):
    assert grounds.suggested(missing_elements(Facts(**{**WHOLE, **lacks}))) == ground


@pytest.mark.parametrize(
    ("regime", "basis"),
    [
        ("pemilu", "UU 7/2017 Pasal 454 ayat (6)"),
        ("pilkada", "UU 8/2015 Pasal 134 ayat (4)"),
        ("", "UU 8/2015 Pasal 134 ayat (4)"),
    ],
)
def test_late_report_is_turned_away_by_the_article_of_its_regime(regime, basis):
    assert grounds.ground("DECLINE-LATE", regime, on=DAY).basis == basis


def test_ground_stands_with_the_step_and_the_reporter_reads_it_without_the_officers_words(verifier):
    receipt = make.report()
    case = make.study(receipt.complaint, verifier, until="examine")

    case = workflow.move(
        case, "decline", actor=verifier, ground="DECLINE-SUBJECT", reason="Camat itu hanya lewat di depan panggung"
    )

    event, found = case.events.last(), tracking.open_by_code(receipt.code)
    assert (case.status, event.ground) == ("not_registered", "DECLINE-SUBJECT")
    assert event.note == (
        "Yang dilaporkan bukan dugaan pelanggaran netralitas. (SKB 22 September 2022) (perlu verifikasi)\n"
        "Camat itu hanya lewat di depan panggung"
    )
    assert found.timeline[-1].text == "Yang dilaporkan bukan dugaan pelanggaran netralitas."
    data = Entry.objects.get(action="complaint.decline").data
    assert (data["ground"], "panggung" in str(data)) == ("DECLINE-SUBJECT", False)


@pytest.mark.parametrize(
    ("lacks", "against"),
    [
        ({}, {"DECLINE-FORMAL", "DECLINE-MATERIAL", "DECLINE-LATE"}),
        ({"has_evidence": False}, {"DECLINE-FORMAL", "DECLINE-LATE"}),
        ({"has_reporter_name": False}, {"DECLINE-MATERIAL", "DECLINE-LATE"}),
        ({"report_by": date(2024, 10, 20)}, {"DECLINE-MATERIAL"}),
        ({"is_finding": True}, {"DECLINE-FORMAL", "DECLINE-MATERIAL"}),
    ],
)
def test_elements_speak_against_the_grounds_of_what_is_there(lacks, against):
    assert set(grounds.contradicted(missing_elements(Facts(**{**WHOLE, **lacks})))) == against


@pytest.mark.parametrize("ground", ["DECLINE-FORMAL", "DECLINE-MATERIAL", "DECLINE-LATE"])
def test_whole_report_is_not_turned_away_for_what_it_has(verifier, ground):
    case = ready(verifier)
    form = next(one.form for one in make.at_desk(verifier).get(page(case)).context["steps"] if one.action == "decline")

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "decline", actor=verifier, ground=ground, reason="x")

    assert (refused.value.code, refused.value.field) == ("ground_contradicted", "ground")
    assert dict(form["ground"].field.choices)[ground].endswith("menurut panel Kelengkapan tidak ada yang kurang.")
    case.refresh_from_db()
    assert case.status == "initial_study"


def test_report_without_evidence_is_turned_away_for_it(verifier):
    case = ready(verifier, files=False)

    case = workflow.move(case, "decline", actor=verifier, ground="DECLINE-MATERIAL", reason="Bukti tidak ada")

    assert case.status == "not_registered"


@pytest.mark.parametrize("ground", ["", "DECLINE-NOTHING", "LAPSED", "WITHDRAWAL", "' OR 1=1"])
def test_only_a_ground_in_force_is_taken(verifier, ground):
    case = make.study(make.report().complaint, verifier, until="examine")

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "decline", actor=verifier, ground=ground, reason="x")

    assert refused.value.field == "ground"


def test_ground_that_is_no_longer_in_force_is_not_offered(verifier):
    Provision.objects.filter(code="DECLINE-HANDLED").update(valid_to=date(2024, 1, 1))

    offered = [row.code for row in grounds.offered("pemilu", on=DAY)]

    assert offered == ["DECLINE-FORMAL", "DECLINE-MATERIAL", "DECLINE-LATE", "DECLINE-SUBJECT", "DECLINE-OTHER"]


def ready(verifier, **given):
    case = make.study(make.report(you=NAMED, **given).complaint, verifier, until="examine")
    assert case.kind == "report"
    return case


def test_complete_report_is_registered_without_a_word(verifier):
    case = workflow.move(ready(verifier), "register", actor=verifier, register_number="7")

    assert (case.status, case.events.last().note) == ("registered", "")


@pytest.mark.parametrize(
    ("given", "missing"),
    [({"files": False}, "bukti"), ({"when": {"place": ""}}, "tempat kejadian")],
)
def test_report_that_lacks_something_is_registered_only_with_a_written_reason(verifier, given, missing):
    case = ready(verifier, **given)

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "register", actor=verifier, register_number="7", reason="  ")
    assert (refused.value.code, refused.value.field, missing in refused.value.sentence) == (
        "incomplete",
        "reason",
        True,
    )
    case = workflow.move(case, "register", actor=verifier, register_number="7", reason="Bukti diserahkan di kantor")

    assert (case.status, case.events.last().note) == ("registered", "Bukti diserahkan di kantor")


def test_evidence_of_a_report_handled_with_it_makes_a_report_complete(verifier):
    case, other = ready(verifier, files=False), make.report().complaint
    workflow.move(other, "merge", actor=verifier, lead=case, reason="Sama")

    assert workflow.move(case, "register", actor=verifier, register_number="7").status == "registered"


def test_finding_is_not_asked_for_what_a_reporter_must_bring(verifier):
    case = make.study(make.report(files=False, when={"place": ""}).complaint, verifier, until="adopt")

    assert workflow.move(case, "register", actor=verifier, register_number="7").status == "registered"

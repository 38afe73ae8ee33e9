"""Somebody who is no civil servant goes to another body; the Satgas gets only those who are its own."""

import pytest
from django.db import IntegrityError, transaction

from complaints import referring, tracking, triage, workflow
from complaints.jurisdiction import receiver_of
from complaints.models import Accused
from complaints.statuses import NOT_ASN, Employment
from netralitas.audit.models import Entry
from netralitas.clocks.remaining import open_clocks
from netralitas.lib.refusal import Refusal
from taskforce import findings, recommendations
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
TO = {"address": "Jalan Alun-alun 1", "reason": "Kepala desa, bukan ASN"}


@pytest.fixture
def cast():
    return make.cast()


def village_case(cast, *, until="study", also=""):
    others = ({"post": "Camat Lain", "employment_status": also},) if also else ()
    receipt = make.report(files=False, who={"employment_status": "village_head"}, others=others)
    return receipt, make.study(receipt.complaint, cast["verifikator"], until=until)


def refer(case, cast, **given):
    person = case.accused.filter(employment="village_head").get()
    return referring.refer(person, "Bupati Tirtamukti", actor=cast["verifikator"], **{**TO, **given})


@pytest.mark.parametrize("employment", sorted(NOT_ASN))
def test_every_employment_outside_the_satgas_has_a_receiver_that_is_still_to_be_checked(cast, employment):
    rule = receiver_of(employment, on=make.report().complaint.received_at.date())

    assert (bool(rule.words), bool(rule.basis), rule.needs_verification) == (True, True, True)


@pytest.mark.parametrize("employment", [Employment.PNS, Employment.PPPK, Employment.PPNPN, Employment.UNSURE])
def test_whoever_the_satgas_deals_with_has_no_other_receiver(cast, employment):
    assert receiver_of(employment, on=make.report().complaint.received_at.date()) is None or employment == "ppnpn"


def test_case_whose_people_all_go_elsewhere_ends_as_referred_and_its_reporter_reads_it(cast):
    receipt, case = village_case(cast)
    row = refer(case, cast)

    case = workflow.move(case, "refer", actor=cast["verifikator"], reason="Bukan ASN")

    row.refresh_from_db()
    found = tracking.open_by_code(receipt.code)
    assert (case.status, case.due_at, open_clocks(case).count()) == ("referred", None, 0)
    assert (row.state, row.sent_on is not None, row.basis) == ("sent", True, "Perbawaslu 7/2022 Pasal 22")
    assert (found.is_over, found.headline) == (True, "Diteruskan kepada instansi yang berwenang")
    assert "Bupati" not in " ".join(item.text + item.title for item in found.timeline)
    assert "Kepala desa" not in str(list(Entry.objects.values_list("data", flat=True)))


def test_initial_information_about_a_village_head_is_referred_without_a_registration(cast):
    _receipt, case = village_case(cast, until="examine")
    refer(case, cast)

    case = workflow.move(case, "refer", actor=cast["verifikator"], reason="Bukan ASN")

    assert (case.status, case.kind) == ("referred", "initial_information")


def test_mixed_case_goes_to_the_satgas_with_its_own_people_alone(cast):
    _receipt, case = village_case(cast, also="pns")
    for act in case.acts.all():
        triage.decide(act, "proven", reason="Jelas", actor=cast["verifikator"])
    with pytest.raises(Refusal) as unplaced:
        workflow.move(case, "forward", actor=cast["verifikator"], conclusion="Terbukti")
    row = refer(case, cast)

    case = workflow.move(case, "forward", actor=cast["verifikator"], conclusion="Terbukti")

    row.refresh_from_db()
    assert (unplaced.value.code, case.status, row.state) == ("refer_first", "proven_forwarded", "sent")
    assert list(case.milestones.values_list("kind", flat=True))[-2:] == ["partly_referred", "forwarded"]
    with pytest.raises(Refusal) as refused:
        findings.open_for(row.accused, actor=cast["satgas"])
    assert refused.value.code == "referred"
    mine = findings.open_for(case.accused.get(employment="pns"), actor=cast["satgas"])
    recommendations.close(mine, reason="Kurang", actor=cast["satgas"])
    case.refresh_from_db()
    assert (case.due_at, open_clocks(case).count(), case.milestones.last().kind) == (None, 0, "not_recommended")


@pytest.mark.parametrize(
    ("also", "verdict", "action", "code"),
    [
        ("", "", "close", "somebody_referred"),
        ("pns", "", "refer", "verdict_pending"),
        ("pns", "proven", "refer", "something_proven"),
    ],
)
def test_case_does_not_end_past_what_is_left_of_it(cast, also, verdict, action, code):
    _receipt, case = village_case(cast, also=also)
    for act in case.acts.exclude(accused__employment="village_head") if verdict else []:
        triage.decide(act, verdict, reason="x", actor=cast["verifikator"])
    refer(case, cast)

    with pytest.raises(Refusal) as refused:
        workflow.move(case, action, actor=cast["verifikator"], reason="x")

    assert refused.value.code == code


def test_nobody_is_referred_from_initial_study_while_somebody_is_left(cast):
    _receipt, case = village_case(cast, until="examine", also="pns")
    refer(case, cast)

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "refer", actor=cast["verifikator"], reason="x")

    assert refused.value.code == "somebody_left"


@pytest.mark.parametrize(
    ("employment", "code"), [("pns", "is_asn"), ("ppnpn", "is_asn"), ("unsure", "employment_unknown")]
)
def test_civil_servant_is_never_referred_elsewhere(cast, employment, code):
    case = make.study(make.report(who={"employment_status": employment}).complaint, cast["verifikator"], until="study")

    with pytest.raises(Refusal) as refused:
        referring.refer(case.accused.get(), "Bupati", actor=cast["verifikator"], **TO)

    assert refused.value.code == code
    with pytest.raises(IntegrityError), transaction.atomic():
        Accused.objects.filter(complaint=case).update(is_referred=True)


@pytest.mark.parametrize("given", [{"receiver": " "}, {"reason": " "}])
def test_referral_says_to_whom_and_why(cast, given):
    _receipt, case = village_case(cast)
    values = {"receiver": "Bupati", **TO, **given}

    with pytest.raises(Refusal) as refused:
        referring.refer(case.accused.get(), values.pop("receiver"), actor=cast["verifikator"], **values)

    assert refused.value.field == next(iter(given))


@pytest.mark.parametrize("name", ["satgas", "instansi", "kemendagri", "auditor", "admin"])
def test_nobody_but_a_verifier_refers(cast, name):
    _receipt, case = village_case(cast)

    with pytest.raises(Refusal) as refused:
        referring.refer(case.accused.get(), "Bupati", actor=cast[name], **TO)

    assert refused.value.code == "not_your_step"


def test_referral_is_decided_once_and_taken_back_before_it_is_sent(cast):
    _receipt, case = village_case(cast)
    row = refer(case, cast)
    with pytest.raises(Refusal) as twice:
        refer(case, cast)
    with pytest.raises(Refusal) as became_pns:
        triage.identify(row.accused, {"employment": "pns"}, actor=cast["verifikator"])

    referring.take_back(row, actor=cast["verifikator"])

    assert (twice.value.code, became_pns.value.code) == ("already_referred", "referred")
    assert case.accused.filter(is_referred=True).count() == 0
    with pytest.raises(Refusal):
        referring.take_back(row, actor=cast["verifikator"])
    assert refer(case, cast).pk != row.pk

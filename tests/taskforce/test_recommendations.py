"""Open, sign, issue, close, return: on real rows, with everybody who must not."""

import threading
from datetime import date

import pytest
from django.db import connections

from complaints import triage, workflow
from complaints.models import Complaint
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from netralitas.outbox.models import Message
from netralitas.people.models import Instansi
from netralitas.people.roles import Role
from taskforce import findings, recommendations, seats
from taskforce.models import Recommendation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def case(cast):
    return make.study(make.report().complaint, cast["verifikator"], until="forward")


def code_of(call, *args, **given) -> str:
    """Return the code with which a door refuses."""
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


def clocks_of(case: Complaint) -> list[tuple[str, str]]:
    rows = Clock.objects.filter(subject_type="complaints.complaint", subject_id=str(case.pk)).order_by("id")
    return list(rows.exclude(state="stopped").values_list("rule_code", "state"))


def test_nothing_is_signed_or_issued_before_a_letter_can_be_written_of_the_accused(cast, case):
    row = findings.open_for(case.accused.get(), actor=cast["satgas"])
    assert code_of(findings.cosign, row, "agreed", note="Cukup", actor=cast["satgas"]) == "accused_unknown"
    assert code_of(recommendations.issue, row, grounds="", actor=cast["satgas"]) == "accused_unknown"

    same = make.recommend(case, cast)

    assert (same.pk, same.status, same.level, same.issuer.code) == (row.pk, "awaiting_follow_up", "heavy", "bkn")
    assert same.instansi.code == "pemda-99-01"


def test_contract_staff_have_no_nip_to_wait_for(cast, case):
    assert make.recommend(case, cast, employment="ppnpn", nip="").status == "awaiting_follow_up"


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ({"employment": "village_head"}, "not_asn"),
        ({"employment": "tni_polri"}, "not_asn"),
        ({"nip": ""}, "accused_unknown"),
        ({"instansi": None}, "accused_unknown"),
    ],
)
def test_accused_of_whom_no_letter_can_be_written_is_closed_with_a_reason(cast, case, person, code):
    row = make.recommend(case, cast, issue=False, **person)
    assert code_of(findings.cosign, row, "agreed", note="Cukup", actor=cast["satgas"]) == code
    assert code_of(recommendations.issue, row, grounds="", actor=cast["satgas"]) == code

    recommendations.close(row, reason="Diteruskan kepada bupati", actor=cast["satgas"])

    case.refresh_from_db()
    assert (case.milestones.last().kind, clocks_of(case)) == ("not_recommended", [])


def test_agency_that_becomes_known_during_the_verification_gets_the_letter(cast, case):
    row = make.recommend(case, cast, issue=False, instansi=None)
    assert row.instansi is None
    triage.identify(case.accused.get(), {"instansi": Instansi.objects.get(code="pemda-99-02")}, actor=cast["satgas"])
    for name in ("satgas", "kemendagri"):
        findings.cosign(row, "agreed", note="Cukup", actor=cast[name])

    assert recommendations.issue(row, grounds="", actor=cast["satgas"]).instansi.code == "pemda-99-02"


def test_verification_is_opened_by_the_satgas_on_a_forwarded_case_only(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")

    assert code_of(findings.open_for, case.accused.get(), actor=cast["satgas"]) == "step_not_open"


def test_two_institutions_sign_before_it_is_issued(cast, case):
    row = make.recommend(case, cast, issue=False)

    assert code_of(recommendations.issue, row, grounds="", actor=cast["satgas"]) == "too_few_signatures"
    findings.cosign(row, "agreed", note="Cukup", actor=cast["satgas"])
    assert code_of(findings.cosign, row, "agreed", note="Lagi", actor=cast["satgas"]) == "already_signed"
    assert code_of(recommendations.issue, row, grounds="", actor=cast["satgas"]) == "too_few_signatures"
    findings.cosign(row, "agreed", note="Cukup", actor=cast["kemendagri"])

    assert recommendations.issue(row, grounds="", actor=cast["satgas"]).status == "awaiting_follow_up"


def test_objection_of_one_institution_stops_the_letter(cast, case):
    row = make.recommend(case, cast, issue=False)
    findings.cosign(row, "agreed", note="Cukup", actor=cast["satgas"])
    findings.cosign(row, "objected", note="Bukti lemah", actor=cast["kemendagri"])

    assert code_of(recommendations.issue, row, grounds="", actor=cast["satgas"]) == "objection"


def test_issued_recommendation_starts_the_window_and_ends_the_satgas_own_clock(cast, case):
    row = make.recommend(case, cast)

    case.refresh_from_db()
    window = Clock.objects.get(subject_type="taskforce.recommendation", subject_id=str(row.pk))
    assert (window.rule_code, window.unit, window.owner.code) == ("T9", "working_day", "pemda-99-01")
    assert (clocks_of(case), case.due_at, row.due_at) == ([], None, window.due_at)
    assert Message.objects.filter(key__startswith=f"recommendation-{row.pk}-issued").count() == 1
    assert case.milestones.last().kind == "recommended"


def test_officer_without_a_seat_does_nothing(cast, case):
    row = make.recommend(case, cast, issue=False)
    stranger = make.user(Role.SATGAS)

    for call, given in [
        (findings.cosign, {"opinion": "agreed", "note": "Cukup"}),
        (recommendations.issue, {"grounds": ""}),
        (recommendations.close, {"reason": "Tidak cukup"}),
    ]:
        assert code_of(call, row, actor=stranger, **given) == "no_seat"


def test_member_of_the_accuseds_own_agency_stands_aside_at_every_step(cast, case):
    accused = case.accused.get()
    triage.identify(
        accused,
        {"name": "Sekar", "nip": "197403171998031002", "post": "Analis", "instansi": Instansi.objects.get(code="bkn")},
        actor=cast["satgas"],
    )
    other = make.user(Role.SATGAS, instansi="kemendagri")
    seats.give(other, Instansi.objects.get(code="kemendagri"), valid_from=date(2022, 9, 22), actor=None)

    assert code_of(findings.open_for, accused, actor=cast["satgas"]) == "recused"
    row = findings.open_for(accused, actor=other)

    for call, given in [
        (findings.cosign, {"opinion": "agreed", "note": "Cukup"}),
        (recommendations.issue, {"grounds": ""}),
        (recommendations.close, {"reason": "Tidak cukup"}),
    ]:
        assert code_of(call, row, actor=cast["satgas"], **given) == "recused"


def test_closing_without_a_letter_ends_the_satgas_clock_too(cast, case):
    row = make.recommend(case, cast, issue=False)

    recommendations.close(row, reason="Bukti tidak cukup", actor=cast["satgas"])

    case.refresh_from_db()
    assert (clocks_of(case), case.due_at) == ([], None)


def test_returned_case_ends_what_was_open_and_nothing_more_is_signed(cast, case):
    row = make.recommend(case, cast, issue=False)

    findings.return_case(case, reason="Kajian kurang", actor=cast["satgas"])

    row.refresh_from_db()
    case.refresh_from_db()
    assert (row.status, case.status, clocks_of(case)) == ("void", "returned", [("T5-PLK", "running")])
    assert code_of(findings.cosign, row, "agreed", note="Cukup", actor=cast["satgas"]) == "step_not_open"


def test_case_with_an_issued_recommendation_cannot_be_returned(cast, case):
    make.recommend(case, cast)

    assert code_of(workflow.move, case, "return", actor=cast["satgas"], reason="Keliru") == "recommended"
    assert code_of(findings.return_case, case, reason="Keliru", actor=cast["satgas"]) == "step_not_open"
    assert workflow.steps_for(case, "satgas") == []


def test_agency_changed_after_the_opening_gets_no_letter(cast, case):
    row = make.recommend(case, cast, issue=False)
    for name in ("satgas", "kemendagri"):
        findings.cosign(row, "agreed", note="Cukup", actor=cast[name])
    elsewhere = Instansi.objects.get(code="pemda-99-02")
    triage.identify(case.accused.get(), {"instansi": elsewhere}, actor=cast["satgas"])

    assert code_of(recommendations.issue, row, grounds="", actor=cast["satgas"]) == "agency_changed"
    assert Message.objects.filter(key__startswith="recommendation-").count() == 0


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_members_pressing_issue_at_once_send_one_letter():
    cast = make.cast()
    case = make.study(make.report().complaint, cast["verifikator"], until="forward")
    row = make.recommend(case, cast, issue=False)
    for name in ("satgas", "kemendagri"):
        findings.cosign(row, "agreed", note="Cukup", actor=cast[name])
    outcomes = []

    def press():
        try:
            recommendations.issue(row, grounds="", actor=cast["satgas"])
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
    assert Message.objects.filter(key__startswith="recommendation-").count() == 1
    assert Recommendation.objects.get().letter is not None

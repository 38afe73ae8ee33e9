"""What an officer decides about a case besides its steps."""

import pytest

from complaints import triage
from complaints.models import Act, Complaint, Violation
from netralitas.lib.refusal import Refusal
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make.cast()


def row(code: str) -> Violation:
    return Violation.objects.get(edition_id="SKB-2022", code=code)


def test_phase_is_not_set_while_an_act_is_chosen_in_both_its_forms(cast):
    case = make.report(when={"occurred_on": None}, what={"acts": []}).complaint
    for code in ("KE-05", "DS-07"):
        triage.choose_act(case, row(code), accused=case.accused.get(), actor=cast["verifikator"])

    with pytest.raises(Refusal) as refused:
        triage.set_phase(case, "after", reason="Foto diunggah sesudah penetapan", actor=cast["verifikator"])

    case.refresh_from_db()
    assert (refused.value.code, case.phase, Act.objects.count()) == ("pair_chosen_twice", "unknown", 2)


def test_act_is_taken_back_with_a_reason_and_never_after_its_verdict(cast):
    verifier = cast["verifikator"]
    case = make.study(make.report().complaint, verifier, until="study")
    act = case.acts.get()

    with pytest.raises(Refusal) as without:
        triage.drop_act(act, reason=" ", actor=verifier)
    triage.decide(act, "not_proven", reason="Bukan dia", actor=verifier)
    with pytest.raises(Refusal) as decided:
        triage.drop_act(act, reason="Keliru", actor=verifier)

    assert (without.value.code, decided.value.code) == ("missing_reason", "verdict_given")


def test_title_follows_the_act_and_the_post(cast):
    verifier = cast["verifikator"]
    case = make.report(what={"acts": []}).complaint
    told = []

    for change in (
        lambda: triage.choose_act(case, row("DS-07"), accused=case.accused.get(), actor=verifier),
        lambda: triage.identify(case.accused.get(), {"post": "Lurah Banyu Asri"}, actor=verifier),
        lambda: triage.set_phase(case, "before", reason="Foto lama", actor=verifier),
        lambda: triage.drop_act(case.acts.get(), reason="Keliru", actor=verifier),
    ):
        change()
        told.append(Complaint.objects.get(pk=case.pk).title)

    assert told[1:] == [
        f"Lurah Banyu Asri: {row('DS-07').title}",
        f"Lurah Banyu Asri: {row('KE-05').title}",
        "Lurah Banyu Asri: perbuatan belum dicocokkan",
    ]
    assert (case.title.endswith("belum dicocokkan"), told[0].endswith(row("DS-07").title)) == (True, True)


@pytest.mark.parametrize("name", ["satgas", "auditor", "kemendagri", "admin", "instansi"])
def test_nobody_but_a_verifier_triages(cast, name):
    case = make.report().complaint

    with pytest.raises(Refusal) as refused:
        triage.assign(case, cast[name], actor=cast[name])

    assert refused.value.code == "not_your_step"

"""Each alleged act has its own day, and from it its own phase and its own row of the catalogue."""

from datetime import date

import pytest

from complaints import triage
from complaints.actwords import act_words
from complaints.models import Violation
from netralitas.lib.refusal import Refusal
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
# Candidates of the Pilkada 2024 were determined on 22 September.
BEFORE, AFTER = date(2024, 9, 1), date(2024, 10, 5)


@pytest.fixture
def cast():
    return make.cast()


def row(code, edition="SKB-2022"):
    return Violation.objects.get(edition_id=edition, code=code)


def choose(case, cast, code="DS-07", **given):
    return triage.choose_act(case, row(code), accused=case.accused.get(), actor=cast["verifikator"], **given)


def test_reported_acts_of_one_report_stand_in_different_phases(cast):
    detail = {"acts": {"DS-07": {"on": BEFORE.isoformat()}}}

    case = make.report(what={"acts": ["DS-07", "DS-01"]}, detail=detail).complaint

    found = {act.violation.code: (act.occurred_on, act.phase) for act in case.acts.all()}
    assert (found, case.phase) == ({"KE-05": (BEFORE, "before"), "DS-01": (AFTER, "after")}, "after")


@pytest.mark.parametrize(
    ("given", "expected"),
    [({}, ("DS-07", AFTER, "after")), ({"occurred_on": BEFORE}, ("KE-05", BEFORE, "before"))],
)
def test_chosen_act_follows_its_own_day_and_else_that_of_the_case(cast, given, expected):
    act = choose(make.report(what={"acts": []}).complaint, cast, **given)

    assert (act.violation.code, act.occurred_on, act.phase) == expected
    assert act.phase_reason


def test_act_moves_to_its_pair_with_its_day_and_back(cast):
    act = make.report().complaint.acts.get()

    early = triage.date_act(act, BEFORE, actor=cast["verifikator"])
    again = triage.date_act(act, AFTER, actor=cast["verifikator"])

    assert (early.violation.code, early.phase, again.violation.code, again.phase) == (
        "KE-05",
        "before",
        "DS-07",
        "after",
    )


def test_phase_of_an_act_is_set_by_hand_with_a_reason_and_the_case_does_not_override_it(cast):
    case = make.report(what={"acts": ["DS-07", "DS-01"]}).complaint
    act = case.acts.get(violation__code="DS-07")
    with pytest.raises(Refusal) as refused:
        triage.date_act(act, AFTER, phase="before", reason=" ", actor=cast["verifikator"])

    triage.date_act(act, AFTER, phase="before", reason="Foto lama diunggah lagi", actor=cast["verifikator"])
    triage.set_phase(case, "after", reason="Masa kampanye", actor=cast["verifikator"])

    act.refresh_from_db()
    assert (refused.value.field, act.violation.code, act.phase, act.phase_by_hand) == (
        "reason",
        "KE-05",
        "before",
        True,
    )
    assert act.phase_reason == "Foto lama diunggah lagi"
    assert case.acts.get(violation__code="DS-01").phase_reason == "Masa kampanye"


def test_phase_of_the_case_is_that_of_every_act_without_a_day_of_its_own(cast):
    case = make.report().complaint
    own = choose(case, cast, "DS-01", occurred_on=date(2024, 10, 20))

    triage.set_phase(case, "before", reason="Foto lama", actor=cast["verifikator"])

    own.refresh_from_db()
    assert sorted(case.acts.values_list("phase", flat=True)) == ["after", "before"]
    assert own.phase == "after"


def test_row_of_an_edition_that_was_not_in_force_that_day_is_refused(cast):
    case = make.report().complaint

    with pytest.raises(Refusal) as chosen:
        choose(case, cast, occurred_on=date(2020, 10, 5))
    with pytest.raises(Refusal) as dated:
        triage.date_act(case.acts.get(), date(2020, 10, 5), actor=cast["verifikator"])
    first = Violation.objects.filter(edition_id="SKB-2020").first()
    act = triage.choose_act(
        case, first, accused=case.accused.get(), occurred_on=date(2020, 10, 5), actor=cast["verifikator"]
    )

    assert (chosen.value.code, dated.value.code) == ("edition_not_in_force", "edition_not_in_force")
    assert act.violation.edition_id == "SKB-2020"


@pytest.mark.parametrize(
    ("day", "code"), [(date(2199, 1, 1), "after_the_report"), (date(2020, 1, 1), "edition_not_in_force")]
)
def test_day_of_an_act_lies_before_its_report(cast, day, code):
    with pytest.raises(Refusal) as refused:
        triage.date_act(make.report().complaint.acts.get(), day, actor=cast["verifikator"])

    assert (refused.value.code, refused.value.field) == (code, "occurred_on")


def test_decided_act_keeps_its_day(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")
    act = triage.decide(case.acts.get(), "proven", reason="Jelas", actor=cast["verifikator"])

    with pytest.raises(Refusal) as refused:
        triage.date_act(act, BEFORE, actor=cast["verifikator"])

    assert refused.value.code == "verdict_given"


@pytest.mark.parametrize("name", ["satgas", "instansi", "auditor", "admin"])
def test_nobody_but_a_verifier_dates_an_act(cast, name):
    with pytest.raises(Refusal) as refused:
        triage.date_act(make.report().complaint.acts.get(), BEFORE, actor=cast[name])

    assert refused.value.code == "not_your_step"


def test_letter_tells_the_phase_of_each_act(cast):
    row_ = make.recommendation(cast)
    act = row_.accused.acts.get()
    type(act).objects.filter(pk=act.pk).update(phase="before")
    act.refresh_from_db()

    assert act_words(act, row_.complaint).phase == "sebelum penetapan (bakal calon)"

"""Splitting on the page of a case: what is proposed, one press, and what nobody may send."""

import pytest

from complaints import workflow
from complaints.models import Complaint
from complaints.statuses import OPEN, Status
from netralitas.people.models import Instansi
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, page, statements_of, step, text_of
from tests.complaints.parted import CHIEF, last_of, parted, report, teacher


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


# --- On the page


def test_page_proposes_each_agency_ticked_and_one_press_makes_the_case(verifier):
    case = report(others=(teacher(), CHIEF))
    people = list(case.accused.order_by("pk"))
    desk = make.at_desk(verifier)

    panel = desk.get(page(case)).context["split"]
    assert [one.form["accused"].value() for one in panel.proposals] == [[people[1].pk], [people[2].pk], None]
    assert panel.proposals[1].handling is not None
    assert text_of(desk.get(page(case))).count("belum ada, wajib sebelum rekomendasi") == 2
    form = panel.proposals[0].form
    sent = desk.post(
        step(case, "split"),
        {"group": "1", "accused": form["accused"].value(), "reason": form["reason"].value()},
        follow=True,
    )

    part = Complaint.objects.get(split_from=case)
    assert f"Perkara {part.number} dibuat dari laporan ini." in text_of(sent)
    assert set(numbers_in(desk.get(QUEUE))) == {case.number, part.number}
    shown = desk.get(page(part))
    assert page(case) in shown.content.decode()
    assert "Dipecah dari laporan asal" in text_of(shown)
    assert desk.post(step(part, "rejoin"), {"reason": "Keliru"}).status_code == 302


def test_second_press_of_a_split_is_told_that_the_first_one_counts(verifier):
    case = report(others=(teacher(),))
    sent = {"group": "0", "accused": [last_of(case)[0].pk], "reason": "Instansi lain"}
    desk = make.at_desk(verifier)

    first, second = (desk.post(step(case, "split"), sent) for _press in range(2))

    assert (first.status_code, second.status_code, Complaint.objects.count()) == (302, 302, 2)
    assert "Langkah ini sudah tercatat; tidak perlu dikirim lagi." in text_of(desk.get(page(case)))


def test_who_splits_what_a_colleague_just_split_is_told_where_it_went_and_loses_no_word(verifier):
    case = report(others=(teacher(),))
    part = parted(case, make.user(Role.VERIFIER, "rekan", region="99.01"))
    sent = {"group": "0", "accused": [last_of(part)[0].pk], "reason": "Instansi lain"}

    late = make.at_desk(verifier).post(step(case, "split"), sent)

    assert (late.status_code, Complaint.objects.count()) == (409, 2)
    assert f"Terlapor ini sudah dipecah ke perkara {part.number}." in text_of(late)
    assert "Instansi lain" in text_of(late)


def test_choice_of_which_one_alone_has_left_is_no_second_press(verifier):
    case = report(others=(teacher(), CHIEF))
    first, second = case.accused.order_by("-pk")[:2]
    desk = make.at_desk(verifier)
    desk.post(step(case, "split"), {"group": "0", "accused": [first.pk], "reason": "x"})

    both = desk.post(step(case, "split"), {"group": "0", "accused": [first.pk, second.pk], "reason": "x"})

    assert (both.status_code, Complaint.objects.count()) == (422, 2)


def test_page_of_a_split_case_talks_to_the_reporter_who_holds_the_code_of_the_report(verifier):
    part = parted(report(), verifier)

    shown = make.at_desk(verifier).get(page(part))

    assert "Pelapor tidak memegang kode" not in text_of(shown)
    assert step(part, "ask") in shown.content.decode()


def test_one_agency_is_not_proposed_and_may_still_be_split(verifier):
    case = report(others=({**teacher(), "agency_id": Instansi.objects.get(code="pemda-99-01").pk},))
    desk = make.at_desk(verifier)

    assert [one.title for one in desk.get(page(case)).context["split"].proposals] == [""]
    assert desk.get(page(report(others=()))).context["split"] is None


@pytest.mark.parametrize("accused", [[], ["0"], ["-1"], ["x"], ["\x00"], ["9" * 40]])
@pytest.mark.parametrize("group", ["", "0", "99999999999", "<b>"])
def test_hostile_choice_splits_nothing(verifier, accused, group):
    case = report()

    response = make.at_desk(verifier).post(step(case, "split"), {"group": group, "accused": accused, "reason": "x"})

    assert (response.status_code, Complaint.objects.count()) == (422, 1)


def test_accused_of_another_case_is_not_taken_by_its_number(verifier):
    case, other = report(), report()

    response = make.at_desk(verifier).post(
        step(case, "split"), {"group": "0", "accused": [last_of(other)[0].pk], "reason": "x"}
    )

    assert (response.status_code, Complaint.objects.count()) == (422, 2)


def test_page_asks_as_often_for_many_accused_and_cases_as_for_few(verifier):
    desk = make.at_desk(verifier)
    few = report(others=(teacher(), CHIEF))
    parted(few, verifier)
    many = report(others=tuple(teacher() for _n in range(9)))
    for _n in range(6):
        parted(many, verifier)
    statements_of(desk, page(few))  # what the process holds is read: making the agencies of the others made it forget

    assert (statements_of(desk, page(few)), statements_of(desk, page(few)) <= 24) == (
        statements_of(desk, page(many)), True,
    )  # fmt: skip


def test_bulk_and_step_bar_offer_neither(verifier):
    part = parted(report(), verifier)

    assert not {step.action for step in workflow.steps_for(part, Role.VERIFIER)} & {"split", "rejoin"}
    assert Status.REJOINED not in OPEN

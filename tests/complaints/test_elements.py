"""The same judgement for form, receipt and case, with the deadline rules of the regime and the day."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from complaints.elements import elements_of, elements_so_far
from complaints.models import Complaint
from complaints.placing import place_of
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NOW = datetime(2024, 10, 21, 3, tzinfo=UTC)
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"}


def so_far(**when):
    data = {"when": when}
    return elements_so_far(data, place_of(data), has_files=False, now=NOW)


def element(found, code):
    return next(row for row in found.elements if row.code == code)


@pytest.mark.parametrize(("occurred_on", "is_there"), [("2024-10-14", True), ("2024-10-13", False), ("", False)])
def test_day_of_the_event_stands_in_for_the_day_of_knowing_while_that_is_enough(occurred_on, is_there):
    found = so_far(contest_code="PILKADA-2024", occurred_on=occurred_on)

    assert element(found, "in_time").present is is_there
    make.cast()
    case = make.report(when={"occurred_on": occurred_on, "known_on": None}).complaint
    assert case.known_on is None
    received = date(2024, 10, 21)
    assert element(elements_of(case, has_evidence=True, reported_on=received), "in_time").present is is_there


@pytest.mark.parametrize(
    ("contest", "report", "completion"),
    [
        ("PEMILU-2024", "7 hari kerja sejak kejadian diketahui (UU 7/2017", "2 hari kerja sejak pemberitahuan"),
        ("PILKADA-2024", "7 hari kalender sejak kejadian diketahui", "2 hari kalender sejak pemberitahuan"),
        ("", "7 hari kalender sejak kejadian diketahui", "2 hari kalender sejak pemberitahuan"),
    ],
)
def test_limits_are_those_of_the_regime(contest, report, completion):
    found = so_far(contest_code=contest)

    assert element(found, "in_time").by_when.startswith(f"Paling lambat {report}")
    assert element(found, "place").by_when.startswith(f"Paling lambat {completion}")


@pytest.mark.parametrize(
    ("contest", "day", "hinted"),
    [
        ("PEMILU-2024", "2024-02-12", True),  # quiet period
        ("PEMILU-2024", "2024-02-14", True),  # voting day
        ("PEMILU-2024", "2024-02-10", False),
        ("PEMILU-2024-PRES", "2024-02-12", True),  # by the contest it is part of
        ("PILKADA-2024", "2024-11-25", False),  # the rule is of the other regime
    ],
)
def test_quiet_days_are_hinted_at_in_the_regime_that_knows_the_rule(contest, day, hinted):
    found = so_far(contest_code=contest, occurred_on=day)

    assert ("masa tenang" in element(found, "in_time").note) is hinted


def test_day_of_knowing_before_any_rule_is_no_crash():
    found = so_far(contest_code="PEMILU-2024", known_on="2001-01-01", occurred_on="2001-01-01")

    assert element(found, "in_time").present is False


def test_form_receipt_and_case_say_the_same():
    make.cast()
    receipt = make.report(files=False, you=NAMED, when={"place": ""})
    case = Complaint.objects.get(pk=receipt.complaint.pk)

    filed = elements_of(case, has_evidence=False)
    words = {pair["label"]: pair["value"] for pair in receipt.letter.context["completeness"]}

    assert [row.code for row in filed.missing] == ["place", "evidence"]
    for row in filed.elements:
        said = words[row.label]["text"] if isinstance(words[row.label], dict) else words[row.label]
        assert said == ("ada" if row.present else f"Belum ada. {row.by_when} {row.otherwise}")


def test_place_asks_nothing_once_regions_and_contests_are_held(django_assert_num_queries):
    people = [{"id": str(n), "post": "Guru", "region_code": "33.05"} for n in range(10)]
    one = {"who": {"people": people[:1]}, "when": {"contest_code": "PILKADA-2024"}}
    many = {**one, "who": {"people": people}}

    with django_assert_num_queries(3):
        place_of(one)
    for data in (one, many):
        with django_assert_num_queries(0):
            assert place_of(data).today(NOW) == date(2024, 10, 21)


@pytest.mark.parametrize(
    ("contest", "reported", "in_time"),
    [
        # Known on Friday 5 April 2024: seven working days end after Eid, seven calendar days on the 12th.
        ("PEMILU-2024-PRES", "2024-04-12", True),
        ("PEMILU-2024-PRES", "2024-04-24", True),
        ("PEMILU-2024-PRES", "2024-04-25", False),
        ("PILKADA-2024", "2024-04-12", True),
        ("PILKADA-2024", "2024-04-13", False),
    ],
)
@pytest.mark.django_db
def test_what_is_found_later_than_it_was_done_counts_from_the_finding_and_has_the_phase_of_the_doing(
    contest, reported, in_time
):
    with time_machine.travel(f"{reported}T03:00:00Z"):
        make.cast()
        case = make.report(
            you={"mode": "open", "name": "Kenanga", "address": "Jalan Melati 1"},
            when={"occurred_on": "2023-06-05", "known_on": "2024-04-05", "contest_code": contest},
        ).complaint

    found = {element.code: element.present for element in elements_of(case, has_evidence=True).elements}
    assert (found["in_time"], case.kind) == (in_time, "report" if in_time else "initial_information")
    assert (case.phase, case.acts.get().phase, case.acts.get().violation.code) == ("before", "before", "KE-05")


def test_finding_is_held_to_what_a_finding_needs():
    verifier = make.cast()["verifikator"]
    case = make.study(make.report(files=False).complaint, verifier, until="adopt")

    found = elements_of(case, has_evidence=False)

    assert [element.code for element in found.elements] == ["accused", "narrative", "date", "place", "evidence"]
    assert (found.present, found.total) == (4, 5)

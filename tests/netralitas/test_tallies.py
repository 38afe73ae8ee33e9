from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.models import CaseEvent, Complaint
from complaints.statuses import Status
from netralitas import tallies
from netralitas.tallies import Middle
from tests.netralitas import manycases
from tests.netralitas.manycases import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_every_status_has_one_place_among_the_outcomes():
    places = Counter(status for statuses in tallies.OUTCOMES.values() for status in statuses)

    assert places == dict.fromkeys(Status, 1)


def test_outcomes_and_contests_are_counted():
    manycases.reports(2)
    manycases.reports(1, status="initial_study")
    manycases.reports(3, status="not_proven", contest_id=None)

    assert tallies.outcomes(NOON) == {("checking", ""): 3, ("not_proven", ""): 3}
    assert tallies.contests(NOON) == {("PILKADA-2024", ""): 3, ("", ""): 3}


def test_what_comes_after_the_cut_off_is_not_counted():
    manycases.reports(1, received_at=NOON)
    manycases.reports(1, received_at=NOON - timedelta(seconds=1))

    counted = [sum(table.count(NOON).values()) for table in tallies.TABLES if table.unit in ("report", "act")]

    assert counted == [1] * 7


def test_regencies_are_counted_with_their_province():
    manycases.reports(2)
    manycases.reports(1, region_id="33")
    manycases.reports(1, region_id=None)

    assert tallies.provinces(NOON) == {("33", ""): 3, ("", ""): 1}


def test_ways_are_the_channel_and_for_the_portal_who_may_know_the_name():
    manycases.reports(2, identity_mode="anonymous")
    manycases.reports(1, identity_mode="anonymous", channel="hotline")
    manycases.reports(1, channel="letter")

    assert tallies.ways(NOON) == {("anonymous", ""): 2, ("hotline", ""): 1, ("letter", ""): 1}


def test_months_are_those_of_jakarta():
    manycases.reports(1, received_at=datetime(2024, 9, 30, 17, 30, tzinfo=UTC))
    manycases.reports(1, received_at=datetime(2024, 9, 30, 16, 30, tzinfo=UTC))

    assert tallies.months(NOON) == {("2024-10", ""): 1, ("2024-09", ""): 1}


def test_acts_and_phases_are_counted():
    manycases.reports(2, act="DS-06", phase="before")
    manycases.reports(1)

    assert tallies.acts(NOON) == {("DS-06", ""): 2, ("DS-07", ""): 1}
    assert tallies.phases(NOON) == {("before", ""): 2, ("after", ""): 1}


def test_follow_up_is_counted_by_the_agency_s_province_and_what_it_did():
    manycases.recommendations(2)
    manycases.recommendations(1, state="within")
    manycases.recommendations(1, province="51", state="overdue")

    assert tallies.follow_up(NOON) == {
        ("33", "followed_up"): 2,
        ("33", "waiting"): 1,
        ("51", "waiting"): 1,
    }
    assert tallies.waiting(NOON) == {("within", ""): 1, ("overdue", ""): 1}


def test_sanctions_are_counted_by_level():
    manycases.decisions(2)
    manycases.decisions(1, level="light")

    assert tallies.sanctions(NOON) == {("heavy", ""): 2, ("light", ""): 1}


def test_durations_are_the_middle_of_whole_days():
    manycases.decisions(1)
    for days in (1, 2, 9):
        manycases.reports(1, registered_on=(NOON - timedelta(days=11 - days)).date(), received_at=NOON - timedelta(11))
    case = Complaint.objects.order_by("pk").last()
    event = CaseEvent.objects.create(complaint=case, action="close", target="not_proven")
    CaseEvent.objects.filter(pk=event.pk).update(at=NOON)

    assert tallies.durations() == {
        "checking": Middle(2, 3),
        "study": Middle(2, 1),
        "satgas": Middle(8, 1),
        "follow_up": Middle(8, 1),
        "decision": Middle(10, 1),
    }


def test_without_cases_there_are_no_counts():
    assert [table.count(NOON) for table in tallies.TABLES] == [{}] * len(tallies.TABLES)
    assert tallies.durations() == {}


@given(st.lists(st.integers(0, 50), min_size=1))
def test_middle_is_the_lower_median(values):
    assert tallies.middle_of(Counter(values)) == sorted(values)[(len(values) - 1) // 2]


@pytest.mark.parametrize("table", tallies.TABLES, ids=lambda table: table.key)
def test_a_table_is_counted_in_one_statement_however_many_cases(table, django_assert_num_queries):
    manycases.decisions(1)
    with django_assert_num_queries(1):
        table.count(NOON)
    manycases.decisions(5, level="light")
    manycases.reports(30, contest_id=None, region_id="51.71")
    with django_assert_num_queries(1):
        table.count(NOON)

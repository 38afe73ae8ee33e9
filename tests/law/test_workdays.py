"""Counting working days against the worked examples of the law's own annex."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from netralitas.law.load import holidays
from netralitas.law.workdays import add_working_days, is_working_day, working_days_between

GOLDEN = Path(__file__).parents[1] / "data" / "golden_workdays.csv"
DAYS_OFF = {row["date"] for row in holidays()}


def golden(what: str) -> list[tuple[date, int, date]]:
    with GOLDEN.open(newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [
            (date.fromisoformat(row["start"]), int(row["amount"]), date.fromisoformat(row["end"]))
            for row in rows
            if row["what"] == what
        ]


@pytest.mark.parametrize(("start", "amount", "end"), golden("add"))
def test_add_working_days_reproduces_worked_example(start, amount, end):
    assert add_working_days(start, amount, DAYS_OFF) == end


@pytest.mark.parametrize(("start", "amount", "end"), golden("between"))
def test_working_days_between_reproduces_checksum_of_the_year(start, amount, end):
    assert working_days_between(start, end, DAYS_OFF) == amount


@pytest.mark.parametrize(("start", "amount", "end"), golden("full"))
def test_working_days_between_leaves_full_days_of_the_summons_example(start, amount, end):
    assert working_days_between(start, end - timedelta(days=1), DAYS_OFF) == amount


def test_add_working_days_of_nothing_stays_on_the_day():
    assert add_working_days(date(2024, 11, 23), 0, DAYS_OFF) == date(2024, 11, 23)


def test_add_working_days_from_saturday_counts_monday_as_first():
    assert add_working_days(date(2024, 10, 19), 1, DAYS_OFF) == date(2024, 10, 21)


def test_add_working_days_of_less_than_nothing_is_an_error():
    with pytest.raises(ValueError):
        add_working_days(date(2024, 10, 19), -1, DAYS_OFF)


def test_working_days_between_of_an_earlier_end_is_none():
    assert working_days_between(date(2024, 10, 19), date(2024, 10, 1), DAYS_OFF) == 0


def test_working_days_between_is_the_inverse_of_adding():
    start = date(2024, 11, 25)
    assert [working_days_between(start, add_working_days(start, n, DAYS_OFF), DAYS_OFF) for n in range(70)] == list(
        range(70)
    )


def test_is_working_day_of_a_voting_day_is_false():
    assert not is_working_day(date(2024, 11, 27), DAYS_OFF)

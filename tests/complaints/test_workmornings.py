"""Daily on working days; weekly on Monday, or on the first working day after it."""

from datetime import date

import pytest

from complaints.workmornings import kinds_told_on

MONDAY_OFF = {date(2024, 12, 2)}
WEEK_OFF = {date(2024, 12, day) for day in range(2, 7)}


@pytest.mark.parametrize(
    ("day", "holidays", "expected"),
    [
        (date(2024, 12, 2), set(), ["daily", "weekly"]),  # Monday
        (date(2024, 12, 3), set(), ["daily"]),
        (date(2024, 12, 6), set(), ["daily"]),
        (date(2024, 12, 7), set(), []),  # Saturday
        (date(2024, 12, 8), set(), []),
        (date(2024, 12, 2), MONDAY_OFF, []),
        (date(2024, 12, 3), MONDAY_OFF, ["daily", "weekly"]),
        (date(2024, 12, 4), MONDAY_OFF, ["daily"]),
        (date(2024, 12, 7), WEEK_OFF, []),
        (date(2024, 12, 9), WEEK_OFF, ["daily", "weekly"]),
    ],
)
def test_digests_told_on_a_day(day, holidays, expected):
    assert kinds_told_on(day, holidays) == expected

from datetime import UTC, date, datetime

import pytest

from netralitas.clocks.plan import reminder_at

HOLIDAYS = {date(2024, 11, 27)}


@pytest.mark.parametrize(
    ("offset", "unit", "expected"),
    [
        (0, "working_day", datetime(2024, 11, 28, 0, tzinfo=UTC)),
        (-1, "working_day", datetime(2024, 11, 26, 0, tzinfo=UTC)),  # the voting day does not count
        (-3, "working_day", datetime(2024, 11, 22, 0, tzinfo=UTC)),  # nor does the weekend
        (1, "working_day", datetime(2024, 11, 29, 0, tzinfo=UTC)),
        (2, "working_day", datetime(2024, 12, 2, 0, tzinfo=UTC)),
        (-1, "calendar_day", datetime(2024, 11, 27, 0, tzinfo=UTC)),
        (2, "calendar_day", datetime(2024, 11, 30, 0, tzinfo=UTC)),
    ],
)
def test_reminder_at_counts_in_the_rules_own_days(offset, unit, expected):
    due = date(2024, 11, 28)

    assert reminder_at(due, offset, unit=unit, holidays=HOLIDAYS, hour=8, utc_offset=8) == expected


@pytest.mark.parametrize(("utc_offset", "hour"), [(7, 1), (8, 0), (9, 23)])
def test_reminder_at_is_the_hour_of_the_place(utc_offset, hour):
    at = reminder_at(date(2024, 11, 28), 0, unit="working_day", holidays=set(), hour=8, utc_offset=utc_offset)

    assert at.hour == hour

"""Count working days (Monday to Friday without the days off); pure."""

from collections.abc import Container
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Say whether offices work on this day."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(start: date, amount: int, holidays: Container[date]) -> date:
    """Return the ``amount``-th working day after ``start``; the day itself is day 0 and is never counted.

    Raises ValueError for a negative amount.
    """
    if amount < 0:
        raise ValueError("amount must not be negative")
    day = start
    while amount:
        day += _DAY
        if is_working_day(day, holidays):
            amount -= 1
    return day


def working_days_between(start: date, end: date, holidays: Container[date]) -> int:
    """Return the number of working days after ``start`` up to and including ``end``."""
    return sum(is_working_day(start + _DAY * n, holidays) for n in range(1, (end - start).days + 1))

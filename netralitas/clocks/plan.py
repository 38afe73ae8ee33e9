"""On which day a reminder goes out; pure."""

from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta, timezone

from netralitas.law.workdays import add_working_days


def reminder_at(
    due: date, offset: int, *, unit: str, holidays: Container[date], hour: int, utc_offset: int
) -> datetime:
    """Return the moment (UTC) of a reminder ``offset`` days from the due date, counted in the rule's own days.

    ``hour`` is the hour of the day at the place whose clocks are ``utc_offset`` hours ahead of UTC.
    """
    day = _working(due, offset, holidays) if unit == "working_day" else due + timedelta(days=offset)
    local = timezone(timedelta(hours=utc_offset))
    return datetime.combine(day, time(hour), tzinfo=local).astimezone(UTC)


def _working(due: date, offset: int, holidays: Container[date]) -> date:
    if offset > 0:
        return add_working_days(due, offset, holidays)
    day, left = due, -offset
    while left:
        day -= timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            left -= 1
    return day

"""Which digests are told on a day; pure."""

from collections.abc import Container
from datetime import date, timedelta

from netralitas.law.workdays import is_working_day

DAILY, WEEKLY = "daily", "weekly"


def kinds_told_on(day: date, holidays: Container[date]) -> list[str]:
    """Return the digests told on a day: the daily one on working days, the weekly one on the first of its week.

    That is Monday; after a Monday off, the next working day.
    """
    if not is_working_day(day, holidays):
        return []
    earlier = (day - timedelta(days=n) for n in range(1, day.weekday() + 1))
    return [DAILY] if any(is_working_day(one, holidays) for one in earlier) else [DAILY, WEEKLY]

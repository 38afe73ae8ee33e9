"""Until when a penalty that takes effect is served; pure. The months are those of its row of law."""

from calendar import monthrange
from datetime import date


def last_day(starts_on: date, months: int) -> date:
    """Return the last day of so many calendar months that begin on a day, day off or not.

    A month without that day ends the term with its own last one.

    >>> last_day(date(2025, 3, 1), 12)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(starts_on.year * 12 + starts_on.month - 1 + months, 12)
    month += 1
    if starts_on.day > monthrange(year, month)[1]:
        return date(year, month, monthrange(year, month)[1])
    return date.fromordinal(date(year, month, starts_on.day).toordinal() - 1)


def served_until(effective_on: date | None, months: int | None) -> date | None:
    """Return the last day of a penalty; None for one that has no duration, or has no day of effect."""
    return last_day(effective_on, months) if effective_on and months else None

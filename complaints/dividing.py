"""The day that divides before from after, drawn on the line of its contest; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

# The line of the drawing, in its own units.
LEFT, RIGHT = 4, 316


@dataclass(frozen=True)
class Divide:
    """One contest's line from its first to its last day, and where the day of determination and voting fall on it."""

    title: str
    day: date
    sentence: str
    at: int
    votes_at: int
    left_width: int
    right_width: int
    needs_verification: bool = False


def divide(
    title: str, span: tuple[date, date], day: date, voting: date | None, *, label: str, unsure: bool = False
) -> Divide:
    """Return the drawing of a contest that runs from ``span[0]`` to ``span[1]`` and turns on ``day``.

    ``label`` is what the calendar calls that day, such as "penetapan pasangan calon".
    """
    first, last = min(span[0], day), max(span[1], day)
    at = _place(day, first, last)
    sentence = f"{title}: {label} {date_format(day, 'j F Y')}"
    if voting:
        sentence += _(", pemungutan suara %(day)s") % {"day": date_format(voting, "j F Y")}
    votes_at = _place(voting, first, last) if voting else 0
    return Divide(title, day, sentence + ".", at, votes_at, max(at - 8 - LEFT, 0), max(RIGHT - at - 8, 0), unsure)


def newest_first(rows: Iterable[Divide]) -> list[Divide]:
    """Return the drawings, the latest dividing day first."""
    return sorted(rows, key=lambda one: (one.day, one.title), reverse=True)


def _place(day: date, first: date, last: date) -> int:
    whole = max((last - first).days, 1)
    inside = min(max((day - first).days, 0), whole)
    return round(LEFT + 12 + (RIGHT - LEFT - 24) * inside / whole)

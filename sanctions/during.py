"""What becomes of a penalty that meets another one being served (Peraturan BKN 6/2022, annex no. 24); pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sanctions.statuses import Meeting, Weight


@dataclass(frozen=True)
class Served:
    """A penalty being served; ``key`` names its decision."""

    key: int
    name: str
    severity: int
    ends_on: date


@dataclass(frozen=True)
class Turn:
    """When a penalty takes its turn: the day it starts, and which of those being served end with it."""

    starts_on: date
    ended: list[Served]


def weight_of(severity: int, against: int) -> Weight:
    """Return how a penalty weighs against another one."""
    return Weight.HEAVIER if severity > against else Weight.LIGHTER if severity < against else Weight.EQUAL


def turn_of(severity: int, starts_on: date, served: Iterable[Served], rules: Mapping[str, str]) -> Turn:
    """Return when a penalty starts that would take effect on a day, and what it ends.

    ``rules`` say by weight what becomes of the two; a weight without a rule leaves both as they are. One that has to
    wait ends nothing yet: it is asked again when its day comes.
    """
    met = [(one, rules.get(weight_of(severity, one.severity))) for one in served if one.ends_on >= starts_on]
    if before := [one.ends_on for one, rule in met if rule == Meeting.NEW_FOLLOWS]:
        return Turn(max(before) + timedelta(days=1), [])
    return Turn(starts_on, [one for one, rule in met if rule == Meeting.OLD_ENDS])

"""Who breaches again is punished more heavily than the last time (PP 94/2021 art. 35(2)); pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar


class Kind(Protocol):
    """A kind of penalty, as far as this rule looks at it."""

    level: str
    severity: int


K = TypeVar("K", bound=Kind)


@dataclass(frozen=True)
class Earlier:
    """A penalty of discipline that took effect. ``key`` names the decision."""

    key: int
    name: str
    severity: int
    effective_on: date


@dataclass(frozen=True)
class Repeat:
    """The penalty whose breach somebody repeats, with the rule that makes the next one heavier."""

    earlier: Earlier
    basis: str
    needs_verification: bool


def last_before(earlier: Iterable[Earlier], acted_on: Sequence[date]) -> Earlier | None:
    """Return the last penalty that was in effect when one of the acts was done.

    An act from before the penalty repeats nothing: only who was punished and does it "then" again is meant.
    """
    known = [one for one in earlier if any(one.effective_on <= day for day in acted_on)]
    return max(known, key=lambda one: (one.effective_on, one.key), default=None)


def heavier(lawful: list[K], kinds: list[K], than: int) -> list[K]:
    """Return with which kinds the range of a repeat starts: those of the lawful ones above the last penalty.

    When none of them is heavier, the range is the next level that is; when nothing is, it stays as it was. ``kinds``
    are all kinds of discipline, lightest first.
    """
    if found := [kind for kind in lawful if kind.severity > than]:
        return found
    above = [kind for kind in kinds if kind.severity > than]
    return [kind for kind in above if kind.level == above[0].level] if above else lawful

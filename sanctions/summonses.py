"""How often a person is summoned, by which article, and by when the next summons is due. Looks up, never writes."""

from datetime import date

from netralitas.lib.validity import held_law
from sanctions.models import Proceeding, Summons, SummonsRule

_in_force = held_law(SummonsRule)


def summons_rule(ordinal: int, on: date) -> SummonsRule | None:
    """Return the rule of a summons in force on a day; None when the law provides for no such summons."""
    return {row.ordinal: row for row in _in_force(on)}.get(ordinal)


def last_ordinal(on: date) -> int:
    """Return how often a person is summoned at the most on a day (PP 94/2021 art. 26(4)), 0 without any rule."""
    return max((row.ordinal for row in _in_force(on)), default=0)


def last_of(row: Proceeding) -> Summons | None:
    """Return the latest summons of a case, None before the first."""
    return max(row.summonses.all(), key=lambda summons: summons.ordinal, default=None)

"""How often a person is summoned, by which article, and by when the next summons is due. Looks up, never writes."""

from datetime import date

from netralitas.lib.validity import in_force
from sanctions.models import SummonsRule


def summons_rule(ordinal: int, on: date) -> SummonsRule | None:
    """Return the rule of a summons in force on a day; None when the law provides for no such summons."""
    return _in_force(on).filter(ordinal=ordinal).order_by("-valid_from").first()


def last_ordinal(on: date) -> int:
    """Return how often a person is summoned at the most on a day (PP 94/2021 art. 26(4)), 0 without any rule."""
    return _in_force(on).order_by("-ordinal").values_list("ordinal", flat=True).first() or 0


def _in_force(on: date):
    return SummonsRule.objects.filter(in_force(on))

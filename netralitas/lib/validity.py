"""Rows that hold from one day to another: ``valid_from`` and ``valid_to``, the first and the last day included.

An empty ``valid_to`` says that no end is known.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.db.models import CheckConstraint, F, Model, Q

from netralitas.lib.held import Held

Row = TypeVar("Row", bound=Model)


def in_force(on: date) -> Q:
    """Return the condition of the rows that hold on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))


def holds_on(row: Any, day: date) -> bool:
    """Say the same of a row that is at hand; one without a beginning has always held."""
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or row.valid_to >= day)


def held_law(model: type[Row]) -> Callable[[date], list[Row]]:
    """Return how to look up the rows of a table of law that hold on a day, the last that began at the end.

    The whole table is held: it is short and hardly anyone writes it.
    """
    rows = Held(lambda: list(model._default_manager.order_by("valid_from", "pk")), of=(model._meta.label,))
    return lambda on: [row for row in rows() if holds_on(row, on)]


def ends_after_it_begins(name: str) -> CheckConstraint:
    """Return the constraint that no row ends before it begins."""
    return CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name=name)

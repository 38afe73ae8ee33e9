"""Correct or add a row of law, here or in a room above. The only way a person changes one."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models, transaction

from netralitas.audit.journal import record
from netralitas.law.models import Fact

# Any row that carries ``edited_by_hand``: loading the data files asks it before it writes.
Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def change(row: Row, fields: Iterable[str], *, actor: Any) -> Row:
    """Write the named fields of ``row``, mark it as corrected by hand and journal old and new values.

    From then on loading the data files leaves the row alone. Running clocks keep the date they were started
    with: it was the law as known then, and they say so in their own words.
    """
    model, fields = type(row), list(fields)
    old = model._default_manager.select_for_update().get(pk=row.pk)
    _mark(row)
    row.save(update_fields=[*fields, "edited_by_hand"])
    columns = [column for column in model._meta.concrete_fields if column.name in fields]
    data = {
        column.name: {"from": column.value_from_object(old), "to": column.value_from_object(row)} for column in columns
    }
    record("law.change", row, actor=actor, data=data)
    return row


@transaction.atomic
def add(row: Row, *, actor: Any) -> Row:
    """Add a row that no data file knows, such as the days off of a new year, and journal it."""
    _mark(row)
    if isinstance(row, Fact):
        row.loaded_as = None
    row.save(force_insert=True)
    record("law.add", row, actor=actor, data={"row": str(row)})
    return row


def _mark(row: Any) -> None:
    row.edited_by_hand = True

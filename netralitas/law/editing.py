"""Correct or add a row of law. The only way a person changes one."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import transaction

from netralitas.audit.journal import record
from netralitas.law.deadlines import forget_calendar
from netralitas.law.models import Fact

Row = TypeVar("Row", bound=Fact)


@transaction.atomic
def change(row: Row, fields: Iterable[str], *, actor: Any) -> Row:
    """Write the named fields of ``row``, mark it as corrected by hand and journal old and new values.

    From then on loading the data files leaves the row alone. Running clocks keep the date they were started
    with: it was the law as known then, and they say so in their own words.
    """
    model, fields = type(row), list(fields)
    old = model._default_manager.select_for_update().get(pk=row.pk)
    row.edited_by_hand = True
    row.save(update_fields=[*fields, "edited_by_hand"])
    data = {field: {"from": getattr(old, field), "to": getattr(row, field)} for field in fields}
    record("law.change", row, actor=actor, data=data)
    transaction.on_commit(forget_calendar)
    forget_calendar()
    return row


@transaction.atomic
def add(row: Row, *, actor: Any) -> Row:
    """Add a row that no data file knows, such as the days off of a new year, and journal it."""
    row.edited_by_hand, row.loaded_as = True, None
    row.save(force_insert=True)
    record("law.add", row, actor=actor, data={"row": str(row)})
    transaction.on_commit(forget_calendar)
    forget_calendar()
    return row

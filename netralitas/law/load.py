"""Load the law's own data: instruments, deadline rules, days off."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import models, transaction

from netralitas.law.confidence import needs_verification
from netralitas.law.models import DeadlineRule, Fact, Holiday, Instrument, Provision
from netralitas.lib.held import forget_after_loading

DATA = Path(__file__).parent / "data"
KINDS = {
    "libur_nasional": Holiday.Kind.NATIONAL,
    "cuti_bersama": Holiday.Kind.COLLECTIVE_LEAVE,
    "libur_pemungutan_suara": Holiday.Kind.VOTING_DAY,
}

Row = dict[str, Any]


@transaction.atomic
def load_law_data() -> dict[str, int]:
    """Bring the tables to the state of the data files and return row counts; ``changed`` is what was written.

    Loading again writes nothing. A row that an administrator corrected or added stays as it is.
    """
    changed = _bring(Instrument, instruments(), ("key",))
    changed += _bring(DeadlineRule, deadline_rules(), ("code", "valid_from"))
    changed += _bring(Provision, provisions(), ("code", "regime", "valid_from"))
    changed += _bring(Holiday, holidays(), ("date", "name"))
    forget_after_loading()
    return {
        "instruments": Instrument.objects.count(),
        "deadline_rules": DeadlineRule.objects.count(),
        "provisions": Provision.objects.count(),
        "holidays": Holiday.objects.count(),
        "changed": changed,
    }


def instruments() -> list[Row]:
    """Return the instrument register of the data file, dates as dates."""
    rows = json.loads((DATA / "instruments.json").read_text())
    return [_with_dates(row, "stipulated_on", "valid_from", "valid_to") for row in rows]


def deadline_rules() -> list[Row]:
    """Return the deadline rules of the data file, dates as dates; most count from the day of their own step, and few
    say who is liable afterwards."""
    rows = json.loads((DATA / "deadlines.json").read_text())
    return [_with_dates({"event": "", "liability": ""} | row, "valid_from", "valid_to") for row in rows]


def provisions() -> list[Row]:
    """Return the sentences about the law of the data file, dates as dates."""
    rows = json.loads((DATA / "provisions.json").read_text())
    return [_with_dates(row, "valid_from", "valid_to") for row in rows]


def holidays() -> list[Row]:
    """Return the days off of the data file, each with the words of its decree."""
    decrees = json.loads((DATA / "holiday_decrees.json").read_text())
    with (DATA / "holidays.csv").open(newline="") as lines:
        return [
            {
                "date": date.fromisoformat(row["date"]),
                "kind": KINDS[row["kind"]],
                "name": row["name"],
                "decree": decrees[row["decree"]],
                "confidence": row["mark"],
                "needs_verification": needs_verification([row["mark"]]),
            }
            for row in csv.DictReader(lines)
        ]


def _bring(model: type[Fact], rows: list[Row], natural_key: tuple[str, ...]) -> int:
    """Create what is missing, update what differs, leave what a person touched; return rows written."""
    known = {row.loaded_as: row for row in model._default_manager.all() if row.loaded_as}
    taken = _keys_of(natural_key)
    by_hand = {taken(row) for row in model._default_manager.filter(loaded_as=None)}
    new, changed = [], []
    for values in rows:
        row = known.get(name := _name_of(values, natural_key))
        if row is None:
            if tuple(values[field] for field in natural_key) not in by_hand:
                new.append(model(loaded_as=name, **values))
        elif not row.edited_by_hand and any(getattr(row, field) != value for field, value in values.items()):
            for field, value in values.items():
                setattr(row, field, value)
            changed.append(row)
    model._default_manager.bulk_create(new)
    if changed:
        model._default_manager.bulk_update(changed, list(rows[0]))
    return len(new) + len(changed)


def _keys_of(natural_key: tuple[str, ...]) -> Callable[[models.Model], tuple[Any, ...]]:
    return lambda row: tuple(getattr(row, field) for field in natural_key)


def _name_of(values: Row, natural_key: tuple[str, ...]) -> str:
    return " ".join(str(values[field]) for field in natural_key)


def _with_dates(row: Row, *fields: str) -> Row:
    return row | {field: date.fromisoformat(row[field]) if row[field] else None for field in fields}

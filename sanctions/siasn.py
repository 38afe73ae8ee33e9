"""The fields of a penalty's record as SIASN names them, filled from what is known; pure.

The set of fields is a row of data from one source: what the portal cannot know stays empty and is named as lacking.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "siasn.json"


@dataclass(frozen=True)
class Field:
    """One field of the record: ``value`` is text, "" where nothing is known."""

    name: str
    label: str
    value: str
    is_needed: bool
    hint: str

    @property
    def is_lacking(self) -> bool:
        """Say whether the record needs it and the portal does not know it."""
        return self.is_needed and not self.value


@cache
def shape() -> dict[str, Any]:
    """Return the set of fields and papers, with its source and how sure it is."""
    found: dict[str, Any] = json.loads(FILE.read_text())
    return found


def fields_of(facts: Mapping[str, Any]) -> list[Field]:
    """Return every field in the order of the record; days are ISO 8601."""
    return [
        Field(row["name"], row["label"], row.get("value") or _text(facts.get(row["fact"])), row["needed"], row["hint"])
        for row in shape()["fields"]
    ]


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)

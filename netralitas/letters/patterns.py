"""How a running number becomes a letter's number. Pure.

A pattern is text with a few named places. People write it, so it is never given to ``str.format``.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from netralitas.letters.statuses import Classification
from netralitas.lib.refusal import Refusal

FIELDS = frozenset({"n", "year", "month", "month_number", "security", "classification", "unit", "post"})
SECURITY = {
    Classification.BIASA: "B",
    Classification.TERBATAS: "T",
    Classification.RAHASIA: "R",
    Classification.SANGAT_RAHASIA: "SR",
}
_PLACE = re.compile(r"\{(\w+)(?::([1-9]))?\}")


def check(pattern: str) -> str:
    """Return ``pattern`` when it can number letters, else raise Refusal ``pattern_form``."""
    names = [name for name, _width in _PLACE.findall(pattern)]
    rest = _PLACE.sub("", pattern)
    if names.count("n") != 1 or not FIELDS.issuperset(names) or "{" in rest or "}" in rest or len(pattern) > 80:
        raise Refusal(
            _("Pola nomor harus memuat {n} satu kali dan hanya bagian yang dikenal."),
            code="pattern_form",
            field="pattern",
        )
    return pattern


def fill(pattern: str, number: int, values: Mapping[str, str]) -> str:
    """Return the letter's number. ``values`` holds every field but ``n``."""

    def place(found: re.Match[str]) -> str:
        name, width = found[1], int(found[2] or 0)
        return str(number).zfill(width) if name == "n" else values[name]

    return _PLACE.sub(place, pattern)


def standard(series: str, level: str) -> Mapping[str, Any]:
    """Return the row of ``data/series.json`` for a series and a level, else the series' first row."""
    rows = [row for row in _table() if row["series"] == series]
    return next((row for row in rows if level in row["levels"]), rows[0])


@cache
def _table() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "series.json").read_text())["series"]
    return rows

"""The catalogue of prohibited acts: rows in force on a date, pairs, suggestions for a free text."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from complaints.models import Edition, Violation
from complaints.statuses import Phase
from complaints.suggestions import Lexicon, lexicon_of, rank
from complaints.wordmatch import has_every_word
from netralitas.lib.held import Held
from netralitas.lib.validity import holds_on

CUES = Path(__file__).parent / "data" / "suggestions.json"
# How editions are read aloud: ethics, discipline, what only the statute names, the catch-all last.
ORDER = ["ethics", "discipline", "statute", "catchall"]


@dataclass(frozen=True)
class Suggestion:
    """One row that fits a text, with the words of the text that say so, as they were written."""

    violation: Violation
    reasons: list[str]


def _every_row() -> list[Violation]:
    rows = Violation.objects.select_related("edition")
    return sorted(rows, key=lambda row: (ORDER.index(row.kind), row.number, row.code))


every_entry = Held(_every_row, of=("complaints.Edition", "complaints.Violation"))


def in_force(on: date) -> list[Violation]:
    """Return the rows of the edition in force on a day, in catalogue order."""
    return [row for row in every_entry() if holds_on(row.edition, on)]


def outside(on: date) -> list[Violation]:
    """Return the rows of the editions that are not in force on a day, in catalogue order."""
    inside = {row.pk for row in in_force(on)}
    return [row for row in every_entry() if row.pk not in inside]


def of_edition(code: str) -> list[Violation]:
    """Return the rows of one edition, in force or not, in catalogue order."""
    return [row for row in every_entry() if row.edition_id.casefold() == code.casefold()]


def editions() -> list[Edition]:
    """Return every edition, newest first."""
    return list(Edition.objects.order_by("-valid_from", "code"))


def with_its_edition(code: str, on: date) -> list[Violation]:
    """Return the rows of the edition a code belongs to; when several have it, of the one in force, else the newest."""
    holders = {row.edition for row in every_entry() if row.code.casefold() == code.casefold()}
    if not holders:
        return []
    begun = [edition for edition in holders if edition.valid_from <= on]
    return of_edition(max(begun or holders, key=lambda edition: edition.valid_from).code)


def search(rows: list[Violation], text: str, *, kinds: set[str] | None = None, phase: str = "") -> list[Violation]:
    """Return the rows of one of the kinds that apply in a phase and have every word of a text, or are named by code."""
    within = [row for row in rows if (not kinds or row.kind in kinds) and (not phase or row.phase in (phase, "any"))]
    code = text.strip().casefold()
    named = [row for row in within if "-" in code and row.code.casefold().startswith(code)]
    return named or [
        row
        for row in within
        if has_every_word(text, [row.code, row.title, row.form, row.plain, *row.yes_examples, *row.keywords])
    ]


def for_citizens(on: date, rows: list[Violation] | None = None) -> list[Violation]:
    """Return what the public form offers: one row per pair, without those whose level the law leaves open.

    ``rows`` are those in force on that day, from whoever read them already.
    """
    rows = in_force(on) if rows is None else rows
    codes = {row.code for row in rows if row.phase == Phase.AFTER}
    return [row for row in rows if row.level != "none" and row.pair_code not in codes]


def for_phase(violation: Violation, phase: str) -> Violation:
    """Return the row itself, or its pair when the act happened in the pair's phase."""
    if not violation.pair_code or violation.phase in (phase, "any") or phase == Phase.UNKNOWN:
        return violation
    return next(row for row in of_edition(violation.edition_id) if row.code == violation.pair_code)


def asks_of(violation: Violation) -> set[str]:
    """Return what is asked about an act in either phase: an officer may still find that it was the other one."""
    pair = next((row for row in of_edition(violation.edition_id) if row.code == violation.pair_code), violation)
    return {*violation.asks, *pair.asks}


def suggest(text: str, *, on: date, limit: int = 3, rows: list[Violation] | None = None) -> list[Suggestion]:
    """Return the rows a citizen's text speaks of, best first, each with the words that say so.

    A row's ``keywords``, which the administrator may change, count as weak cues beside those of the data file.
    """
    offered = {row.code: row for row in for_citizens(on, rows)}
    lexicon = _lexicon(tuple((row.code, tuple(row.keywords)) for row in offered.values() if row.keywords))
    return [Suggestion(offered[match.code], match.reasons) for match in rank(text, list(offered), lexicon, limit=limit)]


@lru_cache(maxsize=4)
def _lexicon(keywords: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    return lexicon_of(json.loads(CUES.read_text(encoding="utf-8")), dict(keywords))


def articles_on(rows: Iterable[Mapping[str, Any]], on: date, *, regime: str = "", employment: str = "") -> list[str]:
    """Return the articles of a row's bases or sanctions in force on a day, for that regime and employment status.

    An entry that names a regime or a status speaks of nobody else; while ours is not known, it is not cited.
    """
    day = on.isoformat()
    return [
        row["text"]
        for row in rows
        if (row.get("from") or day) <= day <= (row.get("to") or day)
        and _speaks_of(row.get("regime"), regime)
        and _speaks_of(row.get("employment"), employment)
    ]


def _speaks_of(named: str | list[str] | None, ours: str) -> bool:
    return not named or ours in ([named] if isinstance(named, str) else named)

"""The catalogue of prohibited acts: rows in force on a date, pairs, suggestions for a free text."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from complaints.models import Violation
from complaints.statuses import Phase

HIDDEN_KINDS = ["statute"]


@dataclass(frozen=True)
class Suggestion:
    """One row that fits a text, with the words of the text that say so."""

    violation: Violation
    reasons: list[str]


def in_force(on: date) -> list[Violation]:
    """Return the rows of the edition in force on a day, in catalogue order."""
    return list(
        Violation.objects.select_related("edition")
        .filter(edition__valid_from__lte=on)
        .filter(Q(edition__valid_to=None) | Q(edition__valid_to__gte=on))
        .order_by("edition_id", "kind", "number", "code")
    )


def for_citizens(on: date) -> list[Violation]:
    """Return what the public form offers: one row per pair, without the rows that only officers choose from."""
    rows = in_force(on)
    codes = {row.code for row in rows if row.phase == Phase.AFTER}
    return [row for row in rows if row.kind not in HIDDEN_KINDS and row.pair_code not in codes]


def for_phase(violation: Violation, phase: str) -> Violation:
    """Return the row itself, or its pair when the act happened in the pair's phase."""
    if not violation.pair_code or violation.phase in (phase, "any") or phase == Phase.UNKNOWN:
        return violation
    return Violation.objects.get(edition_id=violation.edition_id, code=violation.pair_code)


def suggest(text: str, *, on: date, limit: int = 3) -> list[Suggestion]:
    """Return the rows whose words stand in the text, best first, each with the words that matched."""
    plain = _plain(text)
    found = []
    for row in for_citizens(on):
        hits = [hit for word in row.keywords if (hit := _find(word, plain))]
        if hits:
            found.append((sum(len(hit.split()) for hit in hits), Suggestion(row, list(dict.fromkeys(hits)))))
    found.sort(key=lambda pair: -pair[0])
    return [suggestion for _score, suggestion in found[:limit]]


def articles_on(rows: list[dict[str, str]], on: date) -> list[str]:
    """Return the articles of a row's bases or sanctions that were in force on a day (data rows with from and to)."""
    day = on.isoformat()
    return [row["text"] for row in rows if (row.get("from") or day) <= day <= (row.get("to") or day)]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", unicodedata.normalize("NFKC", text).casefold()).split())


def _find(word: str, plain: str) -> str:
    match = re.search(rf"\b{re.escape(_plain(word))}\w*", plain)
    return match.group(0) if match else ""

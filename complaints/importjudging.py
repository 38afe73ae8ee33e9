"""Judge a whole file of reports before any of them is one: the dry run. Looks up, never writes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from complaints import catalogue
from complaints.elements import elements_so_far
from complaints.importcolumns import Layout
from complaints.importrow import Known, Reading, read_row
from complaints.masking import identity_words, masked
from complaints.placing import Place, place_of
from complaints.regime import rule_code
from complaints.statuses import IdentityMode, Kind
from netralitas.law import deadlines
from netralitas.lib.csvin import Table
from netralitas.lib.refusal import Refusal
from netralitas.people.scope import covers

# What is kept of a file's flaws; whoever has more has one cause for most of them.
MOST_FLAWS = 1000
ROWS_NAMED = 5
# Of the rows recorded before, so many are told apart on the page.
MOST_KNOWN = 500
ROWS_SHOWN = 5
EXCERPT = 240

Flaw = tuple[int, str, str, dict[str, Any]]


@dataclass
class Judgement:
    """What a file holds: good rows by number, flaws, what will be missing. Only ``good`` and ``shown`` quote it.

    ``known`` are rows recorded before, each with the number of its report where the officer may see it.
    """

    good: list[tuple[int, Reading]] = field(default_factory=list)
    known: list[tuple[int, str]] = field(default_factory=list)
    faulty: int = 0
    flawed: int = 0
    flaws: list[Flaw] = field(default_factory=list)
    hints: dict[str, list[int]] = field(default_factory=dict)
    lacks: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    late: int = 0
    shown: list[dict[str, Any]] = field(default_factory=list)

    def add(self, number: int, row: Reading) -> None:
        if row.flaws:
            self.faulty += 1
            self.flawed += len(row.flaws)
            self.flaws += [(number, *flaw) for flaw in row.flaws[: MOST_FLAWS - len(self.flaws)]]
            return
        self.good.append((number, row))
        for hint in dict.fromkeys(row.hints):
            self.hints.setdefault(hint, []).append(number)


def readings(table: Table, layout: Layout, known: Known) -> list[tuple[int, Reading]]:
    """Read every row by itself, and hold its number against the rows above it."""
    first: dict[str, int] = {}
    rows = []
    for number, cells in table.rows:
        row = read_row(layout.cells(cells), known)
        if any(cells[len(table.header) :]):
            row.blame("", "too_many_cells")
        if row.number and (before := first.setdefault(row.number, number)) != number:
            row.blame("number", "twice", row=before)
        rows.append((number, row))
    return rows


def judged(
    rows: Iterable[tuple[int, Reading]], taken: dict[str, str], known: Known, *, user: Any, is_dry: bool
) -> Judgement:
    """Judge what was read; a row whose number is taken is passed over, whatever else is wrong with it.

    A dry run also says what would become of each other row.

    That is its kind, what it lacks, whether its first time limit is over, and whether it enters another queue.
    """
    found = Judgement()
    for number, row in rows:
        if (other := taken.get(row.number)) is not None:
            found.known.append((number, other))
            continue
        if is_dry and row.received_at and not row.flaws:
            _foresee(found, number, row, row.received_at, known, user)
        found.add(number, row)
    return found


def _foresee(found: Judgement, number: int, row: Reading, received: datetime, known: Known, user: Any) -> None:
    place = place_of(row.answers)
    try:
        due = deadlines.due(rule_code("T3", place.regime), received, tz=place.zone)
    except Refusal:
        row.blame("received", "no_rule")
        return
    mode = row.answers["you"]["mode"]
    complete = elements_so_far(row.answers, place, has_files=False, now=received)
    is_formal = complete.is_formally_complete and mode != IdentityMode.ANONYMOUS
    kind = Kind.REPORT if is_formal else Kind.INITIAL_INFORMATION
    missing = [element.code for element in complete.missing]
    found.kinds[kind] += 1
    found.late += due.at < known.now
    found.lacks.update(missing)
    if not covers(user, place.region_code):
        row.hints.append("elsewhere")
    if len(found.shown) < ROWS_SHOWN:
        found.shown.append(_shown(number, row, place, received, kind, missing))


def _shown(
    number: int, row: Reading, place: Place, received: datetime, kind: str, missing: list[str]
) -> dict[str, Any]:
    """Return a row as an officer sees it before it is one; of the reporter only how they appear."""
    who, what, you = row.answers["who"], row.answers["what"], row.answers["you"]
    named = f"{who.get('accused_name', '')} {who.get('post', '')}"
    hidden = [] if you["mode"] == IdentityMode.OPEN else identity_words(you, but=[named])
    day = received.astimezone(place.zone).date()
    usual = [] if what["acts"] else catalogue.suggest(what["narrative"], on=day, limit=1)
    return {
        "row": number,
        "number": row.number,
        "received": received.isoformat(),
        "kind": kind,
        "mode": you["mode"],
        "who": who.get("post") or who.get("accused_name") or who.get("account") or who.get("plate") or "",
        "agency": who.get("agency_text", ""),
        "region": place.region.name if place.region else "",
        "story": masked(what["narrative"], hidden)[:EXCERPT],
        "acts": what["acts"],
        "suggested": [f"{one.violation.code} {one.violation.title}" for one in usual],
        "missing": missing,
    }

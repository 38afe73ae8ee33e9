"""The day ruler: every day of a window drawn to scale, counted or not. Pure: days in, marks with places out."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

WORKING_DAYS = "working_day"
HEIGHT, LABEL_BELOW, LABEL_ABOVE = 62, 58, 11
# Widths and gaps in pixels; a window of a few days is drawn wide, so that its days can be told apart.
CELL, WIDE_CELL, SLIM, GAP = 15, 39, 6, 3
FIRST = 17
WIDE_UP_TO = 3
# Nobody counts more cells than these: a longer window has no ruler, a longer delay is cut and says so.
LONGEST_WINDOW, LONGEST_DELAY = 45, 20
# Half of what a label of a day ("27 Nov") or of today needs.
HALF_DAY_LABEL, HALF_TODAY_LABEL = 20, 22
LONG = 300  # wider than this, a phone shrinks it so far that its labels are dropped


@dataclass(frozen=True)
class Cell:
    """One day: its class names how it is drawn."""

    kind: str
    x: int
    width: int


@dataclass(frozen=True)
class Label:
    """One word at the ruler. ``day`` None means today."""

    day: date | None
    x: int
    y: int
    anchor: str
    strong: bool


@dataclass(frozen=True)
class Ruler:
    """What the template draws, in pixels from the left."""

    width: int
    cells: list[Cell]
    labels: list[Label]
    today: tuple[int, int] | None
    cut_at: int | None = None
    height: int = HEIGHT

    @property
    def is_long(self) -> bool:
        return self.width > LONG


def ruler(start: date, due: date, today: date, *, unit: str, holidays: Container[date]) -> Ruler | None:
    """Return the days after ``start`` up to ``due``, and up to ``today`` when that is later.

    In working days, weekends and days off are slim and do not count; in calendar days every day counts. None for a
    window that is no window or too long to be read, and for any other unit.
    """
    if unit not in (WORKING_DAYS, "calendar_day") or not start < due or (due - start).days > LONGEST_WINDOW:
        return None
    days, is_cut = _days(start, due, today)
    kinds = {day: _kind(day, due, today, unit, holidays) for day in days}
    wide = sum(not kind.startswith("d-off") for kind in kinds.values()) <= WIDE_UP_TO
    cells: list[Cell] = []
    place: dict[date, Cell] = {}
    x, cut_at = FIRST, None
    for day in days:
        if is_cut and day == today:
            cut_at = x + CELL // 2
            x += CELL + GAP
        width = SLIM if kinds[day].startswith("d-off") else WIDE_CELL if wide else CELL
        place[day] = Cell(kinds[day], x, width)
        cells.append(place[day])
        x += width + GAP
    width = x - GAP + 2
    return Ruler(width, cells, _labels(start, due, today, place, width), _now(start, today, place), cut_at)


def _days(start: date, due: date, today: date) -> tuple[list[date], bool]:
    last = max(due, today)
    days = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    if (today - due).days <= LONGEST_DELAY + 1:
        return days, False
    shown = (due - start).days + LONGEST_DELAY
    return [*days[:shown], today], True


def _kind(day: date, due: date, today: date, unit: str, holidays: Container[date]) -> str:
    if unit == WORKING_DAYS and day != due:
        if day.weekday() < 5 and day in holidays:
            return "d-off d-hol"
        if day.weekday() >= 5:
            return "d-off"
    if day == due:
        return "d-end"
    if day > due:
        return "d-late"
    return "d-past" if day < today else "d-left"


def _now(start: date, today: date, place: dict[date, Cell]) -> tuple[int, int] | None:
    """Return where the two lines of "today" stand: around its day, or around the ring on the first day."""
    if today == start:
        return -1, 13
    cell = place.get(today)
    return (cell.x - 2, cell.x + cell.width + 2) if cell else None


def _labels(start: date, due: date, today: date, place: dict[date, Cell], width: int) -> list[Label]:
    labels = []
    if today == start:
        labels.append(Label(None, 0, LABEL_ABOVE, "start", strong=True))
    elif cell := place.get(today):
        labels.append(_label(None, cell, width, LABEL_ABOVE, HALF_TODAY_LABEL))
    end = _label(due, place[due], width, LABEL_BELOW, HALF_DAY_LABEL)
    left_of_end = end.x - (0 if end.anchor == "start" else HALF_DAY_LABEL if end.anchor == "middle" else 40)
    if left_of_end > 2 * HALF_DAY_LABEL:
        labels.append(Label(start, 0, LABEL_BELOW, "start", strong=False))
    return [*labels, end]


def _label(day: date | None, cell: Cell, width: int, y: int, half: int) -> Label:
    middle = cell.x + cell.width // 2
    if middle < half:
        return Label(day, 0, y, "start", strong=True)
    if middle > width - half:
        return Label(day, width, y, "end", strong=True)
    return Label(day, middle, y, "middle", strong=True)

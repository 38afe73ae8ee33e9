"""The geometry of charts as numbers for SVG attributes: bars, bars of several parts, lines; pure.

Words stand in HTML beside the drawing, colours come from the style sheet by class, nothing is styled inline. Numbers
are ready-made strings: a template would write a decimal comma, and a drawing understands only points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# The field of a line chart, in a drawing of 380 by 212; beside it there is room for half a label.
LEFT, RIGHT, TOP, BOTTOM = 36, 356, 10, 180
MOST_LABELS = 6
GAP = 0.5  # between the parts of a bar, in hundredths of the longest bar


@dataclass(frozen=True)
class Part:
    """One rectangle of a bar, in hundredths of the chart's width."""

    tone: str
    x: str
    width: str


def bar(parts: Sequence[tuple[str, int]], longest: int) -> list[Part]:
    """Return the rectangles of one bar from its (tone, value) parts; ``longest`` is what fills the whole width.

    Between two parts stands a gap of its own, so that two tones are told apart in print and in forced colours; a
    part as thin as a gap is not cut.
    """
    drawn: list[Part] = []
    gaps: list[Part] = []
    start = before = 0.0
    for tone, value in parts:
        width = 100 * value / longest if longest > 0 else 0
        if width <= 0:
            continue
        if min(before, width) > 2 * GAP:
            gaps.append(Part("gap", _number(start - GAP / 2), _number(GAP)))
        drawn.append(Part(tone, _number(start), _number(width)))
        start, before = start + width, width
    return drawn + gaps


@dataclass(frozen=True)
class Tick:
    """One mark at an axis with its words."""

    at: str
    words: str


@dataclass(frozen=True)
class Line:
    """One line chart, ready to be drawn. ``runs`` are unbroken stretches, ``open_end`` the stretch still growing."""

    ticks: list[Tick]
    labels: list[Tick]
    runs: list[str]
    dots: list[tuple[str, str]]
    open_end: str


def line(values: Sequence[int | None], labels: Sequence[str], *, last_is_open: bool = False) -> Line:
    """Return the line through values that follow each other in time; None is a break, never a zero."""
    top, step = scale(max((value for value in values if value is not None), default=0))
    places = [LEFT + (RIGHT - LEFT) * (n / (len(values) - 1) if len(values) > 1 else 0.5) for n in range(len(values))]
    points = [
        None if value is None else (_number(x), _number(_height(value, top)))
        for x, value in zip(places, values, strict=True)
    ]
    open_end = ""
    closed = list(points)
    if last_is_open and len(points) > 1 and points[-1] and points[-2]:
        open_end = f"M{points[-2][0]} {points[-2][1]}L{points[-1][0]} {points[-1][1]}"
        closed[-1] = None
    every = -(-len(labels) // MOST_LABELS)
    return Line(
        ticks=[Tick(_number(_height(value, top)), str(value)) for value in range(0, top + 1, step)],
        labels=[
            Tick(_number(x), words) for n, (x, words) in enumerate(zip(places, labels, strict=True)) if n % every == 0
        ],
        runs=_runs(closed),
        dots=[point for point in points if point],
        open_end=open_end,
    )


def scale(highest: int) -> tuple[int, int]:
    """Return the top of an axis and the step of its marks: at most five round steps, whole numbers."""
    step, factors = 1, (2, 5, 10)
    size = 1
    while step * 5 < highest:
        for factor in factors:
            step = size * factor
            if step * 5 >= highest:
                break
        size *= 10
    return max(step, -(-highest // step) * step), step


def _height(value: int, top: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / top


def _runs(points: Sequence[tuple[str, str] | None]) -> list[str]:
    runs: list[list[str]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(",".join(point))
    return [" ".join(run) for run in runs if len(run) > 1]


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

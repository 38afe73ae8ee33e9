"""Time the same act on a small and a large database, each beside its bare limit, in interleaved rounds."""

import json
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

import environ
from django.db import connection, connections
from django.db.utils import load_backend

from netralitas.lib.held import forget_everything

# The same page may be so much slower on the large database.
MOST_GROWTH = 1.5
Act = Callable[[], object]


@dataclass
class Times:
    """How often an act is taken: ``rounds`` in turn, so many ``repeats`` in each."""

    rounds: int = 5
    repeats: int = 4


MANY, FEW = Times(), Times(rounds=3, repeats=1)


@dataclass
class Row:
    """One line of the table. Times are milliseconds, medians.

    ``growth`` is the large one's time by the small one's; ``ratio`` is the large one's by that of its limit, and
    ``target`` the highest that is good. None is not judged.
    """

    name: str
    small: float
    large: float
    limit: float
    target: float
    statements: tuple[int, int]
    most_statements: int
    most_growth: float | None = MOST_GROWTH
    about: str = ""

    @property
    def growth(self) -> float:
        return round(self.large / self.small, 2)

    @property
    def ratio(self) -> float:
        return round(self.large / self.limit, 2)

    @property
    def is_good(self) -> bool:
        grows = self.most_growth is not None and self.growth > self.most_growth
        same = len(set(self.statements)) == 1 and self.statements[0] <= self.most_statements
        return same and not grows and self.ratio <= self.target

    def as_dict(self) -> dict[str, object]:
        return {**asdict(self), "growth": self.growth, "ratio": self.ratio, "is_good": self.is_good}


class Side:
    """One of the two databases. Whoever enters it, asks it from then on."""

    def __init__(self, url: str) -> None:
        self.url = url
        given = {**connections["default"].settings_dict, **environ.Env.db_url_config(url)}
        self._connection = load_backend(given["ENGINE"]).DatabaseWrapper(given, "default")

    def enter(self) -> None:
        """Let this process ask this database; nothing of the other one is held."""
        if connections["default"] is not self._connection:
            connections["default"] = self._connection
            forget_everything()


@dataclass
class Pair:
    """Our way and the bare way of one act on one side. ``prepare`` makes ready, unmeasured."""

    side: Side
    ours: Act
    bare: Act
    prepare: Act | None = None


def measure(
    name: str, pairs: Iterable[Pair], *, target: float, most: int, times: Times = MANY, counted: int = 1,
    most_growth: float | None = MOST_GROWTH, about: str = "",
) -> Row:  # fmt: skip
    """Time both ways on both sides, the small one first, and count our statements; of ``counted`` acts the most."""
    pairs = list(pairs)
    ours: dict[int, list[float]] = {0: [], 1: []}
    bare: list[float] = []
    statements = tuple(_count_statements(pair, counted) for pair in pairs)
    for _round in range(times.rounds):
        for place, pair in enumerate(pairs):
            pair.side.enter()
            _once(pair)  # what was forgotten is read anew, unmeasured
            ours[place] += [_once(pair) for _repeat in range(times.repeats)]
            if place == len(pairs) - 1:
                bare += [_timed(pair.bare) for _repeat in range(times.repeats)]
    small, large, limit = (round(statistics.median(found), 2) for found in (ours[0], ours[1], bare))
    return Row(name, small, large, limit, target, statements, most, most_growth, about)


def _once(pair: Pair) -> float:
    if pair.prepare:
        pair.prepare()
    return _timed(pair.ours)


def _timed(act: Act) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _count_statements(pair: Pair, acts: int) -> int:
    """Return how many statements an act sends, the most of so many, those that open and close transactions left out."""
    counts = [0]

    def counting(execute: Callable, sql: str, params: object, many: bool, context: dict) -> object:
        counts[-1] += 1
        return execute(sql, params, many, context)

    pair.side.enter()
    forget_everything()
    for _act in range(acts):  # what is held for a minute is read anew first, so that none of it runs out meanwhile
        _once(pair)
    for _act in range(acts):
        if pair.prepare:
            pair.prepare()
        with connection.execute_wrapper(counting):
            pair.ours()
        counts.append(0)
    return max(counts)


def head(sizes: tuple[int, int]) -> str:
    """Return the head of the table."""
    small, large = (f"{size // 1000}k ms" for size in sizes)
    columns = f"{'act':30} {small:>9} {large:>9} {'growth':>7} {'most':>5} {'limit ms':>9} {'ratio':>6} {'most':>6}"
    return f"{columns} {'stmts':>6} {'most':>5}"


def line(row: Row) -> str:
    """Return one row as the table shows it."""
    count = "/".join(str(one) for one in sorted(set(row.statements)))
    most = f"{row.most_growth:5.1f}" if row.most_growth else "    -"
    return (
        f"{row.name:30} {row.small:9.2f} {row.large:9.2f} {row.growth:7.2f} {most} {row.limit:9.2f} "
        f"{row.ratio:6.2f} {row.target:6.2f} {count:>6} {row.most_statements:5d}  "
        f"{'good' if row.is_good else 'MISSED'}{f'  ({row.about})' if row.about else ''}"
    )


def results(rows: Iterable[Row], **more: object) -> str:
    """Return what is kept of a run."""
    return json.dumps({**more, "rows": [row.as_dict() for row in rows]}, indent=2)

"""Which counts of a table may be published, so that no small one can be computed from what is; pure.

A table counts things by row and column. What is published is always a partition: some rows and columns by name,
all others added up in one rest. So every number stands for a group of cells, no two groups share a cell, and a
sum or difference of published numbers is a sum of whole groups: a cell inside a group cannot come out of it.
Two rules make the groups safe:

* a group counts nothing or at least ``minimum``; a row that is too small is therefore never alone in the rest;
* against every earlier edition of the table, whatever can be computed from both editions has changed by nothing or
  by at least ``minimum``, so that nobody learns from yesterday's edition what came in today.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

Cells = Mapping[tuple[str, str], int]
# The name of the rest; no row and no column may be called so, nor by the next one.
REST = "*"
# A row or column that nobody has counted anything in yet.
UNSEEN = "?"


@dataclass(frozen=True)
class Edition:
    """A table as it was or may be published: what was counted, and which rows and columns are named."""

    cells: Cells
    rows: frozenset[str]
    columns: frozenset[str]

    def group_of(self, cell: tuple[str, str]) -> tuple[str, str]:
        """Return the names under which a cell is published."""
        row, column = cell
        return (row if row in self.rows else REST, column if column in self.columns else REST)

    def groups(self) -> dict[tuple[str, str], int]:
        """Return what is published: each group that counts something, by row and column."""
        sums: dict[tuple[str, str], int] = {}
        for cell, count in self.cells.items():
            group = self.group_of(cell)
            sums[group] = sums.get(group, 0) + count
        return {group: count for group, count in sums.items() if count}


def edition(cells: Cells, *, minimum: int, earlier: Sequence[Edition] = ()) -> Edition | None:
    """Return the most detailed safe edition this way finds, or None while not even the total may be said.

    Columns are settled first, over all rows together, then rows; the smallest join the rest first.
    """
    columns = _settle(
        _totals(cells, 1), lambda named: _unsafe(Edition(cells, frozenset(), named), minimum, earlier, axis=1)
    )
    if columns is None:
        return None
    rows = _settle(_totals(cells, 0), lambda named: _unsafe(Edition(cells, named, columns), minimum, earlier, axis=0))
    return None if rows is None else Edition(cells, rows, columns)


def _settle(totals: Mapping[str, int], unsafe: Callable[[frozenset[str]], set[str]]) -> frozenset[str] | None:
    """Take names away until what is left is safe; None when even the rest alone is not."""
    named = {key for key, total in totals.items() if total}
    while True:
        bad = unsafe(frozenset(named))
        if not bad:
            return frozenset(named)
        if gone := bad & named:
            named -= gone
        elif named:
            named.remove(min(named, key=lambda key: (totals[key], key)))
        else:
            return None


def _unsafe(candidate: Edition, minimum: int, earlier: Sequence[Edition], *, axis: int) -> set[str]:
    """Return the names along an axis (0 rows, 1 columns) that a number too small to publish goes through."""
    groups = candidate.groups()
    bad = {group[axis] for group, count in groups.items() if count < minimum}
    for cells in _universes(candidate, earlier) if earlier else ():
        for other in earlier:
            for names, change in _changes(candidate, groups, other, cells):
                if 0 < abs(change) < minimum:
                    bad |= {name[axis] for name in names}
    return bad


def _universes(candidate: Edition, earlier: Sequence[Edition]) -> Iterable[list[tuple[str, str]]]:
    """Yield every cell a reader may think of: those ever seen, and those with a row and a column never seen yet.

    Empty cells matter: two rests that may share one are known only together. Whether a reader knows that nothing
    else exists we do not know, so an edition has to be safe either way.
    """
    seen = {cell for one in (candidate, *earlier) for cell in one.cells}
    rows, columns = sorted({row for row, _column in seen}), sorted({column for _row, column in seen})
    yield list(product(rows, columns))
    yield list(product([*rows, UNSEEN], [*columns, UNSEEN]))


def _changes(
    candidate: Edition, groups: Mapping[tuple[str, str], int], other: Edition, cells: Iterable[tuple[str, str]]
) -> Iterable[tuple[set[tuple[str, str]], int]]:
    """Return each smallest set of cells whose sum both editions tell: its groups in the candidate, and its change.

    Groups that share a cell belong together. Of a group that counts nothing every cell is known to be empty, so
    that each of its cells is a group of its own.
    """
    before, together = other.groups(), _Together()
    placed = {}
    for cell in cells:
        mine, theirs = candidate.group_of(cell), other.group_of(cell)
        placed[cell] = ("now", mine if mine in groups else cell)
        together.join(placed[cell], ("then", theirs if theirs in before else cell))
    names: dict[object, set[tuple[str, str]]] = {}
    change: dict[object, int] = {}
    for cell, place in placed.items():
        root = together.root(place)
        names.setdefault(root, set()).add(candidate.group_of(cell))
        change[root] = change.get(root, 0) + candidate.cells.get(cell, 0) - other.cells.get(cell, 0)
    return [(names[root], difference) for root, difference in change.items()]


class _Together:
    """Things that belong together through others (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[object, object] = {}

    def root(self, thing: object) -> object:
        parent = self._parent.setdefault(thing, thing)
        while parent != self._parent[parent]:
            parent = self._parent[thing] = self._parent[parent]
        return parent

    def join(self, one: object, other: object) -> None:
        self._parent[self.root(one)] = self.root(other)


def _totals(cells: Cells, axis: int) -> dict[str, int]:
    totals: dict[str, int] = {}
    for cell, count in cells.items():
        totals[cell[axis]] = totals.get(cell[axis], 0) + count
    return totals

"""What is published gives nothing away: checked by linear algebra and by brute force, not by the code's own reasons."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netralitas.lib.smallcells import REST, Edition, edition

LEAST = 5
ROWS, COLUMNS = ["a", "b", "c", "d", "e"], ["x", "y", "z"]
# Mostly small numbers, where it can go wrong.
COUNT = st.one_of(st.integers(0, 7), st.integers(0, 40))
TABLE = st.fixed_dictionaries(dict.fromkeys(product(ROWS, COLUMNS), COUNT))
LINE = st.fixed_dictionaries({(row, ""): COUNT for row in ROWS})


def published(one: Edition) -> list[tuple[frozenset, int]]:
    """Return every number a reader gets: the groups, and the sums of rows, columns and everything."""
    cells = list(one.cells)
    groups: dict = {}
    for cell in cells:
        groups.setdefault(one.group_of(cell), set()).add(cell)
    sets = [frozenset(group) for group in groups.values()]
    sets += [frozenset(c for c in cells if one.group_of(c)[0] == row) for row in {*one.rows, REST}]
    sets += [frozenset(c for c in cells if one.group_of(c)[1] == column) for column in {*one.columns, REST}]
    sets.append(frozenset(cells))
    return [(group, sum(one.cells[cell] for cell in group)) for group in sets if group]


def span(known: list[frozenset], cells: list) -> list[list[Fraction]]:
    """Return a reduced basis of everything that sums and differences of the known sums can tell."""
    basis: list[list[Fraction]] = []
    for group in known:
        row = reduced([Fraction(cell in group) for cell in cells], basis)
        if any(row):
            lead = next(i for i, value in enumerate(row) if value)
            row = [value / row[lead] for value in row]
            basis = [[v - other[lead] * w for v, w in zip(other, row, strict=True)] for other in basis]
            basis.append(row)
    return basis


def reduced(row: list[Fraction], basis: list[list[Fraction]]) -> list[Fraction]:
    for known in basis:
        lead = next(i for i, value in enumerate(known) if value)
        if factor := row[lead]:
            row = [value - factor * other for value, other in zip(row, known, strict=True)]
    return row


def tells(basis: list[list[Fraction]], group: frozenset, cells: list) -> bool:
    """Say whether the sum over a set of cells can be computed."""
    return not any(reduced([Fraction(cell in group) for cell in cells], basis))


def known_sets(one: Edition) -> list[frozenset]:
    """Return what a reader knows: every published sum, and each cell of a sum that is nothing."""
    sums = published(one)
    empty = {cell for group, count in sums if not count for cell in group}
    return [group for group, _count in sums] + [frozenset([cell]) for cell in empty]


@given(TABLE)
def test_no_sum_or_difference_of_published_numbers_is_a_small_cell(cells):
    one = edition(cells, minimum=LEAST)
    if one is None:
        assert 0 < sum(cells.values()) < LEAST
        return
    order = sorted(cells)
    basis = span(known_sets(one), order)

    found = [cell for cell in order if 0 < cells[cell] < LEAST and tells(basis, frozenset([cell]), order)]

    assert found == []
    assert [count for _group, count in published(one) if 0 < count < LEAST] == []


@given(LINE)
def test_no_sum_of_rows_that_can_be_computed_is_small(cells):
    one = edition(cells, minimum=LEAST)
    if one is None:
        return
    order = sorted(cells)
    basis = span(known_sets(one), order)

    for size in range(1, len(order) + 1):
        for group in combinations(order, size):
            if tells(basis, frozenset(group), order):
                assert not 0 < sum(cells[cell] for cell in group) < LEAST


@given(st.one_of(TABLE, LINE))
def test_a_rest_never_hides_one_row_or_column_alone(cells):
    one = edition(cells, minimum=LEAST)
    if one is None:
        return
    for names, axis in ((one.rows, 0), (one.columns, 1)):
        totals: dict = {}
        for cell, count in cells.items():
            totals[cell[axis]] = totals.get(cell[axis], 0) + count
        hidden = [key for key, total in totals.items() if total and key not in names]
        assert len(hidden) != 1 or not names


STEPS = st.lists(st.fixed_dictionaries({(row, ""): st.integers(-3, 9) for row in ROWS}), min_size=1, max_size=4)


@given(LINE, STEPS)
@settings(deadline=None)
def test_no_two_editions_together_tell_a_small_change(first, steps):
    history: list[Edition] = []
    cells = dict(first)
    for step in [dict.fromkeys(first, 0), *steps]:
        cells = {cell: max(0, count + step[cell]) for cell, count in cells.items()}
        if (one := edition(cells, minimum=LEAST, earlier=history)) is None:
            continue
        order = sorted(cells)
        now = span(known_sets(one), order)
        for other in history:
            then = span(known_sets(other), order)
            for size in range(1, len(order) + 1):
                for group in map(frozenset, combinations(order, size)):
                    if tells(now, group, order) and tells(then, group, order):
                        change = sum(cells[cell] - other.cells[cell] for cell in group)
                        assert change == 0 or abs(change) >= LEAST or _is_made_of_known(group, now, then, order)
        history.append(one)


def _is_made_of_known(group: frozenset, now: list, then: list, order: list) -> bool:
    """Say whether a set falls into parts both editions tell; a sum of safe changes adds no knowledge of its own."""
    parts = [frozenset(part) for size in range(1, len(group)) for part in combinations(sorted(group), size)]
    return any(
        all(tells(basis, piece, order) for basis in (now, then) for piece in (part, group - part)) for part in parts
    )


@given(TABLE, st.fixed_dictionaries({cell: st.integers(-2, 7) for cell in product(ROWS, COLUMNS)}))
@settings(deadline=None, max_examples=60)
def test_no_cell_of_a_table_is_told_twice_with_a_small_change(first, step):
    before = edition(first, minimum=LEAST)
    cells = {cell: max(0, count + step[cell]) for cell, count in first.items()}
    one = edition(cells, minimum=LEAST, earlier=[before] if before else [])
    if one is None or before is None:
        return
    order = sorted(cells)
    now, then = span(known_sets(one), order), span(known_sets(before), order)

    for cell in order:
        alone = frozenset([cell])
        if tells(now, alone, order) and tells(then, alone, order):
            change = cells[cell] - first[cell]
            assert change == 0 or abs(change) >= LEAST


@st.composite
def people(draw):
    """Return reports with a province, a contest and an outcome each."""
    kinds = st.tuples(st.sampled_from("abcd"), st.sampled_from("pq"), st.sampled_from("xyz"))
    return draw(st.lists(kinds, min_size=0, max_size=60))


@given(people())
@settings(deadline=None)
def test_two_tables_of_the_same_reports_tell_no_more_than_each_alone(reports):
    space = sorted(product("abcd", "pq", "xyz"))
    provinces: dict = {(p, ""): 0 for p in "abcd"}
    outcomes: dict = dict.fromkeys(product("pq", "xyz"), 0)
    for province, contest, outcome in reports:
        provinces[province, ""] += 1
        outcomes[contest, outcome] += 1
    one, two = edition(provinces, minimum=LEAST), edition(outcomes, minimum=LEAST)
    if one is None or two is None:
        return
    known = [frozenset(c for c in space if (c[0], "") in group) for group in known_sets(one)]
    known += [frozenset(c for c in space if (c[1], c[2]) in group) for group in known_sets(two)]
    basis = span(known, space)

    for name, count in provinces.items():
        if 0 < count < LEAST:
            assert not tells(basis, frozenset(c for c in space if c[0] == name[0]), space)
    for (contest, outcome), count in outcomes.items():
        if 0 < count < LEAST:
            assert not tells(basis, frozenset(c for c in space if c[1:] == (contest, outcome)), space)


# --- Worked examples


def line(**counts: int) -> dict:
    return {(row, ""): count for row, count in counts.items()}


def shown(one: Edition | None) -> dict | None:
    return None if one is None else {row: count for (row, _column), count in sorted(one.groups().items())}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 9, "b": 8}, {"a": 9, "b": 8}),
        ({"a": 9, "b": 8, "c": 3}, {REST: 11, "a": 9}),  # b joins, or c could be computed from the total
        ({"a": 9, "b": 3, "c": 3}, {REST: 6, "a": 9}),
        ({"a": 9, "b": 1, "c": 3}, {REST: 13}),  # 4 is too small, so a joins as well
        ({"a": 9, "b": 3}, {REST: 12}),
        ({"a": 3}, None),
        ({"a": 0}, {}),
        ({"a": 5, "b": 0}, {"a": 5}),
    ],
)
def test_small_rows_join_the_rest(counts, expected):
    assert shown(edition(line(**counts), minimum=LEAST)) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"a": 20, "b": 20, "c": 20}, {"a": 20, "b": 20, "c": 20}),  # nothing has changed
        ({"a": 25, "b": 20, "c": 20}, {"a": 25, "b": 20, "c": 20}),
        ({"a": 21, "b": 25, "c": 25}, {REST: 46, "c": 25}),  # what came into a is hidden among what came into b
        ({"a": 21, "b": 20, "c": 20}, None),  # a day with one report must not say where it came from
        ({"a": 20, "b": 16, "c": 30}, {REST: 66}),  # a and b together would still tell of 4 that went
    ],
)
def test_small_changes_join_the_rest(now, expected):
    before = edition(line(a=20, b=20, c=20), minimum=LEAST)

    assert shown(edition(line(**now), minimum=LEAST, earlier=[before])) == expected


def test_columns_are_settled_before_rows():
    cells = {("a", "x"): 20, ("a", "y"): 9, ("b", "x"): 20, ("b", "y"): 2, ("b", "z"): 1, ("c", "x"): 9, ("c", "y"): 7}

    one = edition(cells, minimum=LEAST)

    # z alone counts 1, so y joins it; of b only 3 would be left in that column, so it joins c.
    assert one.groups() == {("a", "x"): 20, ("a", REST): 9, (REST, "x"): 29, (REST, REST): 10}


def test_an_older_edition_counts_as_much_as_the_last_one():
    first = edition(line(a=20, b=20, c=20), minimum=LEAST)
    second = edition(line(a=30, b=30, c=30), minimum=LEAST, earlier=[first])

    third = edition(line(a=22, b=45, c=45), minimum=LEAST, earlier=[first, second])

    assert shown(third) == {REST: 67, "c": 45}


def test_a_rest_of_nothing_tells_that_each_of_its_rows_is_empty():
    before = edition(line(y=8, a=6, z=1), minimum=LEAST)

    now = edition(line(y=0, a=10, z=0), minimum=LEAST, earlier=[before])

    # Without y and z the total is a, and a with z was 7: three more would be known to have come in there.
    assert (shown(before), shown(now)) == ({REST: 7, "y": 8}, {REST: 10})


def test_two_rests_may_share_what_nobody_has_seen_yet():
    before = edition(line(a=40, b=40, c=3, d=3, e=50), minimum=LEAST)

    now = edition(line(a=4, b=23, c=30, d=30, e=60), minimum=LEAST, earlier=[before])

    # For certain both tell e and the four others together, and those are one more.
    assert (shown(before), shown(now)) == ({REST: 6, "a": 40, "b": 40, "e": 50}, {REST: 147})

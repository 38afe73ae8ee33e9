import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netralitas.lib import charts
from netralitas.lib.charts import Part


def test_bar_of_one_part_is_as_long_as_its_share_of_the_longest():
    assert charts.bar([("1", 3)], 4) == [Part("1", "0", "75")]


def test_bar_of_parts_has_a_gap_between_them_drawn_last():
    assert charts.bar([("1", 1), ("2", 0), ("red", 3)], 8) == [
        Part("1", "0", "12.5"),
        Part("red", "12.5", "37.5"),
        Part("gap", "12.25", "0.5"),
    ]


@pytest.mark.parametrize(("parts", "longest"), [([], 5), ([("1", 0)], 5), ([("1", 3)], 0)])
def test_bar_of_nothing_draws_nothing(parts, longest):
    assert charts.bar(parts, longest) == []


def test_bar_does_not_cut_a_part_as_thin_as_a_gap():
    assert [part.tone for part in charts.bar([("1", 500), ("2", 1), ("3", 499)], 1000)] == ["1", "2", "3"]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6))
def test_bar_never_leaves_its_room_and_is_written_with_points(values):
    for part in charts.bar([("1", value) for value in values], sum(values)):
        assert re.fullmatch(r"\d+(\.\d+)?", part.x)
        assert re.fullmatch(r"\d+(\.\d+)?", part.width)
        assert float(part.x) + float(part.width) <= 100.02


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (0, (1, 1)),
        (1, (1, 1)),
        (5, (5, 1)),
        (6, (6, 2)),
        (7, (8, 2)),
        (23, (25, 5)),
        (236, (250, 50)),
        (1284, (1500, 500)),
    ],
)
def test_axis_ends_at_a_round_number(highest, expected):
    assert charts.scale(highest) == expected


@given(st.integers(0, 10**7))
def test_axis_has_at_most_five_steps_and_room_for_the_highest(highest):
    top, step = charts.scale(highest)

    assert top >= highest
    assert top % step == 0
    assert 1 <= top // step <= 5


def test_line_breaks_where_a_value_is_missing():
    drawn = charts.line([5, 10, None, 10, 0], ["a", "b", "c", "d", "e"])

    assert drawn.runs == ["36,95 116,10", "276,10 356,180"]
    assert len(drawn.dots) == 4


def test_line_draws_the_stretch_that_still_grows_by_itself():
    drawn = charts.line([5, 10, 5], ["a", "b", "c"], last_is_open=True)

    assert (drawn.runs, drawn.open_end) == (["36,95 196,10"], "M196 10L356 95")


@pytest.mark.parametrize("values", [[], [7], [None], [0, 0]])
def test_line_of_little_is_still_a_drawing(values):
    drawn = charts.line(values, ["x"] * len(values), last_is_open=True)

    assert drawn.ticks[0].at == "180"


def test_line_names_at_most_six_places():
    assert [tick.words for tick in charts.line([1] * 14, [str(n) for n in range(14)]).labels] == [
        "0",
        "3",
        "6",
        "9",
        "12",
    ]

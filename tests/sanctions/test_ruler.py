"""The day ruler, by worked examples: each row of a table is one picture."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from sanctions.ruler import LONGEST_DELAY, LONGEST_WINDOW, ruler

VOTING = {date(2024, 11, 27)}
# One letter a day: p past, l left, E last day, r overdue, . weekend, h day off.
LETTERS = {"d-past": "p", "d-left": "l", "d-end": "E", "d-late": "r", "d-off": ".", "d-off d-hol": "h"}


def drawn(picture) -> str:
    return "".join(LETTERS[cell.kind] for cell in picture.cells)


@pytest.mark.parametrize(
    ("start", "due", "today", "expected"),
    [
        # what DESIGN.md's four duties look like on 14 November 2024
        ((2024, 10, 18), (2024, 11, 7), (2024, 11, 14), "..ppppp..ppppp..pppEr..rrrr"),
        ((2024, 11, 12), (2024, 11, 15), (2024, 11, 14), "plE"),
        ((2024, 11, 13), (2024, 11, 22), (2024, 11, 14), "ll..llllE"),
        ((2024, 11, 8), (2024, 11, 29), (2024, 11, 14), "..pppll..lllll..llhlE"),
        # the first day, the last day, the day after, a Saturday
        ((2024, 11, 13), (2024, 11, 22), (2024, 11, 13), "ll..llllE"),
        ((2024, 11, 13), (2024, 11, 22), (2024, 11, 22), "pp..ppppE"),
        ((2024, 11, 13), (2024, 11, 22), (2024, 11, 23), "pp..ppppE."),
        ((2024, 11, 13), (2024, 11, 22), (2024, 11, 16), "pp..llllE"),
        # before it begins: nothing is past
        ((2024, 11, 13), (2024, 11, 15), (2024, 11, 1), "lE"),
    ],
)
def test_working_days(start, due, today, expected):
    picture = ruler(date(*start), date(*due), date(*today), unit="working_day", holidays=VOTING)

    assert drawn(picture) == expected


def test_calendar_days_count_every_day():
    picture = ruler(date(2024, 11, 22), date(2024, 11, 29), date(2024, 11, 25), unit="calendar_day", holidays=VOTING)

    assert drawn(picture) == "ppllllE"


@pytest.mark.parametrize(
    ("unit", "days"), [("hour", 3), ("working_day", 0), ("working_day", -2), ("working_day", LONGEST_WINDOW + 1)]
)
def test_what_cannot_be_read_is_not_drawn(unit, days):
    start = date(2024, 11, 13)

    assert ruler(start, start + timedelta(days=days), start, unit=unit, holidays=()) is None


@pytest.mark.parametrize(("days", "cut"), [(LONGEST_DELAY + 1, False), (LONGEST_DELAY + 2, True), (4000, True)])
def test_a_long_delay_is_cut_before_today(days, cut):
    due = date(2024, 11, 22)
    picture = ruler(date(2024, 11, 13), due, due + timedelta(days=days), unit="calendar_day", holidays=())

    assert (picture.cut_at is not None, len(picture.cells)) == (cut, 9 + LONGEST_DELAY + 1)
    assert picture.today == (picture.cells[-1].x - 2, picture.cells[-1].x + picture.cells[-1].width + 2)


@pytest.mark.parametrize("length", range(1, 16))
@pytest.mark.parametrize("today", range(-1, 18))
def test_nothing_is_drawn_outside_or_over_another(length, today):
    start = date(2024, 11, 13)
    picture = ruler(
        start, start + timedelta(days=length), start + timedelta(days=today), unit="calendar_day", holidays=()
    )
    edges = [(cell.x, cell.x + cell.width) for cell in picture.cells]

    assert all(left[1] < right[0] for left, right in pairwise(edges))
    assert edges[-1][1] <= picture.width
    assert all(0 <= label.x <= picture.width for label in picture.labels)


def test_the_two_lines_stand_around_today_and_around_the_ring_on_the_first_day():
    start, due = date(2024, 11, 13), date(2024, 11, 22)

    assert ruler(start, due, start, unit="working_day", holidays=()).today == (-1, 13)
    assert ruler(start, due, date(2024, 11, 14), unit="working_day", holidays=()).today == (15, 34)
    assert ruler(start, due, date(2024, 11, 1), unit="working_day", holidays=()).today is None


def test_labels_name_start_end_and_today():
    picture = ruler(date(2024, 11, 8), date(2024, 11, 29), date(2024, 11, 14), unit="working_day", holidays=VOTING)

    assert [(label.day, label.anchor, label.strong) for label in picture.labels] == [
        (None, "middle", True),
        (date(2024, 11, 8), "start", False),
        (date(2024, 11, 29), "end", True),
    ]
    assert picture.is_long


def test_a_label_of_the_start_gives_way_to_that_of_the_end():
    picture = ruler(date(2024, 11, 13), date(2024, 11, 14), date(2024, 11, 13), unit="working_day", holidays=())

    assert [label.day for label in picture.labels] == [None, date(2024, 11, 14)]

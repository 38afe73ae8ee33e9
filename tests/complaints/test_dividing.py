"""The drawing of the day that divides before from after."""

from datetime import date

import pytest

from complaints import dividing

pytestmark = pytest.mark.sqlite


@pytest.mark.parametrize(
    ("first", "last", "turn", "voting"),
    [
        ("2024-05-05", "2024-11-27", "2024-09-22", "2024-11-27"),
        ("2024-05-05", "2024-11-27", "2024-05-05", "2024-11-27"),
        ("2024-05-05", "2024-11-27", "2024-11-27", None),
        ("2024-05-05", "2024-05-05", "2024-05-05", "2024-05-05"),
        ("2024-05-05", "2024-06-01", "2024-09-22", "2025-01-01"),
    ],
)
def test_everything_stays_on_the_line(first, last, turn, voting):
    day = date.fromisoformat
    one = dividing.divide(
        "Pilkada", (day(first), day(last)), day(turn), day(voting) if voting else None, label="penetapan"
    )

    assert dividing.LEFT <= one.at <= dividing.RIGHT
    assert dividing.LEFT + one.left_width <= one.at
    assert one.at + one.right_width <= dividing.RIGHT
    assert one.votes_at <= dividing.RIGHT
    assert (one.votes_at == 0) == (voting is None)


def test_later_day_lies_further_to_the_right_and_is_named():
    span = (date(2024, 1, 1), date(2024, 12, 31))
    early, late = (
        dividing.divide("Pilkada", span, date(2024, month, 1), None, label="penetapan calon") for month in (3, 9)
    )

    assert early.at < late.at
    assert late.sentence == "Pilkada: penetapan calon 1 September 2024."
    assert dividing.newest_first([early, late]) == [late, early]

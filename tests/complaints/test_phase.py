from datetime import date

import pytest

from complaints.phase import StageFact, phase_of

PILKADA = [
    StageFact("determination", "", date(2024, 9, 22)),
    StageFact("determination", "99", date(2024, 9, 23)),
    StageFact("determination", "99.02", date(2024, 9, 25)),
]


@pytest.mark.parametrize(
    ("occurred_on", "region", "expected"),
    [
        (date(2024, 9, 21), "33.05", "before"),
        (date(2024, 9, 22), "33.05", "after"),  # the day of determination itself
        (date(2024, 9, 22), "99.01", "before"),  # its province was later
        (date(2024, 9, 23), "99.01", "after"),
        (date(2024, 9, 24), "99.02", "before"),  # its regency was later still
        (date(2024, 9, 25), "99.02", "after"),
        (date(2024, 9, 22), "", "after"),
        (None, "33.05", "unknown"),
    ],
)
def test_phase_of_an_act_by_day_and_region(occurred_on, region, expected):
    assert phase_of(occurred_on, PILKADA, region=region).phase == expected


def test_phase_in_a_revote_is_after_determination():
    assert phase_of(date(2025, 3, 22), [StageFact("revote", "", date(2025, 3, 22))]).phase == "after"


def test_phase_without_stages_is_unknown_and_says_why():
    answer = phase_of(date(2024, 10, 5), [])

    assert (answer.phase, answer.reason) == (
        "unknown",
        "Tanggal penetapan calon pemilihan ini belum ada di data.",
    )


def test_phase_explains_itself():
    assert phase_of(date(2024, 10, 5), PILKADA, region="33.05").reason == (
        "Terjadi 5 Oktober 2024; calon ditetapkan 22 September 2024."
    )

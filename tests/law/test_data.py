"""The law's data files, read as they are: complete, marked, and true to the tables they come from."""

import re
from collections import Counter
from datetime import date

import pytest

from netralitas.law.confidence import Confidence, needs_verification
from netralitas.law.load import deadline_rules, holidays, instruments
from netralitas.law.models import DeadlineRule

WEEKDAYS = ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"]

# code, amount, unit: the deadline table of the law reference, T1 to T23, and the discipline deadlines.
EXPECTED = {
    "T1-PML": (7, "working_day"),
    "T1-PLK": (7, "calendar_day"),
    "T2-PML": (7, "calendar_day"),
    "T2-PLK": (7, "calendar_day"),
    "T3-PML": (2, "working_day"),
    "T3-PLK": (2, "calendar_day"),
    "T4a-PML": (1, "working_day"),
    "T4b-PML": (2, "working_day"),
    "T4b-PLK": (2, "calendar_day"),
    "T5-PML": (7, "calendar_day"),
    "T5-PLK": (3, "calendar_day"),
    "T6-PML": (14, "working_day"),
    "T6-PLK": (2, "calendar_day"),
    "T7": (7, "calendar_day"),
    "T8": (3, "working_day"),
    "T9": (14, "working_day"),
    "T10": (3, "calendar_day"),
    "T11a": (3, "working_day"),
    "T11b": (5, "working_day"),
    "T11c": (10, "working_day"),
    "T12": (24, "hour"),
    "T13": (24, "hour"),
    "T14": (21, "working_day"),
    "T14-PPPK": (14, "working_day"),
    "T15": (10, "working_day"),
    "T16": (10, "working_day"),
    "T16b": (20, "working_day"),
    "T17": (14, "working_day"),
    "T18": (21, "working_day"),
    "T19": (6, "working_day"),
    "T20": (14, "working_day"),
    "T21": (21, "working_day"),
    "T22": (65, "working_day"),
    "T23": (21, "working_day"),
    "D1": (7, "working_day"),
    "D2": (7, "working_day"),
    "D3": (14, "working_day"),
    "D4": (3, "working_day"),
    "D5": (15, "working_day"),
    "D5-PPPK": (15, "working_day"),
    "D6": (14, "working_day"),
    "D6-PPPK": (14, "working_day"),
    "D6-PTDH": (14, "working_day"),
    "D6-KONTRAK": (14, "working_day"),
    "D7": (1, "calendar_day"),
    "D7-PPPK": (1, "calendar_day"),
    "BKN-1": (365, "calendar_day"),
    "PDP-1": (72, "hour"),
}


def test_deadlines_are_the_rows_of_the_table():
    assert {row["code"]: (row["amount"], row["unit"]) for row in deadline_rules()} == EXPECTED


def test_handling_counts_from_registration_in_pemilu_and_from_receipt_in_pilkada():
    assert {row["code"]: row["event"] for row in deadline_rules() if row["event"]} == {
        "T5-PML": "registered",
        "T5-PLK": "received",
    }


@pytest.mark.parametrize("row", deadline_rules(), ids=lambda row: row["code"])
def test_deadline_row_is_usable(row):
    assert row["regime"] in DeadlineRule.Regime.values
    assert row["unit"] in DeadlineRule.Unit.values
    assert row["basis"]
    assert not row["anchor"].startswith("sejak")
    assert not row["anchor"].endswith(".")


@pytest.mark.parametrize("row", [*instruments(), *deadline_rules()], ids=lambda row: row.get("key", row.get("code")))
def test_unsure_row_is_flagged(row):
    assert row["confidence"] in Confidence.values
    assert row["needs_verification"] or not needs_verification([row["confidence"]])


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (["T"], False),
        (["C2", "T"], False),
        (["C2", "C1"], True),
        (["D"], True),
        (["T", "M"], True),
        ([], False),
    ],
)
def test_needs_verification_when_any_mark_is_unsure(marks, expected):
    assert needs_verification(marks) == expected


def test_instruments_have_unique_keys_and_end_after_they_begin():
    rows = instruments()

    assert [key for key, count in Counter(row["key"] for row in rows).items() if count > 1] == []
    assert [
        row["key"] for row in rows if row["valid_from"] and row["valid_to"] and row["valid_to"] < row["valid_from"]
    ] == []


def test_instruments_of_the_asn_law_follow_each_other_without_a_gap():
    rows = {row["key"]: row for row in instruments()}

    assert rows["UU5-2014"]["valid_to"] == date(2023, 10, 30)
    assert rows["UU20-2023"]["valid_from"] == date(2023, 10, 31)


def test_instruments_of_the_joint_decree_follow_each_other_without_a_gap():
    rows = {row["key"]: row for row in instruments()}

    assert rows["SKB-2020"]["valid_to"] == date(2022, 9, 21)
    assert rows["SKB-2022"]["valid_from"] == date(2022, 9, 22)


def test_holidays_cover_six_years():
    assert Counter(row["date"].year for row in holidays()) == {
        2022: 20, 2023: 27, 2024: 29, 2025: 28, 2026: 25, 2027: 26,
    }  # fmt: skip


def test_holidays_stand_on_the_weekday_the_file_prints():
    from netralitas.law.load import DATA

    printed = [line.split(",")[:2] for line in (DATA / "holidays.csv").read_text().splitlines()[1:]]

    assert [day for day, name in printed if WEEKDAYS[date.fromisoformat(day).weekday()] != name] == []


def test_voting_days_are_their_own_kind():
    assert [row["date"] for row in holidays() if row["kind"] == "voting_day"] == [
        date(2024, 2, 14),
        date(2024, 11, 27),
    ]


def test_deadline_bases_name_known_instruments():
    numbers = {row["number"] for row in instruments()}
    cited = {
        number
        for row in deadline_rules()
        for number in re.findall(r"(?:UU|PP|Perpres|Perbawaslu|Peraturan BKN) \d+/\d{4}", row["basis"])
    }

    assert cited - numbers == set()

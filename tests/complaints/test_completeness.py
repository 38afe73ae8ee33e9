from dataclasses import replace
from datetime import date

import pytest

from complaints.completeness import Facts, missing_elements

FULL = Facts(
    has_reporter_name=True,
    has_reporter_address=True,
    has_accused=True,
    known_on=date(2024, 10, 5),
    reported_on=date(2024, 10, 12),
    report_by=date(2024, 10, 12),
    has_narrative=True,
    has_date=True,
    has_place=True,
    has_evidence=True,
)


def test_full_report_lacks_nothing():
    found = missing_elements(FULL)

    assert (found.present, found.total, found.is_formally_complete, found.is_complete) == (7, 7, True, True)


@pytest.mark.parametrize(
    ("change", "missing", "formal"),
    [
        ({"has_accused": False}, "accused", False),
        ({"known_on": None}, "in_time", False),
        ({"reported_on": date(2024, 10, 13)}, "in_time", False),
        ({"has_reporter_name": False}, "reporter", False),
        ({"has_reporter_address": False}, "reporter", False),
        ({"is_anonymous": True}, "reporter", False),
        ({"has_narrative": False}, "narrative", True),
        ({"has_date": False}, "date", True),
        ({"has_place": False}, "place", True),
        ({"has_evidence": False}, "evidence", True),
    ],
)
def test_each_missing_element_is_named(change, missing, formal):
    found = missing_elements(replace(FULL, **change))

    assert ([e.code for e in found.missing], found.is_formally_complete) == ([missing], formal)


def test_late_report_is_told_its_last_day():
    element = missing_elements(replace(FULL, reported_on=date(2024, 10, 20))).formal[1]

    assert element.note.startswith("Batasnya 12 Oktober 2024.")

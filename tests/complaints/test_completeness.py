from dataclasses import replace
from datetime import date

import pytest

from complaints.completeness import Facts, Limit, Limits, Saying, facts_of, missing_elements

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
        ({"known_on": None, "report_by": None}, "in_time", False),
        ({"known_on": None, "reported_on": date(2024, 10, 13)}, "in_time", False),
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


def test_report_soon_after_the_event_is_in_time_whenever_that_became_known():
    found = missing_elements(replace(FULL, known_on=None))

    assert found.is_formally_complete
    assert found.formal[1].note.startswith("Kejadiannya sendiri belum selama itu")


def test_late_report_is_told_its_last_day():
    element = missing_elements(replace(FULL, reported_on=date(2024, 10, 20))).formal[1]

    assert element.note.startswith("Batasnya 12 Oktober 2024.")


REPORT = Limit("7 hari kerja", "kejadian diketahui", "UU 7/2017 Pasal 454 ayat (6)")
COMPLETION = Limit("2 hari kerja", "pemberitahuan disampaikan", "Perbawaslu 7/2022", needs_verification=True)
INITIAL, UNREGISTERED = "Tanpa ini: dicatat sebagai informasi awal.", "Bila tidak menyusul: tidak diregistrasi."
LATE, ANONYMOUS = "Laporan yang lewat batas dicatat sebagai informasi awal.", "Tanpa nama: informasi awal."
EMPTY = Facts(
    limits=Limits(
        report=REPORT,
        completion=COMPLETION,
        informal=Saying(INITIAL, needs_verification=True),
        unregistered=Saying(UNREGISTERED),
        late=Saying(LATE, needs_verification=True),
        anonymous=Saying(ANONYMOUS, needs_verification=True),
    )
)
BY_COMPLETION = "Paling lambat 2 hari kerja sejak pemberitahuan disampaikan (Perbawaslu 7/2022)."


def test_every_missing_element_says_by_when_and_what_otherwise():
    found = missing_elements(EMPTY)

    assert [(element.code, element.by_when, element.otherwise) for element in found.missing] == [
        ("accused", BY_COMPLETION, INITIAL),
        ("in_time", "Paling lambat 7 hari kerja sejak kejadian diketahui (UU 7/2017 Pasal 454 ayat (6)).", INITIAL),
        ("reporter", BY_COMPLETION, INITIAL),
        ("narrative", BY_COMPLETION, UNREGISTERED),
        ("date", BY_COMPLETION, UNREGISTERED),
        ("place", BY_COMPLETION, UNREGISTERED),
        ("evidence", BY_COMPLETION, UNREGISTERED),
    ]
    assert all(element.needs_verification for element in found.missing)
    assert found.still_to_come.code == "narrative"


def test_what_is_there_names_no_time_and_no_outcome():
    found = missing_elements(replace(FULL, limits=EMPTY.limits))

    assert {(element.by_when, element.otherwise, element.needs_verification) for element in found.elements} == {
        ("", "", False)
    }
    assert found.still_to_come is None


def test_without_a_rule_in_force_nothing_is_made_up():
    found = missing_elements(Facts())

    assert {(element.by_when, element.otherwise, element.needs_verification) for element in found.missing} == {
        ("", "", False)
    }


def test_outcome_is_as_sure_as_its_row():
    sure = replace(EMPTY.limits, completion=replace(COMPLETION, needs_verification=False))

    found = {element.code: element for element in missing_elements(replace(EMPTY, limits=sure)).elements}

    assert (found["accused"].needs_verification, found["narrative"].needs_verification) == (True, False)


@pytest.mark.parametrize("unsure", [False, True])
def test_window_is_as_sure_as_its_count(unsure):
    facts = replace(FULL, window="7 hari kerja sejak kejadian diketahui.", window_unsure=unsure)

    element = missing_elements(facts).formal[1]

    assert (element.present, element.note, element.note_unsure) == (True, facts.window, unsure)


def test_late_report_has_no_time_left_and_is_told_what_becomes_of_it():
    element = missing_elements(replace(FULL, reported_on=date(2024, 10, 20), limits=EMPTY.limits)).formal[1]

    assert (element.by_when, element.otherwise) == ("", "")
    assert (element.note, element.note_unsure) == (f"Batasnya 12 Oktober 2024. {LATE}", True)


def test_anonymous_reporter_is_told_the_outcome_and_given_no_time():
    element = missing_elements(replace(FULL, is_anonymous=True, limits=EMPTY.limits)).formal[2]

    assert (element.present, element.by_when) == (False, "")
    assert (element.note, element.note_unsure) == (ANONYMOUS, True)


def test_quiet_days_are_a_hint_and_change_no_judgement():
    quiet = Limit("24 jam", "kejadian", "Perbawaslu 7/2022 Pasal 11 ayat (4)", needs_verification=True)

    plain, hinted = missing_elements(FULL), missing_elements(replace(FULL, limits=Limits(quiet=quiet)))

    assert [element.present for element in hinted.elements] == [element.present for element in plain.elements]
    assert "24 jam sejak kejadian (Perbawaslu 7/2022 Pasal 11 ayat (4))." in hinted.formal[1].note
    assert (plain.formal[1].note_unsure, hinted.formal[1].note_unsure) == (False, True)


@pytest.mark.parametrize(
    ("who", "has_accused"),
    [
        ({}, False),
        ({"people": [{"id": "a", "employment_status": "pns"}]}, False),
        ({"people": [{"id": "a"}, {"id": "b", "account": "@camat"}]}, True),
        ({"people": [{"id": "a", "plate": "XX 12"}]}, True),
        ({"post": "Camat"}, True),
    ],
)
def test_somebody_is_accused_when_one_person_is_named_in_any_way(who, has_accused):
    facts = facts_of({"who": who}, reported_on=date(2024, 10, 5), report_by=None, window="", evidence=False)

    assert facts.has_accused is has_accused

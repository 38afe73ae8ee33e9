"""Who holds an office, and which body is competent, on a day."""

from datetime import date

import pytest

from netralitas.lib.refusal import Refusal
from netralitas.people import registry
from netralitas.people.models import Instansi, Mandate, Office
from netralitas.people.offices import (
    appointing_official_of,
    election_supervisor_of,
    employers,
    missing_contact,
    offices_of,
    recommending_body,
    successor_of,
    without_contact,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

TODAY = date(2026, 11, 24)


@pytest.fixture
def banyumas() -> Instansi:
    return Instansi.objects.get(code="pemda-33-02")


def _follow(agency: Instansi, start: date, name: str) -> Office:
    values = {
        "instansi": agency,
        "kind": Office.Kind.APPOINTING_OFFICIAL,
        "title": "Bupati Banyumas",
        "holder_name": name,
        "valid_from": start,
    }
    return registry.open_office(values, actor=None)


def test_the_successor_takes_over_on_the_day(banyumas):
    first = appointing_official_of(banyumas, TODAY)
    second = _follow(banyumas, date(2025, 2, 20), "Pejabat Kedua")

    assert appointing_official_of(banyumas, date(2025, 2, 19)) == first
    assert appointing_official_of(banyumas, date(2025, 2, 20)) == second
    assert successor_of(first) == second
    assert successor_of(second) is None
    first.refresh_from_db()
    assert first.valid_to == date(2025, 2, 19)


def test_a_successor_cannot_begin_before_the_predecessor(banyumas):
    _follow(banyumas, date(2025, 2, 20), "Pejabat Kedua")

    with pytest.raises(Refusal) as refusal:
        _follow(banyumas, date(2025, 2, 20), "Pejabat Ketiga")

    assert refusal.value.code == "begins_before"
    assert len(offices_of(banyumas, Office.Kind.APPOINTING_OFFICIAL, date(2025, 3, 1))) == 1


def test_nobody_holds_an_office_before_it_began_or_after_it_ended(banyumas):
    office = offices_of(banyumas, Office.Kind.STAFFING_OFFICE, TODAY)[0]
    registry.amend_office(office, {"valid_to": date(2024, 12, 31)}, actor=None)

    assert len(offices_of(banyumas, Office.Kind.STAFFING_OFFICE, date(2024, 12, 31))) == 1
    assert offices_of(banyumas, Office.Kind.STAFFING_OFFICE, date(2025, 1, 1)) == []
    assert offices_of(banyumas, Office.Kind.STAFFING_OFFICE, date(2013, 12, 31)) == []


def test_a_missing_address_is_a_visible_gap_until_it_is_filled(banyumas):
    assert missing_contact(banyumas, TODAY) == ["staffing_office", "authorised_official"]
    assert without_contact(TODAY).filter(pk=banyumas.pk).exists()

    office = offices_of(banyumas, Office.Kind.STAFFING_OFFICE, TODAY)[0]
    registry.set_contact(office, "bkpsdm@banyumas.example", actor=None)

    assert missing_contact(banyumas, TODAY) == ["authorised_official"]
    assert not without_contact(TODAY).filter(pk=banyumas.pk).exists()

    registry.set_contact(office, "", actor=None)

    assert Office.objects.get(pk=office.pk).email is None
    assert missing_contact(banyumas, TODAY) == ["staffing_office", "authorised_official"]


def test_a_supervising_body_is_written_to_at_its_case_desk():
    bkn, panwas = Instansi.objects.get(code="bkn"), Instansi.objects.get(code="bawaslu-33-02")

    assert missing_contact(bkn, TODAY) == ["staffing_office", "authorised_official", "case_desk"]
    assert missing_contact(panwas, TODAY) == ["case_desk"]


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ("33.02", "bawaslu-33-02"),
        ("33", "bawaslu-33"),
        ("31.71", "bawaslu-31-71"),
        ("33.99", "bawaslu-33"),
        ("", "bawaslu"),
        ("77.01", "bawaslu"),
    ],
)
def test_the_nearest_bawaslu_is_found(region, code):
    assert election_supervisor_of(region).code == code


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2022, 9, 22), "kasn"),
        (date(2024, 8, 23), "kasn"),
        (date(2024, 8, 24), "bkn"),
        (date(2024, 9, 4), "bkn"),
        (TODAY, "bkn"),
    ],
)
def test_the_recommending_body_follows_the_day(on, code):
    assert recommending_body(on).code == code


def test_a_successor_of_bkn_is_a_row_and_not_a_release():
    body = registry.found(
        {"code": "badan-baru", "name": "Badan Baru", "kind": "commission", "level": "pusat"}, actor=None
    )
    registry.open_mandate(
        {
            "kind": Mandate.Kind.RECOMMENDING_BODY,
            "instansi": body,
            "valid_from": date(2027, 10, 16),
            "basis": "UU baru",
        },
        actor=None,
    )

    assert recommending_body(date(2027, 10, 15)).code == "bkn"
    assert recommending_body(date(2027, 10, 16)) == body


def test_no_body_recommends_before_the_law_named_one():
    with pytest.raises(Refusal) as refusal:
        recommending_body(date(2010, 1, 1))

    assert refusal.value.code == "no_recommending_body"


@pytest.mark.parametrize(
    ("text", "on", "found"),
    [
        ("banyumas", TODAY, ["pemda-33-02"]),
        ("pemkab banyumas", TODAY, ["pemda-33-02"]),
        ("DKI Jakarta", TODAY, ["pemda-31"]),
        ("kominfo", TODAY, []),
        ("kominfo", date(2024, 5, 1), ["kominfo"]),
        ("komdigi", date(2024, 5, 1), []),
        ("komdigi", TODAY, ["komdigi"]),
        ("bawaslu", TODAY, ["setjen-bawaslu"]),
        ("tidak ada yang begini", TODAY, []),
        ("%", TODAY, []),
    ],
)
def test_employers_are_found_by_name_as_they_were_on_the_day(text, on, found):
    assert [row.code for row in employers(on, text)] == found

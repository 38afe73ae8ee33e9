"""Loading the law's data: complete, repeatable, and never over a person's correction."""

from datetime import date

import pytest

from netralitas.law.load import load_law_data
from netralitas.law.models import DeadlineRule, Holiday, Instrument, Provision

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(autouse=True)
def _empty_tables():
    for model in (Instrument, DeadlineRule, Provision, Holiday):
        model.objects.all().delete()


def test_load_law_data_twice_writes_nothing_the_second_time():
    first = load_law_data()
    second = load_law_data()

    assert first == {
        "instruments": Instrument.objects.count(),
        "deadline_rules": DeadlineRule.objects.count(),
        "provisions": Provision.objects.count(),
        "holidays": 155,
        "changed": sum(model.objects.count() for model in (Instrument, DeadlineRule, Provision, Holiday)),
    }
    assert second == first | {"changed": 0}


def test_load_law_data_brings_back_a_row_that_no_person_changed():
    load_law_data()
    DeadlineRule.objects.filter(code="T9").update(amount=99)

    assert load_law_data()["changed"] == 1
    assert DeadlineRule.objects.get(code="T9").amount == 14


def test_load_law_data_keeps_a_row_corrected_by_hand():
    load_law_data()
    DeadlineRule.objects.filter(code="T9").update(amount=10, edited_by_hand=True)

    assert load_law_data()["changed"] == 0
    assert DeadlineRule.objects.get(code="T9").amount == 10


def test_load_law_data_keeps_a_date_that_was_moved_by_hand():
    load_law_data()
    Holiday.objects.filter(date=date(2027, 3, 10)).update(date=date(2027, 3, 13), edited_by_hand=True)

    load_law_data()

    assert not Holiday.objects.filter(date=date(2027, 3, 10)).exists()


def test_load_law_data_leaves_a_row_added_by_hand_that_the_file_has_learned():
    Holiday.objects.create(
        date=date(2024, 11, 27),
        name="Hari Pemilihan Kepala Daerah",
        kind="voting_day",
        decree="dari petugas",
        confidence="C2",
        edited_by_hand=True,
    )

    load_law_data()

    assert Holiday.objects.get(date=date(2024, 11, 27)).decree == "dari petugas"


def test_load_law_data_gives_each_day_off_the_words_of_its_decree():
    load_law_data()

    assert Holiday.objects.get(date=date(2024, 2, 14)).decree == "Keppres 10/2024 (hari pemungutan suara)"

"""Correcting a row of law: journaled, kept, and effective at once."""

from datetime import date, timedelta, timezone

import pytest

from netralitas.audit.models import Entry
from netralitas.law import deadlines, editing
from netralitas.law.load import load_law_data
from netralitas.law.models import DeadlineRule, Holiday
from netralitas.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

WIB = timezone(timedelta(hours=7))


@pytest.fixture(autouse=True)
def _law():
    load_law_data()


@pytest.fixture
def administrator():
    return User.objects.create(username="pengelola", role="admin")


def test_change_is_kept_and_journaled_with_old_and_new(administrator):
    rule = DeadlineRule.objects.get(code="T9")
    rule.amount, rule.note = 10, "tidak disebut, jadi tidak ditulis"

    editing.change(rule, ["amount"], actor=administrator)

    row = DeadlineRule.objects.get(code="T9")
    assert (row.amount, row.edited_by_hand, row.note == rule.note) == (10, True, False)
    entry = Entry.objects.get(action="law.change")
    assert (entry.actor, entry.data) == (administrator, {"amount": {"from": 14, "to": 10}})


def test_change_of_a_day_off_counts_at_once(administrator):
    before = deadlines.due("T9", date(2024, 11, 25), tz=WIB).on
    day = Holiday.objects.get(date=date(2024, 11, 27))
    day.is_cancelled = True

    editing.change(day, ["is_cancelled"], actor=administrator)

    assert (before, deadlines.due("T9", date(2024, 11, 25), tz=WIB).on) == (
        date(2024, 12, 16),
        date(2024, 12, 13),
    )


def test_add_of_one_day_does_not_silence_the_warning_about_its_year(administrator):
    for day in (date(2028, 1, 1), date(2028, 12, 25)):
        before = deadlines.due("T17", date(2027, 12, 20), tz=WIB).explanation
        assert before.endswith("Kalender hari libur tahun 2028 belum dimuat, jadi tanggal ini masih dapat bergeser.")
        row = Holiday(date=day, kind="national", name="Libur tetap", decree="contoh", confidence="C2")
        editing.add(row, actor=administrator)

    after = deadlines.due("T17", date(2027, 12, 20), tz=WIB).explanation
    assert after.endswith("Tidak dihitung: 24 Desember (Cuti Bersama Hari Raya Natal).")


def test_add_makes_a_row_of_a_new_year_count_and_journals_it(administrator):
    day = Holiday(date=date(2028, 1, 3), kind="national", name="Libur contoh", decree="contoh", confidence="C2")

    editing.add(day, actor=administrator)

    assert deadlines.due("T17", date(2027, 12, 20), tz=WIB).on == date(2028, 1, 11)
    assert Entry.objects.get(action="law.add").data == {"row": "2028-01-03 Libur contoh"}
    assert Holiday.objects.get(date=date(2028, 1, 3)).edited_by_hand

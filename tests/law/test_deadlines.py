"""Due dates and the sentence that explains them, on the loaded data."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from netralitas.law import deadlines
from netralitas.law.load import load_law_data
from netralitas.law.models import DeadlineRule, Holiday
from netralitas.lib.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

WIB, WIT = timezone(timedelta(hours=7)), timezone(timedelta(hours=9))


@pytest.fixture(autouse=True)
def _law():
    load_law_data()


def test_due_counts_working_days_and_names_the_skipped_holiday():
    due = deadlines.due("T9", date(2024, 11, 25), tz=WIB)

    assert due.on == date(2024, 12, 16)
    assert due.at == datetime(2024, 12, 16, 23, 59, 59, tzinfo=WIB)
    assert due.explanation == (
        "14 hari kerja sejak rekomendasi diterima, Senin, 25 November 2024 "
        "(Perpres 116/2022 Pasal 10 ayat (6) dan Pasal 19, lamanya menurut keterangan BKN). "
        "Tidak dihitung: 27 November (Hari Pemilihan Kepala Daerah)."
    )


def test_due_flags_what_rests_on_one_source():
    assert deadlines.due("T9", date(2024, 11, 25), tz=WIB).needs_verification
    assert not deadlines.due("T17", date(2024, 11, 25), tz=WIB).needs_verification


def test_due_flags_a_window_with_a_day_off_still_to_be_checked():
    due = deadlines.due("T17", date(2027, 3, 1), tz=WIB)

    assert due.needs_verification


def test_due_names_three_days_off_and_counts_the_others():
    due = deadlines.due("D3", date(2024, 4, 5), tz=WIB)

    assert due.on == date(2024, 5, 6)
    assert due.explanation == (
        "14 hari kerja sejak keputusan ditetapkan, Jumat, 5 April 2024 (PP 94/2021 Pasal 37 ayat (3)). "
        "Tidak dihitung: 8 April (Cuti Bersama Hari Raya Idul Fitri), "
        "9 April (Cuti Bersama Hari Raya Idul Fitri), 10 April (Hari Raya Idul Fitri) dan 4 hari libur lain."
    )


def test_due_of_days_off_in_another_year_says_the_year():
    due = deadlines.due("D5", date(2026, 12, 21), tz=WIB)

    assert due.on == date(2027, 1, 15)
    assert due.explanation.endswith(
        "Tidak dihitung: 24 Desember (Cuti Bersama Hari Raya Natal), 25 Desember (Hari Raya Natal), "
        "1 Januari 2027 (Tahun Baru Masehi) dan 1 hari libur lain."
    )


def test_due_says_nothing_of_holidays_that_fall_on_a_weekend():
    due = deadlines.due("T1-PML", date(2025, 8, 8), tz=WIB)

    assert due.on == date(2025, 8, 20)
    assert due.explanation.endswith("Tidak dihitung: 18 Agustus (Cuti Bersama Hari Kemerdekaan Republik Indonesia).")


def test_due_counts_calendar_days_through_the_weekend():
    due = deadlines.due("T1-PLK", date(2024, 10, 18), tz=WIB)

    assert due.on == date(2024, 10, 25)
    assert due.explanation == (
        "7 hari kalender sejak kejadian diketahui atau ditemukan, Jumat, 18 Oktober 2024 "
        "(UU 8/2015 Pasal 134 ayat (4))."
    )


def test_due_takes_the_day_of_the_place_not_of_utc():
    late_evening = datetime(2024, 10, 17, 16, 30, tzinfo=UTC)

    assert deadlines.due("T1-PLK", late_evening, tz=WIB).on == date(2024, 10, 24)
    assert deadlines.due("T1-PLK", late_evening, tz=WIT).on == date(2024, 10, 25)


def test_due_of_hours_runs_to_the_minute():
    due = deadlines.due("PDP-1", datetime(2026, 3, 2, 3, 15, tzinfo=UTC), tz=WIB)

    assert due.at == datetime(2026, 3, 5, 10, 15, tzinfo=WIB)
    assert due.on == date(2026, 3, 5)
    assert due.explanation == (
        "72 jam sejak kegagalan diketahui, Senin, 2 Maret 2026 pukul 10.15 WIB (UU 27/2022 Pasal 46)."
    )


def test_due_of_hours_from_a_bare_day_counts_from_midnight():
    due = deadlines.due("T12", date(2024, 2, 13), tz=WIT)

    assert due.at == datetime(2024, 2, 14, 0, 0, tzinfo=WIT)
    assert due.explanation == (
        "24 jam sejak kejadian, Selasa, 13 Februari 2024 pukul 00.00, karena jamnya tidak diketahui "
        "(Perbawaslu 7/2022 Pasal 11 ayat (4))."
    )


def test_due_beyond_the_loaded_calendar_says_so_and_is_flagged():
    due = deadlines.due("T17", date(2027, 12, 20), tz=WIB)

    assert due.explanation.endswith(
        "Kalender hari libur tahun 2028 belum dimuat, jadi tanggal ini masih dapat bergeser."
    )
    assert due.needs_verification


def test_due_of_a_moment_without_a_zone_is_an_error():
    with pytest.raises(ValueError):
        deadlines.due("T9", datetime(2024, 10, 18, 9, 0), tz=WIB)


def test_rule_for_a_day_before_any_rule_is_refused():
    with pytest.raises(Refusal) as refusal:
        deadlines.rule_for("T9", date(2020, 1, 1))

    assert refusal.value.code == "no_deadline_rule"


def test_rule_for_takes_the_row_in_force_on_the_day():
    old = DeadlineRule.objects.get(code="T9")
    old.valid_to = date(2027, 10, 15)
    old.save(update_fields=["valid_to"])
    young = DeadlineRule.objects.create(
        code="T9",
        regime="bkn",
        step=old.step,
        amount=10,
        unit=old.unit,
        anchor=old.anchor,
        basis="lembaga baru",
        valid_from=date(2027, 10, 16),
        confidence="D",
    )

    assert deadlines.rule_for("T9", date(2027, 10, 15)) == old
    assert deadlines.rule_for("T9", date(2027, 10, 16)) == young


def test_rules_on_a_day_are_those_in_force_then():
    assert "T9" in deadlines.rules_on(date(2024, 11, 25))
    assert deadlines.rules_on(date(1990, 1, 1)) == {}


def test_holiday_calendar_leaves_out_a_cancelled_day():
    row = Holiday.objects.get(date=date(2024, 11, 27))
    row.is_cancelled = True
    row.save()

    assert date(2024, 11, 27) not in deadlines.holiday_calendar()
    assert deadlines.due("T9", date(2024, 11, 25), tz=WIB).on == date(2024, 12, 13)


def test_law_is_read_once_for_many_duties(django_assert_num_queries):
    with django_assert_num_queries(2):  # rules, days off
        for code in ("T9", "T1-PML", "T3-PLK"):
            deadlines.due(code, date(2024, 11, 25), tz=WIB)

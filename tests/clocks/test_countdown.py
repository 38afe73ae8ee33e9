"""What a page says of the time that is left: state, figure and words, in the place's own time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from netralitas.clocks.countdown import countdown, most_urgent
from netralitas.clocks.models import Clock

# Tuesday 24 November 2026, 10.00 in central Indonesia (WITA, UTC+8).
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def clock(local_day: date, *, unit: str = "calendar_day", hour: int = 15, **given) -> Clock:
    """Return a clock that ends on a local day at 23.59.59 WITA (15.59.59 UTC)."""
    due = datetime(local_day.year, local_day.month, local_day.day, hour, 59, 59, tzinfo=UTC)
    return Clock(unit=unit, due_at=due, utc_offset=8, duty="Kajian awal", explanation="2 hari.", **given)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "unit", "state", "words"),
    [
        (date(2026, 11, 23), "calendar_day", "late", "Lewat 1 hari"),
        (date(2026, 11, 20), "working_day", "late", "Lewat 2 hari kerja"),
        (date(2026, 11, 24), "calendar_day", "today", "Hari ini"),
        (date(2026, 11, 25), "calendar_day", "soon", "1 hari lagi"),
        (date(2026, 11, 26), "working_day", "soon", "2 hari kerja lagi"),
        (date(2026, 11, 27), "calendar_day", "ok", "3 hari lagi"),
        (date(2026, 12, 1), "working_day", "ok", "5 hari kerja lagi"),
    ],
)
def test_countdown_says_how_many_of_the_rules_days_are_left(day, unit, state, words):
    left = countdown(clock(day, unit=unit), now=NOW)

    assert (left.state, left.words) == (state, words)


@pytest.mark.django_db
def test_countdown_that_ended_earlier_today_counts_hours():
    left = countdown(clock(date(2026, 11, 23), hour=22), now=NOW)  # 06.59 WITA on the 24th

    assert (left.state, left.words) == ("late", "Lewat 3 jam")


@pytest.mark.django_db
def test_weekend_ahead_does_not_hide_that_only_two_working_days_are_left():
    friday = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)

    left = countdown(clock(date(2026, 12, 1)), now=friday)  # the Tuesday after

    assert (left.state, left.words) == ("soon", "4 hari lagi")


@pytest.mark.django_db
def test_countdown_names_day_and_moment_in_the_time_of_the_place():
    left = countdown(clock(date(2026, 11, 27), unit="working_day"), now=NOW)

    assert (left.day, left.date) == ("Jumat 27 Nov", "Jumat, 27 November 2026, 23.59 WITA")


@pytest.mark.django_db
def test_paused_clock_says_since_when_and_what_is_left():
    paused = clock(
        date(2026, 11, 25), state=Clock.State.PAUSED, paused_on=date(2026, 11, 24), days_left=1, pause_reason="Menunggu"
    )

    left = countdown(paused, now=NOW)

    assert (left.state, left.words, left.day) == ("pause", "Jeda", "sejak 24 Nov")
    assert left.explanation == "Menunggu. 2 hari."


def test_what_a_desk_sees_while_its_own_clock_is_held():
    held = clock(date(2026, 11, 25), state=Clock.State.PAUSED, rule_code="T3")
    running = clock(date(2026, 11, 26), state=Clock.State.RUNNING, rule_code="T4b")

    assert most_urgent([held, running], now=NOW) is held
    assert most_urgent([held, running], now=NOW + timedelta(days=3)) is running
    assert most_urgent([running], now=NOW) is running
    assert most_urgent([], now=NOW) is None


ON_FILE = "2 hari kalender sejak laporan diterima, Selasa, 24 November 2026 (Perbawaslu 8/2020)."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "days", "on_file", "said"),
    [
        ("id", 0, ON_FILE, ON_FILE),
        (
            "en",
            0,
            ON_FILE,
            "2 calendar days from receipt of the report, Tuesday, 24 November 2026 (Perbawaslu 8/2020).",
        ),
        ("en", 1, ON_FILE, ON_FILE),  # the days of a duty that stood still are in no rule
        ("en", 0, "2 hari sejak laporan diperiksa lagi.", "2 hari sejak laporan diperiksa lagi."),
    ],
)
def test_countdown_explains_itself_in_the_language_spoken_where_the_rule_still_fits(language, days, on_file, said):
    anchor = date(2026, 11, 24)
    running = clock(anchor + timedelta(days=2 + days), rule_code="T3-PLK", anchor_on=anchor)
    running.explanation = on_file

    with override(language):
        assert countdown(running, now=NOW).explanation == said


@pytest.mark.django_db
def test_countdown_of_a_rule_that_is_gone_keeps_its_sentence():
    running = clock(date(2026, 11, 27), rule_code="T99", anchor_on=date(2026, 11, 24))

    with override("en"):
        assert countdown(running, now=NOW).explanation == "2 hari."

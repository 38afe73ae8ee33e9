"""What stands in the calendar of an agency, and in the program of whoever has its address."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from icalendar import Calendar

from netralitas.audit.models import Entry as JournalEntry
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from sanctions import agenda, feed, ics
from sanctions.models import CalendarFeed, Decision, Summons
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
START = datetime(2026, 11, 23, 2, tzinfo=UTC)
YEAR = date(2026, 1, 1), date(2027, 12, 31)


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(START, tick=False)
    return time_machine


def test_summoned_case_has_its_duty_and_its_hearing_in_order_of_time(cast, clock):
    row = make.procedure(cast, clock, until="summon")
    hearing, duty = Summons.objects.get(), Clock.objects.get(rule_code="T9")

    found = agenda.agenda(row.instansi, *YEAR)

    assert [(one.kind, one.key) for one in found] == [
        ("hearing", f"hearing-{hearing.pk}"),
        ("duty", f"clock-{duty.pk}"),
    ]
    assert found[0].title == f"Pemeriksaan untuk {row.recommendation.number}"
    assert found[0].at == hearing.hearing_at
    assert (found[1].title, found[1].why, found[1].at) == (duty.duty, duty.explanation, None)
    assert found[0].link == f"/instansi/perkara/{row.pk}/"


def test_delivered_decision_stands_on_its_day_of_effect_and_on_its_last_day(cast, clock):
    row = make.procedure(cast, clock, until="deliver")

    found = agenda.agenda(row.instansi, *YEAR)

    decision = Decision.objects.get()
    assert [(one.kind, one.on) for one in found] == [
        ("effect", decision.effective_on), ("effect", decision.ends_on),
    ]  # fmt: skip
    assert found[0].why == decision.effective_explanation


def test_agenda_ends_with_its_days_and_with_its_agency(cast, clock):
    row = make.procedure(cast, clock, until="summon")
    duty = Clock.objects.get(rule_code="T9")
    on = agenda.agenda(row.instansi, *YEAR)[-1].on

    assert [one.key for one in agenda.agenda(row.instansi, on, on)] == [f"clock-{duty.pk}"]
    assert agenda.agenda(row.instansi, date(2027, 6, 1), date(2027, 6, 30)) == []
    assert agenda.agenda(cast["instansi-lain"].instansi, *YEAR) == []


def test_no_entry_names_anybody(cast, clock):
    row = make.procedure(cast, clock, until="deliver", name="Yusuf Wirabuana")
    make.procedure(cast, clock, until="summon", name="Sekar Puspaningrum")

    said = ics.calendar_of(agenda.agenda(row.instansi, *YEAR), name="x", site="https://portal.example", now=START)

    assert not [word for word in (b"Yusuf", b"Wirabuana", b"Sekar", b"Camat") if word in said.replace(b"\r\n ", b"")]


def test_calendar_program_reads_what_the_page_shows(cast, clock):
    row = make.procedure(cast, clock, until="summon")
    entries = agenda.agenda(row.instansi, *YEAR)
    Clock.objects.update(needs_verification=True)

    read = Calendar.from_ical(
        ics.calendar_of(agenda.agenda(row.instansi, *YEAR), name="Kab.", site="https://portal.example", now=START)
    )

    hearing, duty = read.walk("VEVENT")
    assert str(read["x-wr-calname"]) == "Kab."
    assert hearing.decoded("dtstart") == entries[0].at
    assert duty.decoded("dtstart") == entries[1].on
    assert str(duty["uid"]) == f"{entries[1].key}@portal.example"
    assert str(duty["description"]) == f"{entries[1].why} (perlu verifikasi)"
    assert str(hearing["url"]) == f"https://portal.example/instansi/perkara/{row.pk}/"


def test_address_opens_the_calendar_of_its_officer_until_it_is_replaced_or_ended(cast):
    officer = cast["instansi"]
    first = feed.open_feed(officer)
    assert feed.officer_of(first) == officer
    assert CalendarFeed.objects.get().read_on == timezone.localdate()

    second = feed.open_feed(officer)
    assert (feed.officer_of(first), feed.officer_of(second)) == (None, officer)

    assert (feed.close_feed(officer), feed.close_feed(officer)) == (True, False)
    assert feed.officer_of(second) is None
    actions = JournalEntry.objects.filter(action__startswith="calendar.").order_by("id").values_list("action", "data")
    assert list(actions) == [
        ("calendar.open", {"replaces": False}),
        ("calendar.open", {"replaces": True}),
        ("calendar.close", {}),
    ]
    assert second not in str(list(JournalEntry.objects.values()))


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": Role.AUDITOR}])
def test_address_of_who_is_no_officer_any_more_opens_nothing(cast, change):
    officer = cast["instansi"]
    secret = feed.open_feed(officer)

    type(officer).objects.filter(pk=officer.pk).update(**change)

    assert feed.officer_of(secret) is None


@pytest.mark.parametrize("text", ["", "x", "a" * 43, "a" * 44, "%00" * 14 + "a", "ü" * 43, "'" * 43, "\x00" * 43])
def test_text_that_is_no_address_opens_nothing(cast, text):
    feed.open_feed(cast["instansi"])

    assert feed.officer_of(text) is None


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.AGENCY_OFFICER])
def test_nobody_else_gets_an_address(cast, role):
    with pytest.raises(Refusal) as refused:
        feed.open_feed(make.user(role))

    assert refused.value.code == "not_your_step"

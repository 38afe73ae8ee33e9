"""Reminders go out before, on and after the day, then one level up; each once, and none after the duty is done."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from netralitas.clocks import clock, reminders
from netralitas.clocks.models import Clock
from netralitas.outbox import delivery
from netralitas.outbox.models import Message
from netralitas.people.models import Instansi, Office
from tests import make

pytestmark = pytest.mark.django_db
START = datetime(2024, 11, 25, 2, tzinfo=UTC)  # Monday; 14 working days end on 16 December 2024


@pytest.fixture
def duty():
    """Return a running 14-working-day window of the invented agency."""
    make.cast()
    agency = Instansi.objects.get(code="pemda-99-01")
    return start_duty(agency)


def start_duty(subject: Instansi) -> Clock:
    with time_machine.travel(START, tick=False):
        return clock.start(
            "T9",
            subject=subject,
            owner=Instansi.objects.get(code="pemda-99-01"),
            duty="Tindak lanjut rekomendasi R-2024-000001",
            anchor=START.date(),
            desk=Office.Kind.STAFFING_OFFICE,
            utc_offset=8,
            watcher=Instansi.objects.get(code="bkn"),
            link="/instansi/rekomendasi/1/",
        )


def days_pass(until: datetime) -> list[tuple[str, str]]:
    """Let a scheduler look twice a day; return (day it was queued, address) of every reminder."""
    seen, now = [], START
    while now <= until:
        with time_machine.travel(now, tick=False):
            before = set(Message.objects.values_list("pk", flat=True))
            reminders.send_due()
            for message in Message.objects.exclude(pk__in=before).order_by("pk"):
                seen.append((now.astimezone(reminders.timezone(timedelta(hours=8))).strftime("%m-%d"), message.to))
        now += timedelta(hours=12)
    return seen


def test_reminders_go_before_on_and_after_the_day_and_then_one_level_up(duty):
    desk, sekda, bkn = "bkpsdm@tirtamukti.example", "sekda@tirtamukti.example", "satgas@bkn.example"

    assert days_pass(datetime(2025, 1, 31, tzinfo=UTC)) == [
        ("12-11", desk),
        ("12-13", desk),
        ("12-16", desk),
        ("12-17", desk),
        ("12-19", sekda),
        ("12-23", bkn),
    ]


def test_reminder_says_what_is_due_when_and_why_and_names_nobody(duty, smtp_sink):
    with time_machine.travel(datetime(2024, 12, 16, 1, tzinfo=UTC), tick=False):
        reminders.send_due()
        delivery.deliver_due()

    mail = smtp_sink.mails[0]
    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "Pengingat: Tindak lanjut rekomendasi R-2024-000001, jatuh hari ini"
    assert "14 hari kerja sejak" in text
    assert "Senin, 16 Desember 2024" in text
    assert "http://127.0.0.1:8000/instansi/rekomendasi/1/" in text


def test_stopped_clock_reminds_nobody_and_calls_off_what_waits(duty, smtp_sink):
    with time_machine.travel(datetime(2024, 12, 16, 1, tzinfo=UTC), tick=False):
        reminders.send_due()
        clock.stop(duty.owner, "T9", outcome="answered")
        delivery.deliver_due()
    days_pass(datetime(2025, 1, 31, tzinfo=UTC))

    assert (smtp_sink.mails, set(Message.objects.values_list("status", flat=True))) == ([], {"cancelled"})


def test_outage_is_followed_by_one_reminder_per_level_not_a_flood(duty):
    with time_machine.travel(datetime(2024, 12, 30, 1, tzinfo=UTC), tick=False):
        assert reminders.send_due() == 1

    assert sorted(message.to.split("@")[0] for message in Message.objects.all()) == [
        "bkpsdm",
        "satgas",
        "sekda",
    ]


def test_agency_without_an_address_is_escalated_at_once(duty):
    Office.objects.filter(instansi=duty.owner, kind=Office.Kind.STAFFING_OFFICE).update(email=None)

    assert days_pass(datetime(2024, 12, 12, tzinfo=UTC)) == [("12-11", "sekda@tirtamukti.example")]


def test_scheduler_killed_in_the_middle_leaves_nothing_half_done(duty, monkeypatch):
    due = datetime(2024, 12, 16, 1, tzinfo=UTC)

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with time_machine.travel(due, tick=False):
        with monkeypatch.context() as broken:
            broken.setattr(reminders, "record", killed)
            with pytest.raises(KeyboardInterrupt):
                reminders.remind(duty.pk, now=due)
        assert Message.objects.count() == 0
        reminders.send_due()
        reminders.send_due()

    assert Message.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_schedulers_at_once_remind_once():
    make.cast()
    clocks = [start_duty(agency) for agency in Instansi.objects.filter(code__startswith="pemda-33-")[:20]]
    due = datetime(2024, 12, 16, 1, tzinfo=UTC)

    def run():
        for _round in range(3):
            reminders.send_due(now=due)
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Message.objects.count() == len(clocks)


def test_pause_keeps_what_is_left_and_resume_gives_it_back(duty):
    with time_machine.travel(datetime(2024, 12, 9, 2, tzinfo=UTC), tick=False):
        paused = clock.pause(duty, reason="Menunggu putusan keberatan")
    assert (paused.days_left, paused.next_reminder_at) == (5, None)
    assert days_pass(datetime(2025, 1, 5, tzinfo=UTC)) == []

    with time_machine.travel(datetime(2025, 1, 6, 2, tzinfo=UTC), tick=False):
        resumed = clock.resume(paused)

    assert resumed.due_at.date().isoformat() == "2025-01-13"
    assert "Dijeda sejak 9 Desember 2024" in resumed.explanation


def test_one_duty_runs_on_one_clock(duty):
    with pytest.raises(IntegrityError), transaction.atomic():
        start_duty(duty.owner)

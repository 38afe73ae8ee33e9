"""How much of a clock's time is left, and which clocks a record has open. Looks up, never writes."""

from datetime import date, datetime, timedelta, timezone

from django.db import models

from netralitas.clocks.models import Clock
from netralitas.law.deadlines import holiday_calendar
from netralitas.law.workdays import working_days_between


def open_clocks(subject: models.Model) -> models.QuerySet[Clock]:
    """Return the subject's clocks that have not ended, next due first."""
    return (
        Clock.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
        .exclude(state=Clock.State.STOPPED)
        .order_by("due_at")
    )


def days_left(clock: Clock, *, now: datetime) -> int:
    """Return how many of the rule's days remain; negative when the due date has passed."""
    return days_until_due(clock, now.astimezone(zone_of(clock)).date())


def days_until_due(clock: Clock, today: date) -> int:
    """Return the rule's days between a day and the due date, negative when it lies behind."""
    due = clock.due_at.astimezone(zone_of(clock)).date()
    if clock.unit != "working_day":
        return (due - today).days
    holidays = holiday_calendar()
    if due >= today:
        return working_days_between(today, due, holidays)
    return -working_days_between(due, today, holidays)


def zone_of(clock: Clock) -> timezone:
    """Return the time zone of the place the clock runs at."""
    return timezone(timedelta(hours=clock.utc_offset))

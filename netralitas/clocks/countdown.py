"""How much time is left, in words: for a line of a list and for the head of a page. Looks up, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import days_left
from netralitas.law import deadlines
from netralitas.law.deadlines import ZONES, holiday_calendar
from netralitas.law.workdays import add_working_days
from netralitas.lib.refusal import Refusal

LATE, TODAY, SOON, OK, PAUSE = "late", "today", "soon", "ok", "pause"
ICONS = {LATE: "alert", TODAY: "clock", SOON: "clock", OK: "calendar", PAUSE: "pause"}
SOON_WORKING_DAYS = 2


@dataclass(frozen=True)
class Countdown:
    """One duty's time: ``state`` names its colour and shape, the rest are the words beside it.

    ``figure`` and ``unit`` stand large on a page ("3", "hari kerja lagi"), ``words`` small in a list,
    ``day`` under it, ``date`` in full.
    """

    state: str
    figure: str
    unit: str
    words: str
    day: str
    date: str
    duty: str
    explanation: str
    needs_verification: bool

    @property
    def icon(self) -> str:
        return ICONS[self.state]


def soon_until(today: date) -> date:
    """Return the last day that counts as close: two working days ahead, weekends and days off on the way included."""
    return add_working_days(today, SOON_WORKING_DAYS, holiday_calendar())


def clocks_of(subject_type: str, ids: Iterable[int]) -> dict[int, list[Clock]]:
    """Return the open clocks of many records of one kind at once, next due first."""
    found = clocks_by_key((subject_type, str(pk)) for pk in ids)
    return {int(pk): clocks for (_type, pk), clocks in found.items()}


def key_of(subject: models.Model) -> tuple[str, str]:
    """Return the name under which a record's clocks stand."""
    return subject._meta.label_lower, str(subject.pk)


def clocks_by_key(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Clock]]:
    """Return the open clocks of records of several kinds in one query, next due first, by ``key_of`` each record."""
    found: dict[tuple[str, str], list[Clock]] = {key: [] for key in keys}
    wanted = Q(pk__in=[])
    for kind in {kind for kind, _pk in found}:
        wanted |= Q(subject_type=kind, subject_id__in=[pk for other, pk in found if other == kind])
    for clock in Clock.objects.filter(wanted).exclude(state=Clock.State.STOPPED).order_by("due_at", "id"):
        found[clock.subject_type, clock.subject_id].append(clock)
    return found


def clocks_of_one(subject: models.Model) -> list[Clock]:
    """Return the open clocks of one record, next due first."""
    return clocks_of(subject._meta.label_lower, [subject.pk])[subject.pk]


def most_urgent(clocks: Iterable[Clock], *, now: datetime) -> Clock | None:
    """Return the clock that says what the desk has to do now.

    A clock that runs for somebody else while the desk's own is held is told as a pause; once it is over, it is
    the desk's turn again.
    """
    clocks = list(clocks)
    running = [clock for clock in clocks if clock.state == Clock.State.RUNNING]
    held = [clock for clock in clocks if clock.state == Clock.State.PAUSED]
    if held and not any(clock.due_at < now for clock in running):
        return held[0]
    return running[0] if running else None


def countdown(clock: Clock, *, now: datetime) -> Countdown:
    """Return how a clock stands at a moment, told in the local time of its place."""
    zone = timezone(timedelta(hours=clock.utc_offset))
    due, here = clock.due_at.astimezone(zone), now.astimezone(zone)
    if clock.state == Clock.State.PAUSED:
        return _paused(clock)
    state = _state(due, here)
    left = days_left(clock, now=now)
    figure, unit, words = _words(state, clock, left, due - here)
    moment = due.strftime("%H.%M")
    return Countdown(
        state=state,
        figure=figure,
        unit=unit,
        words=words,
        day=_("sampai %(time)s") % {"time": moment} if state == TODAY else date_format(due, "l j M"),
        date=f"{date_format(due, 'l, j F Y')}, {moment} {ZONES.get(clock.utc_offset, '')}".strip(),
        duty=clock.duty,
        explanation=explained(clock),
        needs_verification=clock.needs_verification,
    )


def explained(clock: Clock) -> str:
    """Return why a clock ends when it does, in the language spoken now.

    What is on file is in the state's language; it is said anew only where the rule still leads to the same moment.
    """
    if get_language() == settings.LANGUAGE_CODE:
        return clock.explanation
    try:
        due = deadlines.due(clock.rule_code, clock.anchor_on, tz=timezone(timedelta(hours=clock.utc_offset)))
    except Refusal:
        return clock.explanation
    with override(settings.LANGUAGE_CODE):
        on_file = deadlines.due(clock.rule_code, clock.anchor_on, tz=due.at.tzinfo or UTC).explanation
    return due.explanation if (due.at, on_file) == (clock.due_at, clock.explanation) else clock.explanation


def _state(due: datetime, here: datetime) -> str:
    if due < here:
        return LATE
    if due.date() == here.date():
        return TODAY
    return SOON if due.date() <= soon_until(here.date()) else OK


def _words(state: str, clock: Clock, left: int, rest: timedelta) -> tuple[str, str, str]:
    day = _("hari kerja") if clock.unit == "working_day" else _("hari")
    if state == TODAY:
        return "", _("Hari ini"), _("Hari ini")
    if state == LATE and left >= 0:
        hours = max(1, int(-rest.total_seconds() // 3600))
        return str(hours), _("jam lewat"), _("Lewat %(hours)d jam") % {"hours": hours}
    if state == LATE:
        return str(-left), _("%(day)s lewat") % {"day": day}, _("Lewat %(n)d %(day)s") % {"n": -left, "day": day}
    return str(left), _("%(day)s lagi") % {"day": day}, _("%(n)d %(day)s lagi") % {"n": left, "day": day}


def _paused(clock: Clock) -> Countdown:
    since = date_format(clock.paused_on, "j M") if clock.paused_on else ""
    left = clock.days_left or 0
    day = _("hari kerja") if clock.unit == "working_day" else _("hari")
    return Countdown(
        state=PAUSE,
        figure="",
        unit=_("Jeda"),
        words=_("Jeda"),
        day=_("sejak %(day)s") % {"day": since},
        date=_("Sisa %(n)d %(day)s saat berjalan lagi") % {"n": left, "day": day},
        duty=clock.duty,
        explanation=f"{clock.pause_reason}. {clock.explanation}".lstrip(". "),
        needs_verification=clock.needs_verification,
    )

"""The agency's calendar: a month to look at, and the same for the officer's own calendar program."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netralitas.law.deadlines import DayOff, holiday_calendar
from netralitas.law.workdays import is_working_day
from netralitas.lib import ratelimit
from netralitas.people.signin import address_of
from sanctions import agenda, desk, feed, ics
from sanctions.localtime import zone_of_agency
from sanctions.models import CalendarFeed
from sanctions.views.pages import officers_only

BACK, AHEAD = timedelta(days=60), timedelta(days=400)
FIRST_YEAR, LAST_YEAR = 2020, 2100
TOO_MANY = 429


@dataclass(frozen=True)
class Day:
    """One field of the month. ``is_here``: it belongs to the month and not to the week's rest before or after."""

    on: date
    is_here: bool
    is_today: bool
    works: bool
    off: DayOff | None
    entries: list[agenda.Entry]


@require_safe
@officers_only
def month(request: HttpRequest) -> HttpResponse:
    """Show one month, the present one unless ``?bulan=2026-12`` names another."""
    return _page(request)


@require_POST
@officers_only
def address(request: HttpRequest) -> HttpResponse:
    """Make the secret address, which is shown on this answer alone, or end it."""
    if request.POST.get("langkah") == "hapus":
        feed.close_feed(request.user)
        messages.success(request, _("Alamat kalender dimatikan. Aplikasi yang memakainya tidak mendapat kabar lagi."))
        return redirect("agency:calendar")
    return _page(request, secret=feed.open_feed(request.user))


@require_safe
def subscription(request: HttpRequest, secret: str) -> HttpResponse:
    """Send the calendar to whoever has its address; nothing of it names a person."""
    limit, seconds = settings.RATE_LIMITS["calendar"]
    if not ratelimit.take("calendar", address_of(request), limit=limit, window_seconds=seconds):
        return HttpResponse(status=TOO_MANY)
    officer = feed.officer_of(secret)
    if officer is None or officer.instansi is None:
        raise Http404
    now = timezone.now()
    today = now.astimezone(zone_of_agency(officer.instansi)).date()
    data = ics.calendar_of(
        agenda.agenda(officer.instansi, today - BACK, today + AHEAD),
        name=_("Netralitas ASN: %(agency)s") % {"agency": officer.instansi.name},
        site=settings.PUBLIC_URL,
        now=now,
    )
    answer = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="netralitas.ics"'
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _page(request: HttpRequest, *, secret: str = "") -> HttpResponse:
    request.user.instansi = agency = desk.agency_of(request.user)  # type: ignore[union-attr]
    today = timezone.now().astimezone(zone_of_agency(agency)).date()
    first = _first_day(request.GET.get("bulan", ""), today)
    before, after = first - timedelta(days=1), (first + timedelta(days=31)).replace(day=1)
    weeks = list(_weeks(agency, first, today))
    context: dict[str, Any] = {
        "first": first,
        "weeks": weeks,
        "is_empty": not any(day.entries for week in weeks for day in week if day.is_here),
        "before": before if before.year >= FIRST_YEAR else None,
        "after": after if after.year < LAST_YEAR else None,
        "is_now": (first.year, first.month) == (today.year, today.month),
        "subscribed": CalendarFeed.objects.filter(user=request.user.pk).first(),
        "address": settings.PUBLIC_URL + reverse("agency:calendar_feed", args=[secret]) if secret else "",
        "here": "calendar",
    }
    return render(request, "agency/calendar.html", context)


def _weeks(agency: Any, first: date, today: date) -> Iterator[list[Day]]:
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    entries, off = defaultdict(list), holiday_calendar()
    for entry in agenda.agenda(agency, weeks[0][0], weeks[-1][-1]):
        entries[entry.on].append(entry)
    for week in weeks:
        yield [
            Day(on, on.month == first.month, on == today, is_working_day(on, off), off.get(on), entries[on])
            for on in week
        ]


def _first_day(text: str, today: date) -> date:
    """Return the first day of the month that an address names, of this month when it names none of ours."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        first = today
    return (first if FIRST_YEAR <= first.year < LAST_YEAR else today).replace(day=1)

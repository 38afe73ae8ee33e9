"""Put an agenda into the words of calendar programs (RFC 5545). Looks up, never writes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from sanctions.agenda import Entry

HOUR = timedelta(hours=1)
REFRESH = timedelta(hours=6)


def calendar_of(entries: Iterable[Entry], *, name: str, site: str, now: datetime) -> bytes:
    """Return the entries as one calendar; ``site`` is the portal's address, before each link and behind each key."""
    calendar = Calendar()
    calendar.add("prodid", "-//Portal Netralitas ASN//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, site, now))
    return calendar.to_ical()


def _event(entry: Entry, site: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{site.partition('://')[2]}")
    event.add("dtstamp", now)
    if entry.at:
        at = entry.at.astimezone(UTC)  # which every program knows; a zone would have to be described
        event.add("dtstart", at)
        event.add("dtend", at + HOUR)
    else:  # a whole day, and no reason to look busy on it
        event.add("dtstart", entry.on)
        event.add("transp", "TRANSPARENT")
    event.add("summary", entry.title)
    mark = _("(perlu verifikasi)") if entry.needs_verification else ""
    event.add("description", " ".join(filter(None, [entry.why, mark])))
    event.add("url", f"{site}{entry.link}")
    return event

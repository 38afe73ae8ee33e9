"""The calendar and the clock on the wall of the agency that works on a procedure. Looks up, never writes."""

from datetime import date, datetime, timezone

from django.utils import timezone as clock_now
from django.utils.formats import date_format

from netralitas.law.deadlines import ZONES
from netralitas.people import zones
from netralitas.people.models import Instansi
from sanctions.models import Proceeding


def zone_of_agency(instansi: Instansi) -> timezone:
    """Return an agency's time zone; that of the capital for one without a region."""
    return zones.zone_of(instansi.region)


def today_of_agency(instansi: Instansi) -> date:
    """Return today where an agency is."""
    return clock_now.now().astimezone(zone_of_agency(instansi)).date()


def zone_of(row: Proceeding) -> timezone:
    """Return the time zone of the agency of a procedure."""
    return zone_of_agency(row.instansi)


def offset_of(row: Proceeding) -> int:
    """Return the agency's hours ahead of UTC."""
    return zones.offset_of(row.instansi.region)


def today_of(row: Proceeding) -> date:
    """Return today at the agency."""
    return local_date(row, clock_now.now())


def local_date(row: Proceeding, at: datetime) -> date:
    """Return the agency's calendar day of a moment."""
    return at.astimezone(zone_of(row)).date()


def said(row: Proceeding, at: datetime) -> str:
    """Return day, time and zone of a moment as the agency's clock on the wall shows it."""
    return f"{date_format(at.astimezone(zone_of(row)), 'l, j F Y, H.i')} {ZONES[offset_of(row)]}"

"""On whose wall the clock hangs: the time of a region, and western time where none is known. Looks up, never writes."""

from datetime import timedelta, timezone

from netralitas.people.models import Region

WEST_INDONESIA = 7


def offset_of(region: Region | None) -> int:
    """Return a region's hours ahead of UTC."""
    return region.utc_offset if region else WEST_INDONESIA


def zone_of(region: Region | None) -> timezone:
    """Return a region's time zone."""
    return timezone(timedelta(hours=offset_of(region)))

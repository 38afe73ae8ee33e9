"""What the portal knows for the rows of an import to be compared with. Looks up, never writes."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from complaints import catalogue, elections
from complaints.importrow import Known, plain_place
from netralitas.people import offices
from netralitas.people.models import Region

KINDS = ("kabupaten ", "kota ", "provinsi ")


def known_now(*, own_region: str = "", now: datetime | None = None) -> Known:
    """Read regions, agencies, acts and contests once for a whole file."""
    now = now or timezone.now()
    regions = offices.regions()
    return Known(
        regions=_by_name(regions),
        agencies=_agencies(timezone.localdate(now)),
        acts_on=lru_cache(maxsize=None)(_acts_on),
        contests=frozenset(elections.contests()),
        hours={code: row.utc_offset for code, row in regions.items()},
        now=now,
        own_region=own_region,
        most_links=settings.EVIDENCE["max_files"],
    )


def _by_name(regions: Mapping[str, Region]) -> dict[str, tuple[str, ...]]:
    """Return the regions by code, by whole name, and by name without its kind: there a name may mean several."""
    named: dict[str, set[str]] = defaultdict(set)
    for code, row in regions.items():
        whole = plain_place(row.name)
        bare = next((whole.removeprefix(kind) for kind in KINDS if whole.startswith(kind)), whole)
        for name in {code, whole, bare, f"provinsi {bare}" if row.kind == Region.Kind.PROVINSI else whole}:
            named[name].add(code)
    return {name: tuple(sorted(codes)) for name, codes in named.items()}


def _agencies(on: date) -> dict[str, int]:
    """Return the employers by name and short name, those alone whose name means one."""
    named: dict[str, set[int]] = defaultdict(set)
    for row in offices.employers(on).only("name", "short_name"):
        for name in (row.name, row.short_name):
            named[plain_place(name)].add(row.pk)
    return {name: next(iter(keys)) for name, keys in named.items() if name and len(keys) == 1}


def _acts_on(on: date) -> frozenset[str]:
    return frozenset(row.code for row in catalogue.in_force(on) if row.kind != "statute")

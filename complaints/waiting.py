"""Which cases still ask something of somebody's desk, and how soon. Looks up, never writes."""

from datetime import datetime, time
from typing import Any

from django.db.models import Q

from complaints.statuses import OPEN, Status
from netralitas.clocks.countdown import soon_until
from netralitas.people.roles import Role
from netralitas.people.zones import zone_of

SATGAS_ROLES: frozenset[str] = frozenset({Role.SATGAS, Role.SUPERVISOR})
# What a role's desk still has to do with a case. For everybody else the whole list is of interest.
WAITING = {
    Role.VERIFIER: Q(status__in=sorted(OPEN)),
    Role.SATGAS: Q(status=Status.PROVEN_FORWARDED, due_at__isnull=False),
    Role.SUPERVISOR: Q(status=Status.PROVEN_FORWARDED, due_at__isnull=False),
}


def waiting_for(user: Any) -> Q:
    """Return the condition that leaves the cases which still ask something of this person's desk."""
    return WAITING.get(user.role, Q())


def due_conditions(user: Any, now: datetime) -> dict[str, Q]:
    """Return the conditions for "late", "today" and "soon" by the days of the place where somebody works."""
    zone = zone_of(user.region)
    today = now.astimezone(zone).date()
    evening = datetime.combine(today, time.max, tzinfo=zone)
    close = datetime.combine(soon_until(today), time.max, tzinfo=zone)
    return {
        "late": Q(due_at__lt=now),
        "today": Q(due_at__gte=now, due_at__lte=evening),
        "soon": Q(due_at__gt=evening, due_at__lte=close),
    }

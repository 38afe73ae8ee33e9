"""Which cases still ask something of somebody's desk, how soon, and how many. Looks up, never writes."""

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.db.models import Count as Number
from django.db.models import Max, Q, Subquery, Sum

from complaints.models import Complaint, Count, Workload
from complaints.models.complaint import IS_OPEN
from complaints.statuses import Status
from netralitas.clocks.countdown import soon_until
from netralitas.lib.held import Held
from netralitas.people.offices import regions
from netralitas.people.roles import Role
from netralitas.people.scope import region_scope
from netralitas.people.zones import zone_of

SATGAS_ROLES: frozenset[str] = frozenset({Role.SATGAS, Role.SUPERVISOR})
WITH_SATGAS = Q(status=Status.PROVEN_FORWARDED, due_at__isnull=False)
WAITS = IS_OPEN | WITH_SATGAS
# What a role's desk still has to do with a case. For everybody else the whole list is of interest.
WAITING = {Role.VERIFIER: IS_OPEN, Role.SATGAS: WITH_SATGAS, Role.SUPERVISOR: WITH_SATGAS}


@dataclass(frozen=True)
class Waits:
    """How many cases wait, by the way into the queue; ``counted_at``: as of when, None before the first count."""

    numbers: dict[str, int] = field(default_factory=dict)
    counted_at: datetime | None = None


def waiting_for(user: Any) -> Q:
    """Return the condition that leaves the cases which still ask something of this person's desk."""
    return WAITING.get(user.role, Q())


def due_conditions(user: Any, now: datetime, *, moment: str = "queue_at") -> dict[str, Q]:
    """Return the conditions for "late", "today" and "soon" by the days of the place where somebody works."""
    zone = zone_of(regions().get(user.region_id))
    today = now.astimezone(zone).date()
    evening = datetime.combine(today, time.max, tzinfo=zone)
    close = datetime.combine(soon_until(today), time.max, tzinfo=zone)
    return {
        "late": Q(**{f"{moment}__lt": now}),
        "today": Q(**{f"{moment}__gte": now, f"{moment}__lte": evening}),
        "soon": Q(**{f"{moment}__gt": evening, f"{moment}__lte": close}),
    }


def waits_of(user: Any, now: datetime) -> Waits:
    """Return how many cases wait for somebody, from what was counted beforehand; one's own are counted as they are."""
    conditions = due_conditions(user, now, moment="due_at") | {
        "new": Q(status=Status.RECEIVED),
        "reporter": Q(status=Status.NEEDS_COMPLETION, is_answered=False),
        "answered": Q(status=Status.NEEDS_COMPLETION, is_answered=True),
        "unit": Q(handler=user.instansi_id),
        "unassigned": Q(is_assigned=False),
        "all": Q(),
    }
    waiting = WAITING.get(user.role, WAITS)
    sums = {name: Sum("number", filter=condition & waiting) for name, condition in conditions.items()}
    mine = Complaint.objects.filter(waiting_for(user), assignee=user.pk).order_by().values("assignee")
    signs = {
        "unread": Sum("number", filter=Q(is_unread=True)),
        "pressed": Sum("number", filter=Q(is_unheeded=True)),
    }
    own = Max(Subquery(mine.annotate(cases=Number("pk")).values("cases")))
    told = Workload.objects.filter(region_scope(user)).aggregate(
        others=Sum("number", filter=WITH_SATGAS), mine=own, **signs, **sums
    )
    return Waits({name: number or 0 for name, number in told.items()}, last_count())


def _last_count() -> datetime | None:
    return Count.objects.filter(pk=1).values_list("at", flat=True).first()


last_count = Held(_last_count, of=("complaints.Count",))

"""Whether a case is over for its reporter. Looks up, never writes."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from complaints.models import Complaint, Milestone
from complaints.statuses import CLOSED

# What the reporter reads last: nothing is asked of them, or told to them, afterwards.
ENDS = frozenset(
    {
        Milestone.Kind.NOT_REGISTERED,
        Milestone.Kind.NOT_PROVEN,
        Milestone.Kind.REFERRED,
        Milestone.Kind.NOT_RECOMMENDED,
        Milestone.Kind.FOLLOWED_UP,
        Milestone.Kind.WITHDRAWN,
    }
)
# Told in the timeline, but no stage of the case: they never stand as its headline.
ASIDES = frozenset(
    {
        Milestone.Kind.QUESTION,
        Milestone.Kind.INVITED,
        Milestone.Kind.ANSWERED,
        Milestone.Kind.ADDED,
        Milestone.Kind.IDENTIFIED,
        Milestone.Kind.NEEDS_COMPLETION,
        Milestone.Kind.UNSEALED,
        Milestone.Kind.LETTER,
    }
)


def stage_of(milestones: Iterable[Milestone]) -> Milestone | None:
    """Return the youngest stage among the milestones of a case, oldest first."""
    return next((row for row in reversed(list(milestones)) if row.kind not in ASIDES), None)


def is_over(complaint: Complaint) -> bool:
    """Say whether a case has ended: by its status, or by what the rooms above told its reporter last.

    A merged report ends with the case it is handled with, whose news reach its reporter too.
    """
    stages = _stages(complaint.milestones.all()).values_list("kind", flat=True)
    return complaint.status in CLOSED or stages.first() in ENDS


def with_stage(rows: QuerySet, case: str) -> QuerySet:
    """Add the kind of the youngest stage of the case that the field ``case`` of each row names, as ``stage``."""
    return rows.annotate(stage=Subquery(_stages(Milestone.objects.filter(complaint=OuterRef(case))).values("kind")[:1]))


def _stages(milestones: QuerySet[Milestone]) -> QuerySet[Milestone]:
    return milestones.exclude(kind__in=ASIDES).order_by("-at", "-id")

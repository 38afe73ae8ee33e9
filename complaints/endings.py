"""Whether a report is over for its reporter, with every case of it. Looks up, never writes."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

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
PARTINGS = frozenset({Milestone.Kind.SPLIT, Milestone.Kind.REJOINED})
# Told in the timeline, but no stage of the case: they never stand as its headline.
ASIDES = (
    frozenset(
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
    | PARTINGS
)


def stage_of(milestones: Iterable[Milestone]) -> Milestone | None:
    """Return the youngest stage among the milestones of a case, oldest first."""
    return next((row for row in reversed(list(milestones)) if row.kind not in ASIDES), None)


def is_over(complaint: Complaint) -> bool:
    """Say whether a report has ended, with every case split from it: by its status, or by what was told last.

    A merged report ends with the case it is handled with, whose news reach its reporter too.
    """
    return is_ended(complaint) and not split_and_open(complaint.pk, complaint.lead_id).exists()


def is_ended(case: Complaint) -> bool:
    """Say whether one case has ended, by its status or by what the rooms above told its reporter last."""
    stage = stage_of(case.milestones.all())
    return case.status in CLOSED or (stage is not None and stage.kind in ENDS)


def split_and_open(*reports: Any) -> QuerySet[Complaint]:
    """Return the cases split from reports that have not ended; reports by their keys, or as a query names them."""
    rows = with_stage(Complaint.objects.exclude(status__in=CLOSED), "pk")
    wanted = Q()
    for report in reports:
        wanted |= Q(split_from=report) if report is not None else Q()
    return rows.filter(wanted).filter(Q(stage=None) | ~Q(stage__in=ENDS))


def with_stage(rows: QuerySet, case: str) -> QuerySet:
    """Add the kind of the youngest stage of the case that the field ``case`` of each row names, as ``stage``."""
    return rows.annotate(stage=Subquery(_stages(Milestone.objects.filter(complaint=OuterRef(case))).values("kind")[:1]))


def _stages(milestones: QuerySet[Milestone]) -> QuerySet[Milestone]:
    return milestones.exclude(kind__in=ASIDES).order_by("-at", "-id")

"""Which verdicts of a case still stand. Looks up, never writes.

A case that is opened again is judged again: what was decided before is only a proposal until somebody decides it anew.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from complaints.models import Act, CaseEvent, Complaint
from complaints.statuses import Verdict

REOPEN = "reopen"


def reopened_at(case: Complaint) -> datetime | None:
    """Return when a case was last opened again, None when it never was."""
    return case.events.filter(action=REOPEN).order_by("-id").values_list("at", flat=True).first()


def reopened_among(events: Iterable[CaseEvent]) -> datetime | None:
    """Return the same from the events of a case that are at hand."""
    return max((event.at for event in events if event.action == REOPEN), default=None)


def with_reopening(cases: QuerySet[Any]) -> QuerySet[Any]:
    """Add ``reopened_at`` to cases."""
    rows = CaseEvent.objects.filter(complaint=OuterRef("pk"), action=REOPEN).order_by("-id")
    return cases.annotate(reopened_at=Subquery(rows.values("at")[:1]))


def is_old(act: Act, reopened: datetime | None) -> bool:
    """Say whether an act was judged before its case was opened again, and has not been since."""
    return bool(reopened and act.verdict != Verdict.PENDING and act.decided_at and act.decided_at <= reopened)


def standing(acts: Iterable[Act], reopened: datetime | None) -> tuple[str, ...]:
    """Return the verdicts on acts; one that is to be confirmed first counts as none."""
    return tuple(Verdict.PENDING.value if is_old(act, reopened) else act.verdict for act in acts)

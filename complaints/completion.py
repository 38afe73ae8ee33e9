"""Whether what was asked of a reporter came, and whose time is over. Looks up, never writes."""

from datetime import datetime

from django.db.models import Q, QuerySet

from complaints.models import CaseEvent, Complaint, Message
from complaints.regime import rule_code
from complaints.statuses import Status
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks


def overdue(now: datetime) -> QuerySet[Complaint]:
    """Return the reports that wait for their reporter beyond the time the law gives."""
    return Complaint.objects.filter(status=Status.NEEDS_COMPLETION, due_at__lt=now).order_by("due_at", "id")


def is_overdue(case: Complaint, *, now: datetime) -> bool:
    """Say whether the time for completing this report is over."""
    code = rule_code("T4b", case.contest.regime if case.contest else "")
    clocks = open_clocks(case).filter(rule_code=code, state=Clock.State.RUNNING, due_at__lt=now)
    return case.status == Status.NEEDS_COMPLETION and clocks.exists()


def is_answered(case: Complaint) -> bool:
    """Say whether the reporter did anything since they were asked, or a message lies unread on the case.

    Reports that are handled with the case speak for it too: what lies unread there may be what was missing.
    """
    asked, report = _asked_at(case), case.report_id
    said = Message.objects.filter(Q(complaint=report) | Q(complaint__lead__in=[case.pk, report]))
    came = Q(seen_at=None) | Q(complaint=report, at__gte=asked) if asked else Q(seen_at=None)
    if said.filter(came, side=Message.Side.REPORTER).exists():
        return True
    named = CaseEvent.objects.filter(complaint=report, action="identify_self")
    return asked is not None and named.filter(at__gte=asked).exists()


def _asked_at(case: Complaint) -> datetime | None:
    """Return when a case was sent back to its reporter; one that was split off since then, with its report."""
    for pk in (case.pk, case.report_id):
        rows = CaseEvent.objects.filter(complaint=pk, action="ask_completion").order_by("-id")
        if at := rows.values_list("at", flat=True).first():
            return at
    return None

"""Whether what was asked of a reporter came, and whose time is over. Looks up, never writes."""

from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

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


def with_answers(cases: QuerySet[Complaint]) -> QuerySet[Any]:
    """Add ``is_answered`` to cases: what was asked of the reporter may have come, and an officer has to weigh it.

    That is, the reporter did anything since they were asked, or a message lies unread on the case. Reports that are
    handled with the case speak for it too: what lies unread there may be what was missing.
    """
    from_reporter, unread = Q(side=Message.Side.REPORTER), Q(seen_at=None)
    on_report = Message.objects.filter(from_reporter, complaint=OuterRef("its_report"))
    with_it = Q(complaint__lead=OuterRef("pk")) | Q(complaint__lead=OuterRef("its_report"))
    on_others = Message.objects.filter(with_it, from_reporter, unread)
    named = CaseEvent.objects.filter(complaint=OuterRef("its_report"), action="identify_self")
    came = (
        Exists(on_report.filter(unread | Q(at__gte=OuterRef("asked_at"))))
        | Exists(on_others)
        | Exists(named.filter(at__gte=OuterRef("asked_at")))
    )
    # One that was split off since it was asked, was asked with its report.
    return cases.alias(
        its_report=Coalesce("split_from_id", "pk"), asked_at=Coalesce(_asked_at("pk"), _asked_at("split_from"))
    ).annotate(is_answered=Case(When(Q(status=Status.NEEDS_COMPLETION) & came, then=True), default=False))


def is_answered(case: Complaint) -> bool:
    """Say so of one case; of one that does not wait for its reporter without asking."""
    if case.status != Status.NEEDS_COMPLETION:
        return False
    return with_answers(Complaint.objects.filter(pk=case.pk)).filter(is_answered=True).exists()


def _asked_at(key: str) -> Subquery:
    rows = CaseEvent.objects.filter(complaint=OuterRef(key), action="ask_completion").order_by("-id")
    return Subquery(rows.values("at")[:1])

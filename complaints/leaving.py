"""Whether the reporter of a case has taken their report back, and may do so (again). Looks up, never writes.

An office that took a withdrawn report up again handles it as its own (Perbawaslu 7/2022 art. 14(2)): a further
withdrawal is noted and ends nothing, and nothing can be demanded of somebody who left.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from complaints import withdrawal
from complaints.models import CaseEvent, Complaint

WITHDRAW, REVIVE = "withdraw", "revive"


def ends_handling(case: Complaint) -> bool:
    """Say whether a withdrawal ends the handling now: never while others reported the same event, nor once revived."""
    others = Complaint.objects.filter(lead__in=[case.pk, case.report_id])
    is_revived = case.events.filter(action=REVIVE).exists()
    return withdrawal.ends_handling(case.status, case.kind) and not is_revived and not others.exists()


def is_noted(case: Complaint) -> bool:
    """Say whether a withdrawal stands already that nothing answered since."""
    rows = case.events.filter(action__in=[WITHDRAW, REVIVE]).order_by("-id")
    return rows.values_list("action", flat=True).first() == WITHDRAW


def has_left(case: Complaint) -> bool:
    """Say whether the reporter of a case took the report back once, whatever the office made of it."""
    return CaseEvent.objects.filter(complaint__in={case.pk, case.report_id}, action=WITHDRAW).exists()


def with_leavers(cases: QuerySet[Any]) -> QuerySet[Any]:
    """Add ``has_left`` to cases, as of one case."""
    left = CaseEvent.objects.filter(Q(complaint=OuterRef("pk")) | Q(complaint=OuterRef("split_from")), action=WITHDRAW)
    return cases.annotate(has_left=Exists(left))

"""What the answers given so far mean for the whole case: the Satgas is done with it, its reporter reads of it."""

from collections.abc import Collection
from typing import Any

from complaints import workflow
from complaints.models import Complaint, Milestone
from complaints.statuses import Verdict
from complaints.timeline import announce
from taskforce.models import Recommendation
from taskforce.statuses import Status


def conclude(row: Recommendation, action: str, *, actor: Any) -> None:
    """Draw the consequences of one step for the case of a recommendation, on the locked case.

    The Satgas' clock ends once each proven accused has its answer; the case ends once nobody is waited for.
    """
    case = Complaint.objects.select_for_update().get(pk=row.complaint_id)
    answers = _answers(case)
    if action != "answer" and Status.VERIFICATION not in answers:
        workflow.leave_satgas(case, outcome=row.status, actor=actor)
    for kind in news_of(action, answers):
        announce(case, kind)


def news_of(action: str, answers: Collection[str]) -> list[str]:
    """Return what the reporter reads after a step; ``answers``: where each proven accused stands after it."""
    settled = set(answers) <= {Status.CLOSED, Status.FOLLOWED_UP}
    if action == "issue":
        return [Milestone.Kind.RECOMMENDED]
    if action == "answer":
        return [Milestone.Kind.FOLLOWED_UP if settled else Milestone.Kind.PARTLY_FOLLOWED_UP]
    if set(answers) == {Status.CLOSED}:
        return [Milestone.Kind.NOT_RECOMMENDED]
    return [Milestone.Kind.PARTLY_NOT_RECOMMENDED, *([Milestone.Kind.FOLLOWED_UP] if settled else [])]


def _answers(case: Complaint) -> list[str]:
    """Return where each proven accused stands by the youngest recommendation; without one, or void, it is verified.

    Who is referred to another body is nobody the Satgas answers for.
    """
    rows = Recommendation.objects.filter(complaint=case).order_by("pk")
    latest = dict(rows.values_list("accused", "status"))
    proven = (
        case.accused.filter(acts__verdict=Verdict.PROVEN, is_referred=False).distinct().values_list("pk", flat=True)
    )
    found = [latest.get(accused, Status.VOID) for accused in proven]
    return [Status.VERIFICATION if status == Status.VOID else status for status in found]

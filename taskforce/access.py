"""Who may see which recommendation."""

from typing import Any

from django.db.models import Q, QuerySet

from netralitas.people.roles import Role
from netralitas.people.scope import region_scope
from taskforce.models import Recommendation
from taskforce.statuses import Status

ISSUED = [Status.AWAITING_FOLLOW_UP, Status.FOLLOWED_UP]


def visible_to(user: Any) -> QuerySet[Recommendation]:
    """Return the recommendations a person may see.

    The Satgas and its supervisors see those of their region; Bawaslu sees what became of its own cases (UU 7/2017
    art. 93 g(5)); an agency's officer sees those issued to that agency and nothing else; auditors see all.
    """
    if not user.is_authenticated or not user.is_active:
        return Recommendation.objects.none()
    if user.role in (Role.SATGAS, Role.SUPERVISOR):
        return Recommendation.objects.filter(region_scope(user, "complaint__region"))
    if user.role == Role.VERIFIER:
        return Recommendation.objects.filter(Q(status__in=ISSUED) & region_scope(user, "complaint__region"))
    if user.role == Role.AGENCY_OFFICER and user.instansi_id:
        return Recommendation.objects.filter(instansi=user.instansi_id, status__in=ISSUED)
    if user.role == Role.AUDITOR:
        return Recommendation.objects.all()
    return Recommendation.objects.none()

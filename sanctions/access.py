"""Who may see which procedure."""

from typing import Any

from django.db.models import QuerySet

from netralitas.people.roles import Role
from netralitas.people.scope import region_scope
from sanctions.models import Proceeding


def visible_to(user: Any) -> QuerySet[Proceeding]:
    """Return the procedures a person may see: the agency its own, the Satgas and Bawaslu those of their region."""
    if not user.is_authenticated or not user.is_active:
        return Proceeding.objects.none()
    if user.role == Role.AGENCY_OFFICER and user.instansi_id:
        return Proceeding.objects.filter(instansi=user.instansi_id)
    if user.role in (Role.SATGAS, Role.SUPERVISOR, Role.VERIFIER):
        return Proceeding.objects.filter(region_scope(user, "recommendation__complaint__region"))
    if user.role == Role.AUDITOR:
        return Proceeding.objects.all()
    return Proceeding.objects.none()

"""Who may see which report. Admin, API, exports and pages all ask here."""

from typing import Any

from django.db.models import QuerySet

from complaints.models import Complaint, Import
from complaints.statuses import Status
from netralitas.people.roles import Role
from netralitas.people.scope import covers, region_scope

AT_SATGAS = [Status.PROVEN_FORWARDED, Status.RETURNED]


def visible_to(user: Any) -> QuerySet[Complaint]:
    """Return the reports a person may see: verifiers those of their region, Satgas those forwarded, auditors all."""
    if not user.is_authenticated or not user.is_active:
        return Complaint.objects.none()
    if user.role == Role.VERIFIER:
        return Complaint.objects.filter(region_scope(user, province="province"))
    if user.role in (Role.SATGAS, Role.SUPERVISOR):
        return Complaint.objects.filter(region_scope(user, province="province"), status__in=AT_SATGAS)
    if user.role == Role.AUDITOR:
        return Complaint.objects.all()
    return Complaint.objects.none()


def sees(user: Any, case: Complaint) -> bool:
    """Say of a case at hand whether it is among :func:`visible_to`, without asking."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.role in (Role.SATGAS, Role.SUPERVISOR):
        return case.status in AT_SATGAS and covers(user, case.region_id)
    return user.role == Role.AUDITOR or (user.role == Role.VERIFIER and covers(user, case.region_id))


def is_of_office(case: Complaint, user: Any) -> bool:
    """Say whether somebody is a verifier of the office that handles a case."""
    return bool(user.role == Role.VERIFIER and user.instansi_id == case.handler_id)


def imports_of(user: Any) -> QuerySet[Import]:
    """Return the import files a person may see: a verifier their own, nobody else any."""
    if not user.is_authenticated or not user.is_active or user.role != Role.VERIFIER:
        return Import.objects.none()
    return Import.objects.filter(by=user)

"""Who may read which letters, when no record of a room above leads to them."""

from typing import Any

from django.db.models import Model, Q, QuerySet

from netralitas.letters.models import Letter
from netralitas.letters.statuses import Kind
from netralitas.people.roles import Role
from netralitas.people.scope import agency_scope

# The examination is closed (PP 94/2021): its papers are for the agency, the Satgas and the auditor.
KINDS_OF_ROLE: dict[str, frozenset[Kind]] = {
    Role.VERIFIER: frozenset({Kind.RECEIPT, Kind.RECOMMENDATION}),
    Role.SATGAS: frozenset(Kind),
    Role.AGENCY_OFFICER: frozenset(Kind) - {Kind.RECEIPT},
    Role.SUPERVISOR: frozenset({Kind.RECOMMENDATION, Kind.REMINDER, Kind.DECISION, Kind.MORAL_STATEMENT}),
    Role.AUDITOR: frozenset(Kind),
}


def visible_to(user: Any) -> QuerySet[Letter]:
    """Return the letters a person may read by role and by issuer: an officer those of the own agency.

    A letter *to* an agency is reached through its subject: see :func:`of`.
    """
    kinds = KINDS_OF_ROLE.get(getattr(user, "role", ""), frozenset())
    if not (user.is_authenticated and user.is_active and kinds):
        return Letter.objects.none()
    return Letter.objects.filter(agency_scope(user, "issuer"), kind__in=kinds)


def of(subject: Model, *kinds: str) -> QuerySet[Letter]:
    """Return the letters about one record, oldest first; the caller has asked who may see that record."""
    wanted = Q(kind__in=kinds) if kinds else Q()
    return Letter.objects.filter(wanted, subject_type=subject._meta.label_lower, subject_id=str(subject.pk)).order_by(
        "pk"
    )

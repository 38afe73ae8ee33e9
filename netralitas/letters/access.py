"""Who may read which letters, when no record of a room above leads to them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet

from netralitas.letters.models import Letter
from netralitas.letters.statuses import Kind
from netralitas.people.roles import Role
from netralitas.people.scope import agency_scope

# What is written to whoever reported; the accused's side never reads it.
TO_REPORTER = frozenset({Kind.RECEIPT, Kind.COMPLETION_NOTICE, Kind.STATUS_NOTICE})
# Whom Bawaslu hears is known to its office alone: the invitation names a witness.
OF_BAWASLU = frozenset({Kind.CLARIFICATION_INVITATION})
# Whom an agency hears beside the person examined is known to the agency alone: these papers name them.
OF_AGENCY = frozenset({Kind.STATEMENT_REQUEST, Kind.STATEMENT})
# The examination is closed (PP 94/2021): its papers are for the agency, the Satgas and the auditor.
KINDS_OF_ROLE: dict[str, frozenset[Kind]] = {
    Role.VERIFIER: TO_REPORTER | OF_BAWASLU | {Kind.RECOMMENDATION, Kind.FORWARDING},
    Role.SATGAS: frozenset(Kind) - OF_BAWASLU - OF_AGENCY,
    Role.AGENCY_OFFICER: frozenset(Kind) - TO_REPORTER - OF_BAWASLU - {Kind.FORWARDING},
    Role.SUPERVISOR: frozenset(
        {
            Kind.RECOMMENDATION,
            Kind.REMINDER,
            Kind.DECISION,
            Kind.CONTRACT_SANCTION,
            Kind.MORAL_STATEMENT,
            Kind.FORWARDING,
        }
    ),
    Role.AUDITOR: frozenset(Kind) - OF_BAWASLU - OF_AGENCY,
}


def visible_to(user: Any) -> QuerySet[Letter]:
    """Return the letters a person may read by role and by issuer: an officer those of the own agency.

    A letter *to* an agency is reached through its subject: see :func:`of`.
    """
    kinds = kinds_for(user)
    if not kinds:
        return Letter.objects.none()
    return Letter.objects.filter(agency_scope(user, "issuer"), kind__in=kinds)


def kinds_for(user: Any) -> frozenset[Kind]:
    """Return the kinds of letters a person may read by role."""
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    return KINDS_OF_ROLE.get(getattr(user, "role", ""), frozenset())


def of(subject: Model, *kinds: str) -> QuerySet[Letter]:
    """Return the letters about one record, oldest first; the caller has asked who may see that record."""
    return of_all([subject], *kinds)


def of_all(subjects: Iterable[Model], *kinds: str) -> QuerySet[Letter]:
    """Return the letters about any of some records of one kind, oldest first."""
    first, *others = subjects
    wanted = Q(kind__in=kinds) if kinds else Q()
    keys = [str(subject.pk) for subject in (first, *others)]
    rows = Letter.objects.filter(wanted, subject_type=first._meta.label_lower, subject_id__in=keys)
    return rows.order_by("pk")

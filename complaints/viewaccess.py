"""Whose saved views somebody may use: their own, and what those of the same unit share. Looks up, never writes."""

from typing import Any

from django.db.models import Case, Q, QuerySet, When

from complaints.models import SavedView
from netralitas.people.roles import Role

READERS: frozenset[str] = frozenset({Role.VERIFIER, Role.SATGAS, Role.SUPERVISOR, Role.AUDITOR})


def desk_of(user: Any) -> str:
    """Return where somebody works now: role, agency and region. Equal desks are one unit."""
    return f"{user.role}:{user.instansi_id or ''}:{user.region_id or ''}"


def has_unit(user: Any) -> bool:
    """Say whether somebody belongs to an agency or a region; without either there is nobody to share with."""
    return bool(user.instansi_id or user.region_id)


def own(user: Any) -> QuerySet[SavedView]:
    """Return somebody's own views, in their order."""
    return SavedView.objects.filter(owner=user.pk) if _reads(user) else SavedView.objects.none()


def visible_to(user: Any) -> QuerySet[SavedView]:
    """Return the views somebody may use: their own first, then those shared at this desk by who still works at it."""
    if not _reads(user):
        return SavedView.objects.none()
    shared = Q(
        is_shared=True,
        desk=desk_of(user),
        owner__is_active=True,
        owner__role=user.role,
        owner__instansi=user.instansi_id,
        owner__region=user.region_id,
    )
    mine_first = Case(When(owner=user.pk, then=0), default=1)
    rows = SavedView.objects.filter(Q(owner=user.pk) | shared).select_related("owner")
    return rows.order_by(mine_first, "place", "id")


def _reads(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active and user.role in READERS)

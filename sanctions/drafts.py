"""Which draft a case has, who may see it and who may approve it. Looks up, never writes."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from netralitas.people.models import User
from netralitas.people.roles import Role
from sanctions.access import visible_to as proceedings_of
from sanctions.models import Draft, Proceeding


def visible_to(user: Any) -> QuerySet[Draft]:
    """Return the drafts a person may see: an officer those of the own agency, nobody else any."""
    if not user.is_authenticated or user.role != Role.AGENCY_OFFICER:
        return Draft.objects.none()
    return Draft.objects.filter(proceeding__in=proceedings_of(user))


def newest(proceeding: Proceeding) -> Draft | None:
    """Return the newest draft of a case, whatever became of it."""
    rows = Draft.objects.filter(proceeding=proceeding).select_related("drafted_by", "judged_by")
    return rows.order_by("-pk").first()


def told_of_newest(proceeding: str) -> Subquery:
    """Return, for a list, state, step and author of the newest draft of each row's case; ``proceeding`` leads to it."""
    rows = Draft.objects.filter(proceeding=OuterRef(proceeding)).order_by("-pk")
    return Subquery(rows.values(told=JSONObject(state="state", step="step", by="drafted_by_id"))[:1])


def colleagues_of(user: Any) -> QuerySet[User]:
    """Return the other officers of somebody's agency who can sign in: they may approve what this one drafts."""
    rows = User.objects.filter(role=Role.AGENCY_OFFICER, instansi=user.instansi_id, is_active=True)
    return rows.exclude(pk=user.pk).order_by("first_name", "pk")

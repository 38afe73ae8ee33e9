"""All cases of one person, for those who may see them. Looks up, never writes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from complaints.access import visible_to
from complaints.candidates import counted, counted_for, proven_or_not
from complaints.models import Accused, Act, Person, PersonLink
from netralitas.people.roles import Role

PAGE, MOST_OFFICES, MOST_LINKS = 25, 50, 50
READERS = frozenset({Role.VERIFIER, Role.SATGAS, Role.AUDITOR})


@dataclass(frozen=True)
class Elsewhere:
    """The cases of an office that somebody may not open: how many, how many proven, and whom to ask."""

    office: str
    cases: int
    proven: int


@dataclass(frozen=True)
class Ledger:
    """One page of a person's cases, the newest first, and what there is beyond. ``next`` begins the next page."""

    lines: list[Any]
    next: int | None
    elsewhere: list[Elsewhere]
    links: list[PersonLink]
    has_two_numbers: bool


def people_of(user: Any) -> QuerySet[Person]:
    """Return the people whose ledger somebody may read: whoever may open one of their cases."""
    if not user.is_authenticated or user.role not in READERS:
        return Person.objects.none()
    return Person.objects.filter(members__complaint__in=visible_to(user)).distinct()


def ledger_of(person: Person, *, user: Any, before: int | None = None) -> Ledger:
    """Return the cases of a person, older than ``before``: in full what the reader may open, the rest in figures."""
    members = Accused.objects.filter(person=person)
    seen = Q(complaint__in=visible_to(user))
    acts = Act.objects.select_related("violation").order_by("id")
    rows = (
        proven_or_not(members.filter(seen))
        .select_related("complaint__region", "complaint__handler", "complaint__split_from", "instansi")
        .prefetch_related(Prefetch("acts", acts))
        .order_by("-pk")
    )
    lines = list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    return Ledger(
        lines=lines[:PAGE],
        next=lines[PAGE - 1].pk if len(lines) > PAGE else None,
        elsewhere=_elsewhere(members.filter(counted_for(user)).exclude(seen)),
        links=list(
            PersonLink.objects.filter(Q(one__person=person) | Q(other__person=person))
            .filter(state__in=[PersonLink.State.CONFIRMED, PersonLink.State.UNDONE])
            .select_related("proposed_by", "decided_by")
            .order_by("-id")[:MOST_LINKS]
        ),
        has_two_numbers=members.exclude(nip_index="").values("nip_index").distinct().order_by()[:2].count() > 1,
    )


def _elsewhere(rows: QuerySet[Accused]) -> list[Elsewhere]:
    return [Elsewhere(*found) for found in counted(rows, by="complaint__handler__name")[:MOST_OFFICES]]

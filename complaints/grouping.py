"""Which accused of one report belong to different hands: by who deals with them, then by agency; pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from complaints.statuses import NOT_ASN, Employment

# Whoever is dealt with by somebody else than the appointing official of an agency.
APART = NOT_ASN | {Employment.PPNPN}


class Person(Protocol):
    """As much of an accused as their group hangs on."""

    pk: int
    employment: str
    instansi_id: int | None
    instansi_text: str


@dataclass(frozen=True)
class Group:
    """Accused who belong together; ``employment`` is "" for civil servants, whom their agency deals with."""

    employment: str
    people: list[int] = field(default_factory=list)


def groups_of(people: Iterable[Person]) -> list[Group]:
    """Return the groups of those whose agency is known or who have another authority, in the order they are named.

    Whoever is known by neither is left out: nothing says that they belong elsewhere.
    """
    found: dict[tuple[str, str], Group] = {}
    for person in people:
        apart = person.employment if person.employment in APART else ""
        agency = f"#{person.instansi_id}" if person.instansi_id else " ".join(person.instansi_text.casefold().split())
        if apart or agency:
            found.setdefault((apart, agency), Group(apart)).people.append(person.pk)
    return list(found.values())

"""Which other reports may be about the same event. Looks up, never writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from complaints.access import visible_to
from complaints.likeness import Likeness, likeness
from complaints.models import Accused, Complaint, Evidence
from complaints.statuses import BEFORE_REGISTRATION, OPEN
from complaints.twins import Seen

# So many reports are looked at for each trace; beyond them a search is the way.
REACH = 200
# What is shown of a proposal; the sealed words of fifty reports are not opened for it.
SHOWN = ("title", "status", "kind", "occurred_on", "received_at")
INDEXES = {"nip_index": "nip", "name_index": "name", "account_index": "account", "plate_index": "plate"}


@dataclass(frozen=True)
class Alike:
    """One report that may be about the same event, with why; ``is_ahead``: it has gone too far to be merged."""

    case: Complaint
    likeness: Likeness

    @property
    def is_ahead(self) -> bool:
        return self.case.status not in BEFORE_REGISTRATION


def alike(case: Complaint, items: Iterable[Evidence], seen: Mapping[str, Seen], *, user: Any) -> list[Alike]:
    """Return the open reports that look like this one and that a person may see, the most alike first.

    ``items`` is the evidence of the case and ``seen`` what ``twins.seen_before`` says of it, for the same person.
    """
    people = list(case.accused.all())
    shared: dict[int, set[str]] = {}
    for pk, reason in [*_by_evidence(items, seen), *_by_accused(people), *_by_post(case, people)]:
        shared.setdefault(pk, set()).add(reason)
    shared.pop(case.pk, None)
    rows = visible_to(user).filter(pk__in=shared, status__in=OPEN).only(*SHOWN)
    found = [Alike(row, likeness(shared[row.pk], case.occurred_on, row.occurred_on)) for row in rows]
    return sorted((one for one in found if one.likeness.is_shown), key=lambda one: (-one.likeness.score, one.case.pk))


def _by_evidence(items: Iterable[Evidence], seen: Mapping[str, Seen]) -> list[tuple[int, str]]:
    kinds = {item.sha256: str(item.kind) for item in items}
    return [(other.pk, kinds[sha256]) for sha256, one in seen.items() for other in one.cases]


def _by_accused(people: Iterable[Accused]) -> list[tuple[int, str]]:
    known = {field: {value for person in people if (value := getattr(person, field))} for field in INDEXES}
    wanted = Q()
    for field, values in known.items():
        if values:
            wanted |= Q(**{f"{field}__in": values})
    if not wanted:
        return []
    rows = Accused.objects.filter(wanted).values("complaint", *INDEXES)[:REACH]
    return [
        (row["complaint"], reason) for row in rows for field, reason in INDEXES.items() if row[field] in known[field]
    ]


def _by_post(case: Complaint, people: Iterable[Accused]) -> list[tuple[int, str]]:
    """Return the reports of the same day and region about somebody of the same post."""
    posts = {person.post.casefold() for person in people if person.post}
    if not posts or case.region_id is None or case.occurred_on is None:
        return []
    rows = Accused.objects.filter(complaint__region=case.region_id, complaint__occurred_on=case.occurred_on)
    return [(pk, "post") for pk, post in rows.values_list("complaint", "post")[:REACH] if post.casefold() in posts]

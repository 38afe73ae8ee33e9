"""Which other reports may be about the same event. Looks up, never writes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from complaints.access import visible_to
from complaints.likeness import Likeness, likeness
from complaints.models import Accused, Complaint, Evidence
from complaints.personmatch import Facts, are_others
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
    shared, named = defaultdict[int, set[str]](set), defaultdict[int, list[Facts]](list)
    for pk, reason in _by_evidence(items, seen):
        shared[pk].add(reason)
    _add_by_accused(case, people, shared, named)
    own = [Facts(name=person.name, nip=person.nip, post=person.post) for person in people]
    rows = visible_to(user).filter(pk__in=shared, status__in=OPEN).only(*SHOWN)
    rows = rows.exclude(Q(pk=case.report_id) | Q(split_from=case.report_id))
    found = [
        Alike(row, likeness(shared[row.pk], case.occurred_on, row.occurred_on, others=are_others(own, named[row.pk])))
        for row in rows
    ]
    return sorted((one for one in found if one.likeness.is_shown), key=lambda one: (-one.likeness.score, one.case.pk))


def _by_evidence(items: Iterable[Evidence], seen: Mapping[str, Seen]) -> list[tuple[int, str]]:
    kinds = {item.sha256: str(item.kind) for item in items}
    return [(other.pk, kinds[sha256]) for sha256, one in seen.items() for other in one.cases]


def _add_by_accused(
    case: Complaint, people: list[Accused], shared: dict[int, set[str]], named: dict[int, list[Facts]]
) -> None:
    """Add the reports about somebody with a trace of these people, or of the same post, region and day.

    ``shared`` holds what has the same evidence already; of all of them ``named`` tells whom they accuse.
    """
    known = {field: {value for person in people if (value := getattr(person, field))} for field in INDEXES}
    posts = {person.post.casefold() for person in people if person.post}
    wanted = Q()
    for field, values in known.items():
        if values:
            wanted |= Q(**{f"{field}__in": values})
    asked = [wanted] if wanted else []
    if posts and case.region_id and case.occurred_on:
        asked.append(Q(complaint__region=case.region_id, complaint__occurred_on=case.occurred_on))
    if shared:
        asked.append(Q(complaint__in=list(shared)))
    for row in _rows_of(asked):
        pk = row["complaint"]
        named[pk].append(Facts(name=row["name"], nip=row["nip"], post=row["post"]))
        traces = {reason for field, reason in INDEXES.items() if row[field] in known[field]}
        here = (row["complaint__region"], row["complaint__occurred_on"]) == (case.region_id, case.occurred_on)
        if here and row["post"].casefold() in posts:
            traces.add("post")
        if traces:
            shared[pk] |= traces


def _rows_of(asked: list[Q]) -> Iterable[dict[str, Any]]:
    """Return the accused of each condition, by its own index and no further than REACH, all in one statement."""
    if not asked:
        return []
    columns = ("complaint", "complaint__region", "complaint__occurred_on", "post", "name", "nip", *INDEXES)
    parts: list[QuerySet[Accused, dict[str, Any]]] = [
        Accused.objects.filter(condition).order_by().values(*columns) for condition in asked
    ]
    if len(parts) == 1:
        return parts[0][:REACH]
    if connection.features.supports_slicing_ordering_in_compound:
        parts = [part[:REACH] for part in parts]
    return parts[0].union(*parts[1:], all=True)[: REACH * len(parts)]

"""Which other reports may be about the same event. Looks up, never writes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import F, Q, TextField, Value

from complaints.access import visible_to
from complaints.likeness import Likeness, likeness
from complaints.models import Accused, Complaint, Evidence
from complaints.personmatch import Facts, are_others
from complaints.statuses import BEFORE_REGISTRATION, OPEN, Kind
from complaints.twins import Seen

# So many reports are looked at for each trace; beyond them a search is the way.
REACH = 200
# What is shown of a proposal; the sealed words of fifty reports are not opened for it.
SHOWN = ("title", "status", "kind", "occurred_on", "received_at")
INDEXES = {"nip_index": "nip", "name_index": "name", "account_index": "account", "plate_index": "plate"}
COLUMNS = ("complaint", "complaint__region", "complaint__occurred_on", "post", *INDEXES)


@dataclass(frozen=True)
class Alike:
    """One report that may be about the same event, with why.

    ``is_ahead``: it is merged from its own page: it has gone further, or is a report where the case is information.
    """

    case: Complaint
    likeness: Likeness
    is_ahead: bool


def alike(case: Complaint, items: Iterable[Evidence], seen: Mapping[str, Seen], *, user: Any) -> list[Alike]:
    """Return the open reports that look like this one and that a person may see, the most alike first.

    ``items`` is the evidence of the case and ``seen`` what ``twins.seen_before`` says of it, for the same person.
    """
    people = list(case.accused.all())
    shared, named = defaultdict[int, set[str]](set), defaultdict[int, list[Facts]](list)
    for pk, reason in _by_evidence(items, seen):
        shared[pk].add(reason)
    _add_by_accused(case, people, shared, named)
    rows = visible_to(user).filter(pk__in=shared, status__in=OPEN).only(*SHOWN)
    rows = rows.exclude(Q(pk=case.report_id) | Q(split_from=case.report_id))
    own = [Facts(name=person.name, nip=person.nip, post=person.post) for person in people]
    found = []
    for row in rows:
        likely = likeness(shared[row.pk], case.occurred_on, row.occurred_on)
        if likely.is_shown:
            likely = replace(likely, others=likely.is_strong and are_others(own, named[row.pk]))
            is_more = case.kind == Kind.INITIAL_INFORMATION and row.kind == Kind.REPORT
            found.append(Alike(row, likely, is_ahead=is_more or row.status not in BEFORE_REGISTRATION))
    return sorted(found, key=lambda one: (-one.likeness.score, one.case.pk))


def _by_evidence(items: Iterable[Evidence], seen: Mapping[str, Seen]) -> list[tuple[int, str]]:
    kinds = {item.sha256: str(item.kind) for item in items}
    return [(other.pk, kinds[sha256]) for sha256, one in seen.items() for other in one.cases]


def _add_by_accused(
    case: Complaint, people: list[Accused], shared: dict[int, set[str]], named: dict[int, list[Facts]]
) -> None:
    """Add the reports about somebody with a trace of these people, or of the same post, region and day.

    ``shared`` holds those with the same evidence already; of these ``named`` is told whom they accuse.
    """
    with_evidence = list(shared)
    known = {field: {value for person in people if (value := getattr(person, field))} for field in INDEXES}
    posts = {person.post.casefold() for person in people if person.post}
    wanted = Q()
    for field, values in known.items():
        if values:
            wanted |= Q(**{f"{field}__in": values})
    asked = [wanted] if wanted else []
    if posts and case.region_id and case.occurred_on:
        asked.append(Q(complaint__region=case.region_id, complaint__occurred_on=case.occurred_on))
    for row in _rows_of(asked, with_evidence):
        pk = row["complaint"]
        if row["is_read"]:
            named[pk].append(Facts(name=row["who"], nip=row["number"], post=row["post"]))
        traces = {reason for field, reason in INDEXES.items() if row[field] in known[field]}
        here = (row["complaint__region"], row["complaint__occurred_on"]) == (case.region_id, case.occurred_on)
        if here and row["post"].casefold() in posts:
            traces.add("post")
        if traces:
            shared[pk] |= traces


def _rows_of(asked: list[Q], with_evidence: list[int]) -> Iterable[dict[str, Any]]:
    """Return the accused of each condition, by its own index and no further than REACH, all in one statement.

    Only of the reports with the same evidence a name and a number are opened, as ``who`` and ``number``.
    """
    opened = {"who": F("name"), "number": F("nip"), "is_read": Value(True)}
    closed = {name: Value("", TextField()) for name in ("who", "number")} | {"is_read": Value(False)}
    people = Accused.objects.order_by()
    parts = [people.filter(complaint__in=with_evidence).annotate(**opened)] if with_evidence else []
    parts += [people.filter(condition).annotate(**closed) for condition in asked]
    found = [part.values(*COLUMNS, *opened) for part in parts]
    if not found:
        return []
    if len(found) == 1:
        return found[0][:REACH]
    if connection.features.supports_slicing_ordering_in_compound:
        found = [part[:REACH] for part in found]
    return found[0].union(*found[1:], all=True)[: REACH * len(found)]

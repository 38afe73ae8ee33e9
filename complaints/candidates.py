"""Who among the accused of other cases may be the same person, and who has earlier cases. Looks up, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from complaints.access import AT_SATGAS, visible_to
from complaints.answers import bare_account, bare_plate
from complaints.models import Accused, Act, Complaint, MatchKey
from complaints.personkeys import keys_of
from complaints.personmatch import Facts, Grade, Sameness, sameness
from complaints.statuses import Status, Verdict
from netralitas.people.offices import agency_places
from netralitas.people.roles import Role

# So many of each trace are looked at, the newest first, and so many shown.
REACH, SHOWN = 25, 20
MOST_KEYS = 120
# What is read of the others; sealed words that nobody compares stay sealed.
READ = (
    "name", "nip", "account", "plate", "post", "person", "instansi", "complaint__status",
    "complaint__received_at", "complaint__region", "complaint__handler",
)  # fmt: skip
READ_OF_LINK = (
    "state", "one", "other", "looked_at", "by_nip", "reason",
    *(f"{who}__{part}" for who in ("proposed_by", "decided_by") for part in ("username", "first_name", "last_name")),
    *(f"{end}__{field}" for end in ("one", "other") for field in READ),
)  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """One accused of another case. ``is_seen``: the case is one the person who asks may open.

    Of a case they may not open nothing is shown but its office, whether it was proven, and the grade.
    """

    row: Accused
    sameness: Sameness
    is_seen: bool
    is_proven: bool


@dataclass(frozen=True)
class Record:
    """How many earlier cases somebody has, and how many of them were proven."""

    cases: int
    proven: int


def facts_of(person: Accused, *, parent: int | None = None, region: str = "") -> Facts:
    """Return what is known of an accused in the form that people are compared in."""
    return Facts(
        name=person.name,
        nip=person.nip,
        agency=person.instansi_id,
        parent=parent,
        region=region,
        post=person.post,
        account=bare_account(person.account),
        plate=bare_plate(person.plate),
    )


def placed_facts(person: Accused) -> Facts:
    """Return the same with where the agency belongs; the case is fetched already."""
    parent, region = agency_places().get(person.instansi_id or 0, (None, None))
    return facts_of(person, parent=parent, region=region or person.complaint.region_id or "")


def same(one: Accused, other: Accused) -> Sameness:
    """Weigh two accused."""
    return sameness(placed_facts(one), placed_facts(other))


def candidates(case: Complaint, people: Iterable[Accused], *, user: Any) -> dict[int, list[Candidate]]:
    """Return, for each accused of a case, those of other cases who may be the same person, the likeliest first.

    The other people of its report and what is handled together with the case are left out, and of several accused that
    are known as one person all but the likeliest. Beyond somebody's region only what is more than weak is
    shown: a common name tells nothing there.
    """
    own = list(people)
    rows = _sharing({key for person in own for key in keys_of(facts_of(person))}, case, user)
    return {person.pk: _best(person, rows) for person in own}


def records_of(people: Iterable[Accused], case: Complaint, *, user: Any) -> dict[int, Record]:
    """Return the earlier cases of everybody that officers know as one person, by the key of the person."""
    persons = {person.person_id for person in people if person.person_id}
    if not persons:
        return {}
    rows = Accused.objects.filter(counted_for(user), person__in=persons).exclude(complaint=case.pk)
    earlier = rows.filter(complaint__received_at__lt=case.received_at)
    found = {person: Record(cases, proven) for person, cases, proven in counted(earlier, by="person")}
    return {pk: found.get(pk, Record(0, 0)) for pk in persons}


def counted_for(user: Any) -> Q:
    """Return which accused count as somebody's cases: not those merged into others; for the Satgas what came to it."""
    if user.role == Role.SATGAS:
        return Q(complaint__status__in=AT_SATGAS)
    return ~Q(complaint__status=Status.MERGED)


def counted(rows: QuerySet[Accused], *, by: str) -> QuerySet[Any, tuple[Any, int, int]]:
    """Return what the accused are grouped by, how many cases that are, and how many of them were proven."""
    cases, proven = Count("complaint", distinct=True), Count("complaint", distinct=True, filter=Q(is_proven=True))
    found: QuerySet[Any, Any] = proven_or_not(rows).values(by).order_by(by).annotate(cases=cases, proven=proven)
    return found.values_list(by, "cases", "proven")


def proven_or_not(rows: QuerySet[Accused]) -> QuerySet[Accused]:
    """Mark the accused of whom something was proven in a case that went to the Satgas."""
    proven = Act.objects.filter(accused=OuterRef("pk"), verdict=Verdict.PROVEN)
    forwarded = Complaint.objects.filter(pk=OuterRef("complaint_id"), status=Status.PROVEN_FORWARDED)
    return rows.annotate(is_proven=Exists(proven) & Exists(forwarded))


def _sharing(keys: set[int], case: Complaint, user: Any) -> list[Any]:
    """Return the accused of other cases that share a key, in one statement.

    Each key is a question of its own that ends after so many rows, the newest first: a name that thousands bear costs
    no more than any other.
    """
    if not keys:
        return []
    first, *others = (
        MatchKey.objects.filter(pk__in=MatchKey.objects.filter(key=key).order_by("-accused").values("pk")[:REACH])
        .order_by()
        .values("accused")
        for key in sorted(keys)[:MOST_KEYS]
    )
    rows = proven_or_not(Accused.objects.filter(counted_for(user), pk__in=first.union(*others) if others else first))
    return list(
        rows.exclude(Q(complaint=case.report_id) | Q(complaint__split_from=case.report_id))
        .select_related("complaint")
        .annotate(is_seen=Exists(visible_to(user).filter(pk=OuterRef("complaint_id"))))
        .only(*READ)
    )


def _best(person: Accused, rows: Iterable[Any]) -> list[Candidate]:
    found = [Candidate(row, same(person, row), row.is_seen, row.is_proven) for row in rows]
    found = [one for one in found if one.sameness.grade >= (Grade.WEAK if one.is_seen else Grade.LIKELY)]
    found.sort(key=lambda one: (-one.sameness.grade, -len(one.sameness.reasons), -one.row.pk))
    known, kept = {person.person_id} - {None}, []
    for one in found:
        if one.row.person_id not in known:
            kept.append(one)
        known |= {one.row.person_id} - {None}
    return kept[:SHOWN]

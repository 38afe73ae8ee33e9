"""Write the journal and prove that it is whole.

Every chain belongs to one subject, so that two cases never wait for each other; a daily head seals all
chains that grew that day, so that a whole chain cannot be rewritten quietly either. Entries hold ids, steps
and dates, never personal data: they cannot be erased later.
"""

import hashlib
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from netralitas.audit.models import DayHead, Entry

GENESIS = "0" * 64
SYSTEM = "sistem"


@dataclass(frozen=True)
class Flaw:
    """One place where the journal is not what was written."""

    row: int | None
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def record(
    action: str,
    subject: models.Model,
    *,
    actor: Any = None,
    data: dict[str, Any] | None = None,
    actor_label: str = "",
) -> Entry:
    """Append one entry to the subject's chain, in the caller's transaction.

    The caller holds the subject's row lock; should two writers meet all the same, the second one fails on the
    place in the chain and its whole change is rolled back.
    """
    kind, key = subject._meta.label_lower, str(subject.pk)
    with transaction.atomic(savepoint=False):
        last = (
            Entry.objects.filter(subject_type=kind, subject_id=key)
            .order_by("-seq")
            .values_list("seq", "digest")
            .first()
        )
        seq, previous = (last[0] + 1, last[1]) if last else (1, GENESIS)
        entry = _entry(action, subject, actor, data, actor_label, seq=seq, previous=previous)
        entry.save(force_insert=True)
    return entry


class Firsts:
    """Entries about subjects that are born in the caller's transaction: the first of their chains, written together.

    Nobody can have written to such a chain before, so nothing is read; should a subject be older than it says,
    the place in its chain is taken, and the whole change is rolled back.
    """

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def record(
        self,
        action: str,
        subject: models.Model,
        *,
        actor: Any = None,
        data: dict[str, Any] | None = None,
        actor_label: str = "",
    ) -> Entry:
        """Note one entry as :func:`record` would write it."""
        entry = _entry(action, subject, actor, data, actor_label, seq=1, previous=GENESIS)
        self._entries.append(entry)
        return entry

    def write(self) -> None:
        """Write what was noted, in one statement."""
        Entry.objects.bulk_create(self._entries)
        self._entries = []


def _entry(
    action: str,
    subject: models.Model,
    actor: Any,
    data: dict[str, Any] | None,
    actor_label: str,
    *,
    seq: int,
    previous: str,
) -> Entry:
    entry = Entry(
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        seq=seq,
        at=timezone.now(),
        actor=actor,
        actor_label=actor_label or (actor.get_username() if actor else SYSTEM),
        action=action,
        data=json.loads(json.dumps(data or {}, cls=DjangoJSONEncoder)),
        previous=previous,
    )
    entry.digest = digest_of(entry)
    return entry


def digest_of(entry: Entry) -> str:
    """Return the SHA-256 over an entry's canonical form and the digest before it."""
    return _sha(
        [
            entry.previous,
            entry.subject_type,
            entry.subject_id,
            entry.seq,
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.actor_id,
            entry.actor_label,
            entry.action,
            entry.data,
        ]
    )


@transaction.atomic
def seal_days(*, before: date | None = None) -> list[DayHead]:
    """Seal every finished day (UTC) with entries and no head yet, oldest first; the day of ``before`` stays open."""
    before = before or timezone.now().astimezone(UTC).date()
    last = DayHead.objects.select_for_update().order_by("-day").first()
    first_entry = Entry.objects.order_by("at").values_list("at", flat=True).first()
    if first_entry is None:
        return []
    day = last.day + timedelta(days=1) if last else first_entry.astimezone(UTC).date()
    previous, sealed = last.digest if last else GENESIS, []
    while day < before:
        entries, digest = _head(day, previous)
        if entries:
            head = DayHead.objects.create(
                day=day, entries=entries, previous=previous, digest=digest, sealed_at=timezone.now()
            )
            previous = head.digest
            sealed.append(head)
        day += timedelta(days=1)
    return sealed


@dataclass(frozen=True)
class Chain:
    """What can be said of one subject's chain: how long it is, how much was looked at, whether that is whole."""

    entries: int
    checked: int
    is_whole: bool


def chain_of(subject: models.Model, *, last: int = 500) -> Chain:
    """Check the youngest entries of one subject's chain; a page shows it, ``verify`` proves the whole journal."""
    kind, key = subject._meta.label_lower, str(subject.pk)
    rows = list(Entry.objects.filter(subject_type=kind, subject_id=key).order_by("-seq")[: last + 1])
    whole = all(young.previous == old.digest and young.seq == old.seq + 1 for young, old in itertools.pairwise(rows))
    whole = whole and all(digest_of(entry) == entry.digest for entry in rows)
    whole = whole and (len(rows) > last or not rows or (rows[-1].seq, rows[-1].previous) == (1, GENESIS))
    return Chain(rows[0].seq if rows else 0, len(rows), whole)


def verify() -> Iterator[Flaw]:
    """Yield every flaw of the chains and of the day heads; an untouched journal yields nothing."""
    yield from _chain_flaws()
    yield from _head_flaws()


def _chain_flaws() -> Iterator[Flaw]:
    chain, seq, previous = ("", ""), 0, GENESIS
    for entry in Entry.objects.order_by("subject_type", "subject_id", "seq").iterator(chunk_size=2000):
        if (entry.subject_type, entry.subject_id) != chain:
            chain, seq, previous = (entry.subject_type, entry.subject_id), 0, GENESIS
        where = f"audit_entry id={entry.pk} ({entry})"
        if entry.seq != seq + 1:
            yield Flaw(entry.pk, where, f"entry {seq + 1} of the chain is missing")
        elif entry.previous != previous:
            yield Flaw(entry.pk, where, "does not continue the entry before it")
        if digest_of(entry) != entry.digest:
            yield Flaw(entry.pk, where, "was altered after it was written")
        seq, previous = entry.seq, entry.digest


def _head_flaws() -> Iterator[Flaw]:
    previous = GENESIS
    for head in DayHead.objects.order_by("day").iterator():
        where = f"audit_dayhead id={head.pk} ({head.day})"
        if head.previous != previous:
            yield Flaw(head.pk, where, "does not continue the day sealed before it")
        if (head.entries, head.digest) != _head(head.day, head.previous):
            yield Flaw(head.pk, where, "entries of this day were added, altered or removed after it was sealed")
        previous = head.digest


def _head(day: date, previous: str) -> tuple[int, str]:
    start = datetime.combine(day, time.min, tzinfo=UTC)
    rows = (
        Entry.objects.filter(at__gte=start, at__lt=start + timedelta(days=1))
        .order_by("subject_type", "subject_id", "seq")
        .values_list("subject_type", "subject_id", "seq", "digest")
    )
    count, whole = 0, hashlib.sha256(f"{day.isoformat()}{previous}".encode())
    for row in rows.iterator(chunk_size=5000):
        count += 1
        whole.update(json.dumps(row).encode())
    return count, whole.hexdigest()


def _sha(parts: list[Any]) -> str:
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()

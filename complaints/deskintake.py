"""Enter a report that came another way: by telephone, by letter, through LAPOR!, or as a supervisor's own finding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import drafts, findable, intake
from complaints.access import visible_to
from complaints.intake import Paper, Receipt, Source
from complaints.models import Complaint, Draft
from complaints.statuses import Channel, IdentityMode
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

BY_HAND = (Channel.HOTLINE, Channel.LETTER, Channel.LAPOR, Channel.FINDING)
BATCH = 500
Item = TypeVar("Item")


class EnteredBefore(Refusal):
    """The same form was sent before, or the number of the other channel is taken; ``complaint`` is that report."""

    def __init__(self, complaint: Complaint, sentence: str, code: str):
        super().__init__(sentence, code=code, field="external_number" if code == "number_taken" else "")
        self.complaint = complaint


@dataclass(frozen=True)
class Entry:
    """What an officer wrote down: the answers by step as a citizen's draft has them, and where it came from.

    ``key`` tells a second press from a second report; ``draft`` holds the files that came along.
    """

    answers: dict[str, dict[str, Any]]
    channel: str
    received_at: datetime
    key: str
    external_number: str = ""
    draft: Draft | None = None


def enter(entry: Entry, *, actor: Any) -> Receipt:
    """Turn what an officer wrote down into a report, through the citizen's own door.

    The follow-up code is returned once, to be told to the reporter. Raises EnteredBefore, or Refusal for another role,
    a channel that is not entered by hand, or a moment that has not come yet.
    """
    _require_allowed(entry, actor)
    _require_new(entry, actor)
    try:
        return _enter(entry, actor)
    except IntegrityError:  # somebody sent the same in this very moment: the database let one of them in
        _require_new(entry, actor)
        raise


@transaction.atomic
def _enter(entry: Entry, actor: Any) -> Receipt:
    draft = entry.draft or drafts.start()[0]
    answers = dict(entry.answers)
    if entry.channel == Channel.FINDING:
        answers["you"] = _supervisor(actor)
    drafts.save_person(draft, answers.pop("who"), person="1")
    for step, values in answers.items():
        drafts.save_step(draft, step, values)
    source = Source(entry.channel, actor, entry.received_at, entry.external_number, entry.key)
    receipt = intake.receive(draft, source=source)
    findable.make_findable([receipt.complaint])  # the officer looks for it at once
    drafts.take_code_once(draft)
    return receipt


@transaction.atomic
def enter_many(entries: Sequence[Entry], *, actor: Any) -> list[Complaint]:
    """Turn what another system wrote down into reports, through the same inner door: all of them or none.

    Nobody is there to be told a code, so none opens these reports and no receipt is issued (decision 020). Raises as
    ``enter`` does; a number that somebody takes in this very moment ends in an IntegrityError.
    """
    made: list[Complaint] = []
    for batch in _batches(entries):
        papers = []
        for entry in batch:
            _require_allowed(entry, actor)
            source = Source(entry.channel, actor, entry.received_at, entry.external_number, entry.key, is_told=False)
            papers.append(Paper(entry.answers, source))
        made += [receipt.complaint for receipt in intake.file(papers)]
    return made


def numbers_taken(channel: str, numbers: Sequence[str], *, actor: Any) -> dict[str, str]:
    """Return which numbers of a channel are taken, each with the number of its report where the actor may see it."""
    taken: dict[str, str] = {}
    seen = Exists(visible_to(actor).filter(pk=OuterRef("pk")))
    for batch in _batches(numbers):
        rows = Complaint.objects.filter(channel=channel, external_number__in=batch)
        for row in rows.annotate(is_seen=seen).only("received_at", "external_number"):
            taken[row.external_number] = row.number if row.is_seen else ""
    return taken


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    yield from (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _require_allowed(entry: Entry, actor: Any) -> None:
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    if entry.channel not in BY_HAND:
        raise Refusal(_("Pilih dari mana laporan ini masuk."), code="channel_unknown", field="channel")
    if entry.received_at > timezone.now():
        raise Refusal(_("Waktu ini belum terjadi."), code="future", field="received_on")


def _require_new(entry: Entry, actor: Any) -> None:
    if before := Complaint.objects.filter(entry_key=entry.key).first():
        raise EnteredBefore(before, _("Laporan ini sudah tercatat; tidak dicatat dua kali."), "entered_before")
    same = Complaint.objects.filter(channel=entry.channel, external_number=entry.external_number)
    if entry.external_number and (before := same.first()):
        sentence = _("Nomor ini sudah tercatat di wilayah lain.")
        if visible_to(actor).filter(pk=before.pk).exists():
            sentence = _("Nomor ini sudah tercatat sebagai %(number)s.") % {"number": before.number}
        raise EnteredBefore(before, sentence, "number_taken")


def _supervisor(actor: Any) -> dict[str, str]:
    """Return who stands behind a finding: the supervisor, at the office's address."""
    office = actor.instansi.name if actor.instansi_id else ""
    return {"mode": IdentityMode.OPEN.value, "name": actor.full_name, "address": office or actor.get_role_display()}

"""Add evidence to a report that is on file: sealed, hashed, bound to the message it came with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from complaints import evidence
from complaints.drafts import link_digest
from complaints.models import Complaint, Evidence, Message
from complaints.statuses import ScanState
from netralitas.lib import files
from netralitas.lib.refusal import Refusal


@dataclass(frozen=True)
class Sealed:
    """A file that is sealed on disk and has no row yet."""

    name: str
    facts: files.FileFacts
    sealed: str


@dataclass(frozen=True)
class Turned:
    """A file that was turned away, and why."""

    name: str
    sentence: str


def seal(uploads: Iterable[Any]) -> tuple[list[Sealed], list[Turned]]:
    """Seal every file that can be taken; name the others with the reason."""
    taken: list[Sealed] = []
    turned: list[Turned] = []
    for upload in uploads:
        name = files.bare_name(upload.name or "")[-150:]
        if len(taken) >= settings.EVIDENCE["max_files"]:
            sentence = _("Paling banyak %(n)d berkas sekaligus.") % {"n": settings.EVIDENCE["max_files"]}
            turned.append(Turned(name, sentence))
            continue
        try:
            facts, sealed = evidence.keep(upload, upload.name or "")
        except Refusal as refusal:
            turned.append(Turned(name, refusal.sentence))
        else:
            taken.append(Sealed(name, facts, sealed))
    return taken, turned


def attach(case: Complaint, message: Message, taken: list[Sealed], link: dict[str, str] | None) -> list[str]:
    """Give sealed files and a link their rows, in the transaction of the message; return their SHA-256.

    What the report holds already is not kept twice. Raises Refusal when more was added than a case may hold.
    """
    known = set(case.evidence.values_list("sha256", flat=True))
    rows = []
    for item in taken:
        if item.facts.sha256 in known:
            evidence.forget(item.sealed)
            continue
        known.add(item.facts.sha256)
        rows.append(
            Evidence(
                complaint=case,
                message=message,
                kind=Evidence.Kind.FILE,
                name=item.name,
                mime=item.facts.mime,
                size=item.facts.size,
                sha256=item.facts.sha256,
                sealed=item.sealed,
            )
        )
    if link and (digest := link_digest(link["url"])) not in known:
        rows.append(
            Evidence(
                complaint=case,
                message=message,
                kind=Evidence.Kind.LINK,
                link=link,
                sha256=digest,
                state=ScanState.READY,
            )
        )
    most = settings.EVIDENCE["max_added"]
    if rows and case.evidence.filter(message__isnull=False).count() + len(rows) > most:
        raise Refusal(
            _("Sesudah laporan dikirim, paling banyak %(n)d bukti dapat ditambahkan. Ceritakan dahulu apa isinya.")
            % {"n": most},
            code="too_many_added",
        )
    Evidence.objects.bulk_create(rows)
    return [row.sha256 for row in rows]


def discard(taken: list[Sealed]) -> None:
    """Remove sealed files whose message came to nothing."""
    for item in taken:
        evidence.forget(item.sealed)

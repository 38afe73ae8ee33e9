"""Judge and keep papers that officers upload, first of all letters as they were signed by hand.

The only writer of ``Scan``; other rooms keep their papers with ``judged`` and ``columns_of``.
"""

import hashlib
import logging
import uuid
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.letters.models import Letter, Scan
from netralitas.letters.statuses import State
from netralitas.lib import files
from netralitas.lib.crypto import CannotUnseal, seal_stream, unseal_stream
from netralitas.lib.keptpaper import KeptPaper
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

log = logging.getLogger(__name__)

TYPES = frozenset({"application/pdf", "image/jpeg", "image/png"})


@dataclass(frozen=True)
class Judged:
    """A paper that was looked into: what it is, its bytes, and the clean copy of it."""

    facts: files.FileFacts
    data: bytes
    clean: bytes


def takes(letter: Letter) -> bool:
    """Say whether a letter is one that is signed by hand, and still holds."""
    signer = letter.context.get("signer") or {}
    return letter.state == State.ISSUED and not signer.get("electronic", False)


def attach(letter: Letter, fileobj: BinaryIO, name: str, *, actor: Any) -> Scan:
    """Keep a scan as the current one of its letter; the one before stays beside it.

    Journals ``letter.scan_added``. Raises Refusal: those of ``judged``, ``not_by_hand``, and ``not_your_letter`` for
    anybody but an officer of the agency that wrote it.
    """
    if actor.role != Role.AGENCY_OFFICER or actor.instansi_id != letter.issuer_id:
        raise Refusal(_("Pindaian diunggah oleh petugas instansi yang menerbitkan surat."), code="not_your_letter")
    return _keep(letter, judged(fileobj, name), actor=actor)


def judged(
    fileobj: BinaryIO, name: str, *, limits: files.Limits | None = None, types: frozenset[str] = TYPES
) -> Judged:
    """Judge a file by its content, scan and clean it; writes nothing.

    Done before a row is locked: the officer waits for it, and nothing is kept that nobody looked into. Raises Refusal:
    those of ``files.inspect`` and ``files.clean_copy``, ``type_refused``, ``infected``, ``scanner_away``.
    """
    facts = files.inspect(fileobj, name, limits or _limits())
    if facts.mime not in types:
        is_paper = "application/pdf" in types
        said = _("Unggah pindaian sebagai PDF, JPEG, atau PNG.") if is_paper else _("Unggah gambar JPEG atau PNG.")
        raise Refusal(said, code="type_refused", field="file")
    fileobj.seek(0)
    data = fileobj.read()
    _require_clean(data)
    return Judged(facts, data, files.clean_copy(data, facts))


def columns_of(paper: Judged) -> dict[str, Any]:
    """Seal a judged paper and its clean copy into the store; return the columns of ``KeptPaper`` about them."""
    return {
        "mime": paper.facts.mime,
        "size": paper.facts.size,
        "sha256": paper.facts.sha256,
        "sealed": _seal(paper.data),
        "clean_file": _seal(paper.clean),
        "clean_sha256": hashlib.sha256(paper.clean).hexdigest(),
    }


def read(scan: KeptPaper) -> bytes:
    """Return the clean copy of a scan, as it was kept. Raises Refusal ``scan_damaged``."""
    try:
        data = b"".join(unseal_stream(_path(scan.clean_file).open("rb")))
    except (OSError, CannotUnseal) as error:
        log.error("paper not readable table=%s id=%s error=%s", scan._meta.label_lower, scan.pk, type(error).__name__)
        data = b""
    if hashlib.sha256(data).hexdigest() != scan.clean_sha256:
        raise Refusal(_("Berkas pindaian ini rusak. Hubungi pengelola portal."), code="scan_damaged")
    return data


@transaction.atomic
def _keep(letter: Letter, paper: Judged, *, actor: Any) -> Scan:
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if not takes(row):
        raise Refusal(_("Surat ini tidak ditandatangani tangan, atau sudah dibatalkan."), code="not_by_hand")
    current = Scan.objects.filter(letter=row, is_current=True).first()
    if current is not None:
        if current.sha256 == paper.facts.sha256:
            return current
        current.is_current = False
        current.save(update_fields=["is_current"])
    scan = Scan.objects.create(letter=row, added_by=actor, **columns_of(paper))
    record(
        "letter.scan_added",
        row,
        actor=actor,
        data={"scan": scan.pk, "sha256": scan.sha256, "replaces": current.pk if current else None},
    )
    return scan


def _limits() -> files.Limits:
    return files.Limits(
        max_bytes=settings.SCAN_MAX_BYTES,
        max_pixels=settings.EVIDENCE["max_pixels"],
        kinds=frozenset({"image", "pdf"}),
    )


def _require_clean(data: bytes) -> None:
    if not settings.CLAMD_ADDRESS:
        return
    try:
        verdict = files.scan(BytesIO(data), settings.CLAMD_ADDRESS)
    except files.ScannerUnavailable as error:
        raise Refusal(
            _("Pemindai virus tidak menjawab, jadi berkas belum diterima. Coba lagi beberapa menit lagi."),
            code="scanner_away",
            field="file",
        ) from error
    if verdict != "clean":
        raise Refusal(_("Berkas ini berisi program jahat dan tidak diterima."), code="infected", field="file")


def _seal(data: bytes) -> str:
    name = f"{uuid.uuid4().hex}.sealed"
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        seal_stream(BytesIO(data), target)
    return name


def _path(name: str) -> Path:
    return Path(settings.STORE_DIR) / "scans" / name[:2] / name

"""Keep evidence sealed as it came, and make the clean copy that daily work opens."""

import hashlib
import uuid
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints.access import is_of_office
from complaints.models import Evidence
from complaints.statuses import ScanState
from netralitas.audit.journal import record
from netralitas.lib import files
from netralitas.lib.crypto import seal_stream, unseal_stream
from netralitas.lib.refusal import Refusal


def limits() -> files.Limits:
    """Return what the portal takes, as its settings say."""
    return files.Limits(
        max_bytes=settings.EVIDENCE["max_bytes"],
        max_pixels=settings.EVIDENCE["max_pixels"],
        kinds=files.KINDS,
        max_media_bytes=settings.EVIDENCE["max_media_bytes"],
    )


def foresee(name: str, size: int) -> None:
    """Refuse a file by its name and size, before any of it is sent: ``empty``, ``too_large``, ``type_refused``."""
    files.foresee(name, size, limits())


def keep(fileobj: BinaryIO, name: str) -> tuple[files.FileFacts, str]:
    """Judge a file by its content and seal it on disk; return its facts and the sealed file's name.

    Raises Refusal when the file is empty, too large, of a type that is not taken, or not what its name says.
    """
    facts = files.inspect(fileobj, name, limits())
    fileobj.seek(0)
    return facts, seal(fileobj)


def discard(sealed: str) -> None:
    """Remove a sealed file at once: the transaction that would have named it is about to fail."""
    _path(sealed).unlink(missing_ok=True)


def forget(sealed: str) -> None:
    """Remove a sealed file from disk, once the transaction that gave it up is committed."""
    transaction.on_commit(lambda: _path(sealed).unlink(missing_ok=True))


def waiting() -> QuerySet[Evidence]:
    """Return the files that still need their scan and clean copy; those that were tried stand behind the new ones."""
    return Evidence.whole.filter(kind=Evidence.Kind.FILE, state__in=[ScanState.WAITING, ScanState.FAILED]).order_by(
        "attempts", "-state", "id"
    )


def prepare(pk: int) -> str:
    """Scan one sealed file and make its clean copy; return the new state. Done again, it changes nothing.

    A file over which the worker was killed ``EVIDENCE["most_attempts"]`` times stays sealed: it stops nobody else.
    """
    return _prepared(pk) if _is_taken_up(pk) else ""


@transaction.atomic
def _is_taken_up(pk: int) -> bool:
    """Count one more attempt at a file, where a kill cannot undo it; False when it was the last, or one runs."""
    row = waiting().select_for_update(skip_locked=True).filter(pk=pk).first()
    if row is None:
        return False
    if row.attempts < settings.EVIDENCE["most_attempts"]:
        row.attempts += 1
        row.save(update_fields=["attempts"])
        return True
    row.state, row.state_note = ScanState.SEALED, _("Berkas ini terlalu berat untuk dibuka.")
    row.save(update_fields=["state", "state_note"])
    record("evidence.prepare", row, data={"state": row.state, "sha256": row.sha256, "attempts": row.attempts})
    return False


@transaction.atomic
def _prepared(pk: int) -> str:
    row = waiting().select_for_update(skip_locked=True).filter(pk=pk).first()
    if row is None:
        return ""
    data = b"".join(unseal_stream(_path(row.sealed).open("rb")))
    row.state, row.state_note = _judge(data)
    if row.state == ScanState.FAILED:
        row.attempts = 0  # the scanner's fault, not the file's
    if row.state == ScanState.READY:
        try:
            clean = files.clean_copy(data, files.inspect(BytesIO(data), row.name, limits()))
        except Refusal as refusal:
            row.state, row.state_note = ScanState.SEALED, str(refusal)[:200]
        else:
            row.clean_file, row.clean_sha256 = seal(BytesIO(clean)), hashlib.sha256(clean).hexdigest()
    row.save(update_fields=["state", "state_note", "clean_file", "clean_sha256", "attempts"])
    record("evidence.prepare", row, data={"state": row.state, "sha256": row.sha256, "clean": row.clean_sha256})
    return row.state


@transaction.atomic
def open_clean(row: Evidence, *, actor: Any) -> Iterator[bytes]:
    """Open the clean copy for an officer; the reading is journaled. Raises Refusal when there is none.

    Minutes that the office keeps open to that office alone; what tells the reporter only as what is sealed does.
    """
    row = Evidence.whole.select_for_update().get(pk=row.pk)
    if row.kept in Evidence.OF_IDENTITY:
        raise Refusal(_("Berkas ini memuat identitas dan tersegel. Minta pejabat kedua membukanya."), code="sealed")
    if row.kept and not is_of_office(row.complaint, actor):
        raise Refusal(_("Berita acara ini hanya dibaca Bawaslu yang menangani perkaranya."), code="not_your_office")
    if row.state != ScanState.READY or not row.clean_file:
        raise Refusal(_why_shut(row), code="no_clean_copy")
    record("evidence.read", row, actor=actor, data={"copy": "clean", "sha256": row.clean_sha256})
    return parts_of(row.clean_file)


def _why_shut(row: Evidence) -> str:
    if row.state == ScanState.INFECTED:
        return _("Berkas ini berisi program jahat dan ditahan. Aslinya tetap tersegel.")
    if row.state == ScanState.SEALED:
        return _("Berkas ini tidak dapat dibersihkan, jadi tidak dibuka dari sini. Aslinya tetap tersegel.")
    return _("Salinan bersih berkas ini belum ada.")


def parts_of(name: str) -> Iterator[bytes]:
    """Yield what a sealed file holds; for the doors alone, which say who may read and journal it.

    It is opened when its first part is asked for, so that nobody who hangs up leaves it open.
    """
    with _path(name).open("rb") as sealed:
        yield from unseal_stream(sealed)


def _judge(data: bytes) -> tuple[str, str]:
    if not settings.CLAMD_ADDRESS:
        return ScanState.READY, _("Tanpa pemindai virus.")
    try:
        verdict = files.scan(BytesIO(data), settings.CLAMD_ADDRESS)
    except files.ScannerUnavailable:
        return ScanState.FAILED, _("Pemindai virus tidak menjawab; akan diulang.")
    if verdict == "clean":
        return ScanState.READY, ""
    return ScanState.INFECTED, verdict.removeprefix("infected:")[:200]


def folders() -> Iterator[Path]:
    """Yield the folders of sealed files, each with a share of them."""
    root = settings.STORE_DIR / "evidence"
    return root.iterdir() if root.is_dir() else iter(())


def seal(fileobj: BinaryIO) -> str:
    """Seal what was judged already; return the sealed file's name, which a row must name soon."""
    name = f"{uuid.uuid4().hex}.sealed"
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        seal_stream(fileobj, target)
    return name


def _path(name: str) -> Path:
    return settings.STORE_DIR / "evidence" / name[:2] / name

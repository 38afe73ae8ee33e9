"""Take a file in parts, so that a weak line loses at most the part in flight.

What is known of an unfinished file is a row, and each part lies sealed on disk under its place in the file: a part
that is sent again after a crash replaces itself, and a server that was killed goes on where the row says.
"""

import io
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from complaints import drafts, evidence, parts
from complaints.models import Draft, DraftFile, Upload
from netralitas.lib import files
from netralitas.lib.crypto import blind_index
from netralitas.lib.refusal import Refusal

# A part has at least this share of what a browser is told to send.
SHORTEST = 4
# What a whole file may be refused for and be taken later: room can be made, a draft begun anew.
STILL_GOOD = frozenset(
    {"offset", "too_many_files", "too_large_together", "already_sent", "draft_unknown", "upload_unknown"}
)


@dataclass(frozen=True)
class Progress:
    """How far a file has come: so many of its bytes are here, go on at ``offset``."""

    key: str
    offset: int
    size: int

    @property
    def is_whole(self) -> bool:
        return self.offset == self.size


class WrongOffset(Refusal):
    """A part did not follow the last one; go on at ``offset``."""

    def __init__(self, offset: int):
        super().__init__(
            _("Bagian berkas ini tidak berurutan; unggahan dilanjutkan dari yang sudah sampai."), code="offset"
        )
        self.offset = offset


@transaction.atomic
def begin(draft: Draft, *, name: str, size: int, changed: str) -> Progress:
    """Begin to take a file, or go on with the same one: same name, size and last change.

    Raises Refusal before anything is sent: ``empty``, ``too_large``, ``type_refused``, ``too_many_files``,
    ``too_large_together``; ``already_sent`` or ``draft_unknown`` when the draft is gone.
    """
    draft = drafts.locked(draft)
    evidence.foresee(name, size)
    name = files.bare_name(name)
    mark = blind_index(f"{name}\0{size}\0{changed}", "upload")
    row = draft.uploads.filter(mark=mark).first()
    if row is None:
        coming = unfinished(draft)
        drafts.require_room(draft, coming=len(coming))
        drafts.require_bytes(draft, size, coming=sum(other.size for other in coming))
        row = Upload.objects.create(draft=draft, key=secrets.token_urlsafe(32), mark=mark, name=name, size=size)
    return Progress(row.key, row.received, row.size)


@transaction.atomic
def append(draft: Draft, key: str, *, offset: int, part: bytes) -> Progress:
    """Seal the part that begins at ``offset``.

    Raises WrongOffset when another part is expected, Refusal ``upload_unknown`` for a key that is not this draft's,
    ``part_wrong`` for a part that is too short, too long or overflowing.
    """
    draft = drafts.locked(draft)
    row = _locked(draft, key)
    if offset != row.received:
        raise WrongOffset(row.received)
    most, end = settings.EVIDENCE["chunk_bytes"], offset + len(part)
    # Parts of a byte would fill the disk with files; only the last one may be short.
    least = 1 if end == row.size else most // SHORTEST
    if not least <= len(part) <= most or end > row.size:
        raise Refusal(_("Bagian berkas ini tidak dapat diterima. Pilih berkasnya sekali lagi."), code="part_wrong")
    parts.seal(key, offset, part)
    row.received = end
    row.save(update_fields=["received"])
    return Progress(key, row.received, row.size)


def finish(draft: Draft, key: str) -> DraftFile:
    """Judge a file that is here whole and keep it with its draft; done again, it comes to the same file.

    The parts stay until ``let_go``: the answer may be lost on the way, and then the browser asks once more. Raises
    Refusal as ``drafts.add_file`` does, and the parts are gone; ``upload_unknown``; WrongOffset while a part is
    missing.
    """
    try:
        return _finish(draft, key)
    except parts.Gap as gap:
        _go_back(draft, key, gap.offset)
        raise WrongOffset(gap.offset) from gap
    except Refusal as refusal:
        if refusal.code not in STILL_GOOD:
            let_go(draft, key)
        raise


@transaction.atomic
def _finish(draft: Draft, key: str) -> DraftFile:
    row = _locked(drafts.locked(draft), key)
    if row.received < row.size:
        raise WrongOffset(row.received)
    return drafts.add_file(draft, io.BufferedReader(parts.Whole(key, row.size, row.name)))


@transaction.atomic
def _go_back(draft: Draft, key: str, offset: int) -> None:
    """Count what really lies on disk: a power cut or a restored back-up may have taken parts."""
    row = _locked(drafts.locked(draft), key)
    row.received = offset
    row.save(update_fields=["received"])


@transaction.atomic
def let_go(draft: Draft, key: str) -> None:
    """Clear an upload up: its file has arrived, or was given up. What is not there is no error."""
    for row in Upload.objects.select_for_update().filter(draft=draft, key=key):
        _forget(row)


def unfinished(draft: Draft) -> list[Upload]:
    """Return the files of a draft that are still on their way."""
    return list(draft.uploads.filter(received__lt=F("size")).order_by("pk"))


def _forget(row: Upload) -> None:
    parts.forget(row.key)
    row.delete()


def _locked(draft: Draft, key: str) -> Upload:
    row = Upload.objects.select_for_update().filter(draft=draft, key=key).first()
    if row is None:
        raise Refusal(_("Unggahan ini tidak ada lagi. Pilih berkasnya sekali lagi."), code="upload_unknown")
    return row

"""Take a file in parts, so that a weak line loses at most the part in flight.

What is known of an unfinished file is a row, and each part lies sealed on disk under its place in the file: a part
that is sent again after a crash replaces itself, and a server that was killed goes on where the row says.
"""

import secrets
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from complaints import drafts, evidence, parts
from complaints.models import Draft, DraftFile, Upload
from netralitas.lib import files
from netralitas.lib.crypto import blind_index
from netralitas.lib.refusal import Refusal


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

    Raises Refusal before anything is sent: ``empty``, ``too_large``, ``type_refused``, ``too_many_files``;
    ``already_sent`` or ``draft_unknown`` when the draft is gone.
    """
    draft = drafts.locked(draft)
    evidence.foresee(name, size)
    name = files.bare_name(name)
    mark = blind_index(f"{name}\0{size}\0{changed}", "upload")
    row = draft.uploads.filter(mark=mark).first()
    if row is None:
        drafts.require_room(draft, coming=draft.uploads.count())
        row = Upload.objects.create(draft=draft, key=secrets.token_urlsafe(32), mark=mark, name=name, size=size)
    return Progress(row.key, row.received, row.size)


@transaction.atomic
def append(draft: Draft, key: str, *, offset: int, part: bytes) -> Progress:
    """Seal the part that begins at ``offset``.

    Raises WrongOffset when another part is expected, Refusal ``upload_unknown`` for a key that is not this draft's,
    ``part_wrong`` for an empty, too long or overflowing part.
    """
    draft = drafts.locked(draft)
    row = _locked(draft, key)
    if offset != row.received:
        raise WrongOffset(row.received)
    if not part or len(part) > settings.EVIDENCE["chunk_bytes"] or offset + len(part) > row.size:
        raise Refusal(_("Bagian berkas ini tidak dapat diterima. Pilih berkasnya sekali lagi."), code="part_wrong")
    parts.seal(key, offset, part)
    row.received += len(part)
    row.save(update_fields=["received"])
    return Progress(key, row.received, row.size)


def finish(draft: Draft, key: str) -> DraftFile:
    """Judge a file that is here whole and keep it with its draft; afterwards its parts are gone, whatever came out.

    Raises Refusal as ``drafts.add_file`` does, ``upload_unknown``, and WrongOffset while a part is missing.
    """
    try:
        with transaction.atomic():
            row = _locked(drafts.locked(draft), key)
            if row.received < row.size:
                raise WrongOffset(row.received)
            kept = drafts.add_file(draft, File(BytesIO(b"".join(parts.read(key, row.size))), name=row.name))
            _forget(row)
    except WrongOffset:
        raise
    except Refusal as refusal:
        if refusal.code not in ("already_sent", "draft_unknown", "upload_unknown"):
            cancel(draft, key)
        raise
    return kept


@transaction.atomic
def cancel(draft: Draft, key: str) -> None:
    """Give up an unfinished file; what is not there is no error."""
    for row in Upload.objects.select_for_update().filter(draft=draft, key=key):
        _forget(row)


def _forget(row: Upload) -> None:
    parts.forget(row.key)
    row.delete()


def _locked(draft: Draft, key: str) -> Upload:
    row = Upload.objects.select_for_update().filter(draft=draft, key=key).first()
    if row is None:
        raise Refusal(_("Unggahan ini tidak ada lagi. Pilih berkasnya sekali lagi."), code="upload_unknown")
    return row

"""Issue letters, store their PDF once, void them. The only writer of ``Letter``."""

import hashlib
import io
import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.letters import drafting, letterheads, logos, numbering, rendering
from netralitas.letters.contexts import Letterhead
from netralitas.letters.kinds import KINDS, KindOfLetter
from netralitas.letters.models import Letter
from netralitas.letters.rendering import Face, Look
from netralitas.letters.shape import shaped
from netralitas.letters.statuses import Kind, State
from netralitas.lib import codes, crypto, pdf
from netralitas.lib.refusal import Refusal

log = logging.getLogger(__name__)
BATCH = 50  # letters rendered in one call


@transaction.atomic
def issue(
    kind: str,
    *,
    issuer: Any,
    subject: models.Model,
    context: Any,
    actor: Any,
    number: str | None = None,
    on: date | None = None,
    classification: str | None = None,
    supersedes: Letter | None = None,
) -> Letter:
    """Give out a letter: number, verification code, frozen words. The PDF follows with :func:`pdf_of`.

    ``context`` is the kind's dataclass or a mapping of the same form. ``number`` is for one that was drawn
    elsewhere; otherwise the next one is drawn. ``on`` is the letter's day. ``supersedes`` voids an earlier
    letter.
    Journals ``letter.issued``. Raises Refusal: those of ``shape``, ``number_taken``, ``letter_void``.
    """
    on = on or timezone.localdate()
    if number and Letter.objects.filter(issuer=issuer, year=on.year, number=number).exists():
        raise Refusal(_("Nomor surat ini sudah dipakai tahun ini."), code="number_taken", field="number")
    if supersedes:
        void(supersedes, actor=actor, reason=_("Diganti dengan surat yang baru."))
    return issue_within(
        kind,
        issuer=issuer,
        subject=subject,
        context=context,
        actor=actor,
        number=number,
        on=on,
        classification=classification,
        supersedes=supersedes,
    )


def issue_within(
    kind: str,
    *,
    issuer: Any,
    subject: models.Model,
    context: Any,
    actor: Any,
    on: date,
    number: str | None = None,
    classification: str | None = None,
    supersedes: Letter | None = None,
    journal: Callable[..., Any] = record,
) -> Letter:
    """Give out a letter as one write of the caller's own transaction, under a number nobody else can have.

    ``journal`` notes the entry for a caller who writes several first entries together.
    """
    form = KINDS[Kind(kind)]
    plain = _words(form, context, issuer)
    classification = classification or form.classification
    letter = Letter.objects.create(
        kind=form.kind,
        title=form.title(plain),
        number=number or numbering.draw(issuer, form.series, on=on, classification=classification),
        dated=on,
        year=on.year,
        issuer=issuer,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        classification=classification,
        token=codes.new_token(),
        context=plain,
        issued_at=timezone.now(),
        issued_by=actor,
        drafted_by=drafting.drafter(),
        supersedes=supersedes,
    )
    drafting.note(letter)
    journal(
        "letter.issued",
        letter,
        actor=actor,
        data={
            "kind": letter.kind,
            "number": letter.number,
            "dated": on,
            "subject": [letter.subject_type, subject.pk],
        },
    )
    return letter


def letter_of(subject: models.Model, kind: str) -> Letter | None:
    """Return the newest letter of a kind about a subject; None while there is none."""
    about = Letter.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
    return about.filter(kind=kind).order_by("-pk").first()


def pdf_of(letter: Letter) -> bytes:
    """Return the letter's PDF: rendered, signed and stored the first time, read back ever after.

    Rendering takes a fraction of a second and happens outside the lock, which on SQLite would stop every
    other writer; who comes second under the lock takes what the first one stored. Journals
    ``letter.rendered`` with the hash. Raises Refusal: ``letter_waiting`` when rendering fails, and the row
    waits for :func:`render_waiting`; ``letter_file_damaged`` when the file is not what was stored.
    """
    stored = Letter.objects.get(pk=letter.pk)
    if not stored.is_rendered:
        try:
            data = rendering.pdf_of(KINDS[Kind(stored.kind)], stored.context, _face(stored))
            data = rendering.signed(data, now=timezone.now())
        except Exception as error:  # whatever the renderer meets, the letter waits and the caller hears so
            # What the renderer says may quote the letter; its type is enough for the log.
            log.error("letter not rendered id=%s error=%s", stored.pk, type(error).__name__)
            Letter.objects.filter(pk=stored.pk).update(render_failures=F("render_failures") + 1)
            raise Refusal(
                _("Berkas PDF surat ini sedang disiapkan. Coba lagi beberapa menit lagi."),
                code="letter_waiting",
            ) from error
        stored = _store(stored, data)
    for name in ("pdf", "sha256", "pages"):
        setattr(letter, name, getattr(stored, name))
    return _read(stored)


def preview(
    kind: str, issuer: Any, context: Any, *, on: date | None = None, classification: str | None = None
) -> bytes:
    """Return a draft of a letter as PDF: watermark, no number, no code. What is still missing shows as dots.

    Writes nothing. Unverified facts are marked. Refuses unknown or malformed parts, as ``shape`` does.
    """
    form = KINDS[Kind(kind)]
    plain = _words(form, context, issuer, complete=False)
    face = Face(
        Look.DRAFT,
        on or timezone.localdate(),
        classification or form.classification,
        logo=logos.picture_in(plain),
    )
    return rendering.pdf_of(form, plain, face)


def copy_of(letter: Letter, *, certifier: Mapping[str, str]) -> bytes:
    """Return a certified copy (SALINAN) of an issued letter; ``certifier`` has title, name and nip.

    A copy carries the letter's number and code, so its QR leads to the original; it is not stored.
    """
    return rendering.pdf_of(KINDS[Kind(letter.kind)], letter.context, _face(letter, Look.COPY, certifier))


@transaction.atomic
def void(letter: Letter, *, actor: Any, reason: str) -> Letter:
    """Withdraw a letter. Its number stays used, its file stays, the verification page says that it is void.

    Journals ``letter.voided`` without the reason, which is kept sealed. Raises Refusal ``letter_void``.
    """
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if row.state == State.VOID:
        raise Refusal(_("Surat ini sudah dibatalkan."), code="letter_void")
    row.state, row.void_reason = State.VOID, reason
    row.save(update_fields=["state", "void_reason"])
    record("letter.voided", row, actor=actor, data={"number": row.number})
    return row


def verify(text: str) -> Letter | None:
    """Return the letter that a verification code means, also a void one; None for anything else.

    Forgives case, spaces, dashes, and O for 0, I or L for 1.
    """
    token = "".join(text.split()).replace("-", "").upper().translate(str.maketrans("OIL", "011"))
    if len(token) != 12 or not token.isascii() or not token.isalnum():
        return None
    return Letter.objects.select_related("issuer", "supersedes", "superseded_by").filter(token=token).first()


def with_fingerprint(sha256: str) -> Letter | None:
    """Return the letter whose PDF has this fingerprint, also a void one: it is that file, byte for byte."""
    rows = Letter.objects.select_related("issuer", "supersedes", "superseded_by")
    return rows.filter(sha256=sha256).first() if sha256 else None


def render_waiting(limit: int = BATCH) -> int:
    """Render letters that have no PDF yet, those that failed least first; return how many are done now.

    As many workers as there are may do so at once: each holds the letter it renders, and passes over those that
    others hold. One that is killed lets go of it.
    """
    tried: list[int] = []
    done = 0
    while len(tried) < limit:
        with _held_letter(tried) as letter:
            if letter is None:
                break
            tried.append(letter.pk)
            with suppress(Refusal):
                pdf_of(letter)
                done += 1
    return done


def is_much_waiting() -> bool:
    """Say whether more letters wait than one call of :func:`render_waiting` renders."""
    return Letter.objects.filter(sha256="").order_by("render_failures", "pk")[BATCH : BATCH + 1].exists()


@contextmanager
def _held_letter(tried: list[int]) -> Iterator[Letter | None]:
    """Hold the next letter to render, where the database can hold one row and let others write."""
    free = Letter.objects.filter(sha256="").exclude(pk__in=tried).order_by("render_failures", "pk")
    if not connection.features.has_select_for_update_skip_locked:
        yield free.first()
        return
    with transaction.atomic():
        yield free.select_for_update(skip_locked=True).first()


def _words(form: KindOfLetter, context: Any, issuer: Any, *, complete: bool = True) -> dict[str, Any]:
    """Check the words and freeze who writes: an institution may be renamed before the PDF is made."""
    plain = shaped(form.form, context, complete=complete)
    if "letterhead" in plain and not plain["letterhead"]:
        by_team = len(plain.get("examiners", [])) > 1
        plain["letterhead"] = shaped(Letterhead, letterheads.letterhead_of(issuer, form.kind, by_team=by_team))
    if "emblem" in plain and not plain["emblem"]:
        plain["emblem"] = letterheads.emblem_of(issuer)
    return plain


def _face(letter: Letter, look: Look = Look.LETTER, certifier: Mapping[str, str] | None = None) -> Face:
    return Face(
        look,
        letter.dated,
        letter.classification,
        letter.number,
        letter.token,
        certifier,
        letter.supersedes.number if letter.supersedes else "",
        logos.picture_in(letter.context),
    )


@transaction.atomic
def _store(letter: Letter, data: bytes) -> Letter:
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if row.is_rendered:
        return row
    row.pdf = f"{row.token}.pdf.sealed"
    row.sha256 = hashlib.sha256(data).hexdigest()
    row.pages = pdf.page_count(data)
    path = _path(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside its place and moved over it: what a lost transaction left behind is simply replaced.
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=crypto.REWRAP_PREFIX, delete=False) as file:
        try:
            crypto.seal_stream(io.BytesIO(data), cast(BinaryIO, file))
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    row.save(update_fields=["pdf", "sha256", "pages"])
    record("letter.rendered", row, data={"sha256": row.sha256, "pages": row.pages})
    return row


def _read(letter: Letter) -> bytes:
    try:
        with _path(letter).open("rb") as file:
            data = b"".join(crypto.unseal_stream(file))
    except (OSError, crypto.CannotUnseal) as error:
        log.error("letter not readable id=%s error=%s", letter.pk, type(error).__name__)
        data = b""
    if hashlib.sha256(data).hexdigest() != letter.sha256:
        raise Refusal(_("Berkas surat ini rusak. Hubungi pengelola portal."), code="letter_file_damaged")
    return data


def _path(letter: Letter) -> Path:
    return Path(settings.STORE_DIR) / "letters" / letter.pdf

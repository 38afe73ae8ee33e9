"""Keep what a citizen typed, step by step, encrypted, and give it back by code."""

import hashlib
import json
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import evidence, parts
from complaints.answers import people_of, version_of
from complaints.models import Draft, DraftFile, Upload
from netralitas.lib import codes, files
from netralitas.lib.refusal import Refusal

# A phone short of memory drops the page while its owner looks for a pen. For so long the code can be
# asked for again, by a button, unless the reporter said before that it is written down.
GRACE = timedelta(minutes=15)


def start() -> tuple[Draft, str]:
    """Begin a draft; return it with its code, which is shown to the citizen and not kept in the clear."""
    code = codes.new_code()
    draft = Draft.objects.create(
        code_index=codes.index_of(code),
        code_hash=codes.hash_code(code),
        key=secrets.token_urlsafe(32),
        data={},
        expires_at=timezone.now() + timedelta(days=settings.DRAFT_DAYS),
    )
    return draft, code


def resume(text: str) -> Draft:
    """Return the draft of a code typed on any device. Raises Refusal, at the same cost, when there is none."""
    code = codes.parse(text)
    draft = _living().filter(code_index=codes.index_of(code), complaint=None).first()
    if draft is None:
        codes.burn()
    elif codes.matches(code, draft.code_hash):
        return draft
    raise Refusal(_("Draf dengan kode ini tidak ada, sudah dikirim, atau sudah dihapus."), code="draft_unknown")


def open_by_key(key: str) -> Draft | None:
    """Return the living draft a browser's signed cookie names."""
    return _living().filter(key=key).first()


class ChangedMeanwhile(Refusal):
    """Another page saved other answers since this one was opened; ``saved`` are those answers."""

    def __init__(self, saved: dict[str, Any]):
        super().__init__(_("Bagian ini juga diisi di halaman lain."), code="changed_meanwhile")
        self.saved = saved


@transaction.atomic
def save_step(draft: Draft, step: str, values: dict[str, Any], *, seen: str | None = None) -> Draft:
    """Keep the answers of one step. Other steps, saved meanwhile in another tab, stay as they are.

    ``seen`` is the version of the answers that the page showed. Raises ChangedMeanwhile when others are kept now.
    """
    draft = locked(draft)
    _require_unchanged(draft.data.get(step) or {}, values, seen)
    return _keep(draft, {step: values})


@transaction.atomic
def save_person(draft: Draft, values: dict[str, Any], *, person: str, seen: str | None = None) -> Draft:
    """Keep one accused under the id the page gave them, so that the same page sent twice names nobody twice.

    Raises ChangedMeanwhile as :func:`save_step` does, and Refusal when there are as many people as may be.
    """
    draft = locked(draft)
    people = people_of(draft.data)
    saved = next((row for row in people if row["id"] == person), None)
    kept = {"id": person, **values}
    _require_unchanged(saved or {}, kept, seen)
    if saved is not None:
        people = [kept if row is saved else row for row in people]
    elif len(people) < settings.MOST_ACCUSED:
        people = [*people, kept]
    else:
        raise Refusal(
            _("Paling banyak %(n)d orang dalam satu laporan. Buat laporan lain untuk orang berikutnya.")
            % {"n": settings.MOST_ACCUSED},
            code="too_many_people",
        )
    return _keep(draft, {"who": {"people": people}})


@transaction.atomic
def remove_person(draft: Draft, person: str) -> Draft:
    """Take one accused out of the draft; who is not there is no error."""
    draft = locked(draft)
    people = [row for row in people_of(draft.data) if row["id"] != person]
    return _keep(draft, {"who": {"people": people} if people else {}})


@transaction.atomic
def add_file(draft: Draft, upload: Any, *, is_form: bool = False) -> DraftFile:
    """Seal an uploaded file with the draft; the same content twice is kept once. Raises Refusal.

    ``is_form`` says that it is the form the reporter signed, which is no evidence, also when it was sent as such.
    """
    draft = locked(draft)
    facts, sealed = evidence.keep(upload, upload.name or "")
    row = draft.files.filter(sha256=facts.sha256).first()
    if row is not None:
        evidence.discard(sealed)
        if is_form and not row.is_form:
            row.is_form = True
            row.save(update_fields=["is_form"])
        return row
    try:
        require_room(draft)
        require_bytes(draft, facts.size)
    except Refusal:
        evidence.discard(sealed)
        raise
    return DraftFile.objects.create(
        draft=draft,
        sha256=facts.sha256,
        name=files.bare_name(upload.name or "")[-150:],
        mime=facts.mime,
        kind=facts.kind,
        size=facts.size,
        sealed=sealed,
        is_form=is_form,
    )


def require_room(draft: Draft, *, coming: int = 0) -> None:
    """Refuse one more file than a report may have; ``coming`` files are on their way."""
    most = settings.EVIDENCE["max_files"]
    if draft.files.count() + coming >= most:
        raise Refusal(_("Paling banyak %(n)d berkas.") % {"n": most}, code="too_many_files")


def require_bytes(draft: Draft, size: int, *, coming: int = 0) -> None:
    """Refuse a file that would fit by itself and not beside the others; ``coming`` bytes are on their way."""
    most = settings.EVIDENCE["max_total_bytes"]
    if sum(draft.files.values_list("size", flat=True)) + coming + size > most:
        raise Refusal(
            _("Semua berkas bersama paling besar %(most)s MB. Hapus satu berkas dahulu.")
            % {"most": files.megabytes(most)},
            code="too_large_together",
        )


@transaction.atomic
def add_link(draft: Draft, values: dict[str, str]) -> Draft:
    """Keep a link (platform, url, account, kind, when, screenshot) with the draft.

    The same address twice is kept once: what is said later stands, what is left out stays as it was.
    """
    draft = locked(draft)
    place = link_digest(values["url"])[:16]
    known: dict[str, str] = next((row for row in draft.data.get("links", []) if row["id"] == place), {})
    link = {**known, **values, "id": place}
    links = [*[row for row in draft.data.get("links", []) if row["id"] != link["id"]], link]
    if len(links) > settings.EVIDENCE["max_files"]:
        raise Refusal(_("Paling banyak %(n)d tautan.") % {"n": settings.EVIDENCE["max_files"]}, code="too_many_links")
    draft.data = {**draft.data, "links": links}
    draft.save(update_fields=["data"])
    return draft


@transaction.atomic
def remove_item(draft: Draft, item: str) -> Draft:
    """Take a file (``file-<id>``), one on its way (``upload-<key>``) or a link (``link-<id>``) out of the draft.

    What is not there is no error.
    """
    draft = locked(draft)
    kind, _sep, key = item.partition("-")
    if kind == "file" and key.isdecimal():
        for row in draft.files.filter(pk=int(key)):
            evidence.forget(row.sealed)
            row.delete()
    elif kind == "upload" and key.isprintable():  # a database takes no NUL
        for upload in draft.uploads.filter(key=key):
            parts.forget(upload.key)
            upload.delete()
    elif kind == "link":
        draft.data = {**draft.data, "links": [row for row in draft.data.get("links", []) if row["id"] != key]}
        draft.save(update_fields=["data"])
    return draft


@transaction.atomic
def show_code(draft: Draft, *, again: bool = False) -> tuple[str, bool]:
    """Return the follow-up code of a sent draft for a page, and whether it may be asked for once more.

    It is shown by itself the first time only, however late that is; ``again``, within ``GRACE`` of it, as often as
    asked. Afterwards it is forgotten.
    """
    row = Draft.objects.select_for_update().get(pk=draft.pk)
    now = timezone.now()
    if not row.code_once:
        return "", False
    if row.code_shown_at is None:
        row.code_shown_at = now
        row.save(update_fields=["code_shown_at"])
        return row.code_once, False
    if now - row.code_shown_at >= GRACE:
        row.code_once = ""
        row.save(update_fields=["code_once"])
        return "", False
    return (row.code_once, False) if again else ("", True)


@transaction.atomic
def take_code_once(draft: Draft) -> str:
    """Return the follow-up code of a sent draft, the first time only; afterwards an empty string."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    code, draft.code_once = draft.code_once, ""
    if code:
        draft.save(update_fields=["code_once"])
    return code


def erase_old(*, now: datetime | None = None) -> int:
    """Erase drafts whose time is over; return how many. The files of one that was sent are the report's by now."""
    erased = 0
    ran_out = Draft.objects.filter(expires_at__lt=now or timezone.now())
    for pk in ran_out.values_list("pk", flat=True)[:1000]:
        with transaction.atomic():
            # Asked once more under the lock: somebody may have saved or sent it meanwhile.
            draft = ran_out.select_for_update(skip_locked=True).filter(pk=pk).first()
            if draft is None:
                continue
            for row in draft.files.all() if draft.complaint_id is None else ():
                evidence.forget(row.sealed)
            for key in draft.uploads.values_list("key", flat=True):
                parts.forget(key)
            draft.delete()
            erased += 1
    _sweep_parts()
    return erased


def _sweep_parts() -> None:
    """Remove parts that no row knows of: a server was killed between the end of an upload and its clearing up."""
    there = parts.keys()
    for key in there - set(Upload.objects.filter(key__in=there).values_list("key", flat=True)):
        parts.forget(key)


def link_digest(url: str) -> str:
    """Return the SHA-256 of an address without what does not change its target (case of the host, end slash)."""
    scheme, _sep, rest = url.strip().partition("://")
    host, slash, path = rest.partition("/")
    return hashlib.sha256(json.dumps([scheme.lower(), host.lower(), (slash + path).rstrip("/")]).encode()).hexdigest()


def _require_unchanged(saved: dict[str, Any], values: dict[str, Any], seen: str | None) -> None:
    if seen is not None and version_of(saved) not in (seen, version_of(values)):
        raise ChangedMeanwhile(saved)


def _keep(draft: Draft, changes: dict[str, Any]) -> Draft:
    draft.data = {**draft.data, **changes}
    draft.expires_at = timezone.now() + timedelta(days=settings.DRAFT_DAYS)
    draft.save(update_fields=["data", "expires_at"])
    return draft


def _living():
    return Draft.objects.filter(expires_at__gt=timezone.now())


def locked(draft: Draft) -> Draft:
    """Return the draft, locked until the transaction ends. Raises Refusal ``draft_unknown`` or ``already_sent``."""
    row = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if row is None:
        raise Refusal(_("Draf ini sudah dihapus karena waktunya habis."), code="draft_unknown")
    if row.complaint_id:
        raise Refusal(_("Laporan ini sudah dikirim."), code="already_sent")
    return row

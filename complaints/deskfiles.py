"""Keep what came along with a form that an officer has to correct, so that no file is chosen twice."""

from collections.abc import Iterable
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from complaints import drafts
from complaints.models import Draft
from netralitas.lib import files
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

SALT = "complaints.deskfiles"
Turned = tuple[str, str]


def mark_of(draft: Draft | None, actor: Any) -> str:
    """Return the mark by which a form names its files; it is worth nothing in other hands."""
    return signing.dumps([draft.key, actor.pk], salt=SALT) if draft else ""


def of_mark(mark: str, *, actor: Any) -> Draft | None:
    """Return the draft a mark names; None for another officer, once it was sent, and when its time is over."""
    try:
        key, owner = signing.loads(mark, salt=SALT)
    except signing.BadSignature:
        return None
    draft = drafts.open_by_key(key) if owner == actor.pk else None
    return draft if draft and draft.complaint_id is None else None


@transaction.atomic
def hold(
    draft: Draft | None,
    uploads: Iterable[Any],
    *,
    forms: Iterable[Any] = (),
    but: Iterable[str] = (),
    actor: Any,
) -> tuple[Draft | None, list[Turned]]:
    """Seal what came along, beside what is held already and without the items ``but``.

    ``forms`` are scans of what the reporter signed. Returns the draft, None before the first file, and the files that
    were turned away, each with the reason. What nobody sends goes with the draft when its time is over. Raises Refusal
    to other roles.
    """
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    turned: list[Turned] = []
    for item in but:
        draft = draft and drafts.remove_item(draft, item)
    came = [*((upload, True) for upload in forms), *((upload, False) for upload in uploads)]
    for upload, is_form in came:
        draft = draft or drafts.start()[0]
        try:
            with transaction.atomic():
                drafts.add_file(draft, upload, is_form=is_form)
        except Refusal as refusal:
            turned.append((files.bare_name(upload.name or ""), refusal.sentence))
    return draft, turned

"""A step that issues letters is drafted by one officer of the agency and approved by another one.

The doors of the steps do not know it: here a step is taken to its end, and when it issued a letter all of it is undone
and kept as a draft. So a draft was refused nothing and drew no number, and no step that issues a letter gets past.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netralitas.audit.journal import record
from netralitas.letters import drafting
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from sanctions.meanwhile import seen_by
from sanctions.models import Draft, Proceeding
from sanctions.proceedings import locked
from sanctions.statuses import DraftState

WAITING = _lazy("Konsep surat dalam perkara ini menunggu persetujuan. Langkah lain terbuka sesudah konsep itu diputus.")
# Takes the step for whom it is given.
Take = Callable[[Any], str]


class _Drafted(Exception):
    """The step issued letters: undo it."""


@transaction.atomic
def submit(proceeding: Proceeding, step: str, *, sent: Mapping[str, Any], take: Take, actor: Any) -> Draft | str:
    """Take a step that issues no letter and return what it says; draft one that does and return the draft.

    ``sent`` is the form as it was filled in; it comes back with a draft that is returned. Raises Refusal: those of the
    step, ``draft_waiting`` while another draft of the case is not judged.
    """
    row = locked(proceeding)
    _require_officer(row, actor)
    if Draft.objects.filter(proceeding=row, state=DraftState.OPEN).exists():
        raise Refusal(str(WAITING), code="draft_waiting")
    try:
        with transaction.atomic(), drafting.drafted() as issued:
            said = take(actor)
            if issued:
                raise _Drafted
    except _Drafted:
        pass
    else:
        return said
    letters = [drafting.sketch_of(letter) for letter in issued]
    entry = record(
        "proceeding.draft", row, actor=actor, data={"step": step, "letters": [letter["kind"] for letter in letters]}
    )
    return Draft.objects.create(proceeding=row, step=step, sent=sent, letters=letters, seen=entry.seq, drafted_by=actor)


@transaction.atomic
def approve(draft: Draft, *, take: Take, actor: Any) -> str:
    """Take a drafted step for good: its letters are numbered and say word for word what the draft said.

    Raises Refusal: those of the step, ``own_draft`` for who wrote it, ``draft_judged``, ``changed_meanwhile`` when the
    case has moved, ``words_changed`` when the same form would now make other letters.
    """
    row = locked(draft.proceeding)
    current = _open(draft, row, actor)
    if current.drafted_by_id == actor.pk:
        raise Refusal(
            _("Konsep ini Anda susun sendiri. Surat terbit sesudah petugas lain di instansi Anda menyetujuinya."),
            code="own_draft",
        )
    if seen_by(row) != current.seen:
        raise Refusal(
            _("Perkara ini sudah bergerak sejak konsep disusun. Kembalikan konsep agar disusun ulang."),
            code="changed_meanwhile",
        )
    with drafting.drafted(by=current.drafted_by) as issued:
        said = take(actor)
    if [drafting.sketch_of(letter) for letter in issued] != current.letters:
        raise Refusal(
            _("Bunyi surat tidak lagi sama dengan konsep ini, misalnya karena pejabat atau aturan berganti. "
              "Kembalikan konsep agar disusun ulang."),
            code="words_changed",
        )  # fmt: skip
    _judge(current, DraftState.APPROVED, actor=actor)
    return said


@transaction.atomic
def give_back(draft: Draft, *, note: str, actor: Any) -> Draft:
    """Return a draft with a note; its form comes back filled. Raises Refusal: ``missing_reason``, as ``approve``."""
    current = _open(draft, locked(draft.proceeding), actor)
    if current.drafted_by_id == actor.pk:
        raise Refusal(_("Konsep Anda sendiri ditarik, bukan dikembalikan."), code="own_draft")
    if not note.strip():
        raise Refusal(_("Tulis apa yang perlu diperbaiki."), code="missing_reason", field="note")
    return _judge(current, DraftState.RETURNED, note=note.strip(), actor=actor)


@transaction.atomic
def withdraw(draft: Draft, *, actor: Any) -> Draft:
    """Take one's own draft back; its form comes back filled. Raises Refusal ``draft_judged``, ``not_your_step``."""
    current = _open(draft, locked(draft.proceeding), actor)
    if current.drafted_by_id != actor.pk:
        raise Refusal(_("Hanya penyusunnya yang dapat menarik konsep ini."), code="not_your_step")
    return _judge(current, DraftState.WITHDRAWN, actor=actor)


def _require_officer(row: Proceeding, actor: Any) -> None:
    if actor.role != Role.AGENCY_OFFICER or actor.instansi_id != row.instansi_id:
        raise Refusal(_("Langkah ini milik petugas instansi yang bersangkutan."), code="not_your_step")


def _open(draft: Draft, row: Proceeding, actor: Any) -> Draft:
    """Return a draft as it stands under the lock of its case, still to be judged."""
    _require_officer(row, actor)
    current = Draft.objects.select_related("drafted_by").get(pk=draft.pk)
    if current.state != DraftState.OPEN:
        raise Refusal(_("Konsep ini sudah diputus atau ditarik."), code="draft_judged")
    return current


def _judge(draft: Draft, state: DraftState, *, note: str = "", actor: Any) -> Draft:
    draft.state, draft.note, draft.judged_by, draft.judged_at = state, note, actor, timezone.now()
    draft.save(update_fields=["state", "note", "judged_by", "judged_at"])
    record(f"proceeding.draft_{state.value}", draft.proceeding, actor=actor, data={"step": draft.step})
    return draft

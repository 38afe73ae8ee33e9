"""Open a procedure, one of its letters or drafts to read it: whoever looked at it stands in the journal."""

from typing import Any

from django.db import transaction

from netralitas.audit.journal import record
from netralitas.letters import drafting, letters
from netralitas.letters.models import Letter
from sanctions.localtime import today_of
from sanctions.models import Draft, Proceeding


def open_case(proceeding: Proceeding, *, actor: Any) -> None:
    """Journal that an officer opened a procedure."""
    _note(proceeding, "proceeding.read", actor)


def open_letter(proceeding: Proceeding, letter: Letter, *, actor: Any) -> bytes:
    """Return the PDF of one letter of a procedure and journal the reading.

    Raises Refusal ``letter_waiting`` while it cannot be rendered, ``letter_file_damaged`` when it is not what was
    stored; then nothing was read and nothing is journaled.
    """
    data = letters.pdf_of(letter)
    _note(proceeding, "proceeding.read_letter", actor, letter=letter.number)
    return data


def open_draft(draft: Draft, n: int, *, actor: Any) -> bytes:
    """Return the n-th letter of a draft as PDF, marked as a draft, and journal the reading."""
    data = drafting.preview(draft.letters[n], on=today_of(draft.proceeding))
    _note(draft.proceeding, "proceeding.read_draft", actor, step=draft.step)
    return data


@transaction.atomic
def _note(proceeding: Proceeding, action: str, actor: Any, **data: Any) -> None:
    record(action, Proceeding.objects.select_for_update().get(pk=proceeding.pk), actor=actor, data=data)

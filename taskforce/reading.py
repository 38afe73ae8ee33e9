"""Open a recommendation or its letter to read it: whoever looked at it stands in the journal."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib.refusal import Refusal
from taskforce.models import Recommendation


def open_row(recommendation: Recommendation, *, actor: Any) -> None:
    """Journal that an officer opened a recommendation."""
    _note(recommendation, "recommendation.read", actor)


def open_letter(recommendation: Recommendation, letter: Letter | None, *, actor: Any) -> bytes:
    """Return the PDF of the recommendation's letter, or of one that answered it, and journal the reading.

    Raises Refusal while there is no letter or no PDF yet.
    """
    if letter is None:
        raise Refusal(_("Surat rekomendasi belum terbit."), code="no_letter")
    _note(recommendation, "recommendation.read_letter", actor, letter=letter.number)
    return letters.pdf_of(letter)


@transaction.atomic
def _note(recommendation: Recommendation, action: str, actor: Any, **data: Any) -> None:
    record(action, Recommendation.objects.select_for_update().get(pk=recommendation.pk), actor=actor, data=data)

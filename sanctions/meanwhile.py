"""Take a step only on what the person saw: two officers, a stale page and a second press never undo one another."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from sanctions.models import Proceeding
from sanctions.proceedings import locked

# Entries that change nothing: a colleague who only looked must not turn anybody's page stale.
READING = ["proceeding.read", "proceeding.read_letter", "proceeding.read_draft"]
Answer = TypeVar("Answer")


def last_change(proceeding: Proceeding) -> Entry | None:
    """Return the last entry of the journal that changed this procedure."""
    return (
        Entry.objects.filter(subject_type=proceeding._meta.label_lower, subject_id=str(proceeding.pk))
        .exclude(action__in=READING)
        .select_related("actor")
        .order_by("-seq")
        .first()
    )


def seen_by(proceeding: Proceeding) -> int:
    """Return the mark of what a page shows; the form sends it back."""
    last = last_change(proceeding)
    return last.seq if last else 0


@transaction.atomic
def as_seen(proceeding: Proceeding, seen: int, door: Callable[..., Answer], *args: Any, **given: Any) -> Answer:
    """Call a door while the procedure still is what the page showed; the row stays locked from check to change.

    Raises Refusal ``changed_meanwhile`` when somebody took a step since.
    """
    locked(proceeding)
    if seen_by(proceeding) != seen:
        raise Refusal(
            _("Perkara ini berubah sejak halaman Anda dibuka. Periksa keadaannya sekarang, lalu kirim lagi."),
            code="changed_meanwhile",
        )
    return door(*args, **given)

"""Which penalties were decided on somebody, as the ledger of a person tells it. Looks up, never writes."""

from collections import defaultdict
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sanctions.access import visible_to
from sanctions.models import Decision, Proceeding


def punished(user: Any, accused: list[int]) -> dict[int, list[str]]:
    """Return a sentence for how each procedure about the accused ended or stands, in one statement."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = (
        visible_to(user)
        .filter(recommendation__accused__in=accused)
        .select_related("recommendation", "decision__penalty")
        .order_by("pk")
    )
    for row in rows:
        found[row.recommendation.accused_id].append(_said(row))
    return found


def _said(row: Proceeding) -> str:
    decision: Decision | None = getattr(row, "decision", None)
    if decision is None:
        return _("Pemeriksaan disiplin. %(status)s.") % {"status": row.get_status_display()}
    facts = {"penalty": decision.penalty.name, "day": date_format(decision.decided_on, "j F Y")}
    if decision.effective_on is None:
        return _("Hukuman: %(penalty)s, ditetapkan %(day)s, belum berlaku.") % facts
    facts["from"] = date_format(decision.effective_on, "j F Y")
    return _("Hukuman: %(penalty)s, ditetapkan %(day)s, berlaku sejak %(from)s.") % facts

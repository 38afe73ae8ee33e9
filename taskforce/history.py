"""What the Satgas recommended about somebody, as the ledger of a person tells it. Looks up, never writes."""

from collections import defaultdict
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from taskforce.access import visible_to
from taskforce.models import Recommendation
from taskforce.statuses import Status


def recommended(user: Any, accused: list[int]) -> dict[int, list[str]]:
    """Return a sentence for each recommendation about the accused that somebody may see, in one statement."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = visible_to(user).filter(accused__in=accused).exclude(status=Status.VOID).order_by("pk")
    for row in rows:
        found[row.accused_id].append(_said(row))
    return found


def _said(row: Recommendation) -> str:
    facts = {"number": row.number, "status": row.get_status_display()}
    if not row.issued_on:
        return _("Rekomendasi %(number)s. %(status)s.") % facts
    facts["day"] = date_format(row.issued_on, "j F Y")
    return _("Rekomendasi %(number)s terbit %(day)s. %(status)s.") % facts

"""Which penalties were decided on somebody, as the ledger of a person tells it. Looks up, never writes."""

from collections import defaultdict
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sanctions.access import visible_to
from sanctions.ethics_rules import is_ethics
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


def earlier_penalties(row: Proceeding) -> list[str]:
    """Return a sentence for each penalty that the agency decided on the same person before, in one statement.

    The same person is whoever carries the NIP, or was taken for the same person by two officers.
    """
    accused = row.recommendation.accused
    same = Q(recommendation__accused__nip_index=accused.nip_index) if accused.nip_index else Q(pk__in=[])
    if accused.person_id:
        same |= Q(recommendation__accused__person=accused.person_id)
    rows = Proceeding.objects.filter(same, instansi=row.instansi_id, decision__isnull=False).exclude(pk=row.pk)
    rows = rows.select_related("decision__penalty").order_by("decision__decided_on", "pk")
    return [_decided(other.decision) for other in rows]


def _said(row: Proceeding) -> str:
    decision: Decision | None = getattr(row, "decision", None)
    if decision is None and is_ethics(row.recommendation.level):
        return _("Kode etik. %(status)s.") % {"status": row.get_status_display()}
    if decision is None:
        return _("Pemeriksaan disiplin. %(status)s.") % {"status": row.get_status_display()}
    return _("Hukuman: %(what)s") % {"what": _decided(decision)}


def _decided(decision: Decision) -> str:
    facts = {"penalty": decision.penalty.name, "day": date_format(decision.decided_on, "j F Y")}
    if decision.effective_on is None:
        return _("%(penalty)s, ditetapkan %(day)s, belum berlaku.") % facts
    facts["from"] = date_format(decision.effective_on, "j F Y")
    return _("%(penalty)s, ditetapkan %(day)s, berlaku sejak %(from)s.") % facts

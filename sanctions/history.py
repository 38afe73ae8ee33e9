"""Which penalties were decided on somebody, as the ledger of a person tells it. Looks up, never writes."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.lib.validity import held_law
from sanctions.access import visible_to
from sanctions.localtime import zone_of
from sanctions.models import Decision, Objection, Proceeding, RepeatRule
from sanctions.repeats import Earlier, Repeat, last_before
from sanctions.statuses import DISCIPLINE, ETHICS_LEVEL, TOOK_EFFECT, Status
from taskforce.levels import proven_acts

_repeats = held_law(RepeatRule)


def punished(user: Any, accused: list[int]) -> dict[int, list[str]]:
    """Return a sentence for how each procedure about the accused ended or stands, in one statement."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = (
        _with_former(visible_to(user))
        .filter(recommendation__accused__in=accused)
        .select_related("recommendation", "decision__penalty")
        .order_by("pk")
    )
    for row in rows:
        found[row.recommendation.accused_id].append(_said(row))
    return found


def earlier_penalties(row: Proceeding) -> list[str]:
    """Return a sentence for each penalty that the agency decided on the same person before, in one statement."""
    return [_decided(other) for other in _with_former(_earlier(row))]


def repeat_of(row: Proceeding, *, on: date) -> Repeat | None:
    """Return the last penalty in effect that the person repeats the breach of, None when there is none.

    Every act of the catalogue breaches the same duty, to be neutral; a moral sanction is no penalty of discipline, and
    a penalty that has not taken effect, or was taken back, does not count.
    """
    employment = row.recommendation.accused.employment
    rule = next((rule for rule in reversed(_repeats(on)) if employment in rule.employments), None)
    if rule is None:
        return None
    known = [
        Earlier(one.pk, one.penalty.name, one.penalty.severity, one.effective_on)
        for other in _earlier(row).filter(status__in=TOOK_EFFECT, decision__penalty__level__in=DISCIPLINE)
        if (one := other.decision).effective_on and one.effective_on <= on
    ]
    if not known:
        return None
    received = row.recommendation.complaint.received_at.astimezone(zone_of(row)).date()
    last = last_before(known, [act.occurred_on or received for act in proven_acts(row.recommendation.accused)])
    return Repeat(last, rule.basis, rule.needs_verification) if last else None


def served_beside(row: Proceeding, *, on: date) -> list[Decision]:
    """Return the agency's other decisions on the same person whose penalty is being served on a day."""
    served = Q(status=Status.IN_FORCE, decision__ends_on__gte=on, decision__penalty__level__in=DISCIPLINE)
    return [other.decision for other in _earlier(row).filter(served)]


def waiting_beside(row: Proceeding) -> QuerySet[Proceeding]:
    """Return the agency's other procedures about the same person whose penalty has not taken effect yet."""
    return _earlier(row).filter(status=Status.DELIVERED, decision__penalty__level__in=DISCIPLINE)


def _earlier(row: Proceeding) -> QuerySet[Proceeding]:
    """Return the agency's other procedures about the same person that came to a decision which stands.

    The same person is whoever carries the NIP, or was taken for the same person by two officers.
    """
    accused = row.recommendation.accused
    same = Q(recommendation__accused__nip_index=accused.nip_index) if accused.nip_index else Q(pk__in=[])
    if accused.person_id:
        same |= Q(recommendation__accused__person=accused.person_id)
    rows = Proceeding.objects.filter(same, instansi=row.instansi_id, decision__isnull=False).exclude(pk=row.pk)
    rows = rows.exclude(status=Status.ANNULLED)
    return rows.select_related("decision__penalty").order_by("decision__decided_on", "pk")


def _said(row: Proceeding) -> str:
    decision: Decision | None = getattr(row, "decision", None)
    if decision is None and row.recommendation.level == ETHICS_LEVEL:
        return _("Kode etik. %(status)s.") % {"status": row.get_status_display()}
    if decision is None:
        return _("Pemeriksaan disiplin. %(status)s.") % {"status": row.get_status_display()}
    return _("Hukuman: %(what)s") % {"what": _decided(row)}


def _with_former(rows: QuerySet[Proceeding]) -> Any:
    """Tell with each procedure which penalty a remedy changed, and by which outcome."""
    changed = Objection.objects.filter(proceeding=OuterRef("pk"), former_penalty__isnull=False)
    return rows.annotate(
        former=Subquery(changed.values("former_penalty__name")[:1]), changed_by=Subquery(changed.values("number")[:1])
    )


def _decided(row: Any) -> str:
    """Say what was decided, what a remedy changed, and whether it is in effect."""
    said = _in_effect(row.decision, row.status)
    if row.former:
        told = {"former": row.former, "number": row.changed_by}
        said += " " + _("Semula %(former)s, diubah dengan putusan Nomor %(number)s.") % told
    return said


def _in_effect(decision: Decision, status: str) -> str:
    """Say what was decided and whether it is in effect; a day that has been reckoned is no effect yet."""
    facts = {"penalty": decision.penalty.name, "day": date_format(decision.decided_on, "j F Y")}
    if status == Status.ANNULLED:
        return _("%(penalty)s, ditetapkan %(day)s, kemudian dicabut atau dibatalkan.") % facts
    if status == Status.OBJECTED:
        return _("%(penalty)s, ditetapkan %(day)s, belum berlaku: upaya administratif berjalan.") % facts
    if decision.effective_on is None:
        return _("%(penalty)s, ditetapkan %(day)s, belum berlaku.") % facts
    facts["from"] = date_format(decision.effective_on, "j F Y")
    if decision.cut_short_by_id and decision.ends_on:
        facts["until"] = date_format(decision.ends_on, "j F Y")
        return _("%(penalty)s, ditetapkan %(day)s, berlaku sejak %(from)s, dianggap selesai %(until)s karena hukuman "
                 "yang lebih berat.") % facts  # fmt: skip
    if status not in TOOK_EFFECT and decision.effective_on > timezone.localdate():
        return _("%(penalty)s, ditetapkan %(day)s, mulai berlaku %(from)s.") % facts
    return _("%(penalty)s, ditetapkan %(day)s, berlaku sejak %(from)s.") % facts

"""What becomes of a person's other penalties once a remedy holds a heavier one back or takes it away.

A decision that is contested has no effect but that of its outcome (PP 94/2021 art. 38(2)): what it had ended goes on,
and what waited for its end takes its turn. Should it be confirmed, it meets them again on its day.
"""

from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from sanctions import execution
from sanctions.effects import days_of, effect_of
from sanctions.history import waiting_beside
from sanctions.lanes.actors import SYSTEM
from sanctions.localtime import today_of, zone_of
from sanctions.models import Decision, Proceeding
from sanctions.proceedings import locked
from sanctions.serving import take_turn
from sanctions.statuses import Status
from sanctions.terms import served_until
from sanctions.tracks import track_of
from sanctions.workflow import advance


def release_others(row: Proceeding, heavier: Decision, *, actor: Any = None) -> None:
    """Let the penalties go on that a decision ended, and those start that waited for its end.

    The caller holds the lock of the decision's procedure, which has its new status, and its transaction.
    """
    for ended in Decision.objects.filter(cut_short_by=heavier).select_related("proceeding").order_by("pk"):
        _revive(locked(ended.proceeding), ended, heavier, actor=actor)
    for waiting in waiting_beside(row):
        _let_start(locked(waiting), heavier, actor=actor)


def _revive(row: Proceeding, ended: Decision, heavier: Decision, *, actor: Any) -> None:
    """Give a penalty its own last day back; one whose day lies ahead is served on."""
    decision = _decision(ended.pk)
    decision.cut_short_by, decision.ends_on = None, served_until(decision.effective_on, decision.penalty.months)
    decision.save(update_fields=["cut_short_by", "ends_on"])
    row.decision = decision
    if goes_on := row.status == Status.SERVED and bool(decision.ends_on and decision.ends_on >= today_of(row)):
        advance(row, "revive", role=SYSTEM)
        execution.begin(row)
        row.save(update_fields=["status", "due_at"])
    data = {"from": heavier.pk, "ends": decision.ends_on, "goes_on": goes_on}
    record("proceeding.revive", row, actor=actor, data=data)


def _let_start(row: Proceeding, heavier: Decision, *, actor: Any) -> None:
    """Let a penalty that waited start on its own day, and tomorrow at the earliest."""
    decision, today = _decision(row.decision.pk), today_of(row)
    before, own = decision.effective_on, _own_day(row, decision)
    if before is None or before <= own:
        return
    decision.effective_on = max(own, today + timedelta(days=1))
    take_turn(row, decision)
    if decision.effective_on >= before:
        return
    decision.effective_explanation += " " + _("Hukuman yang ditunggu tidak lagi dijalani; berlaku %(day)s.") % {
        "day": date_format(decision.effective_on, "l, j F Y")
    }
    decision.is_effect_unverified = True
    decision.save(update_fields=["effective_on", "effective_explanation", "ends_on", "is_effect_unverified"])
    data = {"from": heavier.pk, "before": before, "effective": decision.effective_on}
    record("proceeding.turn_comes", row, actor=actor, data=data)


def _own_day(row: Proceeding, decision: Decision) -> date:
    """Return the day on which a decision would take effect beside no other one."""
    if decision.delivered_on is None:
        raise ValueError("a decision that nobody received has no day of effect")
    settled = row.objections.exclude(outcome="").first()
    if settled and settled.decided_on:
        return max(settled.decided_on, decision.delivered_on + timedelta(days=1))
    days = days_of(row, decision.delivered_on)
    return effect_of(track_of(row), decision.penalty_id, days, decided_on=decision.decided_on, tz=zone_of(row)).on


def _decision(pk: int) -> Decision:
    return Decision.objects.select_for_update(of=("self",)).select_related("penalty").get(pk=pk)

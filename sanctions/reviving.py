"""Let a penalty go on that a heavier one had ended, once a remedy holds the heavier one back or takes it away.

A decision that is contested has no effect but that of its outcome (PP 94/2021 art. 38(2)): what it had ended was not
ended by it. Should it be confirmed, it ends the other one again on its day.
"""

from typing import Any

from netralitas.audit.journal import record
from sanctions import execution
from sanctions.lanes.actors import SYSTEM
from sanctions.localtime import today_of
from sanctions.models import Decision
from sanctions.proceedings import locked
from sanctions.statuses import Status
from sanctions.terms import served_until
from sanctions.workflow import advance


def revive_ended_by(heavier: Decision, *, actor: Any = None) -> None:
    """Give every penalty that a decision ended its own last day back; one whose day lies ahead is served on.

    The caller holds the lock of the decision's procedure, and its transaction.
    """
    for ended in Decision.objects.filter(cut_short_by=heavier).select_related("proceeding").order_by("pk"):
        row = locked(ended.proceeding)
        decision = Decision.objects.select_for_update(of=("self",)).select_related("penalty").get(pk=ended.pk)
        decision.cut_short_by, decision.ends_on = None, served_until(decision.effective_on, decision.penalty.months)
        decision.save(update_fields=["cut_short_by", "ends_on"])
        row.decision = decision
        if goes_on := row.status == Status.SERVED and bool(decision.ends_on and decision.ends_on >= today_of(row)):
            advance(row, "revive", role=SYSTEM)
            execution.begin(row)
            row.save(update_fields=["status", "due_at"])
        data = {"from": heavier.pk, "ends": decision.ends_on, "goes_on": goes_on}
        record("proceeding.revive", row, actor=actor, data=data)

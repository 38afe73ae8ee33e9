"""Carry out a penalty that took effect, with its paper, and watch its last day (PP 94/2021 arts. 8 and 39).

What has no duration is done once it was carried out; what has one is done when its last day has passed.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.clocks.models import Clock
from netralitas.letters import scans
from netralitas.lib.refusal import Refusal
from sanctions.due import next_due, start_duty
from sanctions.execution_rules import execution_rule, is_carried_out, recording
from sanctions.lanes.actors import SYSTEM
from sanctions.localtime import today_of
from sanctions.models import Decision, Execution, Proceeding
from sanctions.proceedings import locked
from sanctions.tracks import ending_of, endings
from sanctions.workflow import advance


def begin(row: Proceeding) -> None:
    """Start what runs from the day of effect, on a row the caller has locked: the record, and the last day.

    Saves nothing of the row. What was carried out before a remedy confirmed it needs no second record.
    """
    decision = row.decision
    rule = execution_rule(decision.penalty_id, today_of(row))
    if is_carried_out(row):
        _end_if_without_duration(row, decision, role=SYSTEM)
    elif rule and decision.effective_on:
        said = _("Pelaksanaan hukuman untuk %(number)s") % {"number": row.recommendation.number}
        # A dismissal may count from a day before it was received; nothing was due then.
        anchor = max(decision.effective_on, decision.delivered_on or decision.effective_on)
        start_duty(row, rule.deadline, duty=said, anchor=anchor)
    if decision.ends_on and decision.ends_on >= today_of(row):
        watch_end(row, decision)
    row.due_at = next_due(row)


def watch_end(row: Proceeding, decision: Decision) -> None:
    """Start the clock that reminds of the last day of a penalty; it is nobody's duty. Saves nothing of the row."""
    if decision.ends_on is None:
        raise ValueError("a penalty without a duration has no last day")
    said = _("Akhir masa hukuman untuk %(number)s") % {"number": row.recommendation.number}
    start_duty(row, ending_of(row), duty=said, anchor=decision.ends_on, plan=Clock.Plan.PENALTY_END)


def hold(row: Proceeding, *, outcome: str, actor: Any = None) -> None:
    """Stop what runs for a penalty in effect: a remedy suspends it, or a heavier one ends it."""
    for code in recording(today_of(row)) | endings(today_of(row)):
        clock.stop(row, code, outcome=outcome, actor=actor)


@transaction.atomic
def carry_out(proceeding: Proceeding, *, executed_on: date, title: str, paper: scans.Judged, actor: Any) -> Execution:
    """Record on which day a penalty was carried out, and keep the paper that shows it; the clock of the record stops.

    Raises Refusal for a day before the effect or after today, without the name of the paper, for a second time, and
    where the law asks for no such record.
    """
    row = locked(proceeding)
    decision = Decision.objects.select_for_update(of=("self",)).select_related("penalty").filter(proceeding=row).first()
    advance(row, "carry_out", role=actor.role)
    rule = execution_rule(decision.penalty_id, today_of(row)) if decision else None
    if decision is None or decision.effective_on is None or rule is None:
        raise Refusal(_("Untuk hukuman ini tidak ada pelaksanaan yang dicatat."), code="no_execution")
    if row.executions.filter(penalty=decision.penalty_id).exists():
        raise Refusal(_("Pelaksanaan hukuman ini sudah dicatat."), code="already_carried_out")
    if not decision.effective_on <= executed_on <= today_of(row):
        raise Refusal(
            _("Tanggal pelaksanaan harus antara hari mulai berlaku dan hari ini."),
            code="day_wrong",
            field="executed_on",
        )
    if not title.strip():
        raise Refusal(_("Tulis nama, nomor, dan tanggal surat pelaksanaannya."), code="missing_title", field="title")
    done = Execution.objects.create(
        proceeding=row,
        penalty=decision.penalty,
        executed_on=executed_on,
        title=title.strip(),
        added_by=actor,
        **scans.columns_of(paper),
    )
    for code in recording(today_of(row)):
        clock.stop(row, code, outcome="carried_out", actor=actor)
    _end_if_without_duration(row, decision, role=actor.role)
    row.due_at = next_due(row)
    row.save(update_fields=["status", "due_at"])
    record(
        "proceeding.carry_out",
        row,
        actor=actor,
        data={"executed": executed_on, "sha256": done.sha256, "penalty": decision.penalty_id},
    )
    return done


def _end_if_without_duration(row: Proceeding, decision: Decision, *, role: str) -> None:
    if decision.penalty.months is None:
        advance(row, "end_carried_out", role=role)

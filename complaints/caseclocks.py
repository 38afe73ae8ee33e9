"""Which clocks a step in a report's life starts, holds and ends. Called by ``complaints.workflow`` alone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

from django.utils import timezone as clock_now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.models import Complaint
from complaints.regime import rule_code
from complaints.statuses import Status
from netralitas.clocks import clock
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks
from netralitas.law import deadlines
from netralitas.law.deadlines import Due
from netralitas.law.models import DeadlineRule
from netralitas.letters.language import written_for_letters
from netralitas.people.models import Office
from netralitas.people.offices import recommending_body

SATGAS_CLOCK = "T7"
# From what a duty counts that begins a second time; its rule names only the first.
AGAIN = {
    "return": _lazy("perkara dikembalikan Satgas"),
    "revive": _lazy("laporan diperiksa lagi"),
    "unmerge": _lazy("laporan diperiksa lagi"),
}


def turn(case: Complaint, action: str, actor: Any) -> None:
    """Move the clocks of a case as a step asks; its status is the new one already."""
    CLOCKS.get(action, _keep)(case, actor)
    case.due_at = _next_due(case)


def leave_satgas(case: Complaint, *, outcome: str, actor: Any) -> None:
    """Stop the Satgas' clock on a locked case."""
    clock.stop(case, SATGAS_CLOCK, outcome=outcome, actor=actor)
    case.due_at = None


def rule_started_by(complaint: Complaint, action: str) -> str:
    """Return the code of the deadline rule whose clock a step starts, "" when it starts none."""
    step = STARTS.get(action, "")
    return step if step in ("", SATGAS_CLOCK) else code_of(complaint, step)


def _next_due(case: Complaint) -> datetime | None:
    """Return when the next running duty ends. A paused one has no date: its days wait for the reporter."""
    running = open_clocks(case).filter(state=Clock.State.RUNNING).first()
    return running.due_at if running else None


def _keep(_case: Complaint, _actor: Any) -> None:
    """Leave the clocks as they are."""


def _hold(case: Complaint, actor: Any) -> None:
    for running in open_clocks(case).filter(rule_code=code_of(case, "T3"), state=Clock.State.RUNNING):
        clock.pause(running, reason=_("Menunggu kelengkapan"), actor=actor)
    _start(case, "T4b", _("Kelengkapan laporan %(number)s"), anchor=today_of(case), actor=actor)


def _go_on(case: Complaint, actor: Any) -> None:
    clock.stop(case, code_of(case, "T4b"), outcome="completed", actor=actor)
    for paused in open_clocks(case).filter(rule_code=code_of(case, "T3"), state=Clock.State.PAUSED):
        clock.resume(paused, actor=actor)


def _to_study(case: Complaint, actor: Any) -> None:
    clock.stop(case, code_of(case, "T3"), outcome="registered", actor=actor)
    _start(case, "T5", _("Penanganan perkara %(number)s"), anchor=_handling_anchor(case), actor=actor)


def _end(case: Complaint, actor: Any) -> None:
    for step in ("T3", "T4b", "T5"):
        clock.stop(case, code_of(case, step), outcome=case.status, actor=actor)


def _to_satgas(case: Complaint, actor: Any) -> None:
    _end(case, actor)
    body = recommending_body(today_of(case))
    clock.start(
        SATGAS_CLOCK,
        subject=case,
        owner=body,
        duty=_("Verifikasi Satgas atas perkara %(number)s") % {"number": case.number},
        anchor=today_of(case),
        desk=Office.Kind.CASE_DESK,
        utc_offset=_offset(case),
        actor=actor,
        plan=Clock.Plan.CASE_DESK,
        link=f"/admin/complaints/complaint/{case.pk}/change/",
    )


def _back(case: Complaint, actor: Any) -> None:
    clock.stop(case, SATGAS_CLOCK, outcome="returned", actor=actor)
    since = str(AGAIN["return"])
    _start(case, "T5", _("Penanganan perkara %(number)s"), anchor=today_of(case), actor=actor, since=since)


def _let_go(case: Complaint, actor: Any) -> None:
    if case.status == Status.WITHDRAWN:
        _end(case, actor)


def _take_up(case: Complaint, actor: Any) -> None:
    since = str(AGAIN["revive"])
    _start(case, "T3", _("Kajian awal laporan %(number)s"), anchor=today_of(case), actor=actor, since=since)


# Which clock a step starts, so that a page can say by when before the step is taken.
STARTS = {
    "ask_completion": "T4b",
    "register": "T5",
    "forward": SATGAS_CLOCK,
    "return": "T5",
    "unmerge": "T3",
    "revive": "T3",
}
CLOCKS: dict[str, Callable[[Complaint, Any], None]] = {
    "ask_completion": _hold,
    "complete": _go_on,
    "register": _to_study,
    "decline": _end,
    "close": _end,
    "forward": _to_satgas,
    "return": _back,
    "merge": _end,
    "unmerge": _take_up,
    "withdraw": _let_go,
    "revive": _take_up,
}


def due_of(case: Complaint, action: str) -> Due:
    """Return when the clock that a step would start now would end. Raises Refusal when no rule is in force."""
    code = rule_started_by(case, action)
    today = today_of(case)
    if action == "register":
        # The number and the day of registration are of the step itself, so an unregistered case counts as of today.
        return deadlines.due(code, _handling_anchor(case), tz=_zone(case))
    return deadlines.due(code, today, tz=_zone(case), since=str(AGAIN.get(action, "")))


@written_for_letters
def _start(case: Complaint, step: str, duty: str, *, anchor: date, actor: Any, since: str = "") -> None:
    clock.start(
        code_of(case, step),
        due=deadlines.due(code_of(case, step), anchor, tz=_zone(case), since=since),
        subject=case,
        owner=case.handler,
        duty=duty % {"number": case.number},
        anchor=anchor,
        desk=Office.Kind.CASE_DESK,
        utc_offset=_offset(case),
        actor=actor,
        plan=Clock.Plan.CASE_DESK,
        link=f"/admin/complaints/complaint/{case.pk}/change/",
    )


def _handling_anchor(case: Complaint) -> date:
    """Return the day from which the time for handling counts: the event that the rule in force names."""
    rule = deadlines.rule_for(code_of(case, "T5"), today_of(case))
    if rule.event == DeadlineRule.Event.RECEIVED:
        return case.received_at.astimezone(timezone(timedelta(hours=_offset(case)))).date()
    return case.registered_on or today_of(case)


def code_of(case: Complaint, step: str) -> str:
    return rule_code(step, case.contest.regime if case.contest else "")


def _zone(case: Complaint) -> timezone:
    return timezone(timedelta(hours=_offset(case)))


def _offset(case: Complaint) -> int:
    return case.region.utc_offset if case.region else 7


def today_of(case: Complaint) -> date:
    return clock_now.now().astimezone(timezone(timedelta(hours=_offset(case)))).date()

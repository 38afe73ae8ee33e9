"""Which clocks a step in a report's life starts, holds and ends. Called by ``complaints.workflow`` alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone as clock_now
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.family import family_of
from complaints.models import CaseEvent, Complaint
from complaints.regime import rule_code
from complaints.statuses import PARTED, Status
from netralitas.clocks import clock
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks
from netralitas.law import deadlines
from netralitas.law.deadlines import Due
from netralitas.law.models import DeadlineRule
from netralitas.letters.language import written_for_letters
from netralitas.people.models import Office
from netralitas.people.offices import recommending_body
from netralitas.people.zones import offset_of, zone_of

SATGAS_CLOCK = "T7"
INITIAL_STUDY, COMPLETION, HANDLING = "T3", "T4b", "T5"
# The duties of a case whose rules hang on the contest.
REGIMES_DIFFER = (INITIAL_STUDY, COMPLETION, HANDLING)


@dataclass(frozen=True)
class Start:
    """A duty that a step starts: its deadline rule, its words, and from what it counts when it begins once more."""

    step: str
    duty: str | Promise
    since: str | Promise = ""


STARTS = {
    "ask_completion": Start("T4b", _lazy("Kelengkapan laporan %(number)s")),
    "register": Start("T5", _lazy("Penanganan perkara %(number)s")),
    "forward": Start(SATGAS_CLOCK, _lazy("Verifikasi Satgas atas perkara %(number)s")),
    # The rule of a duty that begins once more names only its first day.
    "return": Start("T5", _lazy("Penanganan perkara %(number)s"), since=_lazy("perkara dikembalikan Satgas")),
    "unmerge": Start("T3", _lazy("Kajian awal laporan %(number)s"), since=_lazy("laporan diperiksa lagi")),
    "revive": Start("T3", _lazy("Kajian awal laporan %(number)s"), since=_lazy("laporan diperiksa lagi")),
}
# A case that is opened again goes on where it ended: before its registration or after it.
REOPENED = {
    False: Start("T3", _lazy("Kajian awal laporan %(number)s"), since=_lazy("perkara dibuka kembali")),
    True: Start("T5", _lazy("Penanganan perkara %(number)s"), since=_lazy("perkara dibuka kembali")),
}


def turn(case: Complaint, action: str, actor: Any) -> None:
    """Move the clocks of a case as a step asks; its status is the new one already."""
    if before := ENDS.get(action):
        before(case, actor)
    if start := _start_of(case, action):
        _start(case, action, start, actor)
    case.due_at = _next_due(case)


def leave_satgas(case: Complaint, *, outcome: str, actor: Any) -> None:
    """Stop the Satgas' clock on a locked case."""
    clock.stop(case, SATGAS_CLOCK, outcome=outcome, actor=actor)
    case.due_at = None


def hand_down(case: Complaint, part: Complaint, *, actor: Any) -> None:
    """Give a case that was split off the clocks of the one it left, as they stand."""
    for one in open_clocks(case):
        duty = one.duty.replace(case.number, part.number)
        clock.hand_down(one, subject=part, duty=duty, link=_link(part), actor=actor)


@dataclass(frozen=True)
class Laid:
    """A duty that counts by another rule since the contest changed: its old and its new end.

    ``days_left`` is what a held clock goes on with; one that runs has none.
    """

    duty: str
    before: datetime
    after: datetime
    days_left: int | None


@written_for_letters
def lay_anew(case: Complaint, regime_before: str, *, actor: Any) -> list[Laid]:
    """Let the open clocks of a locked case count by the rules of its contest, where those are others than before.

    What a reporter was told they have for completing is never shortened. Raises Refusal when no rule is in force.
    """
    found = []
    for step in REGIMES_DIFFER:
        before, code = rule_code(step, regime_before), code_of(case, step)
        for one in open_clocks(case).filter(rule_code=before) if before != code else ():
            due = _due_anew(case, step, one)
            promised = one.due_at if step == COMPLETION else None
            laid = clock.lay_anew(one, code, due=due, pauses=_pauses(case, step, one), promised=promised, actor=actor)
            found.append(Laid(one.duty, one.due_at, laid.due_at, laid.days_left))
    case.due_at = _next_due(case)
    return found


def _due_anew(case: Complaint, step: str, running: Clock) -> Due:
    """Return when a running duty ends by the rule of its case's contest, from the event that began it."""
    since = next((words for words in _beginnings(step) if words in running.explanation), "")
    anchor: date | datetime = running.anchor_on
    if not since and step == HANDLING:
        anchor = _anchor(case, "register")
    elif not since and step == INITIAL_STUDY:
        anchor = case.received_at
    return deadlines.due(code_of(case, step), anchor, tz=zone_of(case.region), since=since)


def _beginnings(step: str) -> list[str]:
    """Return the words of every event from which a duty counts when it begins once more; its clock names that event."""
    starts = [*STARTS.values(), *REOPENED.values()]
    return [str(start.since) for start in starts if start.step == step and start.since]


def _pauses(case: Complaint, step: str, running: Clock) -> list[tuple[date, date]]:
    """Return the days between which the initial study waited for the reporter and then went on.

    A case that was split off has what the case it left had until then.
    """
    if step != INITIAL_STUDY:
        return []
    found: list[tuple[date, date]] = []
    asked = None
    for event in _line_of(case):
        day = event.at.astimezone(zone_of(case.region)).date()
        if event.action == "ask_completion" and day >= running.anchor_on:
            asked = day
        elif event.action in ("complete", "lapse") and asked:
            found, asked = [*found, (asked, day)], None
    return found


def _line_of(case: Complaint) -> list[CaseEvent]:
    """Return what happened to a case, and before it was split off what happened to the case it left, oldest first.

    One family is split under one lock, so the last split before a case began is the one it came of.
    """
    events = list(CaseEvent.objects.filter(complaint__in=family_of(case).order_by().values("pk")).order_by("id"))
    line: list[CaseEvent] = []
    pk, until = case.pk, events[-1].pk
    while own := [event for event in events if event.complaint_id == pk and event.pk <= until]:
        line, begun = own + line, own[0]
        left = [event for event in events if event.action == "split" and event.pk < begun.pk]
        if begun.action != PARTED or not left:
            break
        pk, until = left[-1].complaint_id, left[-1].pk
    return line


def rule_started_by(complaint: Complaint, action: str) -> str:
    """Return the code of the deadline rule whose clock a step starts, "" when it starts none."""
    start = _start_of(complaint, action)
    step = start.step if start else ""
    return step if step in ("", SATGAS_CLOCK) else code_of(complaint, step)


def due_of(case: Complaint, action: str) -> Due:
    """Return when the clock that a step would start now would end. Raises Refusal when no rule is in force."""
    start = _start_of(case, action)
    since = str(start.since) if start else ""
    return deadlines.due(rule_started_by(case, action), _anchor(case, action), tz=zone_of(case.region), since=since)


def _start_of(case: Complaint, action: str) -> Start | None:
    return REOPENED[case.registered_on is not None] if action == "reopen" else STARTS.get(action)


def _next_due(case: Complaint) -> datetime | None:
    """Return when the next running duty ends. A paused one has no date: its days wait for the reporter."""
    running = open_clocks(case).filter(state=Clock.State.RUNNING).first()
    return running.due_at if running else None


def _hold(case: Complaint, actor: Any) -> None:
    for running in open_clocks(case).filter(rule_code=code_of(case, "T3"), state=Clock.State.RUNNING):
        clock.pause(running, reason=_("Menunggu kelengkapan"), actor=actor)


def _go_on(case: Complaint, actor: Any, outcome: str = "completed") -> None:
    clock.stop(case, code_of(case, "T4b"), outcome=outcome, actor=actor)
    for paused in open_clocks(case).filter(rule_code=code_of(case, "T3"), state=Clock.State.PAUSED):
        clock.resume(paused, actor=actor)


def _lapse(case: Complaint, actor: Any) -> None:
    if case.status == Status.INITIAL_STUDY:
        _go_on(case, actor, outcome="lapsed")
    else:
        _end(case, actor)


def _register(case: Complaint, actor: Any) -> None:
    clock.stop(case, code_of(case, "T3"), outcome="registered", actor=actor)


def _end(case: Complaint, actor: Any) -> None:
    for step in REGIMES_DIFFER:
        clock.stop(case, code_of(case, step), outcome=case.status, actor=actor)


def _return(case: Complaint, actor: Any) -> None:
    clock.stop(case, SATGAS_CLOCK, outcome="returned", actor=actor)


def _withdraw(case: Complaint, actor: Any) -> None:
    if case.status == Status.WITHDRAWN:
        _end(case, actor)


# What becomes of the clocks that run before a step, ahead of the one it starts.
ENDS: dict[str, Callable[[Complaint, Any], None]] = {
    "ask_completion": _hold,
    "complete": _go_on,
    "lapse": _lapse,
    "register": _register,
    "decline": _end,
    "close": _end,
    "forward": _end,
    "refer": _end,
    "return": _return,
    "merge": _end,
    "rejoin": _end,
    "withdraw": _withdraw,
}


@written_for_letters
def _start(case: Complaint, action: str, start: Start, actor: Any) -> None:
    code = rule_started_by(case, action)
    clock.start(
        code,
        due=due_of(case, action),
        subject=case,
        owner=recommending_body(today_of(case)) if code == SATGAS_CLOCK else case.handler,
        duty=str(start.duty) % {"number": case.number},
        anchor=_anchor(case, action),
        desk=Office.Kind.CASE_DESK,
        utc_offset=offset_of(case.region),
        actor=actor,
        plan=Clock.Plan.CASE_DESK,
        link=_link(case),
    )


def _link(case: Complaint) -> str:
    return f"/admin/complaints/complaint/{case.pk}/change/"


def _anchor(case: Complaint, action: str) -> date:
    """Return the day from which a duty counts: today, and for handling the event that the rule in force names."""
    if action != "register":
        return today_of(case)
    rule = deadlines.rule_for(rule_started_by(case, action), today_of(case))
    if rule.event == DeadlineRule.Event.RECEIVED:
        return case.received_at.astimezone(zone_of(case.region)).date()
    # The number and the day of registration are of the step itself, so an unregistered case counts as of today.
    return case.registered_on or today_of(case)


def code_of(case: Complaint, step: str) -> str:
    return rule_code(step, case.contest.regime if case.contest else "")


def today_of(case: Complaint) -> date:
    return clock_now.now().astimezone(zone_of(case.region)).date()

"""Start, pause, resume and stop a running duty. The only writers of ``Clock``, beside the reminders' own marks."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.timezone import now as utc_now
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.clocks.models import Clock, ReminderStep
from netralitas.clocks.plan import reminder_at
from netralitas.clocks.remaining import days_until_due, zone_of
from netralitas.law import deadlines
from netralitas.law.deadlines import Due
from netralitas.law.workdays import add_working_days
from netralitas.letters.language import written_for_letters
from netralitas.lib.held import Held
from netralitas.lib.refusal import Refusal
from netralitas.outbox.post import cancel

Recording = Callable[..., Any]


@transaction.atomic(savepoint=False)
def start(
    code: str,
    *,
    subject: models.Model,
    owner: Any,
    duty: str,
    anchor: date | datetime,
    desk: str,
    utc_offset: int,
    actor: Any = None,
    watcher: Any = None,
    plan: str = Clock.Plan.AGENCY,
    link: str = "",
    due: Due | None = None,
) -> Clock:
    """Start the clock of deadline rule ``code`` for a subject; its due date explains itself from then on."""
    clock = wound(
        code,
        subject=subject,
        owner=owner,
        duty=duty,
        anchor=anchor,
        desk=desk,
        utc_offset=utc_offset,
        watcher=watcher,
        plan=plan,
        link=link,
        due=due,
    )
    start_together([clock], actor=actor)
    return clock


@transaction.atomic(savepoint=False)
def start_together(clocks: Sequence[Clock], *, actor: Any = None, journal: Recording = record) -> None:
    """Start clocks that were wound, in one statement; ``journal`` notes each for who writes first entries together."""
    Clock.objects.bulk_create(clocks)
    for clock in clocks:
        data = {"rule": clock.rule_code, "subject": clock.subject_id, "due": clock.due_at}
        journal("clock.start", clock, actor=actor, data=data)


@written_for_letters
def wound(
    code: str,
    *,
    subject: models.Model,
    owner: Any,
    duty: str,
    anchor: date | datetime,
    desk: str,
    utc_offset: int,
    watcher: Any = None,
    plan: str = Clock.Plan.AGENCY,
    link: str = "",
    due: Due | None = None,
    quiet_until: datetime | None = None,
) -> Clock:
    """Return a clock that does not run yet; writes nothing.

    ``due`` is what :func:`deadlines.due` answered, where the caller needed it before. Reminders that would fall before
    ``quiet_until`` are left out.
    """
    local = timezone(timedelta(hours=utc_offset))
    due = due or deadlines.due(code, anchor, tz=local)
    clock = Clock(
        rule_code=code,
        unit=due.rule.unit,
        amount=due.rule.amount,
        basis=due.rule.basis,
        needs_verification=due.needs_verification,
        duty=duty,
        link=link,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        owner=owner,
        desk=desk,
        watcher=watcher,
        utc_offset=utc_offset,
        anchor_on=anchor.astimezone(local).date() if isinstance(anchor, datetime) else anchor,
        due_at=due.at,
        explanation=due.explanation,
        plan=plan,
    )
    schedule(clock, position=1, after=quiet_until)
    return clock


@transaction.atomic
def hand_down(clock: Clock, *, subject: models.Model, duty: str, link: str, actor: Any = None) -> Clock:
    """Give another subject a clock that stands where this one stands: its rule, days, pause and reminders to come."""
    row = Clock.objects.select_for_update().get(pk=clock.pk)
    row.pk, row._state.adding = None, True
    row.subject_type, row.subject_id = subject._meta.label_lower, str(subject.pk)
    row.duty, row.link = duty, link
    row.save(force_insert=True)
    record("clock.hand_down", row, actor=actor, data={"from": clock.pk, "subject": str(subject.pk), "due": row.due_at})
    return row


@transaction.atomic
def pause(clock: Clock, *, reason: str, actor: Any = None) -> Clock:
    """Hold a running clock; what is left of its days is kept, its waiting reminders are called off."""
    clock = _locked(clock, Clock.State.RUNNING)
    today = _today(clock)
    clock.state, clock.paused_on, clock.pause_reason = Clock.State.PAUSED, today, reason
    clock.days_left = max(0, days_until_due(clock, today))
    clock.next_reminder_at = None
    clock.save(update_fields=["state", "paused_on", "pause_reason", "days_left", "next_reminder_at"])
    cancel(clock.group)
    record("clock.pause", clock, actor=actor, data={"days_left": clock.days_left})
    return clock


@transaction.atomic
@written_for_letters
def resume(clock: Clock, *, actor: Any = None) -> Clock:
    """Let a paused clock go on with the days it had left; the explanation tells the pause."""
    clock = _locked(clock, Clock.State.PAUSED)
    today = _today(clock)
    _go_on(clock, clock.paused_on or today, today, clock.days_left or 0)
    clock.state, clock.paused_on, clock.days_left, clock.pause_reason = Clock.State.RUNNING, None, None, ""
    schedule(clock, position=1, after=utc_now())
    clock.save(
        update_fields=[
            "due_at", "explanation", "state", "paused_on", "days_left", "pause_reason", "next_position",
            "next_reminder_at",
        ]
    )  # fmt: skip
    record("clock.resume", clock, actor=actor, data={"due": clock.due_at})
    return clock


@transaction.atomic
@written_for_letters
def lay_anew(
    clock: Clock,
    code: str,
    *,
    due: Due,
    pauses: Sequence[tuple[date, date]] = (),
    promised: datetime | None = None,
    actor: Any = None,
) -> Clock:
    """Let an open clock count by another rule, as if it had from its start; its identity and its history stay.

    ``due`` is what the rule answers from the event it counts from, ``pauses`` the days on which the clock was held and
    went on again. It never ends before ``promised``, a moment that somebody was told. What had lapsed may run again
    and what runs may have lapsed: the journal holds both days, and the caller says so. Reminders are set anew.
    """
    row = Clock.objects.select_for_update().get(pk=clock.pk)
    if row.state == Clock.State.STOPPED:
        raise Refusal(_("Hitungan waktu ini sudah berubah. Muat ulang halaman."), code="clock_changed")
    before, rule = (row.rule_code, row.due_at), due.rule
    row.rule_code, row.unit, row.amount, row.basis = code, rule.unit, rule.amount, rule.basis
    row.needs_verification, row.explanation, row.due_at = due.needs_verification, due.explanation, due.at
    row.anchor_on = due.anchor.astimezone(zone_of(row)).date() if isinstance(due.anchor, datetime) else due.anchor
    for start, end in pauses:
        _go_on(row, start, end, max(0, days_until_due(row, start)))
    if promised and promised > row.due_at:
        row.due_at = promised
        row.explanation += " " + _("Tanggal yang sudah diberitahukan tetap berlaku: %(day)s.") % {
            "day": date_format(promised.astimezone(zone_of(row)), "l, j F Y")
        }
    if row.state == Clock.State.RUNNING:
        schedule(row, position=1, after=utc_now())
    else:
        row.days_left = max(0, days_until_due(row, row.paused_on or _today(row)))
    row.save(
        update_fields=[
            "rule_code", "unit", "amount", "basis", "needs_verification", "explanation", "due_at", "anchor_on",
            "days_left", "next_position", "next_reminder_at",
        ]
    )  # fmt: skip
    cancel(row.group)
    data = {"from": before[0], "rule": code, "due_before": before[1], "due": row.due_at, "days_left": row.days_left}
    record("clock.lay_anew", row, actor=actor, data=data)
    return row


def _go_on(clock: Clock, start: date, end: date, left: int) -> None:
    """Move the end of a clock that was held from one day to another with so many days left; writes nothing."""
    if clock.unit == "working_day":
        day = add_working_days(end, left, deadlines.holiday_calendar())
    else:
        day = end + timedelta(days=left)
    clock.due_at = clock.due_at.astimezone(zone_of(clock)).replace(year=day.year, month=day.month, day=day.day)
    clock.explanation += " " + _("Dijeda sejak %(start)s, berjalan lagi %(end)s dengan sisa %(days)d hari.") % {
        "start": date_format(start, "j F Y"),
        "end": date_format(end, "j F Y"),
        "days": left,
    }


@transaction.atomic(savepoint=False)
def stop(subject: models.Model, code: str, *, outcome: str, actor: Any = None) -> Clock | None:
    """End the open clock of a subject's duty; no reminder of it leaves the house afterwards."""
    clock = (
        Clock.objects.select_for_update()
        .filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk), rule_code=code)
        .exclude(state=Clock.State.STOPPED)
        .first()
    )
    if clock is None:
        return None
    clock.state, clock.stopped_at, clock.outcome = Clock.State.STOPPED, utc_now(), outcome
    clock.next_reminder_at = clock.next_position = None
    clock.save(update_fields=["state", "stopped_at", "outcome", "next_reminder_at", "next_position"])
    cancel(clock.group)
    record("clock.stop", clock, actor=actor, data={"outcome": outcome})
    return clock


def _every_step() -> list[ReminderStep]:
    return list(ReminderStep.objects.order_by("position"))


_steps = Held(_every_step, of=("clocks.ReminderStep",))


def steps_from(clock: Clock, position: int) -> list[ReminderStep]:
    """Return the steps of a clock's plan from a position on."""
    return [step for step in _steps() if step.plan == clock.plan and step.position >= position]


def schedule(clock: Clock, *, position: int, after: datetime | None = None) -> None:
    """Set when the clock reminds next: the first step of its plan from ``position`` on, later than ``after``.

    Writes nothing; the caller saves ``next_position`` and ``next_reminder_at``.
    """
    clock.next_position = clock.next_reminder_at = None
    for step in steps_from(clock, position):
        at = moment(clock, step)
        if after is None or at > after:
            clock.next_position, clock.next_reminder_at = step.position, at
            return


def moment(clock: Clock, step: ReminderStep) -> datetime:
    """Return when a step of the plan falls due for this clock."""
    return reminder_at(
        clock.due_at.astimezone(zone_of(clock)).date(),
        step.offset,
        unit=clock.unit,
        holidays=deadlines.holiday_calendar(),
        hour=step.hour,
        utc_offset=clock.utc_offset,
    )


def _locked(clock: Clock, state: str) -> Clock:
    clock = Clock.objects.select_for_update().get(pk=clock.pk)
    if clock.state != state:
        raise Refusal(_("Hitungan waktu ini sudah berubah. Muat ulang halaman."), code="clock_changed")
    return clock


def _today(clock: Clock) -> date:
    return utc_now().astimezone(zone_of(clock)).date()

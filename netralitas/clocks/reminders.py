"""Remind those who must act: before, on and after the due date, then one level up.

A reminder is decided under the clock's row lock and queued in the same transaction under a key made of clock,
step and office, so two schedulers, or one that is killed and runs again, queue it once.
"""

from datetime import datetime, timedelta, timezone

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now as utc_now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from netralitas.audit.journal import record
from netralitas.clocks.clock import moment, schedule, steps_from
from netralitas.clocks.models import Clock, ReminderStep
from netralitas.clocks.remaining import days_left
from netralitas.law import deadlines
from netralitas.law.models import Provision
from netralitas.law.provisions import provisions_of
from netralitas.outbox.post import post
from netralitas.people.models import Instansi, Office
from netralitas.people.offices import offices_of

BATCH = 200
ESCALATION = [ReminderStep.Audience.DESK, ReminderStep.Audience.SUPERIOR, ReminderStep.Audience.WATCHER]


def send_due(*, now: datetime | None = None) -> int:
    """Queue every reminder that is due; return how many clocks reminded."""
    now, reminded = now or utc_now(), 0
    while ids := list(_waiting(now).values_list("pk", flat=True)[:BATCH]):
        done = sum(remind(pk, now=now) for pk in ids)
        reminded += done
        if not done:  # all of them are in another scheduler's hands
            break
    return reminded


@transaction.atomic
def remind(pk: int, *, now: datetime) -> bool:
    """Queue what one clock has to say by now; False when it stopped, was paused, or another scheduler holds it.

    After an outage several steps are due together: each audience then gets only the latest one, never a flood.
    """
    clock = _waiting(now).select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if clock is None:
        return False
    due = [step for step in steps_from(clock, clock.next_position or 1) if moment(clock, step) <= now]
    latest = {step.audience: step for step in due}
    told = {step.position: _tell(clock, step, now) for step in latest.values()}
    schedule(clock, position=due[-1].position + 1 if due else clock.next_position)
    clock.save(update_fields=["next_position", "next_reminder_at"])
    record("clock.remind", clock, data={"steps": [step.position for step in due], "offices": told})
    return True


def recipients(clock: Clock, audience: str, *, now: datetime) -> list[Office]:
    """Return the offices to write to; where one level has no address the next level up hears of it instead."""
    today = now.astimezone(timezone(timedelta(hours=clock.utc_offset))).date()
    for level in ESCALATION[ESCALATION.index(ReminderStep.Audience(audience)) :]:
        found = [office for owner, kind in _seats(clock, level) for office in offices_of(owner, kind, today)]
        if reachable := [office for office in found if office.email]:
            return reachable
    return []


def _seats(clock: Clock, level: str) -> list[tuple[Instansi, str]]:
    if level == ReminderStep.Audience.DESK:
        return [(clock.owner, clock.desk)]
    if level == ReminderStep.Audience.SUPERIOR:
        if clock.desk == Office.Kind.CASE_DESK:
            return [(clock.owner.parent, Office.Kind.CASE_DESK)] if clock.owner.parent else []
        return [(clock.owner, Office.Kind.AUTHORISED_OFFICIAL)]
    return [(clock.watcher, Office.Kind.CASE_DESK)] if clock.watcher else []


def _tell(clock: Clock, step: ReminderStep, now: datetime) -> list[int]:
    offices = recipients(clock, step.audience, now=now)
    for office in offices:
        post(
            f"{clock.group}-step-{step.position}-office-{office.pk}-due-{clock.due_at:%Y%m%d}",
            to=str(office.email),
            template="reminder",
            context={
                "clock": clock,
                "office": office,
                "standing": standing(clock, now=now),
                "escalated": step.audience != ReminderStep.Audience.DESK,
                "due": clock.due_at.astimezone(timezone(timedelta(hours=clock.utc_offset))),
                "url": settings.PUBLIC_URL + clock.link,
                "liabilities": liabilities_of(clock, now=now),
            },
            group=clock.group,
            subject=clock,
        )
    return [office.pk for office in offices]


def liabilities_of(clock: Clock, *, now: datetime) -> list[Provision]:
    """Return what the law says about whoever lets this duty pass, once it has passed: rules, and no accusation."""
    rule = deadlines.rules_on(clock.anchor_on).get(clock.rule_code)
    if rule is None or not rule.liability or now <= clock.due_at:
        return []
    return provisions_of(rule.liability, now.astimezone(timezone(timedelta(hours=clock.utc_offset))).date())


def standing(clock: Clock, *, now: datetime) -> str:
    """Say in words how the clock stands: "3 hari kerja lagi", "jatuh hari ini", "lewat 2 hari kerja"."""
    with override(settings.LANGUAGE_CODE):
        left = days_left(clock, now=now)
        if left == 0:
            return _("lewat batas") if now > clock.due_at else _("jatuh hari ini")
        working = clock.unit == "working_day"
        if left > 0:
            text = ngettext("%d hari kerja lagi", "%d hari kerja lagi", left) if working else _("%d hari lagi")
            return text % left
        text = ngettext("lewat %d hari kerja", "lewat %d hari kerja", -left) if working else _("lewat %d hari")
        return text % -left


def _waiting(now: datetime):
    return (
        Clock.objects.filter(state=Clock.State.RUNNING, next_reminder_at__lte=now)
        .select_related("owner", "owner__parent", "watcher")
        .order_by("next_reminder_at")
    )

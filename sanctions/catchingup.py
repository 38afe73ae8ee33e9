"""Start what a case lacks because it came to its state before the portal counted for it.

A penalty that took effect before executions were recorded, a late remedy from before its letter had a clock, and a
penalty whose heavier one fell before such a one was revived. Asked again and again, it finds nothing more to do.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks
from sanctions import execution, objections
from sanctions.due import next_due, start_duty
from sanctions.execution_rules import execution_rules, lacks_execution, recording
from sanctions.localtime import today_of
from sanctions.models import Decision, Execution, Objection, Proceeding
from sanctions.proceedings import locked
from sanctions.reviving import release_others
from sanctions.statuses import TOOK_EFFECT, Status
from sanctions.tracks import ending_of, endings

BATCH = 500  # cases a run
FALLEN = [Status.OBJECTED, Status.ANNULLED]


def catch_up() -> int:
    """Bring every case of a batch up to what is counted now; return how many had something to start."""
    return sum(_complete(row) for row in _lacking())


def _lacking() -> Iterator[Proceeding]:
    seen: set[int] = set()
    for rows in (_unwatched(), _unrecorded(), _undismissed(), _ended_by_the_fallen()):
        for row in rows.order_by("pk")[:BATCH]:
            if row.pk not in seen:
                seen.add(row.pk)
                yield row


def _unwatched() -> QuerySet[Proceeding]:
    """Return penalties whose last day lies ahead and is watched by no clock."""
    ahead = Proceeding.objects.filter(status=Status.IN_FORCE, decision__ends_on__gte=timezone.localdate())
    return ahead.exclude(_has_open_clock(*endings(timezone.localdate())))


def _unrecorded() -> QuerySet[Proceeding]:
    """Return penalties in effect that nobody has to record the execution of by a day."""
    rules = execution_rules(timezone.localdate())
    in_effect = Proceeding.objects.filter(
        status__in=TOOK_EFFECT, decision__penalty__in=rules, decision__cut_short_by=None
    ).exclude(Exists(Execution.objects.filter(proceeding=OuterRef("pk"), penalty=OuterRef("decision__penalty"))))
    return in_effect.exclude(_has_open_clock(*recording(timezone.localdate())))


def _undismissed() -> QuerySet[Proceeding]:
    """Return cases with a late remedy whose letter nobody has to write by a day."""
    late = Objection.objects.filter(is_late=True, letter=None, rule__is_decided_within=True).exclude(rule__dismissal="")
    runs = _has_open_clock(OuterRef("rule__dismissal"), subject=OuterRef("proceeding"))
    return Proceeding.objects.filter(pk__in=late.exclude(runs).values("proceeding"))


def _ended_by_the_fallen() -> QuerySet[Proceeding]:
    """Return the cases of heavier penalties that fell, or are contested, and still end another one."""
    ended = Decision.objects.filter(cut_short_by__proceeding__status__in=FALLEN)
    return Proceeding.objects.filter(pk__in=ended.values(fallen=F("cut_short_by__proceeding")))


def _has_open_clock(*codes: Any, subject: Any = None) -> Exists:
    of = Cast(subject or OuterRef("pk"), CharField())
    running = Clock.objects.exclude(state=Clock.State.STOPPED).filter(
        subject_type=Proceeding._meta.label_lower, subject_id=of
    )
    return Exists(running.filter(rule_code__in=codes))


@transaction.atomic
def _complete(proceeding: Proceeding) -> bool:
    """Start what one case lacks, from today on where it counts from a day long past; journal what was started."""
    row = locked(proceeding)
    today, started = today_of(row), []
    decision = Decision.objects.select_related("penalty").filter(proceeding=row).first()
    if decision is None:
        return False
    if row.status in FALLEN and Decision.objects.filter(cut_short_by=decision).exists():
        release_others(row, decision)
        started.append("revived")
    started += [*_watch(row, decision, today), *_dismissals(row)]
    if not started:
        return False
    row.due_at = next_due(row)
    row.save(update_fields=["due_at"])
    record("proceeding.catch_up", row, data={"started": started})
    return True


def _watch(row: Proceeding, decision: Decision, today: date) -> list[str]:
    """Start the record of an execution and the watch of a last day, where neither runs; return their rules."""
    started, rule = [], execution_rules(today).get(decision.penalty_id)
    running = set(open_clocks(row).values_list("rule_code", flat=True))
    if rule and lacks_execution(row) and not recording(today) & running:
        said = _("Pelaksanaan hukuman untuk %(number)s") % {"number": row.recommendation.number}
        start_duty(row, rule.deadline, duty=said, anchor=today, since=_("portal mulai menghitungnya"))
        started.append(rule.deadline)
    is_served = row.status == Status.IN_FORCE and decision.ends_on is not None and decision.ends_on >= today
    if is_served and not endings(today) & running:
        execution.watch_end(row, decision)
        started.append(ending_of(row))
    return started


def _dismissals(row: Proceeding) -> list[str]:
    late = row.objections.select_related("rule").filter(is_late=True, letter=None)
    started = [objections.start_dismissal(row, one, since=_("portal mulai menghitungnya")) for one in late]
    return [code for code in started if code]

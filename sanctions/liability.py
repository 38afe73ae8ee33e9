"""What the law says about whoever lets a case lie: by post, with the article, no accusation. Looks up, never writes.

It is said once the time of the recommendation or of a summons is over; whether anybody is liable, their own
examination settles (PP 94/2021 arts. 24(4), 28(2)).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks
from netralitas.clocks.remaining import zone_of as zone_of_clock
from netralitas.law import deadlines
from netralitas.law.models import Provision
from netralitas.law.provisions import provision
from sanctions.desk import LaidDown, proceeding_of
from sanctions.idle import EXAMINE, idle_duty
from sanctions.models import Proceeding
from sanctions.statuses import ETHICS_LEVEL
from sanctions.tracks import is_civil_servants, track_for
from taskforce.answers import Answer
from taskforce.models import Recommendation
from taskforce.statuses import Status


@dataclass(frozen=True)
class Liability:
    """Which post the law looks at, what it says, since when the duty is overdue, and that it accuses nobody."""

    post: str
    said: Provision
    since: date
    is_unverified: bool
    note: Provision | None


def liability_of(
    advice: Recommendation, row: Proceeding | None, clocks: Iterable[Clock], *, laid_down: LaidDown, now: datetime
) -> Liability | None:
    """Return who is liable for a case that lies idle; None while its time is not over, or somebody else is waited for.

    Only of a case whose procedure is that of PP 94/2021.

    ``clocks`` are the open ones of the recommendation and of its procedure.
    """
    if advice.level == ETHICS_LEVEL or advice.status != Status.AWAITING_FOLLOW_UP:
        return None
    if not is_civil_servants(track_for(advice.accused.employment, advice.level, laid_down.today)):
        return None
    late = [(clock, group) for clock in clocks if _is_late(clock, now) and (group := _liability_after(clock))]
    if not late:
        return None
    duty = idle_duty(laid_down.situation_of(row) if row else None, laid_down.today)
    clock = next((clock for clock, group in late if duty.startswith(group)), None) if duty else None
    said = provision(duty, laid_down.today)
    if clock is None or said is None:
        return None
    return Liability(
        post=_post(row, duty),
        said=said,
        since=clock.due_at.astimezone(zone_of_clock(clock)).date(),
        is_unverified=said.needs_verification or clock.needs_verification,
        note=provision("LIABILITY-NOTE", laid_down.today),
    )


def told_of_liability(advice: Recommendation) -> Answer | None:
    """Return the same as a panel beside the recommendation, for whoever recommended and watches it."""
    if advice.status != Status.AWAITING_FOLLOW_UP or advice.instansi is None:
        return None
    now, row = timezone.now(), proceeding_of(advice)
    clocks = [*open_clocks(advice), *(open_clocks(row) if row else [])]
    found = liability_of(advice, row, clocks, laid_down=LaidDown(advice.instansi, now), now=now)
    if found is None:
        return None
    unsure = _(", perlu verifikasi") if found.is_unverified else ""
    return Answer(
        title=_("Kewajiban yang lewat batas"),
        lines=[
            (_("Jabatan"), found.post),
            (_("Lewat sejak"), date_format(found.since, "l, j F Y")),
            (_("Ketentuan"), f"{found.said.sentence.rstrip('.')} ({found.said.basis}){unsure}."),
        ],
        warning=found.note.sentence if found.note else "",
        papers=[],
    )


def _is_late(clock: Clock, now: datetime) -> bool:
    return clock.state == Clock.State.RUNNING and clock.due_at < now


def _liability_after(clock: Clock) -> str:
    """Return how the codes of the provisions begin that speak of this duty once it has passed, "" for none."""
    rule = deadlines.rules_on(clock.anchor_on).get(clock.rule_code)
    return rule.liability if rule else ""


def _post(row: Proceeding | None, duty: str) -> str:
    if duty != EXAMINE:
        return _("Pejabat yang berwenang menghukum")
    if row is None or not row.superior_post:
        return _("Atasan langsung pegawai yang diperiksa")
    return _("%(post)s, selaku atasan langsung") % {"post": row.superior_post}

"""By when an agency has to do something about a procedure, and the one way in which its clocks start."""

from datetime import date, datetime
from typing import Any

from netralitas.clocks import clock
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks
from netralitas.law import deadlines
from netralitas.people.models import Office
from sanctions.localtime import offset_of, zone_of
from sanctions.models import Proceeding


def start_duty(
    row: Proceeding,
    code: str,
    *,
    duty: str,
    anchor: date | datetime,
    plan: str = Clock.Plan.AGENCY,
    actor: Any = None,
    since: str = "",
) -> None:
    """Start a clock of the agency's staffing office for a procedure; whoever recommended watches it.

    ``since`` says from which event it counts where that is not its rule's own; such a day is still to be checked.
    """
    clock.start(
        code,
        subject=row,
        owner=row.instansi,
        duty=duty,
        anchor=anchor,
        desk=Office.Kind.STAFFING_OFFICE,
        utc_offset=offset_of(row),
        actor=actor,
        watcher=row.recommendation.issuer,
        plan=plan,
        due=deadlines.due(code, anchor, tz=zone_of(row), since=since) if since else None,
        link=f"/instansi/perkara/{row.pk}/",
    )


def next_due(row: Proceeding) -> datetime | None:
    """Return when the first running duty of a procedure or of its recommendation ends, None when none runs.

    The last day of a penalty is no duty: it comes by itself.
    """
    running = [
        one.due_at
        for subject in (row, row.recommendation)
        for one in open_clocks(subject).filter(state=Clock.State.RUNNING).exclude(plan=Clock.Plan.PENALTY_END)
    ]
    return min(running, default=None)

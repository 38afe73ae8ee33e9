"""By when an agency has to do something about a procedure. Looks up, never writes."""

from datetime import datetime

from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks
from sanctions.models import Proceeding


def next_due(row: Proceeding) -> datetime | None:
    """Return when the first running clock of a procedure or of its recommendation ends, None when none runs."""
    running = [
        clock.due_at
        for subject in (row, row.recommendation)
        for clock in open_clocks(subject).filter(state=Clock.State.RUNNING)
    ]
    return min(running, default=None)

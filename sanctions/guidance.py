"""Which steps of a procedure are open now and which one is next; pure.

The doors decide; this only says beforehand what they would allow, for the list of duties and for a case's page. Each
lane answers for its own steps.
"""

from datetime import date

from sanctions.lanes import LANES
from sanctions.situation import Situation


def open_steps(case: Situation, today: date) -> list[str]:
    """Return the names of the steps that are open on a day, the one that is next first."""
    return [name for lane in LANES for name, is_open in lane.open_now(case, today).items() if is_open]


def next_action(case: Situation, today: date) -> str:
    """Return in a few words what the officer does next, "" while there is nothing to do but wait."""
    step = next(iter(open_steps(case, today)), "")
    said = {name: words for lane in LANES for name, words in lane.actions(case).items()}
    return str(said[step]) if step else ""

"""The steps of a discipline procedure, joined from its lanes. The only writer of ``Proceeding.status``."""

from typing import Any

from netralitas.lib.machine import check
from sanctions.lanes import LANES
from sanctions.models import Proceeding

STEPS = [step for lane in LANES for step in lane.STEPS]


def advance(row: Proceeding, action: str, *, role: str, **given: Any) -> str:
    """Check a step on a row the caller has locked and set its status; return the status before. Saves nothing."""
    step = check(STEPS, action, status=row.status, role=role, given=given)
    before = row.status
    row.status = step.target or before
    return before

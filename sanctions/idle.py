"""Whose duty in a case of discipline lies idle once its time is over; pure (PP 94/2021 arts. 24 and 28)."""

from datetime import date

from sanctions.situation import Situation
from sanctions.statuses import SUMMONED, Status

# The codes of the provisions that say what becomes of them.
EXAMINE, DECIDE = "LIABLE-EXAMINE", "LIABLE-DECIDE"


def idle_duty(case: Situation | None, today: date) -> str:
    """Return which duty waits: the superior's to examine and report, or the decider's to punish; "" for neither.

    ``case`` is None while the agency has not taken the recommendation up. A hearing that lies ahead is no idleness.
    """
    if case is None or case.status in {Status.OPENED, Status.EXAMINED}:
        return EXAMINE
    if case.status in SUMMONED:
        return "" if case.hearing_on is not None and case.hearing_on > today else EXAMINE
    return DECIDE if case.status == Status.REPORTED and case.is_proven else ""

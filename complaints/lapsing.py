"""End the time for completing reports that nobody completed, each report by itself."""

from datetime import datetime

from django.utils import timezone

from complaints import completion, workflow
from complaints.several import Outcome, each


def end_overdue(*, now: datetime | None = None) -> Outcome:
    """Take the step for every report whose time is over; what was answered meanwhile is refused and stays.

    May run late, twice or beside itself: each step is checked again on the locked report.
    """
    return each(completion.overdue(now or timezone.now()).only("pk", "received_at"), workflow.lapse)

"""What of a report's own words may leave the office; every paper that goes out asks here. Looks up, never writes."""

from complaints.models import Complaint
from complaints.sight import mask_going_out


def onward_text(case: Complaint) -> str:
    """Return the account of a case as others than this office may read it.

    The reporter's own words may tell who wrote them, and they name third persons: what officers marked, and what tells
    the reporter, leaves the office as blocks.
    """
    return mask_going_out(case).text(case.narrative)

"""What of a report's own words may leave the office; every paper that goes out asks here. Looks up, never writes."""

from complaints.models import Complaint


def onward_text(case: Complaint) -> str:
    """Return the account of a case as others than this office may read it.

    The reporter's own words may tell who wrote them, and they name third persons. Until names in them are masked they
    stay in the office: an outgoing paper then carries the study alone.
    """
    return ""

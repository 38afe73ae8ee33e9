"""Whether a case is over for its reporter. Looks up, never writes."""

from complaints.models import Complaint, Milestone
from complaints.statuses import CLOSED

# What the reporter reads last: nothing is asked of them, or told to them, afterwards.
ENDS = frozenset(
    {
        Milestone.Kind.NOT_REGISTERED,
        Milestone.Kind.NOT_PROVEN,
        Milestone.Kind.FOLLOWED_UP,
        Milestone.Kind.WITHDRAWN,
    }
)


def is_over(complaint: Complaint) -> bool:
    """Say whether a case has ended, or was followed up by the agency."""
    return complaint.status in CLOSED or complaint.milestones.filter(kind=Milestone.Kind.FOLLOWED_UP).exists()

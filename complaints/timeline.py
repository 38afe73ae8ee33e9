"""Tell the reporter, in safe words, how far the case has come."""

from complaints import notice
from complaints.endings import ENDS
from complaints.models import Complaint, Milestone

# What the reporter did is no news to the reporter.
OWN = frozenset(
    {
        Milestone.Kind.ANSWERED,
        Milestone.Kind.ADDED,
        Milestone.Kind.IDENTIFIED,
        Milestone.Kind.BECAME_REPORT,
        Milestone.Kind.WITHDRAWN,
        Milestone.Kind.WITHDRAWAL_NOTED,
    }
)


def announce(complaint: Complaint, kind: str, *, words: str = "") -> Milestone:
    """Add one milestone. ``words`` never names a person, an office or a sanction.

    Whoever left an address is told that there is news; with the last milestone the address is forgotten.
    """
    row = Milestone.objects.create(complaint=complaint, kind=kind, words=words)
    if kind not in OWN:
        notice.tell(complaint)
    if kind in ENDS:
        notice.end(complaint)
    return row

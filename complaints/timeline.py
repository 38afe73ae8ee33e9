"""Tell the reporter, in safe words, how far the case has come."""

from complaints import notice
from complaints.endings import ASIDES, ENDS
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


# What concerns one reporter alone. Everything else is told to all whose reports are handled together.
PERSONAL = OWN | ASIDES | {Milestone.Kind.MERGED, Milestone.Kind.UNMERGED}


def announce(complaint: Complaint, kind: str, *, words: str = "") -> Milestone:
    """Add one milestone. ``words`` never names a person, an office or a sanction.

    Whoever left an address is told that there is news; with the last milestone the address is forgotten. The reporters
    of reports that are handled together with this one are told the same.
    """
    row = Milestone.objects.create(complaint=complaint, kind=kind, words=words)
    told = [complaint]
    if kind not in PERSONAL:
        others = list(complaint.followers.only("lead"))
        Milestone.objects.bulk_create(Milestone(complaint=other, kind=kind, words=words) for other in others)
        told += complaint.followers.filter(notice__isnull=False).only("lead") if others else []
    for case in told:
        if kind not in OWN:
            notice.tell(case)
        if kind in ENDS:
            notice.end(case)
    return row

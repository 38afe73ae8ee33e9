"""Tell the reporter, in safe words, how far the case has come."""

from complaints import notice
from complaints.endings import ASIDES, ENDS, PARTINGS, is_over
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
PERSONAL = OWN | (ASIDES - PARTINGS) | {Milestone.Kind.MERGED, Milestone.Kind.UNMERGED}


def announce(complaint: Complaint, kind: str, *, words: str = "") -> Milestone:
    """Add one milestone. ``words`` never names a person, an office or a sanction.

    Whoever left an address is told that there is news; with the last milestone of the last case the address is
    forgotten. The reporters of reports that are handled together with this one are told the same. What is said of a
    case that was split off its report's reporters read beside their own: nothing is copied for them.
    """
    row = Milestone.objects.create(complaint=complaint, kind=kind, words=words)
    told = {complaint.report}
    if kind not in PERSONAL:
        merged = Complaint.objects.filter(lead__in=[complaint.pk, complaint.report.pk]).select_related("split_from")
        others = list(merged)
        Milestone.objects.bulk_create(
            Milestone(complaint=other, kind=kind, words=words) for other in others if other.lead_id == complaint.pk
        )
        told |= {other.report for other in others}
    for report in _with_address(told):
        if kind not in OWN:
            notice.tell(report)
        if kind in ENDS and is_over(report):
            notice.end(report)
    return row


def _with_address(reports: set[Complaint]) -> list[Complaint]:
    """Return those whose reporter left an address; one statement, however many are handled together."""
    return list(Complaint.objects.filter(pk__in=[one.pk for one in reports], notice__isnull=False).order_by("pk"))

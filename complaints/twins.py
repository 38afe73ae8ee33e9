"""The evidence of a case, and where else the same was sent. Looks up, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from complaints.access import visible_to
from complaints.models import Complaint, Evidence

# A post that everybody reports is in thousands of cases; the first ones say enough.
MOST_SEEN = 1000


@dataclass
class Seen:
    """Other reports with the same file or link: those a person may open, and how many more there are."""

    cases: list[Complaint] = field(default_factory=list)
    elsewhere: int = 0


def evidence_of(case: Complaint) -> QuerySet[Evidence]:
    """Return the evidence of a case and of the reports that are handled with it."""
    # The reports first: a condition over both tables would read every piece of evidence there is.
    together = Complaint.objects.filter(Q(pk=case.pk) | Q(lead=case))
    return Evidence.objects.filter(complaint__in=together.values("pk")).order_by("id")


def seen_before(items: Iterable[Evidence], *, user: Any) -> dict[str, Seen]:
    """Return, by fingerprint, the other reports that hold the same file or link. For staff alone, never a reporter.

    What the person may not open is counted and not named.
    """
    rows = list(items)
    mine = {row.complaint_id for row in rows}
    others = (
        Evidence.objects.filter(sha256__in={row.sha256 for row in rows})
        .exclude(complaint__in=mine)
        .annotate(is_visible=Exists(visible_to(user).filter(pk=OuterRef("complaint_id"))))
        .order_by("complaint_id")
        .values_list("sha256", "complaint_id", "complaint__received_at", "is_visible")
        .distinct()
    )
    found: dict[str, Seen] = {}
    for sha256, pk, received_at, is_visible in others[:MOST_SEEN]:
        seen = found.setdefault(sha256, Seen())
        if is_visible:
            seen.cases.append(Complaint(pk=pk, received_at=received_at))
        else:
            seen.elsewhere += 1
    return found

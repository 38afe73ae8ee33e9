"""The evidence of a case, and where else the same was sent. Looks up, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from complaints.access import is_of_office, visible_to
from complaints.models import Complaint, Evidence

# A post that everybody reports is in thousands of cases; the first ones say enough.
MOST_SEEN = 1000


@dataclass
class Seen:
    """Other reports with the same file or link: those a person may open, and how many more there are."""

    cases: list[Complaint] = field(default_factory=list)
    elsewhere: int = 0


def evidence_of(case: Complaint) -> QuerySet[Evidence]:
    """Return the evidence of a case, of the report it was split from, and of the reports handled with either."""
    return _held(case).filter(kept="")


def with_forms(case: Complaint, user: Any) -> tuple[list[Evidence], list[Evidence]]:
    """Return the evidence of a case, and the forms of its own that its office keeps, in one look."""
    rows = list(_held(case).filter(kept__in=["", Evidence.Kept.FORM]))
    forms = [row for row in rows if row.kept and row.complaint_id == case.pk]
    return [row for row in rows if not row.kept], forms if is_of_office(case, user) else []


def _held(case: Complaint) -> QuerySet[Evidence]:
    """Return all that a case holds by itself, by its report or by those handled with it, also what is no exhibit.

    Gathered as one set of keys: asked for one thing or another in one condition, a database reads every row.
    """
    here = [case.pk, case.report_id]
    handled = Complaint.objects.filter(lead__in=here).order_by()
    split = handled.exclude(split_from=None)
    keys = Complaint.objects.filter(pk__in=here).order_by().values("pk")
    keys = keys.union(handled.values("pk"), split.values("split_from"))
    return Evidence.whole.filter(complaint__in=keys).order_by("id")


def kept_of(case: Complaint, user: Any) -> QuerySet[Evidence]:
    """Return what the office of a case keeps to itself, minutes and forms; nothing to anybody else."""
    rows = Evidence.whole.filter(complaint=case).exclude(kept="").order_by("id")
    return rows if is_of_office(case, user) else rows.none()


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

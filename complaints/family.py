"""The cases that came of one report: the report itself, and what was split from it. Looks up, never writes."""

from django.db.models import Q, QuerySet

from complaints.models import Complaint
from complaints.statuses import IdentityMode


def family_of(case: Complaint) -> QuerySet[Complaint]:
    """Return the report of a case and every case that was split from it, the report first."""
    report = case.split_from_id or case.pk
    return Complaint.objects.filter(Q(pk=report) | Q(split_from=report)).order_by("pk")


def locked(case: Complaint) -> list[Complaint]:
    """Lock the family of a case, the report first, and return it.

    A door that goes from a report to its cases begins here. Whoever holds one of them may still write a row that names
    the report, such as a question to its reporter, so that neither waits for the other.
    """
    rows = family_of(case).select_for_update(of=("self",), no_key=True)
    return list(rows.select_related("region", "contest", "split_from"))


def identity_of(case: Complaint) -> dict[str, str]:
    """Return what the reporter of a case gave of themselves; the caller shows nothing of it to anybody."""
    if case.identity_mode == IdentityMode.ANONYMOUS:
        return {}
    reporter = getattr(case.report, "reporter", None)
    return reporter.identity if reporter else {}

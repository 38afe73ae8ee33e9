"""The cases that came of one report: the report itself, and what was split from it. Looks up, never writes."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from complaints.access import visible_to
from complaints.leaving import with_leavers
from complaints.models import Complaint
from complaints.statuses import IdentityMode
from complaints.transcript import has_unseen

MOST_FAMILY, MOST_FOLLOWERS = 50, 200
# What is read of a report that stands beside a case: how it stands, and its words with what is hidden in them.
READ = (
    "received_at", "occurred_on", "status", "title", "lead", "narrative", "place", "is_pressed",
    *(f"{end}{field}" for end in ("", "split_from__") for field in ("identity_mode", "masks", "reporter__identity")),
)  # fmt: skip


@dataclass(frozen=True)
class Around:
    """What stands beside a case: the reports that are handled with it, and the other cases that came of its report.

    ``told`` are the reports whose words belong to the case: its followers, and those of the report it was split from.
    """

    followers: list[Any]
    told: list[Any]
    family: list[Any]


def family_of(case: Complaint) -> QuerySet[Complaint]:
    """Return the report of a case and every case that was split from it, the report first."""
    report = case.report_id
    return Complaint.objects.filter(Q(pk=report) | Q(split_from=report)).order_by("pk")


def around(case: Complaint, *, user: Any) -> Around:
    """Return what stands beside a case, in one statement; of its family what somebody may see.

    The others are found as one set of keys, because a condition over both would read every case.
    """
    keys = handled_with(case).order_by().values("pk").union(family_of(case).order_by().values("pk"))
    rows = (
        with_leavers(Complaint.objects.filter(pk__in=keys))
        .exclude(pk=case.pk)
        .select_related("reporter", "split_from__reporter")
        .only(*READ)
        .annotate(is_seen=Exists(visible_to(user).filter(pk=OuterRef("pk"))), has_unseen=has_unseen())
        .order_by(F("lead").asc(nulls_first=True), "pk")
    )
    found = list(rows[: MOST_FAMILY + MOST_FOLLOWERS])
    handled = [row for row in found if row.lead_id in (case.pk, case.report_id)][:MOST_FOLLOWERS]
    own = [row for row in found if case.report_id in (row.pk, row.split_from_id) and row.lead_id != case.pk]
    followers, family = [row for row in handled if row.lead_id == case.pk], [row for row in own if row.is_seen]
    return Around(followers, sorted(handled, key=attrgetter("pk")), family[:MOST_FAMILY])


def handled_with(case: Complaint) -> QuerySet[Complaint]:
    """Return the reports that are handled with a case, or with the report it was split from, the oldest first."""
    return Complaint.objects.filter(lead__in={case.pk, case.report_id}).order_by("pk")


def told_with(case: Complaint) -> QuerySet[Complaint]:
    """Return the same with their words, and with what has to be hidden in them."""
    return handled_with(case).select_related("reporter", "split_from__reporter").only(*READ)


def beside(case: Complaint) -> QuerySet[Complaint]:
    """Return every other report of the event of a case, as ``told_with`` does.

    Those that are handled with it and, where it is handled with another case itself, that one with all of its own.
    """
    main = [case.lead.pk, case.lead.report_id] if case.lead else []
    handled = Complaint.objects.filter(lead__in={case.pk, case.report_id, *main}).order_by().values("pk")
    keys = handled.union(Complaint.objects.filter(pk__in=main).order_by().values("pk"))
    rows = Complaint.objects.filter(pk__in=keys).exclude(pk__in=[case.pk, case.report_id]).order_by("pk")
    return rows.select_related("reporter", "split_from__reporter").only(*READ)


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

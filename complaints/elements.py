"""Judge a report that is on file against the elements of a formal report. Looks up, never writes."""

from datetime import timedelta, timezone

from complaints.completeness import Completeness, Facts, missing_elements
from complaints.models import Complaint, Reporter
from complaints.regime import rule_code
from complaints.statuses import IdentityMode
from netralitas.law import deadlines

WEST_INDONESIA = 7


def elements_of(case: Complaint, *, has_accused: bool, has_evidence: bool) -> Completeness:
    """Return which elements a case has; of the sealed reporter only whether name and address were given."""
    zone = timezone(timedelta(hours=case.region.utc_offset if case.region else WEST_INDONESIA))
    due = None
    if case.known_on:
        due = deadlines.due(rule_code("T1", case.contest.regime if case.contest else ""), case.known_on, tz=zone)
    given = _given_by_reporter(case)
    return missing_elements(
        Facts(
            has_reporter_name="name" in given,
            has_reporter_address="address" in given,
            is_anonymous=case.identity_mode == IdentityMode.ANONYMOUS,
            has_accused=has_accused,
            known_on=case.known_on,
            reported_on=case.received_at.astimezone(zone).date(),
            report_by=due.on if due else None,
            window=due.explanation if due else "",
            has_narrative=bool(case.narrative),
            has_date=case.occurred_on is not None,
            has_place=bool(case.place),
            has_evidence=has_evidence,
        )
    )


def _given_by_reporter(case: Complaint) -> set[str]:
    if case.identity_mode == IdentityMode.ANONYMOUS:
        return set()
    reporter = Reporter.objects.filter(complaint=case).first()
    return {field for field, value in reporter.identity.items() if value} if reporter else set()

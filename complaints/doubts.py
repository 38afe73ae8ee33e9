"""What is doubtful in the contest, the phases and the day of a case. Looks up, never writes."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.contradictions import Alleged, Contradiction, against_forwarding, against_registering
from complaints.elections import phase_on, stages_for
from complaints.models import Act, Complaint
from complaints.statuses import Verdict


def unplaced(case: Complaint, kept: Iterable[Act]) -> Contradiction | None:
    """Return what keeps a case from being registered; ``kept`` are the acts of those whom Bawaslu keeps."""
    return against_registering(
        [_alleged(case, act) for act in kept],
        has_contest=case.contest_id is not None,
        is_outside=case.is_outside_contests,
    )


def disputed(case: Complaint, kept: Iterable[Act]) -> Contradiction | None:
    """Return what in the phases of the proven acts keeps a case from being forwarded."""
    return against_forwarding(
        [_alleged(case, act) for act in kept if act.verdict == Verdict.PROVEN],
        has_contest=case.contest_id is not None,
        is_outside=case.is_outside_contests,
    )


def lies_outside(case: Complaint) -> str:
    """Say that the event lies before the first or after the last stage of its contest; "" when it does not."""
    stages = stages_for(case.contest, case.region_id or "")
    if case.contest is None or case.occurred_on is None or not stages:
        return ""
    first, last = min(row.start for row in stages), max(row.end or row.start for row in stages)
    if first <= case.occurred_on <= last:
        return ""
    values = {
        "day": date_format(case.occurred_on, "j F Y"),
        "contest": case.contest.title,
        "first": date_format(first, "j F Y"),
        "last": date_format(last, "j F Y"),
    }
    words = (
        _("Kejadian %(day)s mendahului tahapan %(contest)s dalam data, %(first)s sampai %(last)s.")
        if case.occurred_on < first
        else _("Kejadian %(day)s sesudah tahapan %(contest)s dalam data, %(first)s sampai %(last)s.")
    )
    return words % values + " " + _("Periksa pemilihan dan tanggalnya.")


def _alleged(case: Complaint, act: Act) -> Alleged:
    return Alleged(act.violation.code, act.violation.phase, act.phase, act.occurred_on, _leads_to(case, act))


def _leads_to(case: Complaint, act: Act) -> str:
    if act.phase_by_hand:
        return ""
    if act.occurred_on == case.occurred_on:
        return case.phase
    return phase_on(case, act.occurred_on).phase

"""Which stages a contest has; what phase an act falls in, by data."""

from datetime import date

from django.db.models import Q

from complaints.models import Contest, Stage
from complaints.phase import PhaseAnswer, StageFact, phase_of


def phase_for(contest: Contest | None, region_code: str, occurred_on: date | None) -> PhaseAnswer:
    """Return the phase of an act from the stages of its contest (and the contest it is part of) in its region."""
    stages = []
    if contest is not None:
        for row in contest.excluded_regions:
            if row["region"] == region_code:
                return PhaseAnswer("unknown", row["reason"])
        rows = Stage.objects.filter(contest__in=[code for code in (contest.code, contest.parent_id) if code]).filter(
            Q(region=None) | Q(region__in=[region_code, region_code[:2]])
        )
        stages = [StageFact(row.kind, row.region_id or "", row.start, row.needs_verification) for row in rows]
    return phase_of(occurred_on, stages, region=region_code)

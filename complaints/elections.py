"""Which stages a contest has; what phase an act falls in, by data. Looks up, never writes."""

from collections.abc import Iterable
from datetime import date

from complaints.models import Contest, Stage
from complaints.phase import PhaseAnswer, StageFact, phase_of
from netralitas.lib.held import Held

QUIET = ("quiet_period", "voting")


def _every_contest() -> dict[str, Contest]:
    return {row.code: row for row in Contest.objects.select_related("parent")}


def _every_stage() -> list[Stage]:
    return list(Stage.objects.select_related("contest").order_by("start", "id"))


contests = Held(_every_contest, of=("complaints.Contest",))  # by code
stages = Held(_every_stage, of=("complaints.Contest", "complaints.Stage"))


def stages_for(contest: Contest | None, region_code: str) -> list[Stage]:
    """Return the stages of a contest, and of the contest it is part of, that hold in a region."""
    if contest is None:
        return []
    own, places = {contest.code, contest.parent_id}, {None, region_code, region_code[:2]}
    return [row for row in stages() if row.contest_id in own and row.region_id in places]


def phase_among(
    contest: Contest | None, among: Iterable[Stage], region_code: str, occurred_on: date | None
) -> PhaseAnswer:
    """Return the phase of an act from stages that were read before."""
    for row in contest.excluded_regions if contest else []:
        if row["region"] == region_code:
            return PhaseAnswer("unknown", row["reason"])
    facts = [StageFact(row.kind, row.region_id or "", row.start, row.needs_verification) for row in among]
    return phase_of(occurred_on, facts, region=region_code)


def phase_for(contest: Contest | None, region_code: str, occurred_on: date | None) -> PhaseAnswer:
    """Return the phase of an act from the stages of its contest (and the contest it is part of) in its region."""
    return phase_among(contest, stages_for(contest, region_code), region_code, occurred_on)


def is_quiet(among: Iterable[Stage], day: date | None) -> bool:
    """Say whether a day lies in the quiet period or on voting day."""
    return day is not None and any(row.kind in QUIET and row.start <= day <= (row.end or row.start) for row in among)

"""Which stages a contest has; what phase an act falls in, by data. Looks up, never writes."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from complaints.models import Complaint, Contest, Stage
from complaints.phase import DETERMINATION, PhaseAnswer, StageFact, phase_of
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
    """Return the phase of an act from stages that were read before; an unknown one says what it waits for."""
    if contest is None:
        return PhaseAnswer("unknown", _("Pemilihannya belum diketahui, jadi fasenya belum dapat dihitung."))
    for row in contest.excluded_regions:
        if row["region"] == region_code:
            return PhaseAnswer("unknown", row["reason"])
    among = list(among)
    if has_parts(contest) and not any(row.kind == DETERMINATION for row in among):
        return PhaseAnswer("unknown", _("Hari penetapannya berbeda menurut siapa yang dipilih."))
    facts = [StageFact(row.kind, row.region_id or "", row.start, row.needs_verification) for row in among]
    return phase_of(occurred_on, facts, region=region_code)


def phase_for(contest: Contest | None, region_code: str, occurred_on: date | None) -> PhaseAnswer:
    """Return the phase of an act from the stages of its contest (and the contest it is part of) in its region."""
    return phase_among(contest, stages_for(contest, region_code), region_code, occurred_on)


def phase_on(case: Complaint, day: date | None) -> PhaseAnswer:
    """Return the phase that the contest of a case puts a day in; outside every contest there is none."""
    if case.is_outside_contests:
        return outside()
    return phase_for(case.contest, case.region_id or "", day)


def outside() -> PhaseAnswer:
    """Return what is said of the phase of an event outside every contest."""
    return PhaseAnswer("unknown", _("Di luar pemilihan, jadi tidak ada fase yang dihitung."))


def has_parts(contest: Contest) -> bool:
    """Say whether a contest consists of others, each with a day of its own."""
    return any(row.parent_id == contest.code for row in contests().values())


def is_quiet(among: Iterable[Stage], day: date | None) -> bool:
    """Say whether a day lies in the quiet period or on voting day."""
    return day is not None and any(row.kind in QUIET and row.start <= day <= (row.end or row.start) for row in among)

"""Which track a case takes: by whose rules it runs and what its papers rest on. Looks up, never writes."""

from datetime import date

from netralitas.lib.validity import held_law
from sanctions.localtime import today_of
from sanctions.models import Proceeding, TrackRule
from sanctions.models.rules import ProcedureRule
from sanctions.statuses import ETHICS_LEVEL
from taskforce.models import Recommendation

ENDING = "D7"  # of a civil servant's penalty

_in_force = held_law(TrackRule)


def track_for(employment: str, level: str, on: date) -> TrackRule | None:
    """Return the track of somebody of an employment status for a level on a day; the one that names the level first.

    None where no rule speaks of the status: then the case runs as one of a civil servant does; and for a breach of the
    code of ethics, which goes before a council (PP 42/2004).
    """
    rows = [row for row in _in_force(on) if employment in row.employments]
    if level == ETHICS_LEVEL:  # who is on a contract has no ethics council: it is the contract that knows a sanction
        rows = [row for row in rows if row.is_contract]
    fits = [row for row in rows if level in row.levels] or [row for row in rows if not row.levels]
    return fits[-1] if fits else None


def track_of(row: Proceeding) -> TrackRule | None:
    """Return the track of a case today."""
    return track_for(row.recommendation.accused.employment, row.recommendation.level, today_of(row))


def endings(on: date) -> set[str]:
    """Return the codes of every rule that reminds of the last day of a penalty."""
    return {row.ending for row in _in_force(on) if row.ending} | {ENDING}


def ending_of(row: Proceeding) -> str:
    """Return the code of the rule that reminds of the last day of a penalty of a case."""
    track = track_of(row)
    return track.ending if track and track.ending else ENDING


def goes_before_council(recommendation: Recommendation, on: date) -> bool:
    """Say whether a recommendation is dealt with by an ethics council instead of the superior."""
    level = recommendation.level
    return level == ETHICS_LEVEL and track_for(recommendation.accused.employment, level, on) is None


def is_civil_servants(track: TrackRule | None) -> bool:
    """Say whether the procedure and the deadlines of PP 94/2021 bind a case."""
    return track is None or not track.procedure_basis


def basis_on(track: TrackRule | None, rule: ProcedureRule | None) -> tuple[str, bool]:
    """Return what a step rests on and whether that is to be checked: the rule's article, or the track's own."""
    if track is not None and track.procedure_basis:
        return track.procedure_basis, track.needs_verification
    return (rule.basis, rule.needs_verification) if rule else ("", True)

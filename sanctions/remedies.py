"""Which remedy is open against a decision, and to whom it goes. Looks up, never writes."""

from datetime import date

from netralitas.lib.validity import held_law
from sanctions.authority import authorities_for, is_above_the_agency, is_for_appointing_official, matrix_of_case
from sanctions.models import Authority, Decision, Penalty, Proceeding, RemedyRule

Decider = RemedyRule.Decider
_in_force = held_law(RemedyRule)


def decider_by(authority: Authority) -> str:
    """Return as whom the rules of remedies know who decides by a row of the table, "" for the President."""
    if is_above_the_agency(authority):
        return ""
    return Decider.APPOINTING_OFFICIAL if is_for_appointing_official(authority) else Decider.OTHER_OFFICIAL


def remedy_against(penalty: Penalty, *, employment: str, decider: str, on: date) -> RemedyRule | None:
    """Return the remedy in force on a day, None where the law names none.

    Dismissal goes on appeal to the board; any other penalty is objected to: with the appointing official where that
    one decided, else with the superior of whoever decided (PP 79/2021 arts. 3(2)-(3), 10). Nobody is named to object
    to what the President decided.
    """
    rows = [row for row in _in_force(on) if row.decider in ("", decider)]
    fits = [row for row in rows if penalty.letter in row.penalties and employment in row.employments]
    return fits[-1] if fits else None


def remedy_of(row: Proceeding, decision: Decision) -> RemedyRule | None:
    """Return the remedy against a decision that was taken, by the rules of its day."""
    employment, decider = row.recommendation.accused.employment, decision.decider
    if decider is None:
        decider = _found_again(row, decision)
    return remedy_against(decision.penalty, employment=employment, decider=decider, on=decision.decided_on)


def _found_again(row: Proceeding, decision: Decision) -> str:
    """Return who took a decision from before that was kept, by the row of the table that it names."""
    rows = authorities_for(decision.penalty, matrix_of_case(row))
    named = (decision.authority, decision.authority_basis)
    return next((decider_by(one) for one in rows if (one.authority, one.basis) == named), Decider.OTHER_OFFICIAL)

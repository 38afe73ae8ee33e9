"""On what ground of law a report is not registered. Looks up, never writes."""

from datetime import date

from complaints.completeness import Completeness
from complaints.contradictions import Contradiction, against_ground
from complaints.models import Contest
from complaints.regime import held_to
from netralitas.law.models import Provision
from netralitas.law.provisions import provision, provisions_of

GROUP = "DECLINE-"
FORMAL, MATERIAL, LATE = f"{GROUP}FORMAL", f"{GROUP}MATERIAL", f"{GROUP}LATE"
OF_ELEMENTS = frozenset({FORMAL, MATERIAL, LATE})
LAPSE = "LAPSED"


def offered(regime: str, *, on: date) -> list[Provision]:
    """Return the grounds in force on a day for a report of this regime, as an officer may choose them."""
    return provisions_of(GROUP, on, regime=held_to(regime))


def ground(code: str, regime: str, *, on: date) -> Provision | None:
    """Return one ground that may be chosen; None when no rule in force has it."""
    return next((row for row in offered(regime, on=on) if row.code == code), None)


def of_lapse(contest: Contest | None, *, on: date) -> Provision | None:
    """Return what the law says of a report that nobody completed in time."""
    return provision(LAPSE, on, regime=held_to(contest.regime if contest else ""))


def contradicted(elements: Completeness) -> dict[str, Contradiction]:
    """Return the grounds that the elements of a report speak against, by code: nothing is missing of what they name."""
    in_time = [element for element in elements.formal if element.code == "in_time"]
    named = {FORMAL: elements.formal, MATERIAL: elements.material, LATE: in_time}
    return {
        code: against_ground(code.removeprefix(GROUP).lower())
        for code, rows in named.items()
        if rows and all(element.present for element in rows)
    }


def suggested(elements: Completeness) -> str:
    """Return the code of the ground that the elements of a report speak for, "" when nothing is missing."""
    missing = {element.code for element in elements.missing}
    formal = {element.code for element in elements.formal} & missing
    if formal == {"in_time"}:
        return LATE
    return FORMAL if formal else MATERIAL if missing else ""

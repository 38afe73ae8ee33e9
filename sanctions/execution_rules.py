"""Which paper carries out a penalty, and whether that is recorded. Looks up, never writes."""

from datetime import date

from netralitas.lib.validity import held_law
from sanctions.models import ExecutionRule, Proceeding
from sanctions.ownkinds import own_kinds
from sanctions.statuses import TOOK_EFFECT

_in_force = held_law(ExecutionRule)


def execution_rules(on: date) -> dict[str, ExecutionRule]:
    """Return the rules in force on a day by the code of each penalty they speak of."""
    rules = {penalty: row for row in _in_force(on) for penalty in row.penalties}
    return rules | {own: rules[kind] for own, kind in own_kinds().items() if kind in rules}


def recording(on: date) -> set[str]:
    """Return the codes of every rule by when an execution is recorded."""
    return {rule.deadline for rule in execution_rules(on).values()}


def execution_rule(penalty: str, on: date) -> ExecutionRule | None:
    """Return the rule about one penalty, None where the law of that day asks for no record."""
    return execution_rules(on).get(penalty)


def is_carried_out(row: Proceeding) -> bool:
    """Say whether the penalty that stands was carried out, or needs it no more because a heavier one ended it."""
    return row.decision.cut_short_by_id is not None or any(
        one.penalty_id == row.decision.penalty_id for one in row.executions.all()
    )


def lacks_execution(row: Proceeding) -> bool:
    """Say whether a penalty is in effect and nobody recorded yet that it was carried out."""
    return row.status in TOOK_EFFECT and not is_carried_out(row)

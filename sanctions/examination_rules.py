"""What the law lays down beside the examination, and whom it lets be relieved. Looks up, never writes."""

from collections.abc import Mapping
from datetime import date

from netralitas.lib.validity import held_law
from sanctions.localtime import local_date
from sanctions.models import ExaminationRule, Proceeding, Relief
from sanctions.statuses import SUMMONED, Attendance, Status
from sanctions.summonses import last_of

Rules = Mapping[str, ExaminationRule]
_in_force = held_law(ExaminationRule)


def examination_rules(on: date) -> Rules:
    """Return every rule in force on a day, by its code."""
    return {row.code: row for row in _in_force(on)}


def relief_rule(row: Proceeding, on: date) -> ExaminationRule | None:
    """Return the rule by which the person of a case may be relieved on a day; None where the law does not let them."""
    rule, advice = examination_rules(on).get("relief"), row.recommendation
    fits = rule is not None and advice.level in rule.levels and advice.accused.employment in rule.employments
    return rule if fits else None


def running_relief(row: Proceeding) -> Relief | None:
    """Return the relief from duty that has not ended."""
    return next((one for one in row.reliefs.all() if one.ended_on is None), None)


def is_under_examination(row: Proceeding, on: date) -> bool:
    """Say whether the examination has begun by a day and its report, where there is one, does not clear the person."""
    if row.status in SUMMONED:
        last = last_of(row)
        return last is not None and last.attendance == Attendance.PENDING and local_date(row, last.hearing_at) <= on
    was_examined = row.status in {Status.EXAMINED, Status.REPORTED} and hasattr(row, "minutes")
    return was_examined and (row.status == Status.EXAMINED or row.report.is_proven)

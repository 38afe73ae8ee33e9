"""What the law lays down beside the examination, and whom it lets be relieved. Looks up, never writes."""

from collections.abc import Mapping
from datetime import date

from netralitas.lib.held import Held
from sanctions.localtime import local_date
from sanctions.models import ExaminationRule, Minutes, Proceeding, Relief
from sanctions.statuses import SUMMONED, Attendance, Status

Rules = Mapping[str, ExaminationRule]
_rules = Held(lambda: list(ExaminationRule.objects.order_by("valid_from", "id")), of=("sanctions.ExaminationRule",))


def examination_rules(on: date) -> Rules:
    """Return every rule in force on a day, by its code."""
    return {row.code: row for row in _rules() if row.holds_on(on)}


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
        last = row.summonses.order_by("-ordinal").first()
        return last is not None and last.attendance == Attendance.PENDING and local_date(row, last.hearing_at) <= on
    was_examined = row.status in {Status.EXAMINED, Status.REPORTED} and Minutes.objects.filter(proceeding=row).exists()
    return was_examined and (row.status == Status.EXAMINED or row.report.is_proven)

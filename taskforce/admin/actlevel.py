"""How the level of each proven act stands on the page of a recommendation, and the form that judges it."""

from typing import Any

from complaints.actlevels import asked_of, unjudged
from complaints.admin import levelmoves
from complaints.models import Act
from netralitas.audit.adminbase import StepForm
from netralitas.people.roles import Role
from taskforce.admin.against import against
from taskforce.admin.stepforms import JudgeActForm
from taskforce.models import Finding, Recommendation
from taskforce.statuses import Status


def panels_of(
    acts: list[Act], row: Recommendation, user: Any, *, bound: StepForm | None, signed: list[Finding]
) -> list[levelmoves.LevelPanel | None]:
    """Return what the page shows of each act's level, None where the law says it; whoever may judge gets a form."""
    open_to = [act for act in acts if asked_of(act) and (not signed or unjudged([act]))]
    is_satgas = user.role == Role.SATGAS and row.status == Status.VERIFICATION
    if not is_satgas or (open_to and against(user, row, "judge", signed, acts)):
        open_to = []
    forms: dict[int, StepForm] = {}
    for act in open_to:
        key = f"judge-{act.pk}"
        form = JudgeActForm(key=key, record=row, of=act, initial=levelmoves.given_of(act))
        forms[act.pk] = bound if bound is not None and bound.key == key else form
    return [levelmoves.panel_of(act, forms.get(act.pk)) for act in acts]

"""The clarifications of a case on its page: who comes when, what to mind, what came of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from complaints import appointments
from complaints.admin.panels import FormMaker, Place
from complaints.clarifying import STUDYING
from complaints.models import Clarification, Complaint
from complaints.sight import reads_all
from netralitas.audit.adminbase import StepForm
from netralitas.law.deadlines import holiday_calendar
from netralitas.people.roles import Role

MOST = 30
# Who they are is known to the office alone.
OF_THE_OFFICE = frozenset({Clarification.Whom.REPORTER, Clarification.Whom.WITNESS})
AHEAD = ("put_off_clarification", "call_off_clarification")
AFTERWARDS = ("hold_clarification", "miss_clarification", "put_off_clarification", "call_off_clarification")


@dataclass(frozen=True)
class Appointment:
    """One clarification as an officer reads it, with the forms that are open to them."""

    row: Clarification
    name: str
    when: str
    left: str = ""
    cautions: list[str] = field(default_factory=list)
    forms: list[tuple[str, StepForm]] = field(default_factory=list)


@dataclass(frozen=True)
class ClarificationPanel:
    """The clarifications of a case, the next one first, and the form that invites."""

    invite: StepForm | None
    appointments: list[Appointment]

    @property
    def forms(self) -> list[StepForm]:
        asked = [self.invite] if self.invite is not None else []
        return asked + [form for one in self.appointments for _action, form in one.forms]

    @property
    def waiting(self) -> int:
        return sum(one.row.state == Clarification.State.INVITED for one in self.appointments)


def of_case(case: Complaint, place: Place, user: Any, *, make: FormMaker, now: datetime) -> ClarificationPanel | None:
    """Return the clarifications of a case; None while there are none and nobody may be invited."""
    works = user.role == Role.VERIFIER and case.status in STUDYING
    if case.registered_on is None:  # nobody is invited before the register, so nothing is asked either
        return None
    rows = list(case.clarifications.select_related("invited_by").order_by("-at", "-id")[:MOST])
    if not works and not rows:
        return None
    rows.sort(key=lambda row: row.state != Clarification.State.INVITED)
    maker, knows = make if works else None, reads_all(user)
    return ClarificationPanel(
        invite=make("invite_clarification") if works else None,
        appointments=[_appointment(case, row, place, maker, now, knows=knows) for row in rows],
    )


def _appointment(
    case: Complaint, row: Clarification, place: Place, make: FormMaker | None, now: datetime, *, knows: bool
) -> Appointment:
    name = row.name if knows or row.whom not in OF_THE_OFFICE else ""
    if row.state != Clarification.State.INVITED:
        return Appointment(row, name, place.says(row.at))
    at = row.at.astimezone(place.zone)
    actions = (AHEAD if row.at > now else AFTERWARDS) if make else ()
    return Appointment(
        row=row,
        name=name,
        when=place.says(row.at),
        left=appointments.days_left(at, now.astimezone(place.zone)),
        cautions=appointments.cautions(
            at,
            due_at=case.due_at.astimezone(place.zone) if case.due_at else None,
            holidays=holiday_calendar(),
            hours=settings.OFFICE_HOURS,
        ),
        forms=[(action, make(action, about=row.pk, initial={"clarification": row.pk})) for action in actions if make],
    )

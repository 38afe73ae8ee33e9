"""The clarifications of a case on its page: who comes when, what to mind, what came of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, When, Window
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints import appointments
from complaints.access import is_of_office
from complaints.admin.panels import DAY, HOUR, FormMaker, Place
from complaints.clarifying import STUDYING
from complaints.forwardingwords import HEARD_OR_MISSED
from complaints.models import Clarification, Complaint, Evidence
from complaints.pieces import piece_name
from complaints.sight import reads_all
from netralitas.audit.adminbase import StepForm
from netralitas.law.deadlines import holiday_calendar

MOST, AT_ALL = 30, 500
AHEAD = ("put_off_clarification", "call_off_clarification")
AFTERWARDS = ("hold_clarification", "miss_clarification", "put_off_clarification", "call_off_clarification")


@dataclass(frozen=True)
class Appointment:
    """One clarification as an officer reads it, with the forms that are open to them.

    ``is_told``: this reader knows more of it than that it was. ``minutes`` names the piece of evidence that came of it
    when this reader may open it, ``is_sealed`` that two officers open it together.
    """

    row: Clarification
    when: str
    is_told: bool
    name: str = ""
    recorded: str = ""
    minutes: str = ""
    is_sealed: bool = False
    left: str = ""
    cautions: list[str] = field(default_factory=list)
    forms: list[tuple[str, StepForm]] = field(default_factory=list)


@dataclass(frozen=True)
class ClarificationPanel:
    """The clarifications of a case, the next one first, and the forms that invite and record.

    ``more`` are not on this page. ``ending`` is what becomes of those to come when the study ends, in sentences.
    """

    invite: StepForm | None
    hear: StepForm | None
    appointments: list[Appointment]
    more: int = 0
    ending: list[str] = field(default_factory=list)

    @property
    def forms(self) -> list[StepForm]:
        asked = [form for form in (self.invite, self.hear) if form is not None]
        return asked + [form for one in self.appointments for _action, form in one.forms]

    @property
    def waiting(self) -> int:
        return sum(one.row.state == Clarification.State.INVITED for one in self.appointments)


def in_order(case: Complaint, *, everything: bool = False) -> list[Any]:
    """Return the clarifications of a case, what is to come first and the next of it foremost, then back by day.

    As many as a page holds, or ``everything``; ``among`` of each says how many there are. Nobody is heard before the
    register, so nothing is asked for either.
    """
    if case.registered_on is None:
        return []
    rows = case.clarifications.select_related("invited_by", "decided_by", "minutes")
    rows = rows.order_by(Case(When(state=Clarification.State.INVITED, then=0), default=1), "-at", "-id")
    found = list(rows.annotate(among=Window(Count("pk")))[: AT_ALL if everything else MOST])
    ahead = [row for row in found if row.state == Clarification.State.INVITED]
    return ahead[::-1] + found[len(ahead) :]


def minutes_kept(case: Complaint, rows: list[Clarification], user: Any) -> list[Evidence]:
    """Return the minutes among these that the office of a case keeps, for its own officers."""
    kept = {row.minutes.pk: row.minutes for row in rows if row.minutes and row.minutes.kept}
    return [kept[pk] for pk in sorted(kept)] if is_of_office(case, user) else []


def of_case(
    case: Complaint, rows: list[Any], place: Place, user: Any, *, make: FormMaker, now: datetime
) -> ClarificationPanel | None:
    """Return the clarifications of a case; None while there are none and nobody may be invited."""
    is_office = is_of_office(case, user)
    works = is_office and case.status in STUDYING and case.registered_on is not None
    if not works and not rows:
        return None
    maker, knows = make if works else None, reads_all(user)
    return ClarificationPanel(
        invite=make("invite_clarification") if works else None,
        hear=make("hear_clarification") if works else None,
        appointments=[_appointment(case, row, place, maker, now, knows=knows, is_office=is_office) for row in rows],
        more=rows[0].among - len(rows) if rows else 0,
        ending=_ending(rows, place) if works else [],
    )


def _ending(rows: list[Clarification], place: Place) -> list[str]:
    """Say what becomes of the invitations when the study ends; the portal tells nobody of it but the reporter."""
    invited = [row for row in rows if row.state == Clarification.State.INVITED]
    others = [row for row in invited if row.whom != Clarification.Whom.REPORTER]
    words = ngettext(
        "%(n)d undangan klarifikasi akan dibatalkan.", "%(n)d undangan klarifikasi akan dibatalkan.", len(invited)
    ) % {"n": len(invited)}
    if not others:
        return [words] if invited else []
    who = ", ".join(f"{row.get_whom_display().lower()} ({place.says(row.at, 'j F Y, H.i')})" for row in others)
    return [
        words,
        _("Beri tahu sendiri yang diundang: %(who)s. Suratnya, bila sudah terbit, ikut batal.") % {"who": who},
    ]


def when_of(row: Clarification, place: Place, *, is_told: bool) -> str:
    """Return when somebody is heard: to the minute for who is told, else the day, and only once it is over.

    Who waits at the door of an office at that hour would see who the reporter is.
    """
    if is_told:
        return place.says(row.at)
    return place.says(row.at, DAY) if row.state in HEARD_OR_MISSED else _("Waktunya tersimpan pada Bawaslu")


def _appointment(
    case: Complaint,
    row: Clarification,
    place: Place,
    make: FormMaker | None,
    now: datetime,
    *,
    knows: bool,
    is_office: bool,
) -> Appointment:
    is_told = knows or row.is_open_to_others
    told = {
        "row": row,
        "when": when_of(row, place, is_told=is_told),
        "is_told": is_told,
        "name": row.name if is_told and row.whom != Clarification.Whom.REPORTER else "",
        "recorded": place.says(row.decided_at, HOUR if is_told else DAY) if row.decided_at else "",
        "minutes": piece_name(row.minutes) if row.minutes and (is_office or not row.minutes.kept) else "",
        "is_sealed": row.minutes is not None and row.minutes.kept == Evidence.Kept.SEALED,
    }
    if row.state != Clarification.State.INVITED or not is_told:
        return Appointment(**told)
    at = row.at.astimezone(place.zone)
    actions = (AHEAD if row.at > now else AFTERWARDS) if make else ()
    return Appointment(
        **told,
        left=appointments.days_left(at, now.astimezone(place.zone)),
        cautions=appointments.cautions(
            at,
            due_at=case.due_at.astimezone(place.zone) if case.due_at else None,
            holidays=holiday_calendar(),
            hours=settings.OFFICE_HOURS,
        ),
        forms=[(action, make(action, about=row.pk, initial={"clarification": row.pk})) for action in actions if make],
    )

"""The seals on the page of a case: what is shut, who asked to open it, what is open to whom, until when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from complaints.admin.panels import FormMaker, Place
from complaints.models import Complaint, Evidence, Unsealing
from complaints.pieces import piece_name
from complaints.statuses import IdentityMode
from netralitas.audit.adminbase import StepForm
from netralitas.people.roles import Role

MOST = 20


@dataclass(frozen=True)
class Request:
    """One request as an officer reads it, with the forms that are open to them."""

    row: Unsealing
    when: str
    until: str
    file: str
    forms: list[tuple[str, StepForm]] = field(default_factory=list)
    is_open: bool = False
    is_open_to_me: bool = False


@dataclass(frozen=True)
class SealPanel:
    """The seals of a case. ``report``: where they are instead, when the case was split from it.

    ``reads``: this person may open the identity of an open report at once.
    """

    mode: str
    report: Complaint | None
    reads: bool
    ask_identity: StepForm | None
    ask_original: StepForm | None
    requests: list[Request]

    @property
    def opened(self) -> list[Request]:
        """Return the requests by which the identity is open now."""
        return [one for one in self.requests if one.is_open and one.row.what == Unsealing.What.IDENTITY]

    @property
    def forms(self) -> list[StepForm]:
        asked = [form for form in (self.ask_identity, self.ask_original) if form is not None]
        return asked + [form for request in self.requests for _action, form in request.forms]


def of_case(
    case: Complaint, items: Iterable[Evidence], place: Place, user: Any, *, make: FormMaker, now: datetime
) -> SealPanel:
    """Return the seals of a case; the forms are a verifier's, the record of who opened what everybody's."""
    of_bawaslu, is_report = user.role == Role.VERIFIER, case.split_from_id is None
    works = of_bawaslu and is_report
    # A split case has no seal of its own but those of the minutes that its office keeps.
    files = [item for item in items if item.kind == Evidence.Kind.FILE and (is_report or item.kept)]
    asked = case.unsealings.select_related("asked_by", "decided_by", "evidence").order_by("-id")
    if not of_bawaslu:  # that there are minutes of a reporter or a witness is for nobody else
        asked = asked.exclude(evidence__kept__in=Evidence.Kept.values)
    rows = list(asked[:MOST])
    names = {row.evidence.pk: piece_name(row.evidence) for row in rows if row.evidence}
    return SealPanel(
        mode=case.identity_mode,
        report=case.split_from,
        reads=works and case.identity_mode == IdentityMode.OPEN,
        ask_identity=make("ask_identity") if works and case.identity_mode == IdentityMode.CONFIDENTIAL else None,
        ask_original=make("ask_original", files=files) if of_bawaslu and files else None,
        requests=[_request(row, place.says, names, user, make if of_bawaslu else None, now) for row in rows],
    )


def _request(
    row: Unsealing,
    says: Callable[[datetime], str],
    names: dict[int, str],
    user: Any,
    make: FormMaker | None,
    now: datetime,
) -> Request:
    is_open = row.state == Unsealing.State.GRANTED and row.until is not None and row.until > now
    mine = row.asked_by_id == user.pk
    actions: list[str] = []
    if row.state == Unsealing.State.ASKED:
        actions = ["end_unsealing"] if mine else ["grant_unsealing", "deny_unsealing"]
    elif is_open and user.pk in (row.asked_by_id, row.decided_by_id):
        actions = ["end_unsealing"]
    return Request(
        row=row,
        when=says(row.asked_at),
        until=says(row.until) if row.until else "",
        file=names.get(row.evidence_id or 0, ""),
        forms=[(action, make(action, about=row.pk, initial={"unsealing": row.pk})) for action in actions if make],
        is_open=is_open,
        is_open_to_me=is_open and mine,
    )

"""The talk with the reporter on the page of a case: who wrote what and when, what came along, what is new."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from complaints.admin.panels import Place
from complaints.models import Complaint, Evidence, Message
from complaints.pieces import piece_name
from complaints.talk import mark_seen
from complaints.transcript import Line, key_of, page_of
from netralitas.audit.adminbase import StepForm
from netralitas.people.roles import Role

# Whoever cannot answer leaves a message unread for the desk that can.
ANSWERING = frozenset({Role.VERIFIER})


@dataclass(frozen=True)
class Said:
    """One message as an officer reads it."""

    who: str
    when: str
    text: str
    files: list[str]
    is_ours: bool
    is_new: bool
    waits: bool


@dataclass(frozen=True)
class TalkPanel:
    """One page of the talk. ``older`` is the message before which the next page begins, 0 when there is none.

    The reporter of an import holds no code and reads nothing here, so nothing is asked here either.
    """

    lines: list[Said]
    older: int
    newer: bool
    unseen: int
    holds_code: bool
    form: StepForm | None


def of_case(
    case: Complaint, items: Iterable[Evidence], place: Place, role: str, *, before: str, form: StepForm | None
) -> TalkPanel:
    """Return the talk of a case; what an officer who may answer sees here first counts as read from now on.

    Where and when the reporter is heard is read by nobody but the desk that invites.
    """
    invites = role == Role.VERIFIER
    talk = page_of(case.report, before=key_of(before), evidence=items, invites=invites)
    if talk.unseen and role in ANSWERING:
        mark_seen(case)
    lines, holds_code = [_said(line, place) for line in talk.lines], bool(case.report.code_hash)
    return TalkPanel(lines, talk.older, talk.newer, talk.unseen, holds_code, form if holds_code else None)


def _said(line: Line, place: Place) -> Said:
    row = line.message
    ours = row.side == Message.Side.STAFF
    return Said(
        who=row.actor.full_name if row.actor else _("Pelapor"),
        when=place.says(row.at) if ours else _("%(when)s, lewat kode") % {"when": place.says(row.at)},
        text=row.text,
        files=[piece_name(item) for item in line.files],
        is_ours=ours,
        is_new=not ours and row.seen_at is None,
        waits=row.is_question and row.settled_at is None,
    )

"""What stands in a talk, page by page, and where something lies unread. Looks up, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from complaints.models import Complaint, Evidence, Message

PAGE = 20
# The key of a message that invites begins so, and after "r-" that of its answer: they say when and where.
INVITATION = "clarification-"
OF_INVITATIONS = Q(key__startswith=INVITATION) | Q(key__startswith=f"r-{INVITATION}")


@dataclass(frozen=True)
class Line:
    """One message with what came along."""

    message: Message
    files: list[Evidence]


@dataclass(frozen=True)
class Transcript:
    """One page of a talk, oldest line first. ``older`` is the key that opens the page before it, 0 when none."""

    lines: list[Line]
    older: int
    newer: bool

    @property
    def unseen(self) -> int:
        """Return how many of the reporter's messages no officer had on the screen yet."""
        return sum(line.message.side == Message.Side.REPORTER and not line.message.seen_at for line in self.lines)


def page_of(
    complaint: Complaint,
    *,
    before: int = 0,
    size: int = PAGE,
    evidence: Iterable[Evidence] | None = None,
    invites: bool = True,
) -> Transcript:
    """Return the youngest messages of a case, or those before a message; the last page costs what the first does.

    ``evidence`` is what the caller holds of the case already, so that it is not asked for twice. Without ``invites``
    no invitation of the reporter is among them: when and where they are heard is the desk's own and theirs.
    """
    rows = complaint.messages.select_related("actor").order_by("-id")
    if not invites:
        rows = rows.exclude(OF_INVITATIONS)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: size + 1])
    shown = found[:size][::-1]
    if evidence is None:
        evidence = Evidence.objects.filter(message__in=[row.pk for row in shown]).order_by("id") if shown else []
    files: dict[int | None, list[Evidence]] = {}
    for item in evidence:
        files.setdefault(item.message_id, []).append(item)
    older = shown[0].pk if len(found) > size else 0
    return Transcript([Line(row, files.get(row.pk, [])) for row in shown], older, bool(before))


def key_of(text: str) -> int:
    """Return the message before which a page begins, as an address or a form names it; 0 when it names none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def open_questions(complaint: Complaint) -> list[Message]:
    """Return the questions that wait for the reporter, oldest first."""
    return list(complaint.messages.filter(is_question=True, settled_at=None).order_by("id"))


def unread_on() -> Any:
    """Return a query for the keys of the reports whose reporter wrote what no officer has seen, merged ones as well."""
    unseen = Message.objects.filter(side=Message.Side.REPORTER, seen_at=None).order_by()
    return unseen.values("complaint")


def has_unseen() -> Any:
    """Return what is true, on a list of cases, where a reporter wrote what no officer has seen: one such message.

    The reporters of reports that are handled with a case count as its own, as does that of a report it was split from.
    It is looked up in a partial index for the lines of one page only, so a list needs no statement more for it. (Asked
    whether one exists, PostgreSQL would rather read every unseen message of the country once than look up those of
    twenty-five lines.)
    """
    unseen = Message.objects.filter(side=Message.Side.REPORTER, seen_at=None).order_by()
    own, of_followers, of_report = (
        unseen.filter(**{case: OuterRef("pk")}) for case in ("complaint", "complaint__lead", "complaint__splits")
    )
    return Coalesce(*(Subquery(rows.values("pk")[:1]) for rows in (own, of_followers, of_report)))

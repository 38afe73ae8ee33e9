"""Ask the reporter, and answer as the reporter: the two ends of a talk. The journal never holds its words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import additions, leaving, notice, workload
from complaints.additions import Sealed, Turned
from complaints.endings import is_ended, is_over
from complaints.family import family_of
from complaints.models import Complaint, Message, Milestone
from complaints.statuses import Status
from complaints.timeline import announce
from complaints.transcript import INVITATION
from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

LONGEST = 4000
# Whoever holds a code cannot bury an officer in messages: so many may lie unread.
MOST_UNREAD = 20


@dataclass(frozen=True)
class Said:
    """What became of a reporter's message. ``is_new`` is False when the form was sent before."""

    message: Message
    is_new: bool = True
    added: int = 0
    answered: int = 0
    turned: list[Turned] = field(default_factory=list)


@transaction.atomic
def ask(complaint: Complaint, text: str, *, key: str, actor: Any, is_question: bool = True) -> tuple[Message, bool]:
    """Write to the reporter of a case as a verifier; return the message and whether it is new.

    A question stands in the reporter's timeline and waits for an answer; it holds no clock, the step
    "ask_completion" does. Wherever a reporter may still write, so may the desk: of a merged report while its lead goes
    on, and of a case that was forwarded until its end. Raises Refusal when the case has ended, the role is another,
    nothing is said, or the reporter holds no code to read it with; a question also once the reporter left.
    """
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    report = case.report
    if (before := report.messages.filter(key=f"s-{key}").first()) is not None:
        return before, False
    if is_ended(case):
        raise Refusal(_("Perkara ini sudah bergerak ke tahap lain. Muat ulang halaman."), code="step_not_open")
    if not report.code_hash:
        raise Refusal(_("Pelapor laporan ini tidak memegang kode."), code="no_code")
    if is_question and leaving.has_left(case):
        raise Refusal(
            _("Pelapornya sudah menarik diri, jadi tidak ditanya lagi. Yang dapat dikirim: keterangan saja."),
            code="reporter_left",
            field="kind",
        )
    if not text.strip():
        raise Refusal(_("Tulis pesannya dahulu."), code="missing_text", field="text")
    return put_question(report, text, key=f"s-{key}", actor=actor, is_question=is_question), True


def put_question(
    case: Complaint, text: str, *, key: str, actor: Any, is_question: bool = True, is_told: bool = False
) -> Message:
    """Write an officer's message on a locked case and tell the reporter; for doors that checked the rest.

    ``is_told`` says that the reporter was told already, by the milestone of the step the question belongs to.
    """
    message = Message.objects.create(
        complaint=case, side=Message.Side.STAFF, actor=actor, text=text.strip(), is_question=is_question, key=key
    )
    if is_question and not is_told:
        announce(case, Milestone.Kind.QUESTION)
    elif not is_told:
        notice.tell(case)
    record("talk.ask", case, actor=actor, data={"message": message.pk, "question": is_question})
    return message


def settle_for(case: Complaint) -> None:
    """Close the questions to a reporter because a case goes on without them; not while another case of theirs waits."""
    if not family_of(case).filter(status=Status.NEEDS_COMPLETION).exclude(pk=case.pk).exists():
        settle(case.report)


def settle(case: Complaint, *, up_to: int | None = None, only: int = 0) -> list[int]:
    """Close the open questions of a locked case; return their keys.

    With ``up_to`` those up to it that are no invitation, which is answered by itself; with ``only`` that one.
    """
    rows = case.messages.filter(is_question=True, settled_at=None)
    if only:
        rows = rows.filter(pk=only)
    elif up_to is not None:
        rows = rows.filter(pk__lte=up_to).exclude(key__startswith=INVITATION)
    questions = list(rows.values_list("pk", flat=True))
    if questions:
        case.messages.filter(pk__in=questions).update(settled_at=timezone.now())
    return questions


def say(
    complaint: Complaint,
    text: str,
    *,
    key: str,
    up_to: int = 0,
    answers: int = 0,
    uploads: Iterable[Any] = (),
    link: dict[str, str] | None = None,
) -> Said:
    """Write as the holder of the code, with evidence or without.

    Questions up to ``up_to`` are answered by it, or the one invitation ``answers``.

    A file that cannot be taken does not hold up the words: it is named in the answer. Raises Refusal when the case
    is over, nothing is left to say, or too much lies unread or was added already.
    """
    taken, turned = additions.seal(uploads)
    try:
        return _say(
            complaint, text.strip(), key=key, up_to=up_to, answers=answers, taken=taken, turned=turned, link=link
        )
    except BaseException:
        additions.discard(taken)
        raise


@transaction.atomic
def _say(
    complaint: Complaint,
    text: str,
    *,
    key: str,
    up_to: int,
    answers: int,
    taken: list[Sealed],
    turned: list[Turned],
    link: dict[str, str] | None,
) -> Said:
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    # A key of the reporter's choice must never be one an officer's message will need.
    if (before := case.messages.filter(key=f"r-{key}").first()) is not None:
        additions.discard(taken)
        return Said(before, is_new=False)
    _require_room(case)
    if not text and not taken and not link:
        raise _empty(turned)
    message = Message.objects.create(complaint=case, side=Message.Side.REPORTER, text=text, key=f"r-{key}")
    hashes = additions.attach(case, message, taken, link)
    if not text and not hashes:
        raise Refusal(_("Bukti ini sudah ada pada laporan Anda."), code="nothing_new")
    questions = settle(case, up_to=up_to, only=answers)
    if questions:
        announce(case, Milestone.Kind.ANSWERED)
    elif hashes:
        announce(case, Milestone.Kind.ADDED)
    workload.changed(case)
    record(
        "talk.say",
        case,
        actor_label=notice.REPORTER,
        data={"message": message.pk, "answers": questions, "sha256": hashes},
    )
    return Said(message, added=len(hashes), answered=len(questions), turned=turned)


def mark_seen(complaint: Complaint) -> int:
    """Note that an officer has had the reporter's messages on the screen; return how many were new."""
    unseen = Message.objects.filter(complaint=complaint.report, side=Message.Side.REPORTER, seen_at=None)
    return unseen.update(seen_at=timezone.now())


def _require_room(case: Complaint) -> None:
    if is_over(case):
        raise Refusal(_("Perkara ini sudah selesai; pesan atau bukti baru tidak dibaca lagi."), code="case_over")
    unread = case.messages.filter(side=Message.Side.REPORTER, seen_at=None).count()
    if unread >= MOST_UNREAD:
        raise Refusal(
            _("Petugas belum membaca %(n)d pesan terakhir Anda. Tunggu sampai dibaca, lalu kirim lagi.")
            % {"n": unread},
            code="too_many_unread",
        )


def _empty(turned: list[Turned]) -> Refusal:
    if turned:
        return Refusal("; ".join(f"{one.name}: {one.sentence}" for one in turned), code="nothing_taken", field="files")
    return Refusal(_("Tulis dahulu, atau pilih berkas."), code="missing_text", field="text")

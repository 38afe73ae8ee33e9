"""Answer an invitation to clarify, as the reporter it was written to."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import notice, talk
from complaints.family import locked
from complaints.models import Clarification, Complaint
from complaints.transcript import INVITATION
from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal

MARK = 22  # signs of the form's mark that find room in the key of a message


@transaction.atomic
def reply(report: Complaint, pk: int, *, comes: bool, text: str, key: str) -> talk.Said:
    """Say whether one comes; it may be changed until its time has come.

    The answer stands in the talk, with what was written beside it. Raises Refusal ``not_invited`` for one that is over
    or not theirs, and what ``talk.say`` refuses.
    """
    rows = Clarification.objects.filter(state=Clarification.State.INVITED, whom=Clarification.Whom.REPORTER)
    ahead = rows.filter(complaint__in=locked(report), at__gt=timezone.now())
    row = ahead.filter(pk=pk).select_for_update().first()
    if row is None:
        raise Refusal(_("Undangan ini sudah tidak berlaku: dibatalkan, dipindah, atau selesai."), code="not_invited")
    words = _("Saya akan hadir.") if comes else _("Saya tidak bisa hadir.")
    question = report.messages.filter(key=f"{INVITATION}{row.pk}").first()
    said = talk.say(
        report, f"{words} {text}".strip(), key=f"{INVITATION}{key[:MARK]}", answers=question.pk if question else 0
    )
    if said.is_new:
        row.reply = Clarification.Reply.COMES if comes else Clarification.Reply.CANNOT
        row.save(update_fields=["reply"])
        data = {"complaint": row.complaint_id, "reply": row.reply}
        record("clarification.reply", row, actor_label=notice.REPORTER, data=data)
    return said

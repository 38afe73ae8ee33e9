"""Giving out the papers of a case from its page: what is asked, and the doors it goes through."""

from datetime import datetime
from typing import Any

from django.utils import timezone as clock_now
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from complaints import documents
from complaints.admin.clarificationmoves import OfClarification
from complaints.admin.move import Move
from complaints.admin.referralmoves import ReferralForm
from complaints.admin.stepforms import REASON_MAX, ConfirmForm
from complaints.fields import Words
from complaints.models import Complaint
from complaints.noticewords import TOLD
from netralitas.audit.adminbase import StepForm
from netralitas.letters.models import Letter
from netralitas.letters.statuses import Kind


class StatusNoticeForm(StepForm):
    """Asks for the reason where the stage is told with one."""

    reason = Words(
        lines=4,
        max_length=REASON_MAX,
        label=_("Alasan yang dibaca pelapor"),
        help_text=_("Tercetak pada surat. Sebutkan ketentuannya; jangan menyebut nama orang."),
        required=False,
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        told = TOLD.get(self.record.status)
        if told is None or not told.needs_reason:
            del self.fields["reason"]


def _completion(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    pressed = clock_now.now()
    letter = documents.completion_notice(case, actor=actor)
    words = gettext("Surat Nomor %(number)s terbit. Pelapor mengunduhnya di halaman lacak.")
    return _said([letter], words, pressed)


def _status(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    pressed = clock_now.now()
    found = documents.status_notice(case, reason=given.get("reason", ""), actor=actor)
    new = [row for row in found if row.issued_at >= pressed]
    words = ngettext(
        "Surat Nomor %(number)s terbit. Pelapor mengunduhnya di halaman lacak.",
        "%(n)d surat terbit sejak Nomor %(number)s. Tiap pelapor mengunduh miliknya di halaman lacak.",
        len(new),
    )
    return _said(new or found, words, pressed)


def _forwarding(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    pressed = clock_now.now()
    return _said([documents.forwarding_letter(case, actor=actor)], FORWARDED, pressed)


def _referral(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    pressed = clock_now.now()
    return _said([documents.referral_letter(given["referral"], actor=actor)], FORWARDED, pressed)


def _invitation(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    pressed = clock_now.now()
    letter = documents.clarification_invitation(given["clarification"], actor=actor)
    return _said([letter], gettext("Undangan klarifikasi Nomor %(number)s terbit."), pressed)


def _said(letters: list[Letter], words: Any, pressed: datetime) -> str:
    """Say what was given out since a button was pressed; one that says the same as before stays in force."""
    if letters[0].issued_at < pressed:
        words = gettext("Isinya tidak berubah: surat Nomor %(number)s tetap berlaku, tidak ada surat baru.")
    return str(words) % {"number": letters[0].number, "n": len(letters)}


ANCHOR = "#dokumen"
FORWARDED = _("Surat penerusan Nomor %(number)s terbit.")
# Which paper each of these is, where it is not called after its kind.
PAPERS = {"referral_letter": Kind.FORWARDING, "invitation_letter": Kind.CLARIFICATION_INVITATION}
MOVES: dict[str, Move] = {
    "completion_notice": Move(ConfirmForm, _completion, ANCHOR),
    "status_notice": Move(StatusNoticeForm, _status, ANCHOR),
    "forwarding": Move(ConfirmForm, _forwarding, ANCHOR),
    "referral_letter": Move(ReferralForm, _referral, ANCHOR),
    "invitation_letter": Move(OfClarification, _invitation, ANCHOR),
}

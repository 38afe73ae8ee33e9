"""Giving out the papers of a case from its page: what is asked, and the doors it goes through."""

from typing import Any

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
    letter = documents.completion_notice(case, actor=actor)
    return gettext("Surat Nomor %(number)s terbit. Pelapor mengunduhnya di halaman lacak.") % {"number": letter.number}


def _status(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    found = documents.status_notice(case, reason=given.get("reason", ""), actor=actor)
    return ngettext(
        "Surat Nomor %(number)s terbit. Pelapor mengunduhnya di halaman lacak.",
        "%(n)d surat terbit sejak Nomor %(number)s. Tiap pelapor mengunduh miliknya di halaman lacak.",
        len(found),
    ) % {"number": found[0].number, "n": len(found)}


def _forwarding(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    letter = documents.forwarding_letter(case, actor=actor)
    return gettext("Surat penerusan Nomor %(number)s terbit.") % {"number": letter.number}


def _referral(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    letter = documents.referral_letter(given["referral"], actor=actor)
    return gettext("Surat penerusan Nomor %(number)s terbit.") % {"number": letter.number}


def _invitation(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    letter = documents.clarification_invitation(given["clarification"], actor=actor)
    return gettext("Undangan klarifikasi Nomor %(number)s terbit.") % {"number": letter.number}


ANCHOR = "#dokumen"
# Which paper each of these is, where it is not called after its kind.
PAPERS = {"referral_letter": Kind.FORWARDING, "invitation_letter": Kind.CLARIFICATION_INVITATION}
MOVES: dict[str, Move] = {
    "completion_notice": Move(ConfirmForm, _completion, ANCHOR),
    "status_notice": Move(StatusNoticeForm, _status, ANCHOR),
    "forwarding": Move(ConfirmForm, _forwarding, ANCHOR),
    "referral_letter": Move(ReferralForm, _referral, ANCHOR),
    "invitation_letter": Move(OfClarification, _invitation, ANCHOR),
}

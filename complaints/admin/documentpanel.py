"""The papers on the page of a case: those that were given out, and those that can be given out now."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext as _

from complaints import documents, sight
from complaints.access import is_of_office
from complaints.admin.panels import FormMaker, place_of_case
from complaints.forwardingwords import is_early
from complaints.models import CaseEvent, Clarification, Complaint
from complaints.noticewords import TOLD
from complaints.statuses import Channel, Status
from netralitas.audit.adminbase import StepForm
from netralitas.letters.models import Letter
from netralitas.letters.statuses import Kind, State


@dataclass(frozen=True)
class Offer:
    """One paper that can be given out now. ``before`` is the one that was given out for the same step."""

    action: str
    label: str
    hint: str
    form: StepForm
    before: Letter | None


@dataclass(frozen=True)
class DocumentPanel:
    """The papers of a case as somebody may read them, and what this officer may give out.

    ``bare`` are those in force that left with words which were hidden later; only the office is told.
    """

    papers: list[Letter]
    offers: list[Offer]
    is_of_office: bool
    bare: list[Letter]

    @property
    def forms(self) -> list[StepForm]:
        return [offer.form for offer in self.offers]


def of_case(
    case: Complaint,
    events: Iterable[CaseEvent],
    heard: list[Clarification],
    user: Any,
    *,
    is_answered: bool,
    make: FormMaker,
) -> DocumentPanel:
    """Return the papers of a case; only a verifier of the office that handles it gives any out.

    ``heard`` are its clarifications, so that they are not asked for twice. What a reporter has answered is not asked
    for in writing any more.
    """
    papers, mine = documents.papers_of(case, user, heard), is_of_office(case, user)
    last = {event.action: event for event in events}
    offers = [*_offers(case, papers, last, is_answered, make), *_invitations(case, heard, papers, make)] if mine else []
    went_out = mine and any(row.kind == Kind.FORWARDING and row.state == State.ISSUED for row in papers)
    bare = documents.letters_with([case], sight.words_of(case)) if went_out else []
    return DocumentPanel(papers, offers, mine, bare)


def _offers(
    case: Complaint, papers: list[Letter], last: dict[str, CaseEvent], is_answered: bool, make: FormMaker
) -> Iterable[Offer]:
    told, has_reporter = TOLD.get(Status(case.status)), case.channel != Channel.FINDING
    if case.status == Status.NEEDS_COMPLETION and has_reporter and not is_answered and "ask_completion" in last:
        yield _offer(
            Kind.COMPLETION_NOTICE,
            _("Memuat yang belum ada, batas waktunya, dan cara melengkapi. Pelapor mengunduhnya dengan kodenya."),
            make("completion_notice"),
            papers,
            last["ask_completion"],
        )
    if (
        told is not None
        and told.action in last
        and (has_reporter or case.followers.exclude(channel=Channel.FINDING).exists())
    ):
        event = last[told.action]
        given = {"initial": {"reason": event.note}} if told.needs_reason else {}
        hint = _("Status: %(status)s. Pelapor mengunduhnya dengan kodenya.") % {"status": str(told.status).capitalize()}
        since = max((event, last.get("reopen", event)), key=attrgetter("at"))  # what was told before is no longer so
        yield _offer(Kind.STATUS_NOTICE, hint, make("status_notice", **given), papers, since)
    referred = documents.referral_papers(case) if any(one.is_referred for one in case.accused.all()) else []
    others = {letter for _row, letter in referred}
    if case.status == Status.PROVEN_FORWARDED and "forward" in last:
        hint = _("Kepada lembaga pemberi rekomendasi, dengan kajian sebagai lampiran. Tanpa identitas pelapor.")
        to_satgas = [row for row in papers if row not in others]
        yield _offer(Kind.FORWARDING, hint, make("forwarding"), to_satgas, last["forward"])
    for row, letter in referred:
        label = _("Surat penerusan kepada %(receiver)s") % {"receiver": row.receiver}
        hint = (
            _("Dengan hasil kajian awal sebagai lampiran. Tanpa identitas pelapor.")
            if is_early(case)
            else _("Dengan kajian tentang terlapor itu sebagai lampiran. Tanpa identitas pelapor.")
        )
        form = make("referral_letter", about=row.pk, initial={"referral": row.pk})
        yield Offer("referral_letter", label, hint, form, letter)


def _invitations(case: Complaint, heard: list[Clarification], papers: list[Letter], make: FormMaker) -> Iterable[Offer]:
    """Offer the letter of every appointment to come that it can be addressed for."""
    given = {row.subject_id: row for row in papers if row.kind == Kind.CLARIFICATION_INVITATION}
    for row in (one for one in heard if one.state == Clarification.State.INVITED):
        if row.whom == Clarification.Whom.REPORTER:
            hint = _("Dialamatkan kepada nomor laporannya, tanpa nama. Pelapor mengunduhnya dengan kodenya.")
        else:
            hint = _(
                "Bertanda tangan pimpinan kantor; hanya kantor ini yang dapat membukanya. Tanpa identitas pelapor."
            )
        what = {"who": row.get_whom_display().lower(), "when": place_of_case(case).says(row.at)}
        yield Offer(
            "invitation_letter",
            _("Undangan klarifikasi %(who)s, %(when)s") % what,
            hint,
            make("invitation_letter", about=row.pk, initial={"clarification": row.pk}),
            given.get(str(row.pk)),
        )


def _offer(kind: Kind, hint: str, form: StepForm, papers: list[Letter], event: CaseEvent) -> Offer:
    before = next(
        (row for row in papers if row.kind == kind and row.state == State.ISSUED and row.issued_at >= event.at), None
    )
    return Offer(kind.value, str(kind.label), hint, form, before)

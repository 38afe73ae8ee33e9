"""Give out the papers of triage and study under the office's number, and open them to whoever may read them."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from complaints import clarifying, forwardingwords, invitationwords, notice, noticewords
from complaints.access import is_of_office
from complaints.caseclocks import SATGAS_CLOCK, code_of, today_of
from complaints.completion import is_answered
from complaints.elements import elements_of
from complaints.forwardingwords import Receiver
from complaints.masking import times
from complaints.models import Accused, CaseEvent, Clarification, Complaint, Milestone, Referral
from complaints.noticewords import TOLD
from complaints.sight import listed
from complaints.statuses import Channel, Status, Verdict
from complaints.timeline import announce
from complaints.twins import evidence_of
from netralitas.audit.journal import record
from netralitas.clocks.models import Clock
from netralitas.letters import access, letters, words
from netralitas.letters.kinds import KINDS
from netralitas.letters.language import written_for_letters
from netralitas.letters.models import Letter
from netralitas.letters.shape import shaped
from netralitas.letters.statuses import Kind, State
from netralitas.lib.refusal import Refusal
from netralitas.people.offices import recommending_body
from netralitas.people.roles import Role

READ_WITH = ("handler__parent", "handler__region", "region", "contest", "split_from")
NOTICES = frozenset({Kind.COMPLETION_NOTICE, Kind.STATUS_NOTICE})
INVITATION = Kind.CLARIFICATION_INVITATION
HANDS_ON = ("forward", "refer")


@transaction.atomic
def completion_notice(complaint: Complaint, *, actor: Any) -> Letter:
    """Give out the notice of what a report lacks; the reporter finds it behind the code.

    Asked again for the same request it is the letter given out before, or one that replaces it when its words have
    changed. Raises Refusal ``not_asked`` while nothing is asked of the reporter, ``answered`` once an answer came.
    """
    case = _locked(complaint, actor)
    return _give_to_reporter(case, Kind.COMPLETION_NOTICE, _completion_words(case), actor=actor)


@transaction.atomic
def status_notice(complaint: Complaint, *, reason: str = "", actor: Any) -> list[Letter]:
    """Give out the notice of status to the reporter, and to everybody whose report is handled with this one.

    ``reason`` is what the reporters read; without one a report is not declined and a case not closed in writing.
    Raises Refusal ``nothing_to_tell``, ``missing_reason``, ``no_reporter``.
    """
    case = _locked(complaint, actor)
    followers = Complaint.objects.filter(lead__in=[case.pk, case.report_id]).select_related("region", "split_from")
    reports = [row for row in (case, *followers.order_by("pk")) if _has_reporter(row)]
    if not reports:
        raise Refusal(_("Temuan ini tidak punya pelapor."), code="no_reporter")
    return [
        _give_to_reporter(row, Kind.STATUS_NOTICE, _status_words(row, case, reason), actor=actor, case=case)
        for row in reports
    ]


@transaction.atomic
def forwarding_letter(
    complaint: Complaint, receiver: Receiver | None = None, *, accused: list[Accused] | None = None, actor: Any
) -> Letter:
    """Give out the letter that hands a case on, with its study as the attachment.

    Without a ``receiver`` it goes to the recommending body of today; ``accused`` are those it is about, without them
    everybody with a proven act who is not referred. Whether a case may be handed to another receiver is decided by the
    step that does so.
    Raises Refusal ``not_forwarded``, ``nothing_proven``.
    """
    case = _locked(complaint, actor)
    return _give_out(case, Kind.FORWARDING, _forwarding_words(case, receiver, accused), actor=actor, case=case)


@transaction.atomic
def referral_letter(referral: Referral, *, actor: Any) -> Letter:
    """Give out the letter that passes an accused on, with everybody of the case who goes to the same receiver.

    Raises Refusal ``not_referred`` until the step that ends the study has sent the referral.
    """
    case = _locked(referral.complaint, actor)
    return _give_out(case, Kind.FORWARDING, _referral_words(case, referral), actor=actor, case=case)


@transaction.atomic
def clarification_invitation(clarification: Clarification, *, actor: Any) -> Letter:
    """Give out the letter that invites to an appointment; a reporter finds theirs behind the code.

    Asked again it is the letter given out before. Moved or called off, the appointment voids it. Raises Refusal
    ``not_invited`` once the appointment has ended, ``nobody_named`` when there is no name to address it to.
    """
    case = _locked(clarification.complaint, actor)
    row = Clarification.objects.select_for_update().get(pk=clarification.pk)
    before = letters.letter_of(row, INVITATION)
    letter = _give_out(row, INVITATION, _invitation_words(case, row), actor=actor, case=case)
    if row.whom == Clarification.Whom.REPORTER and letter != before:
        announce(case.report, Milestone.Kind.LETTER)
    return letter


def preview(
    complaint: Complaint,
    kind: str,
    *,
    reason: str = "",
    referral: Referral | None = None,
    clarification: Clarification | None = None,
    actor: Any,
) -> bytes:
    """Return a paper as it would be given out now, marked as a draft. Writes nothing, refuses what giving out would."""
    case = Complaint.objects.select_related(*READ_WITH).get(pk=complaint.pk)
    _require_office(case, actor)
    context = {
        Kind.COMPLETION_NOTICE: lambda: _completion_words(case),
        Kind.STATUS_NOTICE: lambda: _status_words(case, case, reason),
        Kind.FORWARDING: lambda: _referral_words(case, referral) if referral else _forwarding_words(case, None, None),
        INVITATION: lambda: _invitation_words(case, clarification),
    }[Kind(kind)]()
    return letters.preview(kind, case.handler, context, on=today_of(case))


def papers_of(complaint: Complaint, user: Any, heard: list[Clarification] | None = None) -> list[Letter]:
    """Return the papers of a case that somebody who may see it may read too, the youngest first.

    ``heard`` are its clarifications, for a caller who holds them already.
    """
    kinds = access.kinds_for(user) & (NOTICES | {Kind.FORWARDING, Kind.RECEIPT})
    if not complaint.entered_by_id:  # the receipt of a citizen's own report is the citizen's; at a desk it is printed
        kinds -= {Kind.RECEIPT}
    if not kinds:
        return []
    rows = access.of(complaint, *kinds)
    if is_of_office(complaint, user):
        rows |= _invitations(complaint.clarifications.all() if heard is None else heard)
    else:  # a letter may have been replaced because it said a name
        rows = rows.filter(superseded_by=None)
    rows = rows.select_related("supersedes", "superseded_by").order_by("-pk")
    return list(rows.defer("context", "supersedes__context", "superseded_by__context"))


def letters_with(cases: Iterable[Complaint], words: Iterable[str]) -> list[Letter]:
    """Return the letters in force that carried any of some words out of the office, the oldest first.

    Letters say whole who is accused, by name or post: a word that stands in that alone is not counted.
    """
    cases, words = list(cases), list(words)
    rows = list(access.of_all(cases, Kind.FORWARDING).filter(state=State.ISSUED)) if words else []
    names = {person.name or person.post for person in Accused.objects.filter(complaint__in=cases)} if rows else set()
    return [row for row in rows if times(_without(names, json.dumps(row.context, ensure_ascii=False)), words)]


def _without(names: Iterable[str], text: str) -> str:
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(name, "…")
    return text


def _invitations(rows: Iterable[Clarification]) -> QuerySet[Letter]:
    """Return the letters that invite to some appointments: they are about those, so no list of a case has them."""
    keys = [str(row.pk) for row in rows]
    return Letter.objects.filter(kind=INVITATION, subject_type=Clarification._meta.label_lower, subject_id__in=keys)


def referral_papers(complaint: Complaint) -> list[tuple[Referral, Letter | None]]:
    """Return the referrals that were sent, one for each receiver, each with the letter in force that went with it."""
    sent = _by_receiver(complaint)
    if not sent:
        return []
    given = {row.context["step"]: row for row in _newest_first(complaint, Kind.FORWARDING)}
    event = _last(complaint, *HANDS_ON)
    return [(rows[0], given.get(_step(event, *_going(rows)))) for rows in sent]


def letters_for_reporter(cases: Iterable[Complaint]) -> list[Letter]:
    """Return the notices that were given out to the reporter of a report, of all its cases, the youngest first."""
    cases = list(cases)
    own = Clarification.objects.filter(complaint__in=cases, whom=Clarification.Whom.REPORTER)
    rows = access.of_all(cases, *NOTICES) | _invitations(own.only("pk"))
    return list(rows.filter(state=State.ISSUED).defer("context").order_by("-pk"))


def open_paper(complaint: Complaint, letter: Letter, *, actor: Any) -> bytes:
    """Return the PDF of a paper of a case and journal the reading. Raises Refusal while there is no PDF yet."""
    _note_reading(complaint, letter, actor=actor)
    return letters.pdf_of(letter)


def open_own(complaint: Complaint, letter: Letter) -> bytes:
    """Return a notice to the reporter it was written to, and journal that it was fetched: it has arrived."""
    _note_reading(complaint, letter, actor=None, actor_label=notice.REPORTER)
    return letters.pdf_of(letter)


@transaction.atomic
def _note_reading(complaint: Complaint, letter: Letter, **who: Any) -> None:
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    record("complaint.read_paper", case, data={"letter": letter.pk, "number": letter.number}, **who)


def _locked(complaint: Complaint, actor: Any) -> Complaint:
    case = Complaint.objects.select_for_update(of=("self",)).select_related(*READ_WITH).get(pk=complaint.pk)
    _require_office(case, actor)
    return case


def _require_office(case: Complaint, actor: Any) -> None:
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    if not is_of_office(case, actor):
        raise Refusal(
            _("Surat perkara ini diterbitkan petugas %(office)s.") % {"office": case.handler.name},
            code="not_your_office",
        )


# --- Words


def _completion_words(case: Complaint) -> Any:
    event = _last(case, "ask_completion")
    clock = _clock(case, code_of(case, "T4b"))
    if case.status != Status.NEEDS_COMPLETION or event is None or clock is None:
        raise Refusal(_("Tidak ada kelengkapan yang sedang diminta dari pelapor."), code="not_asked")
    if is_answered(case):
        raise Refusal(
            _("Pelapor sudah menjawab. Periksa jawabannya; yang masih kurang diminta dengan langkah baru."),
            code="answered",
        )
    if not _has_reporter(case):
        raise Refusal(_("Temuan ini tidak punya pelapor."), code="no_reporter")
    elements = elements_of(case, has_evidence=evidence_of(case).exists())
    return noticewords.completion_notice(case, event, clock, elements, on=today_of(case))


def _status_words(report: Complaint, case: Complaint, reason: str) -> Any:
    told = TOLD.get(Status(case.status))
    event = _last(case, told.action) if told else None
    if told is None or event is None:
        raise Refusal(_("Pada tahap ini belum ada status untuk diberitahukan."), code="nothing_to_tell")
    if told.needs_reason and not reason.strip():
        raise Refusal(_("Tulis alasan yang dibaca pelapor."), code="missing_reason", field="reason")
    clock = _clock(case, SATGAS_CLOCK if told.action == "forward" else code_of(case, "T5"))
    return noticewords.status_notice(
        report,
        case,
        event,
        reason=listed(case).text(reason) if told.needs_reason else "",
        clock=clock,
        on=today_of(case),
    )


def _forwarding_words(case: Complaint, receiver: Receiver | None, accused: list[Accused] | None) -> Any:
    today = today_of(case)
    if receiver is None:
        if case.status != Status.PROVEN_FORWARDED:
            raise Refusal(_("Surat penerusan terbit sesudah perkara diputus terbukti."), code="not_forwarded")
        receiver = forwardingwords.satgas_receiver(recommending_body(today))
    if accused is None:
        proven = case.acts.filter(verdict=Verdict.PROVEN, accused__is_referred=False).values("accused")
        accused = list(case.accused.filter(pk__in=proven).select_related("instansi").order_by("pk"))
    if not accused or any(person.complaint_id != case.pk for person in accused):
        raise Refusal(_("Tidak ada terlapor perkara ini untuk diteruskan."), code="nothing_proven")
    clock, step = _clock(case, SATGAS_CLOCK), _step(_last(case, *HANDS_ON), receiver, accused)
    return forwardingwords.forwarding(case, receiver, accused, clock=clock, step=step, on=today)


def _referral_words(case: Complaint, referral: Referral) -> Any:
    rows = next((rows for rows in _by_receiver(case) if referral in rows), None)
    if rows is None:
        raise Refusal(_("Surat terbit sesudah penerusan dikirim bersama akhir kajian."), code="not_referred")
    return _forwarding_words(case, *_going(rows))


def _invitation_words(case: Complaint, row: Clarification | None) -> Any:
    if row is None or row.complaint_id != case.pk or row.state != Clarification.State.INVITED:
        raise Refusal(_("Undangan ini sudah berakhir, jadi suratnya tidak terbit."), code="not_invited")
    if len(invitationwords.addressee(case, row).lines) < 2:
        raise Refusal(
            _("Surat tidak dapat dialamatkan: undangan ini tanpa nama. Batalkan, lalu undang lagi dengan namanya."),
            code="nobody_named",
        )
    before = clarifying.moved_from(row)
    words = _replacing(letters.letter_of(before, INVITATION)) if before else ""
    return invitationwords.clarification_invitation(case, row, replaces=words, on=today_of(case))


def _by_receiver(case: Complaint) -> list[list[Referral]]:
    """Return what was sent, all that goes to one address together."""
    rows = case.referrals.filter(state=Referral.State.SENT).select_related("accused__instansi").order_by("pk")
    found: dict[tuple[str, str], list[Referral]] = {}
    for row in rows:
        found.setdefault((row.receiver, row.address), []).append(row)
    return list(found.values())


def _going(rows: list[Referral]) -> tuple[Receiver, list[Accused]]:
    return forwardingwords.referral_receiver(rows), [row.accused for row in rows]


def _step(event: CaseEvent | None, receiver: Receiver, accused: list[Accused]) -> str:
    """Name what a letter is about: another receiver, other accused or a later forwarding is another letter."""
    about = repr((receiver.lines, sorted(person.pk for person in accused)))
    return f"forward-{event.pk if event else 0}-{hashlib.sha256(about.encode()).hexdigest()[:16]}"


def _last(case: Complaint, *actions: str) -> CaseEvent | None:
    return case.events.filter(action__in=actions).order_by("-id").first()


def _clock(case: Complaint, code: str) -> Clock | None:
    """Return the youngest clock of a rule, ended or not: what a paper says of its limit stays true afterwards."""
    about = Clock.objects.filter(subject_type=case._meta.label_lower, subject_id=str(case.pk))
    return about.filter(rule_code=code).order_by("-pk").first()


def _has_reporter(report: Complaint) -> bool:
    return report.channel != Channel.FINDING


# --- Giving out


def _give_to_reporter(
    report: Complaint, kind: Kind, context: Any, *, actor: Any, case: Complaint | None = None
) -> Letter:
    before = letters.letter_of(report, kind)
    letter = _give_out(report, kind, context, actor=actor, case=case or report)
    if before is None or letter.pk != before.pk:
        announce(report, Milestone.Kind.LETTER)
    return letter


def _give_out(about: Model, kind: Kind, context: Any, *, actor: Any, case: Complaint) -> Letter:
    """Issue a paper, unless the one of the same step says the very same; one that says otherwise is replaced."""
    earlier = next((row for row in _newest_first(about, kind) if row.context["step"] == context.step), None)
    if earlier and _says(earlier, kind, context):
        return earlier
    letter = letters.issue(
        kind,
        issuer=case.handler,
        subject=about,
        context=replace(context, replaces=_replacing(earlier) or context.replaces),
        actor=actor,
        on=today_of(case),
        supersedes=earlier,
    )
    data = {"kind": kind, "letter": letter.pk, "number": letter.number, "replaces": earlier.number if earlier else ""}
    record("complaint.paper", about, actor=actor, data=data)
    return letter


def _newest_first(about: Model, kind: Kind) -> list[Letter]:
    return list(access.of(about, kind).filter(state=State.ISSUED).order_by("-pk"))


def _says(letter: Letter, kind: Kind, context: Any) -> bool:
    own = {"letterhead": None, "replaces": ""}  # what a letter says of itself
    said: dict[str, Any] = {**letter.context, **own}
    return said == {**shaped(KINDS[kind].form, context), **own}


@written_for_letters
def _replacing(earlier: Letter | None) -> str:
    if earlier is None:
        return ""
    return _("Surat ini menggantikan surat kami Nomor %(number)s tanggal %(day)s.") % {
        "number": earlier.number,
        "day": words.date_long(earlier.dated),
    }

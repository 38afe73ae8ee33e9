"""Take the decision: one penalty from the lawful range, by who may impose it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.letters import letters
from netralitas.letters.contexts import Signer
from netralitas.letters.outcome import ContractSanctionContext, DecisionContext
from netralitas.lib.refusal import Refusal
from netralitas.people.offices import appointing_official_of
from sanctions import belowrange, relief
from sanctions.authority import instead_of, is_for_appointing_official, is_for_either, substitutes
from sanctions.choosing import choices_for, lawful_choice
from sanctions.due import next_due, start_duty
from sanctions.localtime import today_of
from sanctions.models import Authority, Decision, Penalty, Proceeding
from sanctions.papers.contract import contract_letter
from sanctions.papers.decision import decision_letter
from sanctions.papers.facts import BLANK
from sanctions.proceedings import Person, locked
from sanctions.remedies import decider_by
from sanctions.statuses import Status
from sanctions.tracks import goes_before_council, is_civil_servants, track_of
from sanctions.workflow import advance
from taskforce import recommendations

DELIVERY = "D3"


@transaction.atomic
def decide(
    proceeding: Proceeding,
    penalty: Penalty,
    *,
    considerations: list[str],
    below_range_reason: str = "",
    level_reason: str = "",
    decider: Person | None = None,
    instead: Authority | None = None,
    contract: str = "",
    actor: Any,
) -> Decision:
    """Take the decision, number its letter and start the clock of its delivery (PP 94/2021 arts. 33, 35, 37(3)).

    What is decided only on a proposal waits for it (PP 11/2017 art. 270, PP 49/2018 arts. 71, 74). ``decider`` names
    who signs when another official than the appointing one has to impose the penalty. ``instead`` is the row by which a
    higher official decides for whom the table names (arts. 24, 25): the appointing one, or ``decider``. Raises Refusal
    for such a row where the person is no civil servant or a proposal goes before, for a case of the
    code of ethics, whose sanction is no discipline penalty, when the report found nothing proven, when the penalty is
    outside what may be imposed, when it lies below the range, or is no heavier than the last one for a repeat, without
    a written reason (such a decision is flagged), when the law names no level for the acts and nothing is written on
    why this one, when it has to be proposed first or the President decides it, when the other official is not named, or
    without the yearly contract (its number and day) that a sanction of contract staff rests on.
    """
    row = locked(proceeding)
    if goes_before_council(row.recommendation, today_of(row)):
        raise Refusal(_("Perkara kode etik berakhir dengan sanksi moral, bukan hukuman disiplin."), code="ethics_track")
    track, is_proposed = track_of(row), row.status == Status.PROPOSED
    advance(row, "decide_proposed" if is_proposed else "decide", role=actor.role)
    if not row.report.is_proven:
        raise Refusal(_("LHP menyatakan tidak terbukti; tidak ada hukuman yang dapat dijatuhkan."), code="not_proven")
    today = today_of(row)
    found, choices = choices_for(row, on=today)
    choice = lawful_choice(penalty, found, choices, below_range_reason=below_range_reason, level_reason=level_reason)
    authority = choice.authorities[0]
    if choice.is_above or (choice.is_proposed and not is_proposed):
        raise Refusal(
            _("Hukuman ini diputus %(who)s. Sampaikan usulnya menurut %(basis)s.")
            % {"who": authority.authority, "basis": authority.basis},
            code="only_proposed",
            field="penalty",
        )
    if instead:
        if instead not in substitutes() or choice.is_proposed or not is_civil_servants(track):
            raise Refusal(_("Ketentuan ini tidak berlaku untuk hukuman ini."), code="no_substitute", field="instead")
        by_head = decider is None or is_head(row, decider, on=today)
        if by_head and is_for_appointing_official(authority):
            raise Refusal(
                _("Tulis jabatan dan nama pejabat yang lebih tinggi daripada PPK."),
                code="missing_decider",
                field="decider_post",
            )
        authority = instead_of(authority, instead, by_head=by_head)
    if not is_for_appointing_official(authority) and decider is None:
        raise Refusal(
            _("Hukuman ini dijatuhkan oleh %(who)s. Tulis jabatan dan nama pejabatnya.") % {"who": authority.authority},
            code="missing_decider",
            field="decider_post",
        )
    if track and track.is_contract and not contract.strip():
        raise Refusal(
            _("Tulis nomor dan tanggal perjanjian kerja tahunannya."), code="missing_contract", field="contract"
        )
    signer = signer_of(row, authority, decider, on=today)
    if track and track.is_contract:
        paper: ContractSanctionContext | DecisionContext = contract_letter(
            row,
            track=track,
            penalty=penalty,
            authority=authority,
            contract=contract.strip(),
            considerations=considerations,
            signer=signer,
        )
    else:
        paper = decision_letter(
            row,
            penalty=penalty,
            authority=authority,
            considerations=considerations,
            signer=signer,
            by_head=is_for_appointing_official(authority),
            repeat=found.repeat,
        )
    letter = letters.issue(
        "contract_sanction" if track and track.is_contract else "decision",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=paper,
    )
    decision = Decision.objects.create(
        proceeding=row,
        penalty=penalty,
        authority=authority.authority,
        authority_basis=authority.basis,
        decider=decider_by(authority),
        decided_on=today,
        considerations="\n".join(considerations),
        is_below_range=choice.is_below_range,
        below_range_reason=below_range_reason.strip(),
        level_reason=level_reason.strip() if found.is_open else "",
        contract=contract.strip() if track and track.is_contract else "",
        letter=letter,
        decided_by=actor,
    )
    record(
        "proceeding.decide",
        row,
        actor=actor,
        data={
            "penalty": penalty.code,
            "letter": letter.number,
            "below_range": choice.is_below_range,
            "open_level": found.is_open,
            "instead": instead.basis if instead else "",
            "repeat_of": found.repeat.earlier.key if found.repeat else None,
        },
    )
    go_on(row, decision, actor=actor)
    return decision


def go_on(row: Proceeding, decision: Decision, *, actor: Any) -> None:
    """Let a decision that was just taken have its consequences, on a row the caller has locked.

    A relief from duty ends, the time of the decision stops and that of its delivery starts; whoever recommended hears
    of a penalty below the range.
    """
    track = track_of(row)
    relief.end_with_decision(row, on=decision.decided_on, actor=actor)
    if track and track.deadline:
        clock.stop(row, track.deadline, outcome="decided", actor=actor)
    if is_civil_servants(track):
        duty = _("Penyampaian keputusan untuk %(number)s") % {"number": row.recommendation.number}
        start_duty(row, DELIVERY, duty=duty, anchor=decision.decided_on, actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["status", "due_at"])
    if decision.is_below_range:
        belowrange.report(row, decision, actor=actor)


def is_head(row: Proceeding, person: Person, *, on: date) -> bool:
    """Say whether somebody is named by the post of the agency's own appointing official."""
    official = appointing_official_of(row.instansi, on)
    return official is not None and person.post.strip().casefold() == official.title.strip().casefold()


def signer_of(row: Proceeding, authority: Authority, decider: Person | None, *, on: date) -> Signer:
    """Return who signs the decision: the official named, else the appointing official, with blanks for the unknown.

    A name counts where the appointing official does not decide, or an authorised official (PyB) may as well.
    """
    if decider is not None and (not is_for_appointing_official(authority) or is_for_either(authority)):
        return decider.signer
    official = appointing_official_of(row.instansi, on)
    return Signer(
        title=official.title if official else authority.authority,
        name=(official.holder_name if official else "") or BLANK,
        nip=(official.holder_nip if official else "") or "",
    )


@transaction.atomic
def close_unproven(proceeding: Proceeding, *, actor: Any) -> Proceeding:
    """End a procedure whose report found nothing proven; the report is the agency's answer to the recommendation.

    The window stops, no reminder follows and the reporter reads that the case was followed up. Raises Refusal when
    the report found the breach proven: then a decision must be taken (PP 94/2021 art. 24(1)); and while the person is
    still relieved of duty.
    """
    row = locked(proceeding)
    advance(row, "close_unproven", role=actor.role)
    if row.report.is_proven:
        raise Refusal(
            _("LHP menyatakan terbukti; perkara ini berakhir dengan keputusan, tidak dapat ditutup."), code="proven"
        )
    relief.require_restored(row)
    row.due_at = None
    row.save(update_fields=["status", "due_at"])
    record("proceeding.close_unproven", row, actor=actor, data={"report": row.report.letter.number})
    recommendations.answered(
        row.recommendation,
        answer=_("Tidak terbukti, LHP %(number)s") % {"number": row.report.letter.number},
        actor=actor,
    )
    return row

"""Propose what somebody else decides, or decides only on a proposal, and record what the President decided.

The table of authority names who proposes: the penalties of the highest officials go to the President (PP 94/2021 art.
17), the end of a PPPK's contract and the dismissal of a party member to the appointing official or to the President
(PP 49/2018 arts. 71 and 74, PP 11/2017 art. 270).
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.letters import letters
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Office
from netralitas.people.offices import appointing_official_of, offices_of
from sanctions.authority import AUTHORISED_OFFICIAL, OF_THE_HEAD, goes_through
from sanctions.choosing import Choice, choices_for, lawful_choice
from sanctions.decisions import go_on, is_head
from sanctions.localtime import today_of
from sanctions.models import Authority, Decision, Penalty, Proceeding, Proposal
from sanctions.papers.proposal import proposal_letter
from sanctions.proceedings import Person, locked, require_joined
from sanctions.remedies import decider_by
from sanctions.tracks import track_of
from sanctions.workflow import advance


@transaction.atomic
def propose(
    proceeding: Proceeding,
    penalty: Penalty,
    *,
    proposer: Person,
    through: str = "",
    below_range_reason: str = "",
    level_reason: str = "",
    joined_on: date | None = None,
    actor: Any,
) -> Proposal:
    """Propose a penalty to whoever decides it, and number the letter.

    ``through`` is the post it goes to where the agency itself does not propose to the President (PP 94/2021 art.
    17(3)a); ``joined_on`` is for a report from before the day somebody joined a party was asked there. Raises Refusal
    when the report found nothing proven, for a penalty outside the range, for one that the agency decides without a
    proposal, without a reason where the law asks for one, without the post it goes through, when whoever decides would
    propose to himself, and without the day a membership began.
    """
    row = locked(proceeding)
    advance(row, "propose", role=actor.role)
    _require_proven(row)
    today = today_of(row)
    found, choices = choices_for(row, on=today)
    choice = lawful_choice(penalty, found, choices, below_range_reason=below_range_reason, level_reason=level_reason)
    authority = choice.authorities[0]
    if not choice.is_proposed:
        raise Refusal(
            _("Hukuman ini diputus tanpa usul oleh %(who)s.") % {"who": authority.authority},
            code="needs_no_proposal",
            field="penalty",
        )
    require_another(row, proposer, choice)
    if goes_through(authority) and not through.strip():
        raise Refusal(_("Tulis kepada siapa usul ini disampaikan."), code="missing_addressee", field="through")
    track = track_of(row)
    if track and track.is_membership and row.report.joined_on is None:
        require_joined(joined_on, today)
        row.report.joined_on = joined_on
        row.report.save(update_fields=["joined_on"])
    letter = letters.issue(
        "dismissal_proposal",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=proposal_letter(
            row,
            choice=choice,
            proposer=proposer.signer,
            through=through.strip() if goes_through(authority) else "",
            reason=below_range_reason.strip() if choice.is_below_range else "",
        ),
    )
    proposal = Proposal.objects.create(
        proceeding=row,
        penalty=penalty,
        dated_on=today,
        proposer_post=proposer.post,
        proposer_name=proposer.name,
        is_above_agency=choice.is_above,
        below_range_reason=below_range_reason.strip() if choice.is_below_range else "",
        level_reason=level_reason.strip() if found.is_open else "",
        letter=letter,
    )
    row.save(update_fields=["status"])
    record(
        "proceeding.propose",
        row,
        actor=actor,
        data={"penalty": penalty.pk, "letter": letter.number, "president": choice.is_above},
    )
    return proposal


@transaction.atomic
def record_outside(proceeding: Proceeding, penalty: Penalty, *, number: str, decided_on: date, actor: Any) -> Decision:
    """Record what the President decided; what follows a decision of the agency follows this one.

    It need not be what was proposed: the reason of one below the range is then that the President chose it. Raises
    Refusal when the agency decides itself, for a penalty that the President does not decide, without the number, and
    for a day before the proposal or after today.
    """
    row = locked(proceeding)
    advance(row, "record_outside", role=actor.role)
    _require_proven(row)
    if not row.proposal.is_above_agency:
        raise Refusal(_("Keputusan ini diambil di instansi Anda, bukan oleh Presiden."), code="within_the_agency")
    choice = next((one for one in above(row) if one.penalty == penalty), None)
    if choice is None:
        raise Refusal(_("Hukuman ini tidak termasuk yang diputus Presiden."), code="outside_range", field="penalty")
    if not number.strip():
        raise Refusal(_("Tulis nomor keputusannya."), code="missing_number", field="number")
    if not row.proposal.dated_on <= decided_on <= today_of(row):
        raise Refusal(_("Tanggal keputusan harus antara hari usul dan hari ini."), code="day_wrong", field="decided_on")
    said = row.proposal.below_range_reason if row.proposal.penalty_id == penalty.pk else ""
    decision = Decision.objects.create(
        proceeding=row,
        penalty=penalty,
        authority=choice.authorities[0].authority,
        authority_basis=choice.authorities[0].basis,
        decider=decider_by(choice.authorities[0]),
        decided_on=decided_on,
        considerations="",
        is_below_range=choice.is_below_range,
        below_range_reason=(said or _("Dipilih Presiden.")) if choice.is_below_range else "",
        level_reason=row.proposal.level_reason,
        outside_number=number.strip(),
        decided_by=actor,
    )
    record(
        "proceeding.record_outside",
        row,
        actor=actor,
        data={"penalty": penalty.pk, "number": decision.number, "decided": decided_on},
    )
    go_on(row, decision, actor=actor)
    return decision


def above(row: Proceeding) -> list[Choice]:
    """Return what of the choices of a case the President decides."""
    return [choice for choice in choices_for(row, on=today_of(row))[1] if choice.is_above]


def proposer_for(row: Proceeding, authority: Authority) -> Person:
    """Return who of the agency signs a proposal, as the register names the office; empty where nobody is known.

    About the appointing official himself somebody else writes, whom no article names.
    """
    today = today_of(row)
    if authority.post == OF_THE_HEAD:
        return Person("", "")
    if authority.proposer == AUTHORISED_OFFICIAL:
        office = next(iter(offices_of(row.instansi, Office.Kind.AUTHORISED_OFFICIAL, today)), None)
    else:
        office = appointing_official_of(row.instansi, today)
    return Person(office.holder_name or "", office.title, office.holder_nip or "") if office else Person("", "")


def require_another(row: Proceeding, proposer: Person, choice: Choice) -> None:
    """Refuse a proposal of the appointing official to himself."""
    if not choice.is_above and is_head(row, proposer, on=today_of(row)):
        raise Refusal(
            _("Usul ini disampaikan kepada %(post)s; yang mengusulkan pejabat lain.") % {"post": proposer.post},
            code="proposer_decides",
            field="proposer_post",
        )


def _require_proven(row: Proceeding) -> None:
    if not row.report.is_proven:
        raise Refusal(_("LHP menyatakan tidak terbukti; tidak ada yang diusulkan."), code="not_proven")

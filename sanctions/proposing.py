"""Dismiss a member of a political party: propose it, and record what the President decided (PP 11/2017 art. 270).

It is no penalty of discipline: whoever is entitled to it proposes, the appointing official or the President decides.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.letters import letters
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Office
from netralitas.people.offices import appointing_official_of, offices_of
from sanctions.authority import APPOINTING_OFFICIAL, is_above_the_agency
from sanctions.decisions import Choice, choices_for
from sanctions.due import next_due
from sanctions.localtime import today_of
from sanctions.models import Decision, Proceeding, Proposal
from sanctions.papers.proposal import proposal_letter
from sanctions.proceedings import Person, locked, require_joined
from sanctions.tracks import track_of
from sanctions.workflow import advance


@transaction.atomic
def propose(proceeding: Proceeding, *, proposer: Person, joined_on: date | None = None, actor: Any) -> Proposal:
    """Propose the dismissal to whoever decides it, and number the letter (PP 11/2017 art. 270(1)).

    ``joined_on`` is for a report from before it was asked there. Raises Refusal for anybody but a member of a party,
    when the report found no membership, without the day it began, and while the class of post leaves open who decides.
    """
    row = locked(proceeding)
    advance(row, "propose", role=actor.role)
    choice = _the_choice(row)
    if row.report.joined_on is None:
        require_joined(joined_on, today_of(row))
        row.report.joined_on = joined_on
        row.report.save(update_fields=["joined_on"])
    authority = choice.authorities[0]
    is_above = is_above_the_agency(authority)
    today = today_of(row)
    letter = letters.issue(
        "dismissal_proposal",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=proposal_letter(
            row,
            penalty=choice.penalty,
            authority=authority,
            proposer=proposer.signer,
            is_above_agency=is_above,
        ),
    )
    proposal = Proposal.objects.create(
        proceeding=row,
        dated_on=today,
        proposer_post=proposer.post,
        proposer_name=proposer.name,
        is_above_agency=is_above,
        letter=letter,
    )
    row.save(update_fields=["status"])
    record("proceeding.propose", row, actor=actor, data={"letter": letter.number, "president": is_above})
    return proposal


@transaction.atomic
def record_outside(proceeding: Proceeding, *, number: str, decided_on: date, actor: Any) -> Decision:
    """Record that the President dismissed the person, as proposed; the clock of the decision stops.

    Raises Refusal when the agency decides itself, without the number, and for a day before the proposal or after today.
    """
    row = locked(proceeding)
    advance(row, "record_outside", role=actor.role)
    choice = _the_choice(row)
    if not row.proposal.is_above_agency:
        raise Refusal(_("Keputusan ini diambil di instansi Anda, bukan oleh Presiden."), code="within_the_agency")
    if not number.strip():
        raise Refusal(_("Tulis nomor keputusannya."), code="missing_number", field="number")
    if not row.proposal.dated_on <= decided_on <= today_of(row):
        raise Refusal(_("Tanggal keputusan harus antara hari usul dan hari ini."), code="day_wrong", field="decided_on")
    authority = choice.authorities[0]
    decision = Decision.objects.create(
        proceeding=row,
        penalty=choice.penalty,
        authority=authority.authority,
        authority_basis=authority.basis,
        decided_on=decided_on,
        considerations="",
        outside_number=number.strip(),
        decided_by=actor,
    )
    track = track_of(row)
    if track and track.deadline:
        clock.stop(row, track.deadline, outcome="decided", actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["status", "due_at"])
    record("proceeding.record_outside", row, actor=actor, data={"number": decision.number, "decided": decided_on})
    return decision


def proposer_for(row: Proceeding) -> Person:
    """Return who proposes by the table of authority, as the register names the office; empty where nobody is known."""
    _found, choices = choices_for(row, on=today_of(row))
    authority = next((one for choice in choices for one in choice.authorities), None)
    if authority is None:
        return Person("", "")
    today = today_of(row)
    if authority.proposer == APPOINTING_OFFICIAL:
        office = appointing_official_of(row.instansi, today)
    else:
        office = next(iter(offices_of(row.instansi, Office.Kind.AUTHORISED_OFFICIAL, today)), None)
    return Person(office.holder_name or "", office.title, office.holder_nip or "") if office else Person("", "")


def _the_choice(row: Proceeding) -> Choice:
    """Return the one dismissal the law leaves, with who decides it, or refuse."""
    track = track_of(row)
    if track is None or not track.is_membership:
        raise Refusal(_("Usul pemberhentian hanya untuk anggota partai politik."), code="not_a_member")
    if not row.report.is_proven:
        raise Refusal(_("LHP menyatakan keanggotaan tidak terbukti; tidak ada yang diusulkan."), code="not_proven")
    _found, choices = choices_for(row, on=today_of(row))
    if not choices or not choices[0].authorities:
        raise Refusal(
            _("Belum jelas siapa yang memutus pemberhentian ini. Lengkapi kelas jabatan terperiksa."),
            code="no_authority",
        )
    return choices[0]

"""Pass an accused who is no civil servant on to the body that deals with them.

It is decided person by person while Bawaslu has the case, and leaves the house with the step that ends the study:
``forward`` when others go to the Satgas, ``refer`` when nobody does.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from complaints import jurisdiction
from complaints.caseclocks import today_of
from complaints.models import Accused, Complaint, Referral
from complaints.statuses import NOT_ASN, Employment, Status
from netralitas.audit.journal import record
from netralitas.letters import access, letters
from netralitas.letters.language import written_for_letters
from netralitas.letters.models import Letter
from netralitas.letters.statuses import Kind
from netralitas.letters.statuses import State as LetterState
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

State = Referral.State
DECIDING = frozenset({Status.INITIAL_STUDY, Status.REGISTERED, Status.UNDER_STUDY, Status.RETURNED})


@transaction.atomic
@written_for_letters
def refer(accused: Accused, receiver: str, *, address: str, reason: str, actor: Any) -> Referral:
    """Decide that an accused is passed on, to whom and why; the rule of today stays with it.

    Raises Refusal for a civil servant, for somebody whose employment is not known, and when it is decided already.
    """
    case = _locked(accused.complaint_id, actor)
    person = case.accused.select_for_update().get(pk=accused.pk)
    if person.employment == Employment.UNSURE:
        raise Refusal(_("Lengkapi dahulu status pegawai terlapor ini."), code="employment_unknown")
    if person.employment not in NOT_ASN:
        raise Refusal(_("Terlapor ini bekerja pada instansi pemerintah; jalurnya Satgas."), code="is_asn")
    if person.is_referred:
        raise Refusal(_("Penerusan terlapor ini sudah ditetapkan."), code="already_referred")
    if not receiver.strip():
        raise Refusal(_("Tulis kepada siapa diteruskan."), code="missing_receiver", field="receiver")
    if not reason.strip():
        raise Refusal(_("Tulis alasannya."), code="missing_reason", field="reason")
    rule = jurisdiction.receiver_of(person.employment, on=today_of(case))
    row = Referral.objects.create(
        complaint=case,
        accused=person,
        receiver=receiver.strip(),
        address=address.strip(),
        basis=rule.basis if rule else _("belum ada di data ketentuan"),
        needs_verification=rule is None or rule.needs_verification,
        reason=reason.strip(),
        decided_by=actor,
    )
    _mark(person, True)
    record("complaint.refer_accused", case, actor=actor, data={"accused": person.pk, "referral": row.pk})
    return row


@transaction.atomic
def take_back(referral: Referral, *, actor: Any) -> Referral:
    """Take a decision back before it left the house; the accused is Bawaslu's again."""
    case = _locked(referral.complaint_id, actor)
    row = Referral.objects.select_for_update(of=("self",)).select_related("accused").get(pk=referral.pk)
    if row.state != State.PLANNED:
        raise Refusal(_("Penerusan ini sudah dikirim atau sudah dicabut."), code="step_not_open")
    _end(row)
    record("complaint.take_referral_back", case, actor=actor, data={"accused": row.accused_id, "referral": row.pk})
    return row


def send(case: Complaint) -> None:
    """Let what was decided of a locked case leave the house; called by the step that ends the study."""
    case.referrals.filter(state=State.PLANNED).update(state=State.SENT, sent_on=today_of(case))


@written_for_letters
def recall(case: Complaint, *, actor: Any) -> None:
    """Take every referral of a locked case back with its letter; called by the step that opens it again."""
    for letter in letters_out(case):
        letters.void(letter, actor=actor, reason=_("Perkara dibuka kembali, jadi penerusannya dicabut."))
    for row in case.referrals.exclude(state=State.TAKEN_BACK).select_related("accused"):
        _end(row)


def letters_out(case: Complaint) -> list[Letter]:
    """Return the letters in force that pass accused of a case on to another body, the oldest first."""
    sent = [receiver_lines(row) for row in case.referrals.filter(state=State.SENT)]
    found = access.of(case, Kind.FORWARDING).filter(state=LetterState.ISSUED).order_by("pk") if sent else []
    return [letter for letter in found if letter.context["addressee"]["lines"] in sent]


def receiver_lines(row: Referral) -> list[str]:
    """Return to whom a letter about a referral is addressed, line by line."""
    return [row.receiver, *filter(None, map(str.strip, row.address.splitlines()))]


def _end(row: Referral) -> None:
    row.state = State.TAKEN_BACK
    row.save(update_fields=["state"])
    _mark(row.accused, False)


def _mark(person: Accused, is_referred: bool) -> None:
    person.is_referred = is_referred
    person.save(update_fields=["is_referred"])


def _locked(pk: int, actor: Any) -> Complaint:
    case = Complaint.objects.select_for_update(of=("self",)).select_related("region").get(pk=pk)
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    if case.status not in DECIDING:
        raise Refusal(_("Perkara ini sudah bergerak ke tahap lain. Muat ulang halaman."), code="step_not_open")
    return case

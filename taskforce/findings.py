"""Open the Satgas' work on a proven case and record what each institution finds."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import workflow
from complaints.actlevels import unjudged
from complaints.models import Accused, Act, Complaint
from complaints.statuses import NOT_ASN, Employment
from complaints.statuses import Status as CaseStatus
from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi
from netralitas.people.offices import recommending_body
from netralitas.people.roles import Role
from taskforce.levels import level_of, proven_acts
from taskforce.models import Finding, Recommendation, Seat, SignatureRule
from taskforce.recusal import Member, recusal_reason
from taskforce.statuses import ENDED, Opinion, Status
from taskforce.workflow import advance


@transaction.atomic
def open_for(accused: Accused, *, actor: Any) -> Recommendation:
    """Open the verification of one accused of a forwarded case; done twice it returns the one that is open.

    Whoever is not known well enough for a letter, or is no civil servant, can be verified too, and only be closed.
    One that was closed may be opened anew while the Satgas still works on the case. Raises Refusal ``satgas_done``
    afterwards: then the case goes back to Bawaslu, with a reason.
    """
    case = Complaint.objects.select_for_update().get(pk=accused.complaint_id)
    if case.status != CaseStatus.PROVEN_FORWARDED or actor.role != Role.SATGAS:
        raise Refusal(_("Perkara ini belum diteruskan kepada Satgas."), code="step_not_open")
    accused = case.accused.get(pk=accused.pk)
    if accused.is_referred:
        raise Refusal(_("Terlapor ini diteruskan Bawaslu ke instansi lain."), code="referred")
    if existing := Recommendation.objects.filter(accused=accused).exclude(status__in=ENDED).first():
        return existing
    if not workflow.is_with_satgas(case):
        raise Refusal(
            _("Satgas sudah selesai dengan perkara ini. Bila ada alasan baru, kembalikan perkara kepada Bawaslu."),
            code="satgas_done",
        )
    today = timezone.localdate()
    require_free(actor, accused, today)
    acts = proven_acts(accused)
    if not acts:
        raise Refusal(_("Tidak ada perbuatan orang ini yang terbukti."), code="nothing_proven")
    row = Recommendation.objects.create(
        complaint=case,
        accused=accused,
        instansi=accused.instansi,
        issuer=recommending_body(today),
        opened_by=actor,
        level=level_of(acts),
    )
    record("recommendation.open", row, actor=actor, data={"complaint": case.pk, "level": row.level})
    return row


@transaction.atomic
def cosign(recommendation: Recommendation, opinion: str, *, note: str, actor: Any) -> Finding:
    """Sign what the actor's institution finds; each institution signs once.

    Raises Refusal of :func:`require_known` and :func:`require_judged`: who signs, signs a level, too.
    """
    row = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    advance(row, "cosign", role=actor.role, note=note)
    if opinion not in Opinion.values:
        raise Refusal(_("Pilih sepakat atau keberatan."), code="opinion_unknown", field="opinion")
    require_at_satgas(row.complaint)
    accused = Accused.objects.select_related("instansi").get(pk=row.accused_id)
    seat = require_free(actor, accused, timezone.localdate())
    require_known(accused)
    require_judged(proven_acts(accused))
    if row.findings.filter(institution=seat.institution).exists():
        raise Refusal(_("Lembaga Anda sudah menandatangani."), code="already_signed")
    finding = Finding.objects.create(
        recommendation=row, institution=seat.institution, officer=actor, opinion=opinion, note=note.strip()
    )
    record(
        "recommendation.cosign",
        row,
        actor=actor,
        data={"institution": seat.institution_id, "opinion": opinion},
    )
    return finding


@transaction.atomic
def return_case(complaint: Complaint, *, reason: str, actor: Any) -> Complaint:
    """Send a forwarded case back to Bawaslu with all that the Satgas did void; issued recommendations forbid it."""
    rows = Recommendation.objects.select_for_update().filter(complaint=complaint).exclude(status=Status.VOID)
    for row in rows.order_by("pk"):
        before = advance(row, "return", role=actor.role, reason=reason)
        if before == Status.VERIFICATION:
            row.grounds = reason.strip()
        row.save(update_fields=["status", "grounds"])
        record("recommendation.return", row, actor=actor, data={"from": before})
    return workflow.move(complaint, "return", actor=actor, reason=reason)


def seat_of(officer: Any, on: date) -> Seat | None:
    """Return the seat an officer holds on a day."""
    seats = Seat.objects.filter(officer=officer, valid_from__lte=on).exclude(valid_to__lt=on)
    return seats.select_related("institution").order_by("-valid_from").first()


def signature_rule(on: date) -> SignatureRule | None:
    """Return the rule in force on a day that says how many institutions must agree."""
    return SignatureRule.objects.filter(valid_from__lte=on).order_by("-valid_from").first()


def require_at_satgas(case: Complaint) -> None:
    """Refuse work on a case that Bawaslu has got back."""
    if case.status != CaseStatus.PROVEN_FORWARDED:
        raise Refusal(_("Perkara ini sedang dikembalikan kepada Bawaslu."), code="case_returned")


def require_free(actor: Any, accused: Accused, on: date) -> Seat:
    """Return the seat from which an officer may work on this accused.

    Raises Refusal ``no_seat`` without one, ``recused`` when the officer belongs to the accused's agency.
    """
    seat = seat_of(actor, on)
    if seat is None:
        raise Refusal(_("Anda tidak memegang kursi Satgas hari ini."), code="no_seat")
    member = Member(actor.instansi_id, actor.region_id or "", seat.institution_id)
    if reason := recusal_reason(member, accused_instansi=accused.instansi_id):
        raise Refusal(reason, code="recused")
    return seat


def require_known(accused: Accused) -> Instansi:
    """Return the agency of an accused of whom a letter can be written; contract staff need no NIP for it.

    Raises Refusal ``not_asn`` or ``accused_unknown``.
    """
    if accused.employment in NOT_ASN:
        raise Refusal(
            _("Terlapor bukan ASN (%(what)s), jadi tidak ada rekomendasi. Tutup verifikasi ini dengan alasan.")
            % {"what": accused.get_employment_display().lower()},
            code="not_asn",
        )
    wanted = {"name": _("nama"), "nip": _("NIP"), "post": _("jabatan"), "instansi_id": _("instansi")}
    if accused.employment == Employment.PPNPN:  # contract staff are given no NIP
        del wanted["nip"]
    missing = [label for field, label in wanted.items() if not getattr(accused, field)]
    if missing or accused.instansi is None:
        raise Refusal(
            _("Sebelum rekomendasi, lengkapi terlapor: %(what)s.") % {"what": ", ".join(missing)},
            code="accused_unknown",
        )
    return accused.instansi


def require_judged(acts: list[Act]) -> None:
    """Refuse to go on while the impact or the level of a proven act is not judged."""
    if codes := unjudged(acts):
        raise Refusal(
            _("Tingkat belum dapat ditentukan. Nilai dahulu: %(codes)s.") % {"codes": ", ".join(codes)},
            code="level_unjudged",
        )

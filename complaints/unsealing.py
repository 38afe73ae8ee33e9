"""Open what is sealed: one officer asks with a reason, another one agrees, it ends by itself, and all is journaled."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints import evidence
from complaints.access import is_of_office
from complaints.models import Complaint, Evidence, Milestone, Reporter, Unsealing
from complaints.statuses import IdentityMode
from complaints.timeline import announce
from netralitas.audit.journal import record
from netralitas.lib.machine import Step, check
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

State, What = Unsealing.State, Unsealing.What
VERIFIER = frozenset({Role.VERIFIER})

STEPS = [
    Step("grant", _lazy("Setujui pembukaan"), frozenset({State.ASKED}), State.GRANTED, VERIFIER),
    Step("deny", _lazy("Tolak"), frozenset({State.ASKED}), State.DENIED, VERIFIER, frozenset({"reason"})),
    Step("end", _lazy("Tutup kembali"), frozenset({State.ASKED, State.GRANTED}), State.ENDED, VERIFIER),
]


@transaction.atomic
def ask(complaint: Complaint, what: str, *, reason: str, actor: Any, item: Evidence | None = None) -> Unsealing:
    """Ask to open the reporter's identity, or the original of one file; asked twice it is the request that waits.

    Raises Refusal without a reason, for an anonymous report, and for what needs no second person.
    """
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    _require_verifier(actor)
    if item is None or item.complaint_id != case.pk:  # what came of a split case itself is not with the report
        _require_report(case)
    if not reason.strip():
        raise Refusal(
            _("Tulis alasannya: pejabat kedua dan pemeriksa membacanya."), code="missing_reason", field="reason"
        )
    if what == What.IDENTITY:
        _require_sealed(case)
    elif item is None or item.complaint_id != case.pk or item.kind != Evidence.Kind.FILE or _is_away(item, case, actor):
        raise Refusal(_("Pilih satu berkas bukti perkara ini."), code="no_original", field="item")
    mine = case.unsealings.filter(what=what, evidence=item, asked_by=actor)
    if waiting := mine.filter(state=State.ASKED, asked_at__gt=_oldest_request()).first():
        return waiting
    if mine.filter(state=State.GRANTED, until__gt=timezone.now()).exists():
        raise Refusal(_("Segel ini sudah terbuka bagi Anda."), code="already_open")
    row = Unsealing.objects.create(complaint=case, what=what, evidence=item, reason=reason.strip(), asked_by=actor)
    record("unsealing.ask", row, actor=actor, data={"complaint": case.pk, "what": what, "evidence": _pk(item)})
    return row


@transaction.atomic
def grant(unsealing: Unsealing, *, actor: Any) -> Unsealing:
    """Agree as the second person; from now on whoever asked may read, for ``UNSEALED_HOURS``.

    The reporter is told that the identity was opened, not by whom nor why. Raises Refusal ``second_person`` to
    whoever asked, ``request_expired`` when the request is too old to be answered.
    """
    row = _locked(unsealing)
    check(STEPS, "grant", status=row.state, role=actor.role, given={})
    if row.asked_by_id == actor.pk:
        raise Refusal(_("Permintaan Anda sendiri diputus pejabat lain."), code="second_person")
    if row.asked_at <= _oldest_request():
        raise Refusal(
            _("Permintaan ini sudah terlalu lama. Minta lagi dengan alasan hari ini."), code="request_expired"
        )
    now = timezone.now()
    row.state, row.decided_by, row.decided_at = State.GRANTED, actor, now
    row.until = now + timedelta(hours=settings.UNSEALED_HOURS)
    row.save(update_fields=["state", "decided_by", "decided_at", "until"])
    if row.what == What.IDENTITY or (row.evidence and row.evidence.kept in Evidence.OF_IDENTITY):
        announce(row.complaint, Milestone.Kind.UNSEALED)
    record("unsealing.grant", row, actor=actor, data={"complaint": row.complaint_id, "until": row.until})
    return row


@transaction.atomic
def deny(unsealing: Unsealing, *, reason: str, actor: Any) -> Unsealing:
    """Refuse as the second person, with a reason."""
    row = _locked(unsealing)
    check(STEPS, "deny", status=row.state, role=actor.role, given={"reason": reason})
    if row.asked_by_id == actor.pk:
        raise Refusal(_("Permintaan Anda sendiri diputus pejabat lain."), code="second_person")
    row.state, row.decided_by, row.decided_at, row.note = State.DENIED, actor, timezone.now(), reason.strip()
    row.save(update_fields=["state", "decided_by", "decided_at", "note"])
    record("unsealing.deny", row, actor=actor, data={"complaint": row.complaint_id})
    return row


@transaction.atomic
def end(unsealing: Unsealing, *, actor: Any) -> Unsealing:
    """Close a seal again before its time, or take a request back: by whoever asked, or by the second person."""
    row = _locked(unsealing)
    check(STEPS, "end", status=row.state, role=actor.role, given={})
    if actor.pk not in (row.asked_by_id, row.decided_by_id):
        raise Refusal(_("Hanya peminta atau pejabat kedua yang menutupnya kembali."), code="not_your_request")
    row.state = State.ENDED
    row.save(update_fields=["state"])
    record("unsealing.end", row, actor=actor, data={"complaint": row.complaint_id})
    return row


@transaction.atomic
def read_identity(complaint: Complaint, *, actor: Any) -> dict[str, str]:
    """Return who the reporter is, to a verifier: of an open report at once, of a sealed one while it is unsealed.

    The reading is journaled. Raises Refusal ``sealed`` or ``anonymous``.
    """
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    _require_verifier(actor)
    _require_report(case)
    row = None
    if case.identity_mode != IdentityMode.OPEN:
        _require_sealed(case)
        row = opened(case, actor).filter(what=What.IDENTITY).first()
        if row is None:
            raise Refusal(_("Identitas ini tersegel. Minta pejabat kedua membukanya."), code="sealed")
    reporter = Reporter.objects.filter(complaint=case).first()
    record("reporter.read", case, actor=actor, data={"unsealing": _pk(row)})
    return reporter.identity if reporter else {}


@transaction.atomic
def open_original(item: Evidence, *, actor: Any) -> Iterator[bytes]:
    """Open the original of one file for whoever it was unsealed for; the reading is journaled."""
    item = Evidence.whole.select_for_update().get(pk=item.pk)
    _require_verifier(actor)
    mine = opened(item.complaint, actor).filter(what=What.ORIGINAL, evidence=item)
    row = None if _is_away(item, item.complaint, actor) else mine.first()
    if row is None:
        raise Refusal(_("Berkas asli ini tersegel. Minta pejabat kedua membukanya."), code="sealed")
    record("evidence.read", item, actor=actor, data={"copy": "original", "sha256": item.sha256, "unsealing": row.pk})
    return evidence.parts_of(item.sealed)


def opened(complaint: Complaint, actor: Any) -> QuerySet[Unsealing]:
    """Return what is open to somebody on a case now."""
    return complaint.unsealings.filter(asked_by=actor, state=State.GRANTED, until__gt=timezone.now())


def waiting_for(actor: Any) -> QuerySet[Unsealing]:
    """Return the requests that this officer may answer as the second person."""
    if actor.role != Role.VERIFIER:
        return Unsealing.objects.none()
    return Unsealing.objects.filter(state=State.ASKED, asked_at__gt=_oldest_request()).exclude(asked_by=actor)


def _locked(unsealing: Unsealing) -> Unsealing:
    rows = Unsealing.objects.select_for_update(of=("self",)).select_related("complaint", "evidence")
    return rows.get(pk=unsealing.pk)


def _oldest_request() -> datetime:
    return timezone.now() - timedelta(days=settings.UNSEAL_REQUEST_DAYS)


def _require_verifier(actor: Any) -> None:
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")


def _is_away(item: Evidence, case: Complaint, actor: Any) -> bool:
    """Say whether a piece is out of somebody's reach: another office keeps it."""
    return bool(item.kept) and not is_of_office(case, actor)


def _require_report(case: Complaint) -> None:
    """Lead to the report: there is one seal, however many cases came of it."""
    if case.split_from is not None:
        raise Refusal(
            _("Segel ini ada pada laporan asalnya, %(number)s.") % {"number": case.split_from.number},
            code="sealed_with_report",
        )


def _require_sealed(case: Complaint) -> None:
    if case.identity_mode == IdentityMode.ANONYMOUS:
        raise Refusal(_("Pelapor anonim: tidak ada identitas yang disimpan."), code="anonymous")
    if case.identity_mode == IdentityMode.OPEN:
        raise Refusal(_("Identitas ini terbuka; tidak perlu pejabat kedua."), code="not_sealed")


def _pk(row: Any) -> int | None:
    return row.pk if row else None

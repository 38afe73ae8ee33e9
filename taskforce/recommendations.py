"""Issue a recommendation to the appointing official, and record that it was answered."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone as clock_now
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.clocks.models import Clock
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib.refusal import Refusal
from netralitas.outbox.post import post
from netralitas.people.models import Instansi, Office, Region
from netralitas.people.offices import offices_of
from netralitas.people.zones import offset_of, zone_of
from taskforce.findings import require_at_satgas, require_free, require_judged, require_known, signature_rule
from taskforce.letter import recommendation_letter
from taskforce.levels import level_of, proven_acts
from taskforce.models import Recommendation
from taskforce.outcome import conclude
from taskforce.statuses import Opinion
from taskforce.workflow import advance, is_misaddressed

WINDOW = "T9"


@transaction.atomic
def issue(recommendation: Recommendation, *, grounds: str, actor: Any) -> Recommendation:
    """Issue the recommendation: number its letter, start the agency's window, write to its staffing office.

    The window runs from receipt: the agency's staffing office receives it through the portal on the same day.
    Raises Refusal while too few institutions agree or one objects, and while the level of an act is not judged.
    """
    row = (
        Recommendation.objects.select_for_update(of=("self",))
        .select_related("accused__instansi", "instansi__region", "issuer", "complaint")
        .get(pk=recommendation.pk)
    )
    advance(row, "issue", role=actor.role)
    today = _today(row)
    require_at_satgas(row.complaint)
    require_free(actor, row.accused, today)
    _require_same_agency(row)
    row.instansi = agency = require_known(row.accused)
    acts = proven_acts(row.accused)
    require_judged(acts)
    _require_agreement(row, today)
    row.level = level_of(acts)
    row.grounds, row.issued_on, row.received_on = grounds.strip(), today, today
    window = clock.start(
        WINDOW,
        subject=row,
        owner=agency,
        duty=_("Tindak lanjut rekomendasi %(number)s") % {"number": row.number},
        anchor=today,
        desk=Office.Kind.STAFFING_OFFICE,
        utc_offset=offset_of(_region(row)),
        actor=actor,
        watcher=row.issuer,
        link=f"/instansi/rekomendasi/{row.pk}/",
    )
    row.due_at = window.due_at
    row.letter = letter = letters.issue(
        "recommendation",
        issuer=row.issuer,
        subject=row,
        context=recommendation_letter(row, on=today, window=window),
        actor=actor,
        on=today,
    )
    row.save(update_fields=["status", "instansi", "level", "grounds", "issued_on", "received_on", "letter", "due_at"])
    conclude(row, "issue", actor=actor)
    offices = _write_to_agency(row, agency, window, letter, on=today)
    record(
        "recommendation.issue",
        row,
        actor=actor,
        data={
            "letter": letter.number,
            "due": row.due_at,
            "offices": offices,
            "instansi": row.instansi_id,
        },
    )
    return row


@transaction.atomic
def answered(recommendation: Recommendation, *, answer: str, actor: Any) -> Recommendation:
    """Record the agency's answer: the window stops, no reminder follows, the reporter reads of it."""
    row = Recommendation.objects.select_for_update(of=("self",)).select_related("complaint").get(pk=recommendation.pk)
    before = advance(row, "answer", role=actor.role, answer=answer)
    row.answer, row.answered_on, row.due_at = answer, _today(row), None
    row.save(update_fields=["status", "answer", "answered_on", "due_at"])
    clock.stop(row, WINDOW, outcome="answered", actor=actor)
    conclude(row, "answer", actor=actor)
    record("recommendation.answered", row, actor=actor, data={"from": before, "answer": answer})
    return row


@transaction.atomic
def close(recommendation: Recommendation, *, reason: str, actor: Any) -> Recommendation:
    """Close the verification without a recommendation, with the reason; the reporter reads that it was closed."""
    row = _end(recommendation, "close", reason=reason, actor=actor)
    conclude(row, "close", actor=actor)
    return row


@transaction.atomic
def void(recommendation: Recommendation, *, reason: str, actor: Any) -> Recommendation:
    """Void a verification that was opened for another agency than the accused's. It says nothing of the accused.

    Raises Refusal ``agency_unchanged`` while the agency is the right one: then it is closed or issued.
    """
    row = _end(recommendation, "void", reason=reason, actor=actor)
    if not is_misaddressed(row):
        raise Refusal(_("Instansi terlapor tidak berubah, jadi tidak ada yang dibatalkan."), code="agency_unchanged")
    return row


def _end(recommendation: Recommendation, action: str, *, reason: str, actor: Any) -> Recommendation:
    row = (
        Recommendation.objects.select_for_update(of=("self",))
        .select_related("complaint", "accused")
        .get(pk=recommendation.pk)
    )
    before = advance(row, action, role=actor.role, reason=reason)
    require_at_satgas(row.complaint)
    require_free(actor, row.accused, _today(row))
    row.grounds = reason.strip()
    row.save(update_fields=["status", "grounds"])
    record(f"recommendation.{action}", row, actor=actor, data={"from": before})
    return row


def _require_same_agency(row: Recommendation) -> None:
    if is_misaddressed(row):
        raise Refusal(
            _("Instansi terlapor sudah diubah sesudah rekomendasi dibuka. Batalkan rekomendasi ini dengan alasan."),
            code="agency_changed",
        )


def _require_agreement(row: Recommendation, on: date) -> None:
    opinions = list(row.findings.values_list("opinion", flat=True))
    if Opinion.OBJECTED in opinions:
        raise Refusal(_("Satu lembaga keberatan; selesaikan dahulu keberatannya."), code="objection")
    rule = signature_rule(on)
    if rule is None:
        raise Refusal(_("Aturan tanda tangan bersama belum ada untuk hari ini."), code="no_signature_rule")
    needed = rule.institutions
    if opinions.count(Opinion.AGREED) < needed:
        raise Refusal(
            _("Rekomendasi perlu tanda tangan %(n)d lembaga; baru %(have)d.")
            % {"n": needed, "have": opinions.count(Opinion.AGREED)},
            code="too_few_signatures",
        )


def _write_to_agency(row: Recommendation, agency: Instansi, window: Clock, letter: Letter, *, on: date) -> list[int]:
    offices = [o for o in offices_of(agency, Office.Kind.STAFFING_OFFICE, on) if o.email]
    for office in offices:
        post(
            f"recommendation-{row.pk}-issued-office-{office.pk}",
            to=str(office.email),
            template="recommendation",
            context={
                "office": office,
                "number": row.number,
                "letter": letter.number,
                "issuer": row.issuer.name,
                "agency": agency.name,
                "due": window.due_at.astimezone(zone_of(_region(row))),
                "explanation": window.explanation,
                "unverified": window.needs_verification,
                "url": f"{settings.PUBLIC_URL}/instansi/rekomendasi/{row.pk}/",
            },
            subject=row,
        )
    return [office.pk for office in offices]


def _region(row: Recommendation) -> Region | None:
    return row.instansi.region if row.instansi else None


def _today(row: Recommendation) -> date:
    return clock_now.now().astimezone(zone_of(_region(row))).date()

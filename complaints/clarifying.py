"""Invite somebody to clarify a case, and record what came of it.

Clarification belongs to the study of a registered case, and to the office that handles it. The reporter reads of an
invitation only when it is theirs: time and place stand in the talk, the timeline says no more than that there is one.
What anybody but an accused said stays with that office, minutes included.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone as clock_now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints import additions, hiding, leaving, talk
from complaints.access import is_of_office
from complaints.callednames import called
from complaints.models import Clarification, Complaint, Evidence, Milestone
from complaints.officereminder import remind_office
from complaints.officewords import when_of
from complaints.statuses import Channel, Status
from complaints.timeline import announce
from complaints.transcript import INVITATION
from complaints.twins import evidence_of
from netralitas.audit.journal import record
from netralitas.letters import letters
from netralitas.letters.access import of as letters_about
from netralitas.letters.language import written_for_letters
from netralitas.letters.statuses import State as LetterState
from netralitas.lib.machine import Step, check
from netralitas.lib.refusal import Refusal
from netralitas.outbox.post import cancel
from netralitas.people.roles import Role
from netralitas.people.zones import zone_of

State, Whom = Clarification.State, Clarification.Whom
VERIFIER = frozenset({Role.VERIFIER})
INVITED = frozenset({State.INVITED})
RESULT = frozenset({"result"})
STUDYING = frozenset({Status.REGISTERED, Status.UNDER_STUDY, Status.RETURNED})
NOBODY_INVITED = ""  # the state before there is an appointment
# Who the minutes of whom are kept from: the office alone opens them, and those of a reporter only two of it together.
KEPT = {Whom.ACCUSED: "", Whom.REPORTER: Evidence.Kept.SEALED}

STEPS = [
    Step("hold", _lazy("Catat hasil"), INVITED, State.HELD, VERIFIER, RESULT),
    Step("miss", _lazy("Tidak hadir"), INVITED, State.ABSENT, VERIFIER, RESULT),
    Step("call_off", _lazy("Batalkan"), INVITED, State.CANCELLED, VERIFIER, RESULT),
    Step("put_off", _lazy("Pindahkan"), INVITED, State.MOVED, VERIFIER, frozenset({"result", "at"})),
    Step("hear", _lazy("Catat tanpa undangan"), frozenset({NOBODY_INVITED}), State.HELD, VERIFIER, RESULT),
]


@transaction.atomic
def invite(
    complaint: Complaint,
    whom: str,
    *,
    at: datetime,
    way: str,
    place: str,
    purpose: str,
    key: str,
    actor: Any,
    name: str = "",
) -> Clarification:
    """Invite somebody; the same form sent twice invites once.

    Raises Refusal outside the study, for the past, for another office, and for the name of a reporter or one who left.

    The desk is reminded on the day before, by a message that waits and is called off with the appointment.
    """
    case = _locked(complaint.pk, actor)
    if (before := case.clarifications.filter(key=key).first()) is not None:
        return before
    _require_open(case)
    _require_known(case, whom, way, name)
    for field, value in (("place", place), ("purpose", purpose)):
        if not value.strip():
            raise Refusal(_("Isi tempat dan keperluan undangan."), code=f"missing_{field}", field=field)
    return _invite(case, whom, name.strip(), at, way, place.strip(), purpose.strip(), key, actor)


@transaction.atomic
def record_result(clarification: Clarification, *, result: str, actor: Any, scan: Any = None) -> Clarification:
    """Record what a clarification brought, with the scan of its minutes among the evidence, sealed and hashed.

    Raises Refusal before its time has come, and for a scan that is not taken.
    """
    with _sealed(scan) as taken:
        return _hold(clarification, result, taken, actor)


@transaction.atomic
def record_heard(
    complaint: Complaint,
    whom: str,
    *,
    at: datetime,
    way: str,
    place: str,
    result: str,
    key: str,
    actor: Any,
    name: str = "",
    scan: Any = None,
) -> Clarification:
    """Record that somebody was heard without an invitation; the same form sent twice records once.

    Whoever came by themselves, and what was held before it was written down. Nobody is told and nobody reminded.
    Raises Refusal as an invitation does, for a moment to come and for one before the report.
    """
    with _sealed(scan) as taken:
        return _hear(complaint, whom, name.strip(), at, way, place.strip(), result, key, taken, actor)


@transaction.atomic
def miss(clarification: Clarification, *, result: str, actor: Any) -> Clarification:
    """Record that nobody came. Raises Refusal before its time has come."""
    return _end(clarification, "miss", actor, result)


@transaction.atomic
def call_off(clarification: Clarification, *, result: str, actor: Any) -> Clarification:
    """Cancel an invitation, with the reason; a reporter who was invited is told so."""
    row = _end(clarification, "call_off", actor, result)
    _say(row, _("Undangan klarifikasi %(when)s dibatalkan.") % {"when": when_of(row)}, actor)
    return row


@transaction.atomic
def put_off(clarification: Clarification, at: datetime | None, *, result: str, actor: Any) -> Clarification:
    """Move an appointment to another moment, with the reason; returns the new one, of the same people and place."""
    row = _end(clarification, "put_off", actor, result, at=at)
    _say(row, _("Undangan klarifikasi %(when)s dipindah.") % {"when": when_of(row)}, actor)
    return _invite(row.complaint, row.whom, row.name, at, row.way, row.place, row.purpose, _moved(row), actor)


def moved_from(row: Clarification) -> Clarification | None:
    """Return the appointment that was moved to this one; None for one that stands as it was made."""
    earlier = row.complaint.clarifications.filter(state=State.MOVED)
    return next((one for one in earlier if _moved(one) == row.key), None)


def call_off_open(case: Complaint, *, actor: Any) -> None:
    """Call off what a locked case still has open when its study ends; a reporter who was invited is told so."""
    for row in case.clarifications.select_for_update().filter(state=State.INVITED):
        words = _("Kajian berakhir sebelum klarifikasi ini.")
        if row.at <= clock_now.now():
            words = _("Kajian berakhir tanpa hasil klarifikasi ini dicatat.")
        _close(row, case, State.CANCELLED, words, actor)
        _say(row, _("Undangan klarifikasi %(when)s tidak jadi: kajian sudah berakhir.") % {"when": when_of(row)}, actor)
        record("clarification.call_off", row, actor=actor, data={"complaint": case.pk, "to": row.state})


@written_for_letters
def _invite(
    case: Complaint, whom: str, name: str, at: Any, way: str, place: str, purpose: str, key: str, actor: Any
) -> Clarification:
    if at <= clock_now.now():
        raise Refusal(_("Waktu ini sudah lewat."), code="past", field="at")
    if whom == Whom.REPORTER and leaving.has_left(case):
        raise Refusal(
            _("Pelapornya sudah menarik diri, jadi tidak diundang lagi. Bila ia datang sendiri, catat tanpa undangan."),
            code="reporter_left",
            field="whom",
        )
    row = Clarification.objects.create(
        complaint=case,
        whom=whom,
        name=name,
        at=at,
        way=way,
        place=place,
        purpose=purpose,
        key=key,
        invited_by=actor,
    )
    if whom == Whom.REPORTER:
        words = _("Anda diundang memberi klarifikasi %(when)s di %(place)s. Keperluan: %(purpose)s") % {
            "when": when_of(row),
            "place": place,
            "purpose": purpose,
        }
        talk.put_question(case.report, words, key=_thread(row), actor=actor, is_told=True)
        announce(case, Milestone.Kind.INVITED)
    _hide_name(row)
    remind_office(row, group=_thread(row))
    data = {"complaint": case.pk, "whom": whom} | _when_told(row)
    record("clarification.invite", row, actor=actor, data=data)
    return row


def _when_told(row: Clarification) -> dict[str, Any]:
    """Return the hour for the journal, which others read than the office: of those who may be seen there alone."""
    return {"at": row.at} if row.is_open_to_others else {}


@transaction.atomic
def _hold(clarification: Clarification, result: str, taken: list[additions.Sealed], actor: Any) -> Clarification:
    row = _end(clarification, "hold", actor, result)
    if taken:
        row.minutes = _minutes(row, taken[0])
        row.save(update_fields=["minutes"])
    return row


@transaction.atomic
def _hear(
    complaint: Complaint,
    whom: str,
    name: str,
    at: datetime,
    way: str,
    place: str,
    result: str,
    key: str,
    taken: list[additions.Sealed],
    actor: Any,
) -> Clarification:
    case = _locked(complaint.pk, actor)
    if (before := case.clarifications.filter(key=key).first()) is not None:
        additions.discard(taken)
        return before
    step = check(STEPS, "hear", status=NOBODY_INVITED, role=actor.role, given={"result": result})
    _require_open(case)
    _require_known(case, whom, way, name)
    if not place:
        raise Refusal(_("Isi tempatnya."), code="missing_place", field="place")
    if at > clock_now.now():
        raise Refusal(_("Waktu ini belum tiba. Untuk nanti, buat undangan."), code="not_yet", field="at")
    zone = zone_of(case.region)
    if at.astimezone(zone).date() < case.report.received_at.astimezone(zone).date():
        raise Refusal(_("Waktu ini sebelum laporan diterima."), code="before_report", field="at")
    row = Clarification.objects.create(
        complaint=case,
        whom=whom,
        name=name,
        at=at,
        way=way,
        place=place,
        was_invited=False,
        state=str(step.target),
        result=result.strip(),
        key=key,
        invited_by=actor,
        decided_by=actor,
        decided_at=clock_now.now(),
    )
    if taken:
        row.minutes = _minutes(row, taken[0])
        row.save(update_fields=["minutes"])
    _hide_name(row)
    data = {"complaint": case.pk, "whom": whom, "to": row.state, "invited": False} | _when_told(row)
    record("clarification.hear", row, actor=actor, data=data)
    return row


@contextmanager
def _sealed(scan: Any) -> Iterator[list[additions.Sealed]]:
    """Seal a scan that comes along; it is gone again when it is not taken, or the door is shut."""
    taken, turned = additions.seal([scan] if scan else [])
    try:
        if turned:
            raise Refusal(turned[0].sentence, code="scan_not_taken", field="scan")
        yield taken
    except BaseException:
        additions.discard(taken)
        raise


def _minutes(row: Clarification, scan: additions.Sealed) -> Evidence:
    """Return the scan as a piece of its case: an exhibit, or kept by the office; what is there is not stored twice."""
    case, kept = row.complaint, KEPT.get(Whom(row.whom), Evidence.Kept.BY_OFFICE)
    held = Evidence.whole.filter(complaint=case, kept=kept) if kept else evidence_of(case)
    if known := held.filter(sha256=scan.facts.sha256).first():
        additions.discard([scan])
        return known
    return Evidence.objects.create(
        complaint=case,
        kind=Evidence.Kind.FILE,
        name=scan.name,
        mime=scan.facts.mime,
        size=scan.facts.size,
        sha256=scan.facts.sha256,
        sealed=scan.sealed,
        kept=kept,
    )


def _end(clarification: Clarification, action: str, actor: Any, result: str, **given: Any) -> Clarification:
    case = _locked(clarification.complaint_id, actor)
    row = Clarification.objects.select_for_update().get(pk=clarification.pk)
    step = check(STEPS, action, status=row.state, role=actor.role, given={"result": result, **given})
    _require_open(case)
    if action in ("hold", "miss") and row.at > clock_now.now():
        raise Refusal(_("Waktunya belum tiba."), code="not_yet")
    _close(row, case, str(step.target), result.strip(), actor)
    record(f"clarification.{action}", row, actor=actor, data={"complaint": case.pk, "to": row.state})
    return row


def _close(row: Clarification, case: Complaint, state: str, result: str, actor: Any) -> None:
    """End an appointment: nobody is reminded of it any more, and nobody waits for the reporter's answer.

    A letter that invites to what does not take place is void.
    """
    row.complaint, row.state, row.result, row.decided_at, row.decided_by = case, state, result, clock_now.now(), actor
    row.save(update_fields=["state", "result", "decided_at", "decided_by"])
    cancel(_thread(row))
    if state in (State.CANCELLED, State.MOVED):
        for letter in letters_about(row).filter(state=LetterState.ISSUED):
            letters.void(letter, actor=actor, reason=_("Undangan ini dibatalkan atau dipindah."))
    if row.whom == Whom.REPORTER:
        case.report.messages.filter(key=_thread(row), settled_at=None).update(settled_at=row.decided_at)


@written_for_letters
def _say(row: Clarification, words: str, actor: Any) -> None:
    if row.whom == Whom.REPORTER:
        talk.put_question(row.complaint.report, words, key=f"{_thread(row)}-end", actor=actor, is_question=False)


def _hide_name(row: Clarification) -> None:
    """Hide from others who is heard as a witness, or tells what they know, wherever officers write of them."""
    if row.whom in (Whom.WITNESS, Whom.INFORMANT):
        hiding.add(row.complaint, called(row.name), actor=row.invited_by)


def _moved(row: Clarification) -> str:
    return f"moved-{row.pk}"


def _thread(row: Clarification) -> str:
    return f"{INVITATION}{row.pk}"


def _locked(pk: int, actor: Any) -> Complaint:
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("region", "handler", "split_from")
    report = Complaint.objects.filter(pk=pk).values("split_from")
    case = list(rows.filter(Q(pk=pk) | Q(pk__in=report)).order_by("pk"))[-1]  # its report first, as every door locks
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    if not is_of_office(case, actor):
        words = _("Klarifikasi perkara ini dilakukan petugas %(office)s.") % {"office": case.handler.name}
        raise Refusal(words, code="not_your_office")
    return case


def _require_known(case: Complaint, whom: str, way: str, name: str) -> None:
    if whom not in Whom.values or way not in Clarification.Way.values:
        raise Refusal(_("Pilih siapa yang dimintai klarifikasi dan caranya."), code="whom_unknown", field="whom")
    if whom == Whom.REPORTER and case.channel == Channel.FINDING:
        raise Refusal(_("Temuan ini tidak punya pelapor."), code="no_reporter", field="whom")
    if whom == Whom.REPORTER and name.strip():
        raise Refusal(_("Nama pelapor tetap tersegel; kosongkan nama ini."), code="reporter_named", field="name")


def _require_open(case: Complaint) -> None:
    if case.status not in STUDYING:
        raise Refusal(_("Klarifikasi hanya untuk perkara yang sudah diregister."), code="step_not_open")

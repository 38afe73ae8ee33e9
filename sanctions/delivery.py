"""Call somebody to receive a decision, and send it to whoever does not come (PP 94/2021 art. 37)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.law import deadlines
from netralitas.letters import letters
from netralitas.lib.refusal import Refusal
from netralitas.lib.validity import held_law
from sanctions.decisions import DELIVERY
from sanctions.due import next_due, start_duty
from sanctions.localtime import local_date, today_of, zone_of
from sanctions.models import DeliverySummons, DispatchRule, Proceeding
from sanctions.papers.delivery import delivery_summons_letter
from sanctions.proceedings import Person, locked
from sanctions.statuses import Attendance, Delivery, Received, Way
from sanctions.tracks import is_civil_servants, track_of
from sanctions.workflow import advance

_in_force = held_law(DispatchRule)


@transaction.atomic
def call(proceeding: Proceeding, *, meets_at: datetime, place: str, host: Person, actor: Any) -> DeliverySummons:
    """Call the person to receive the decision from ``host`` and number the letter (art. 37(2)-(3)).

    Raises Refusal for a second call, for a day that is not ahead, and for one after the last day of the delivery while
    that day has not passed.
    """
    row = locked(proceeding)
    advance(row, "call_to_receive", role=actor.role)
    if DeliverySummons.objects.filter(proceeding=row).exists():
        raise Refusal(_("Panggilan untuk menerima keputusan sudah dibuat."), code="already_called")
    today, day = today_of(row), local_date(row, meets_at)
    if day <= today:
        raise Refusal(_("Hari penyerahan harus sesudah hari ini."), code="meeting_in_the_past", field="meets_at")
    track = track_of(row)
    last = deadlines.due(DELIVERY, row.decision.decided_on, tz=zone_of(row)) if is_civil_servants(track) else None
    if last and today <= last.on < day:
        raise Refusal(
            _("Keputusan disampaikan paling lambat %(day)s (%(basis)s). Pilih hari sebelum itu.")
            % {"day": date_format(last.on, "l, j F Y"), "basis": last.rule.basis},
            code="after_the_deadline",
            field="meets_at",
        )
    letter = letters.issue(
        "delivery_summons",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=delivery_summons_letter(
            row,
            meets_at=meets_at,
            place=place,
            host=host.signer,
            rule=dispatch_rule(today),
            last=last,
        ),
    )
    called = DeliverySummons.objects.create(
        proceeding=row,
        dated_on=today,
        meets_at=meets_at,
        place=place,
        host_name=host.name,
        host_post=host.post,
        letter=letter,
    )
    record("proceeding.call_to_receive", row, actor=actor, data={"letter": letter.number, "day": day})
    return called


@transaction.atomic
def record_absence(proceeding: Proceeding, *, actor: Any) -> DeliverySummons:
    """Record that the person did not come to receive the decision; the clock of its dispatch starts.

    Raises Refusal before the day has come, without a call, and when the absence is recorded already.
    """
    row = locked(proceeding)
    advance(row, "miss_delivery", role=actor.role)
    called = _called(row)
    if called.attendance != Attendance.PENDING:
        raise Refusal(_("Ketidakhadiran ini sudah dicatat."), code="attendance_recorded")
    day = local_date(row, called.meets_at)
    if day > today_of(row):
        raise Refusal(_("Hari penyerahan belum tiba."), code="meeting_ahead")
    called.attendance = Attendance.ABSENT
    called.save(update_fields=["attendance"])
    if (rule := dispatch_rule(day)) and is_civil_servants(track_of(row)):
        duty = _("Pengiriman keputusan untuk %(number)s") % {"number": row.recommendation.number}
        start_duty(row, rule.deadline, duty=duty, anchor=day, actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["due_at"])
    record("proceeding.miss_delivery", row, actor=actor, data={"day": day})
    return called


@transaction.atomic
def dispatch(proceeding: Proceeding, *, dispatched_on: date, way: str, proof: str, actor: Any) -> DeliverySummons:
    """Record that the decision was sent to who did not come (art. 37(4)); the clocks of delivery and dispatch stop.

    Raises Refusal without a recorded absence, for a second time, for a day before the missed one or after today,
    without the way and its proof, and when the law of that day knows no dispatch.
    """
    row = locked(proceeding)
    advance(row, "dispatch", role=actor.role)
    called = _called(row)
    if called.attendance != Attendance.ABSENT or called.dispatched_on is not None:
        raise Refusal(_("Yang dikirim hanya keputusan yang penyerahannya tidak dihadiri."), code="not_absent")
    missed_on = local_date(row, called.meets_at)
    if not missed_on <= dispatched_on <= today_of(row):
        raise Refusal(
            _("Tanggal kirim harus antara hari penyerahan dan hari ini."), code="day_wrong", field="dispatched_on"
        )
    if way not in Way.values:
        raise Refusal(_("Pilih cara pengiriman."), code="way_unknown", field="way")
    if not proof.strip():
        raise Refusal(_("Tulis alamat tujuan dan bukti pengirimannya."), code="missing_proof", field="proof")
    rule = dispatch_rule(dispatched_on)
    if rule is None:
        raise Refusal(_("Tidak ada aturan pengiriman yang berlaku pada hari itu."), code="no_rule")
    called.dispatched_on, called.way, called.proof = dispatched_on, way, proof.strip()
    called.save(update_fields=["dispatched_on", "way", "proof"])
    stop_clocks(row, called, outcome="dispatched", actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["due_at"])
    record("proceeding.dispatch", row, actor=actor, data={"dispatched": dispatched_on, "way": way})
    return called


def dispatch_rule(on: date) -> DispatchRule | None:
    """Return what the law lays down on a day for a decision nobody comes to receive."""
    return next((row for row in reversed(_in_force(on)) if row.delivery == Delivery.SENT), None)


def day_of_receipt(row: Proceeding, called: DeliverySummons, rule: DispatchRule) -> date | None:
    """Return the day that counts as the receipt of a dispatched decision; None when its proof says it."""
    return {Received.DISPATCH: called.dispatched_on, Received.APPOINTED: local_date(row, called.meets_at)}.get(
        Received(rule.received)
    )


def stop_clocks(row: Proceeding, called: DeliverySummons | None, *, outcome: str, actor: Any) -> None:
    """Stop what ran for the handing over of a decision: its delivery, and its dispatch after a missed day."""
    clock.stop(row, DELIVERY, outcome=outcome, actor=actor)
    if called and (rule := dispatch_rule(local_date(row, called.meets_at))):
        clock.stop(row, rule.deadline, outcome=outcome, actor=actor)


def _called(row: Proceeding) -> DeliverySummons:
    found = DeliverySummons.objects.select_for_update().filter(proceeding=row).first()
    if found is None:
        raise Refusal(_("Yang bersangkutan belum dipanggil untuk menerima keputusan."), code="not_called")
    return found

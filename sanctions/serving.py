"""Record the handing over of a decision; from it follow the day of effect and the answer to the recommendation."""

from datetime import date, timedelta
from datetime import timezone as fixed_zone
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Region
from sanctions import execution
from sanctions.delivery import day_of_receipt, dispatch_rule, stop_clocks
from sanctions.due import next_due
from sanctions.during import Turn
from sanctions.effects import days_of, effect_of
from sanctions.lanes.actors import SYSTEM
from sanctions.localtime import today_of, zone_of
from sanctions.models import Decision, DeliverySummons, DispatchRule, Proceeding
from sanctions.overlaps import overlap_rules, turn_at
from sanctions.proceedings import locked
from sanctions.statuses import Attendance, Delivery, Meeting, Status
from sanctions.terms import served_until
from sanctions.tracks import basis_on, endings, track_of
from sanctions.workflow import advance
from taskforce import recommendations

BATCH = 1000  # decisions a run


@transaction.atomic
def deliver(proceeding: Proceeding, *, delivered_on: date, delivery: str, note: str, actor: Any) -> Decision:
    """Record when and how the person received the decision (PP 94/2021 art. 37).

    The day of effect follows from the receipt (art. 38(1), Peraturan BKN 6/2022 art. 50(1)), or is the one that a rule
    names for the kind of penalty. The recommendation is answered, its window stops and the reporter reads that the case
    was followed up. Only what was dispatched to who did not come is received otherwise than by hand; which day counts
    then is a row of law.
    """
    row = locked(proceeding)
    advance(row, "deliver", role=actor.role)
    decision = Decision.objects.select_for_update(of=("self",)).select_related("penalty").get(proceeding=row)
    if not decision.decided_on <= delivered_on <= today_of(row):
        raise Refusal(
            _("Tanggal terima harus antara tanggal keputusan dan hari ini."),
            code="delivered_on_wrong",
            field="delivered_on",
        )
    if delivery not in Delivery.values:
        raise Refusal(_("Pilih cara penyampaian."), code="delivery_unknown", field="delivery")
    called = DeliverySummons.objects.select_for_update().filter(proceeding=row).first()
    rule = _rule_of_receipt(row, called, delivered_on) if delivery == Delivery.SENT else None
    if called and delivery == Delivery.HANDED_OVER and called.attendance == Attendance.PENDING:
        called.attendance = Attendance.ATTENDED
        called.save(update_fields=["attendance"])
    effect = effect_of(
        track_of(row), decision.penalty_id, days_of(row, delivered_on), decided_on=decision.decided_on, tz=zone_of(row)
    )
    decision.delivery, decision.delivered_on, decision.delivery_note = delivery, delivered_on, note.strip()
    decision.effective_on, decision.effective_explanation = effect.on, effect.explanation
    decision.counted = effect.counted
    decision.is_effect_unverified = effect.needs_verification or bool(rule and rule.needs_verification)
    take_turn(row, decision)
    if rule:
        decision.effective_explanation += " " + _("Hari diterima: %(day)s (%(basis)s).") % {
            "day": rule.get_received_display(),
            "basis": basis_on(track_of(row), rule)[0],
        }
    decision.save(
        update_fields=[
            "delivery",
            "delivered_on",
            "delivery_note",
            "effective_on",
            "counted",
            "effective_explanation",
            "ends_on",
            "is_effect_unverified",
        ]
    )
    row.due_at = None
    row.save(update_fields=["status", "due_at"])
    stop_clocks(row, called, outcome="delivered", actor=actor)
    record(
        "proceeding.deliver",
        row,
        actor=actor,
        data={"delivered": delivered_on, "how": delivery, "effective": decision.effective_on},
    )
    recommendations.answered(
        row.recommendation, answer=_("Keputusan %(number)s") % {"number": decision.number}, actor=actor
    )
    if decision.counted:  # its day has come already, no sweep has to wait for it
        bring_into_force(row)
    return decision


def _rule_of_receipt(row: Proceeding, called: DeliverySummons | None, day: date) -> DispatchRule:
    """Return the rule by which a dispatched decision was received on a day, or refuse."""
    rule = dispatch_rule(called.dispatched_on) if called and called.dispatched_on else None
    if called is None or called.dispatched_on is None or rule is None:
        raise Refusal(
            _("Catat dahulu ketidakhadiran dan pengiriman keputusannya."), code="not_dispatched", field="delivery"
        )
    counted = day_of_receipt(row, called, rule)
    if day < called.dispatched_on if counted is None else day != counted:
        raise Refusal(
            _("Hari diterima dihitung dari %(day)s (%(basis)s).")
            % {"day": rule.get_received_display(), "basis": basis_on(track_of(row), rule)[0]},
            code="delivered_on_wrong",
            field="delivered_on",
        )
    return rule


@transaction.atomic
def bring_into_force(proceeding: Proceeding) -> bool:
    """Mark a delivered decision as in force once its day has come where the agency is.

    What the person is serving then ends with a heavier penalty; a lighter one waits until it has ended.
    """
    rows = Proceeding.objects.select_for_update(skip_locked=True, of=("self",)).select_related("instansi__region")
    row = rows.filter(pk=proceeding.pk, status=Status.DELIVERED).first()
    if row is None or not row.decision.effective_on or row.decision.effective_on > today_of(row):
        return False
    decision = Decision.objects.select_for_update(of=("self",)).select_related("penalty").get(proceeding=row)
    turn = take_turn(row, decision)
    decision.save(update_fields=["effective_on", "effective_explanation", "ends_on", "is_effect_unverified"])
    row.decision = decision
    if turn.starts_on > today_of(row):
        record("proceeding.wait_for_turn", row, data={"effective": turn.starts_on})
        return False
    for one in turn.ended:
        _cut_short(one.key, decision, on=turn.starts_on)
    advance(row, "take_effect", role=SYSTEM)
    execution.begin(row)
    row.save(update_fields=["status", "due_at"])
    record("proceeding.take_effect", row, data={"effective": row.decision.effective_on})
    return True


def take_turn(row: Proceeding, decision: Decision) -> Turn:
    """Set from when until when a penalty is served, beside what the person is serving already; saves nothing."""
    if decision.effective_on is None:
        raise ValueError("a decision without a day of effect has no turn")
    turn = turn_at(row, decision.penalty, decision.effective_on)
    if turn.starts_on > decision.effective_on:
        rules = overlap_rules(decision.effective_on).values()
        follows = [rule for rule in rules if rule.meeting == Meeting.NEW_FOLLOWS]
        decision.effective_explanation += " " + _(
            "Dijalani sesudah hukuman lain selesai, mulai %(day)s (%(basis)s)."
        ) % {
            "day": date_format(turn.starts_on, "l, j F Y"),
            "basis": "; ".join(dict.fromkeys(rule.basis for rule in follows)),
        }
        decision.is_effect_unverified |= any(rule.needs_verification for rule in follows)
    decision.effective_on = turn.starts_on
    decision.ends_on = served_until(turn.starts_on, decision.penalty.months)
    return turn


def _cut_short(pk: int, by: Decision, *, on: date) -> None:
    """End a penalty being served, because a heavier one starts on a day."""
    other = locked(Proceeding.objects.get(decision=pk))
    if other.status != Status.IN_FORCE:
        return
    decision = Decision.objects.select_for_update().get(pk=pk)
    advance(other, "serve_out", role=SYSTEM)
    decision.cut_short_by = by
    decision.ends_on = max(on - timedelta(days=1), decision.effective_on or on)
    decision.save(update_fields=["cut_short_by", "ends_on"])
    execution.hold(other, outcome="cut_short")
    other.due_at = next_due(other)
    other.save(update_fields=["status", "due_at"])
    record("proceeding.cut_short", other, data={"ended": decision.ends_on, "by": by.pk})


@transaction.atomic
def serve_out(proceeding: Proceeding) -> bool:
    """Mark a penalty as served once its last day has passed where the agency is."""
    rows = Proceeding.objects.select_for_update(skip_locked=True, of=("self",)).select_related("instansi__region")
    row = rows.filter(pk=proceeding.pk, status=Status.IN_FORCE).first()
    if row is None or not row.decision.ends_on or row.decision.ends_on >= today_of(row):
        return False
    advance(row, "serve_out", role=SYSTEM)
    for code in endings(today_of(row)):
        clock.stop(row, code, outcome="served")
    row.save(update_fields=["status"])
    record("proceeding.serve_out", row, data={"ended": row.decision.ends_on})
    return True


def bring_all_into_force() -> int:
    """Mark every decision whose day of effect has come; return how many."""
    due = Proceeding.objects.filter(status=Status.DELIVERED, decision__effective_on__lte=_begun())
    return sum(bring_into_force(row) for row in due.order_by("decision__effective_on", "pk")[:BATCH])


def serve_out_all() -> int:
    """Mark every penalty whose last day has passed; return how many."""
    due = Proceeding.objects.filter(status=Status.IN_FORCE, decision__ends_on__lt=_begun())
    return sum(serve_out(row) for row in due.order_by("decision__ends_on", "pk")[:BATCH])


def _begun() -> date:
    """Return the latest day that has begun anywhere: a day begins in the east."""
    east = Region.objects.aggregate(most=Max("utc_offset"))["most"] or 0
    return timezone.now().astimezone(fixed_zone(timedelta(hours=east))).date()

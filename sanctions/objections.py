"""Record what is lodged against a decision, the agency's answer and the outcome (PP 79/2021).

While it runs the decision does not take effect (PP 94/2021 art. 38); afterwards it takes effect as the outcome says.
"""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.clocks.remaining import open_clocks
from netralitas.law import deadlines
from netralitas.letters import letters
from netralitas.letters.contexts import signing
from netralitas.lib.refusal import Refusal
from netralitas.people.offices import appointing_official_of
from sanctions import belowrange, execution
from sanctions.choosing import choices_for
from sanctions.due import next_due, start_duty
from sanctions.localtime import today_of, zone_of
from sanctions.models import Decision, Objection, Penalty, Proceeding, RemedyRule
from sanctions.papers.facts import BLANK
from sanctions.papers.inadmissible import inadmissible_letter
from sanctions.penalties import range_for
from sanctions.proceedings import Person, locked
from sanctions.remedies import remedy_of
from sanctions.reviving import release_others
from sanctions.statuses import CHANGES_THE_PENALTY, ENDS_THE_PENALTY, Outcome
from sanctions.terms import served_until
from sanctions.workflow import advance


@transaction.atomic
def lodge(proceeding: Proceeding, *, lodged_on: date, note: str = "", actor: Any) -> Objection:
    """Record an objection or appeal that was received on a day.

    In time it keeps the decision from taking effect, and the clocks of the answer and of the outcome start; a penalty
    that this one had ended goes on, one that waited for its end takes its turn. One that came after its last day is
    kept as such and changes nothing: whoever decides writes that it cannot be accepted (PP 79/2021 arts. 4(3), 12(1)),
    and the clock of that letter starts. Raises Refusal when the law knows no remedy, for a day before the decision was
    received or after today, and for a second one.
    """
    row = locked(proceeding)
    decision = _decision(row)
    rule = remedy_of(row, decision)
    if rule is None:
        raise Refusal(_("Terhadap keputusan ini tidak ada upaya administratif."), code="no_remedy")
    if decision.delivered_on is None or not decision.delivered_on <= lodged_on <= today_of(row):
        raise Refusal(
            _("Tanggal harus antara hari keputusan diterima dan hari ini."), code="day_wrong", field="lodged_on"
        )
    is_late = lodged_on > deadlines.due(rule.deadline, decision.delivered_on, tz=zone_of(row)).on
    if not is_late and row.objections.filter(is_late=False).exists():
        raise Refusal(_("Upaya administratif terhadap keputusan ini sudah tercatat."), code="already_lodged")
    advance(row, "object_late" if is_late else "object", role=actor.role)
    objection = Objection.objects.create(
        proceeding=row, rule=rule, lodged_on=lodged_on, is_late=is_late, note=note.strip(), recorded_by=actor
    )
    if not is_late:
        execution.hold(row, outcome="contested", actor=actor)
        _start(row, rule, lodged_on, actor)
    else:
        start_dismissal(row, objection, actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["status", "due_at"])
    if not is_late:
        release_others(row, decision, actor=actor)
    record("proceeding.object", row, actor=actor, data={"rule": rule.code, "lodged": lodged_on, "late": is_late})
    return objection


@transaction.atomic
def dismiss(proceeding: Proceeding, *, decider: Person | None = None, actor: Any) -> Objection:
    """Write that a remedy which came too late cannot be accepted, and number the letter (PP 79/2021 art. 4(3)).

    Its clock stops with the last one that waited for such a letter.

    Raises Refusal when none came too late, when its letter is written, when another body decides it, and without who
    decides where a superior does.
    """
    row = locked(proceeding)
    advance(row, "dismiss", role=actor.role)
    late = row.objections.select_related("rule").filter(is_late=True, letter=None, rule__is_decided_within=True)
    objection = late.select_for_update(of=("self",)).first()
    received = _decision(row).delivered_on
    if objection is None or received is None:
        raise Refusal(_("Tidak ada upaya administratif yang lewat waktu dan belum ditetapkan."), code="nothing_late")
    today = today_of(row)
    by = _decider_of(row, objection.rule, decider, on=today)
    objection.decider_post, objection.decider_name = by.post, by.name
    objection.letter = letters.issue(
        "inadmissible",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=inadmissible_letter(
            row,
            objection,
            last=deadlines.due(objection.rule.deadline, received, tz=zone_of(row)),
            signer=signing(by.post, by.name or BLANK, nip=by.nip),
            by_head=objection.rule.decider == RemedyRule.Decider.APPOINTING_OFFICIAL,
        ),
    )
    objection.save(update_fields=["decider_post", "decider_name", "letter"])
    if not row.objections.filter(is_late=True, letter=None, rule__dismissal=objection.rule.dismissal).exists():
        clock.stop(row, objection.rule.dismissal, outcome="dismissed", actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["due_at"])
    record("proceeding.dismiss_objection", row, actor=actor, data={"letter": objection.letter.number})
    return objection


@transaction.atomic
def answer(proceeding: Proceeding, *, answered_on: date, actor: Any) -> Objection:
    """Record that the agency answered whoever decides; its clock stops (PP 79/2021 arts. 8(3), 13(1))."""
    row = locked(proceeding)
    advance(row, "answer", role=actor.role)
    objection = _running(row)
    if not objection.rule.answer or objection.answered_on is not None:
        raise Refusal(_("Tidak ada tanggapan yang ditunggu."), code="no_answer_due")
    _require_since(objection, answered_on, row, field="answered_on")
    objection.answered_on = answered_on
    objection.save(update_fields=["answered_on"])
    clock.stop(row, objection.rule.answer, outcome="answered", actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["due_at"])
    record("proceeding.answer_objection", row, actor=actor, data={"answered": answered_on})
    return objection


@transaction.atomic
def settle(
    proceeding: Proceeding,
    *,
    outcome: str,
    decided_on: date,
    number: str,
    penalty: Penalty | None = None,
    decider: Person | None = None,
    actor: Any,
) -> Objection:
    """Record the outcome. The penalty stays, becomes another one, or ends; what stays takes effect from that day.

    ``decider`` is who decided it; left out, the appointing official or the board, where the law names them. Raises
    Refusal without one where a superior decided (PP 79/2021 art. 3(3)), for an outcome that this remedy does not know,
    for a day before it was lodged or after today, without the number of the outcome, and when a changed penalty is not
    named or is the one that stood.
    """
    row = locked(proceeding)
    advance(row, "annul" if outcome in ENDS_THE_PENALTY else "settle", role=actor.role)
    objection, decision = _running(row), _decision(row)
    rule = objection.rule
    if outcome not in rule.outcomes:
        raise Refusal(_("Pilih putusan yang dikenal upaya ini."), code="outcome_unknown", field="outcome")
    _require_since(objection, decided_on, row, field="decided_on")
    if not number.strip():
        raise Refusal(_("Tulis nomor putusannya."), code="missing_number", field="number")
    by = _decider_of(row, rule, decider, on=decided_on)
    objection.decider_post, objection.decider_name = by.post, by.name
    former = decision.penalty
    if outcome in CHANGES_THE_PENALTY:
        if penalty is None or penalty == former or penalty not in kinds_after(row):
            raise Refusal(_("Pilih hukuman menurut putusan itu."), code="penalty_missing", field="penalty")
        if not _agrees(outcome, penalty.severity - former.severity):
            raise Refusal(
                _("Hukuman ini tidak sesuai dengan putusan yang dipilih, bila dibanding %(former)s.")
                % {"former": former.name},
                code="penalty_contradicts",
                field="penalty",
            )
        objection.former_penalty, decision.penalty = former, penalty
        _judge_range(row, decision, number.strip())
    objection.outcome, objection.decided_on, objection.number = outcome, decided_on, number.strip()
    objection.save(update_fields=["outcome", "decided_on", "number", "former_penalty", "decider_post", "decider_name"])
    _set_effect(decision, objection)
    if objection.former_penalty and decision.is_below_range:
        belowrange.report(row, decision, actor=actor)
    for code in filter(None, (rule.answer, rule.decision if rule.is_decided_within else "")):
        clock.stop(row, code, outcome="settled", actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["status", "due_at"])
    if outcome in ENDS_THE_PENALTY:
        release_others(row, decision, actor=actor)
    record(
        "proceeding.settle_objection",
        row,
        actor=actor,
        data={"outcome": outcome, "decided": decided_on, "penalty": decision.penalty_id, "former": former.pk},
    )
    return objection


def _decider_of(row: Proceeding, rule: RemedyRule, decider: Person | None, *, on: date) -> Person:
    """Return who decided a remedy, refusing where nobody but the officer can know."""
    if decider is not None:
        return decider
    if not rule.is_decided_within:
        return Person(name="", post=rule.addressee)
    official = (
        appointing_official_of(row.instansi, on) if rule.decider == RemedyRule.Decider.APPOINTING_OFFICIAL else None
    )
    if official is None:
        raise Refusal(_("Tulis jabatan dan nama pejabat yang memutus."), code="missing_decider", field="decider_post")
    return Person(name=official.holder_name, post=official.title, nip=official.holder_nip or "")


def _judge_range(row: Proceeding, decision: Decision, number: str) -> None:
    """Say anew whether the penalty that stands lies below the range of the decision's day; saves nothing."""
    _found, choices = choices_for(row, on=decision.decided_on)
    before = decision.is_below_range
    decision.is_below_range = any(choice.is_below_range for choice in choices if choice.penalty == decision.penalty)
    if decision.is_below_range and not before:
        decision.below_range_reason = belowrange.reason_of(number)


def kinds_after(row: Proceeding) -> list[Penalty]:
    """Return every kind of discipline that may come out of a remedy: no level bounds whoever decides it."""
    accused = row.recommendation.accused
    return range_for(
        "",
        employment=accused.employment,
        on=today_of(row),
        post_class=accused.post_class,
        instansi=row.instansi_id,
    ).lawful


def _agrees(outcome: str, heavier_by: int) -> bool:
    return {Outcome.LIGHTER: heavier_by < 0, Outcome.HEAVIER: heavier_by > 0}.get(Outcome(outcome), True)


def _start(row: Proceeding, rule: RemedyRule, lodged_on: date, actor: Any) -> None:
    """Start what the agency itself has to do by a day; another body's own time is shown, not counted."""
    duties = [(rule.answer, _("Tanggapan atas %(name)s %(number)s"))]
    if rule.is_decided_within:
        duties.append((rule.decision, _("Putusan atas %(name)s %(number)s")))
    for code, duty in duties:
        if code:
            said = duty % {"name": rule.name, "number": row.recommendation.number}
            start_duty(row, code, duty=said, anchor=lodged_on, actor=actor)


def start_dismissal(row: Proceeding, objection: Objection, *, actor: Any = None, since: str = "") -> str:
    """Start the clock of the letter that a late remedy waits for; return its rule, "" where it runs or there is none.

    ``since`` says from which day it counts where that is not the receipt: today, for one nobody counted before.
    """
    rule = objection.rule
    if not rule.is_decided_within or not rule.dismissal or open_clocks(row).filter(rule_code=rule.dismissal).exists():
        return ""
    anchor = today_of(row) if since else objection.lodged_on
    start_duty(
        row,
        rule.dismissal,
        duty=_("Penetapan atas %(name)s yang lewat waktu, %(number)s")
        % {"name": rule.name, "number": row.recommendation.number},
        anchor=anchor,
        since=since,
        actor=actor,
    )
    return rule.dismissal


def _set_effect(decision: Decision, objection: Objection) -> None:
    """Let the decision take effect by the outcome, or never."""
    if objection.outcome in ENDS_THE_PENALTY:
        decision.effective_on, decision.effective_explanation = None, ""
    elif decision.counted and objection.outcome == Outcome.UPHELD:
        decision.effective_explanation += " " + _("Diperkuat dengan putusan %(name)s Nomor %(number)s.") % {
            "name": objection.rule.name,
            "number": objection.number,
        }
    elif objection.decided_on and decision.delivered_on:
        decision.counted = ""
        # The database holds that no decision takes effect on the day it was received.
        decision.effective_on = max(objection.decided_on, decision.delivered_on + timedelta(days=1))
        decision.effective_explanation = _("Menurut putusan %(name)s Nomor %(number)s, %(day)s (%(basis)s).") % {
            "name": objection.rule.name,
            "number": objection.number,
            "day": date_format(objection.decided_on, "l, j F Y"),
            "basis": objection.rule.effect_basis,
        }
        decision.is_effect_unverified = objection.rule.is_effect_unverified
    decision.ends_on = served_until(decision.effective_on, decision.penalty.months)
    decision.save(
        update_fields=[
            "penalty", "effective_on", "effective_explanation", "ends_on", "is_effect_unverified", "is_below_range",
            "below_range_reason", "counted",
        ]
    )  # fmt: skip


def _decision(row: Proceeding) -> Decision:
    found = Decision.objects.select_for_update(of=("self",)).select_related("penalty").filter(proceeding=row).first()
    if found is None:
        raise Refusal(_("Perkara ini belum diputus."), code="step_not_open")
    return found


def _running(row: Proceeding) -> Objection:
    return (
        Objection.objects.select_for_update(of=("self",))
        .select_related("rule")
        .get(proceeding=row, is_late=False, outcome="")
    )


def _require_since(objection: Objection, day: date, row: Proceeding, *, field: str) -> None:
    if not objection.lodged_on <= day <= today_of(row):
        raise Refusal(_("Tanggal harus antara hari upaya itu diterima dan hari ini."), code="day_wrong", field=field)

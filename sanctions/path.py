"""How far a case of discipline has come, step by step. Looks up, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netralitas.letters.models import Letter, Scan
from sanctions.execution_rules import execution_rule, is_carried_out
from sanctions.localtime import today_of, zone_of
from sanctions.models import Execution, Proceeding, Relief, Summons
from sanctions.statuses import TOOK_EFFECT, Attendance, Status, summons_name
from sanctions.summonses import summons_rule
from sanctions.tracks import track_of

RELIEF_ENDED = _lazy("Pembebasan sementara berakhir")


@dataclass(frozen=True)
class PathStep:
    """One step of a case's path: ``state`` is done, now or next."""

    state: str
    title: str
    when: str = ""
    letter: Letter | None = None
    execution: Execution | None = None


def letters_of(row: Proceeding) -> QuerySet[Letter]:
    """Return every letter of a case: the recommendation's own and those of its procedure."""
    own = Q(subject_type="sanctions.proceeding", subject_id=str(row.pk))
    rows = Letter.objects.filter(own | Q(pk=row.recommendation.letter_id)).defer("context", "void_reason")
    has_scan = Exists(Scan.objects.filter(letter=OuterRef("pk"), is_current=True))
    return rows.select_related("drafted_by", "issued_by", "superseded_by").annotate(has_scan=has_scan).order_by("id")


def path_of(row: Proceeding, letters: Iterable[Letter]) -> list[PathStep]:
    """Return the case's path with what is done, what is now and what is next; ``letters`` are those of the case."""
    by_key: dict[int | None, Letter] = {letter.pk: letter for letter in letters}
    paper = by_key.get
    summonses = list(row.summonses.all())
    minutes, report, decision = (getattr(row, name, None) for name in ("minutes", "report", "decision"))
    steps = [_done(_("Rekomendasi diterima"), row.recommendation.received_on, paper(row.recommendation.letter_id))]
    for summons in summonses:
        steps.append(_done(summons_name(summons.ordinal), summons.dated_on, paper(summons.letter_id)))
        if summons.attendance == Attendance.ABSENT:
            missed_on = summons.hearing_at.astimezone(zone_of(row))
            steps.append(_done(_("Pemeriksaan: tidak hadir"), missed_on, paper(summons.absence_letter_id)))
    ahead = [summons_name(1)] if not summonses else []
    if minutes:
        held_on = minutes.held_at.astimezone(zone_of(row))
        steps.append(_done(_("Pemeriksaan dan BAP"), held_on, paper(minutes.letter_id)))
    elif not report:
        ahead.append(_summons_or_hearing(row, summonses))
    steps += _reliefs(row, paper)
    end = _end_of(row, report, decision)
    for title, done, on in [(_("Laporan hasil (LHP)"), report, report and report.dated_on), *end]:
        if done:
            letter = None if isinstance(done, Relief) else paper(getattr(done, "letter_id", None))
            steps.append(_done(title, on, letter, done))
        else:
            ahead.append(title)
    for n, title in enumerate(ahead):
        is_last = n == len(ahead) - 1
        steps.append(PathStep("next" if n else "now", title, _planned(row, summonses, decision, n == 0, is_last)))
    return steps


def _end_of(row: Proceeding, report: Any, decision: Any) -> list[tuple[str, Any, Any]]:
    """Return the lines of the path after the report: each with what makes it done and its day."""
    if report and not report.is_proven:
        return [(_("Ditutup: tidak terbukti"), row.status == Status.NOT_PROVEN, None)]
    lines: list[tuple[str, Any, Any]] = [
        *_proposal_in(row),
        (_("Keputusan"), decision, decision and decision.decided_on),
        *[(str(RELIEF_ENDED), one, one.ended_on) for one in _ended_by(row, decision)],
        *_handing_over(row, decision),
        (_("Disampaikan"), decision and decision.delivered_on, decision and decision.delivered_on),
        *_remedies_in(row, decision),
    ]
    if row.status != Status.ANNULLED:
        lines.append((_("Berlaku"), row.status in TOOK_EFFECT, decision and decision.effective_on))
    lines += _carried_out(row, decision)
    if decision and decision.ends_on:
        how = _("Dianggap selesai: ada hukuman yang lebih berat") if decision.cut_short_by_id else _("Selesai dijalani")
        lines.append((how, row.status == Status.SERVED, decision.ends_on))
    return lines


def _proposal_in(row: Proceeding) -> list[tuple[str, Any, Any]]:
    """Return the line of a proposal, where one was made or a dismissal has to be proposed before it is decided."""
    proposal, track = getattr(row, "proposal", None), track_of(row)
    if track is not None and track.is_membership:
        return [(_("Usul pemberhentian"), proposal, proposal and proposal.dated_on)]
    return [(_("Usul hukuman"), proposal, proposal.dated_on)] if proposal else []


def _planned(row: Proceeding, summonses: list[Summons], decision: Any, is_next: bool, is_last: bool) -> str:
    """Return when a step comes by itself: the next hearing or meeting, the end of a penalty; "" otherwise."""
    if row.status == Status.IN_FORCE and decision and decision.ends_on:
        if not is_last:
            return ""
        return _("dijalani sampai %(day)s") % {"day": date_format(decision.ends_on, "l, j M Y")}
    if not is_next:
        return ""
    called = getattr(row, "delivery_summons", None) if row.status == Status.DECIDED else None
    at = next((s.hearing_at for s in summonses if s.attendance == Attendance.PENDING), None)
    if called and called.attendance == Attendance.PENDING:
        at = called.meets_at
    return date_format(at.astimezone(zone_of(row)), "l, j M Y, H.i") if at else ""


def _handing_over(row: Proceeding, decision: Any) -> list[tuple[str, Any, Any]]:
    """Return the call to receive a decision, a missed day and the dispatch, as lines of the path."""
    called = getattr(row, "delivery_summons", None) if decision else None
    if called is None:
        return []
    lines: list[tuple[str, Any, Any]] = [(_("Panggilan menerima keputusan"), called, called.dated_on)]
    if called.attendance == Attendance.ABSENT:
        lines.append((_("Penyerahan: tidak hadir"), True, called.meets_at.astimezone(zone_of(row))))
        lines.append((_("Keputusan dikirim"), called.dispatched_on, called.dispatched_on))
    return lines


def _remedies_in(row: Proceeding, decision: Any) -> list[tuple[str, Any, Any]]:
    """Return what was lodged against a decision and its outcome, as lines of the path."""
    if not decision or decision.delivered_on is None:
        return []
    lines: list[tuple[str, Any, Any]] = []
    for one in row.objections.all():
        late = _(" (lewat waktu, tidak dapat diterima)") if one.is_late else ""
        lines.append((f"{capfirst(one.rule.name)}{late}", one, one.lodged_on))
        if not one.is_late:
            told = ", ".join(filter(None, [one.get_outcome_display(), one.number, one.decider_post]))
            if one.former_penalty:
                told += " " + _("(semula %(former)s)") % {"former": one.former_penalty.name}
            lines.append((_("Putusan: %(told)s") % {"told": told} if told else _("Putusan"), told, one.decided_on))
    return lines


def _reliefs(row: Proceeding, paper: Any) -> list[PathStep]:
    """Return each relief from duty, and its end where it was revoked; one that runs says until when."""
    steps = []
    for one in row.reliefs.all():
        begun = _done(_("Dibebaskan sementara dari tugas jabatan"), one.started_on, paper(one.letter_id))
        steps.append(begun if one.ended_on else replace(begun, when=_("sejak %(day)s") % {"day": begun.when}))
        if one.end_letter_id:
            steps.append(_done(str(RELIEF_ENDED), one.ended_on, paper(one.end_letter_id)))
    return steps


def _ended_by(row: Proceeding, decision: Any) -> list[Relief]:
    """Return what a decision ended of itself."""
    return [one for one in row.reliefs.all() if one.ended_on and one.end_letter_id is None] if decision else []


def _summons_or_hearing(row: Proceeding, summonses: list[Summons]) -> str:
    last = summonses[-1] if summonses else None
    if last and last.attendance == Attendance.ABSENT and summons_rule(last.ordinal + 1, today_of(row)):
        return summons_name(last.ordinal + 1)
    return _("Pemeriksaan dan BAP")


def _carried_out(row: Proceeding, decision: Any) -> list[tuple[str, Any, Any]]:
    """Return each record of an execution, and one that is lacking, as lines of the path."""
    if decision is None or row.status == Status.ANNULLED:
        return []
    lines: list[tuple[str, Any, Any]] = [(_("Pelaksanaan"), one, one.executed_on) for one in row.executions.all()]
    if decision.effective_on and not is_carried_out(row) and execution_rule(decision.penalty_id, today_of(row)):
        lines.append((_("Pelaksanaan"), None, None))
    return lines


def _done(title: str, on: Any, letter: Letter | None, done: Any = None) -> PathStep:
    when = date_format(on, "l, j M Y") if on else ""
    return PathStep("done", title, when, letter, done if isinstance(done, Execution) else None)

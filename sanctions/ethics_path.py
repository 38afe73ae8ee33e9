"""How far a case of the code of ethics has come, step by step. Looks up, never writes."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.letters.models import Letter
from sanctions.localtime import zone_of
from sanctions.models import CouncilMember, Proceeding
from sanctions.path import PathStep
from sanctions.statuses import ON_ETHICS, Attendance, Status


def is_on_ethics_path(row: Proceeding) -> bool:
    """Say whether a case goes, or went, before an ethics council."""
    return row.status in ON_ETHICS or hasattr(row, "council")


def members_of(row: Proceeding) -> list[CouncilMember]:
    """Return who sits in the council of a case, chair and secretary first."""
    council = getattr(row, "council", None)
    return list(council.members.all()) if council else []


def path_of(row: Proceeding, letters: Iterable[Letter]) -> list[PathStep]:
    """Return the case's path with what is done, what is now and what is next; ``letters`` are those of the case."""
    by_key: dict[int | None, Letter] = {letter.pk: letter for letter in letters}
    paper = by_key.get
    council = getattr(row, "council", None)
    session, decision = getattr(council, "session", None), getattr(council, "decision", None)
    statement, action = getattr(row, "statement", None), getattr(row, "administrative_action", None)
    steps = [_done(_("Rekomendasi diterima"), row.recommendation.received_on, paper(row.recommendation.letter_id))]
    ahead: list[tuple[str, str]] = []

    def put(title: str, done: Any, on: Any) -> None:
        if done:
            steps.append(_done(title, on, paper(getattr(done, "letter_id", None))))
        else:
            ahead.append((title, ""))

    put(_("Majelis Kode Etik dibentuk"), council, council and council.set_on)
    pending = ""
    for call in row.summonses.all():
        steps.append(_done(_("Panggilan ke sidang"), call.dated_on, paper(call.letter_id)))
        at = call.hearing_at.astimezone(zone_of(row))
        if call.attendance == Attendance.ABSENT:
            steps.append(_done(_("Sidang: tidak hadir"), at))
        pending = date_format(at, "l, j M Y, H.i") if call.attendance == Attendance.PENDING else ""
    if row.status in (Status.COUNCIL_AWAITED, Status.COUNCIL_SET):
        ahead.append((_("Panggilan ke sidang"), ""))
    if session:
        steps.append(_done(_("Sidang majelis"), session.held_at.astimezone(zone_of(row))))
    else:
        ahead.append((_("Sidang majelis"), pending))
    put(_("Putusan majelis"), decision, decision and decision.decided_on)
    if decision and not decision.is_proven:
        put(_("Ditutup: tidak terbukti"), row.status == Status.NOT_PROVEN, None)
    else:
        put(_("Pernyataan sanksi moral"), statement, statement and statement.stated_on)
        carried_out = statement and statement.executed_on
        put(_("Dilaksanakan"), carried_out, carried_out)
        if decision and decision.advised_action:
            put(_("Tindakan administratif"), action, action and action.decided_on)
    marked = [PathStep("next" if n else "now", title, when) for n, (title, when) in enumerate(ahead)]
    return [*steps, *marked]


def _done(title: str, on: Any, letter: Any = None) -> PathStep:
    return PathStep("done", title, date_format(on, "l, j M Y") if on else "", letter)

"""Ask somebody else for a statement and keep what they said, before the report (PP 94/2021 art. 30).

Nobody has to be asked, and as many as needed may be. Names stand sealed and in no journal.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.letters import letters, scans
from netralitas.lib.refusal import Refusal
from sanctions.examination_rules import examination_rules
from sanctions.localtime import local_date, today_of
from sanctions.models import Proceeding, Statement, StatementPaper
from sanctions.papers.statement import request_letter, statement_letter
from sanctions.proceedings import locked
from sanctions.statuses import HeardAs
from sanctions.workflow import advance


@dataclass(frozen=True)
class Party:
    """Somebody else who is heard: as what, and who."""

    name: str
    post: str
    capacity: str


@transaction.atomic
def ask(proceeding: Proceeding, *, party: Party, meets_at: datetime, place: str, about: str, actor: Any) -> Statement:
    """Ask somebody to come and speak, and number the letter. Raises Refusal for a day that is not ahead."""
    row = locked(proceeding)
    advance(row, "ask_other", role=actor.role)
    _require_capacity(party)
    today = today_of(row)
    if local_date(row, meets_at) <= today:
        raise Refusal(_("Harinya harus sesudah hari ini."), code="meeting_in_the_past", field="meets_at")
    letter = letters.issue(
        "statement_request",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=request_letter(
            row,
            name=party.name,
            post=party.post,
            capacity=party.capacity,
            meets_at=meets_at,
            place=place,
            about=about,
            rules=examination_rules(today),
        ),
    )
    found = Statement.objects.create(
        proceeding=row,
        capacity=party.capacity,
        name=party.name,
        post=party.post,
        meets_at=meets_at,
        place=place,
        request=letter,
    )
    record("proceeding.ask_other", row, actor=actor, data=_told(found, letter=letter.number))
    return found


@transaction.atomic
def take_down(
    proceeding: Proceeding,
    *,
    of: Statement | Party,
    held_at: datetime,
    closed_at: datetime,
    venue: str,
    questions: list[dict[str, str]],
    actor: Any,
) -> Statement:
    """Keep what somebody said, in minutes that are numbered; ``of`` is who was asked, or who came unasked.

    Raises Refusal for a time that is not between the opening of the case and now, and without a question.
    """
    row = locked(proceeding)
    advance(row, "take_down", role=actor.role)
    found = _of(row, of)
    if not row.opened_at <= held_at <= closed_at <= timezone.now():
        raise Refusal(
            _("Keterangan harus diberikan antara hari perkara dibuka dan sekarang, dan selesai sesudah dimulai."),
            code="held_at_wrong",
            field="held_at",
        )
    if not questions:
        raise Refusal(_("Tulis paling sedikit satu tanya jawab."), code="no_questions", field="questions")
    today = today_of(row)
    letter = letters.issue(
        "statement",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=statement_letter(
            row,
            name=found.name,
            post=found.post,
            capacity=found.capacity,
            held_at=held_at,
            closed_at=closed_at,
            venue=venue,
            questions=questions,
            rules=examination_rules(today),
        ),
    )
    found.given_on, found.questions, found.minutes = local_date(row, held_at), questions, letter
    _keep(found)
    record("proceeding.take_down", row, actor=actor, data=_told(found, letter=letter.number))
    return found


@transaction.atomic
def keep_paper(
    proceeding: Proceeding, *, of: Statement | Party, given_on: date, paper: scans.Judged, actor: Any
) -> Statement:
    """Keep a statement that somebody signed on paper. Raises Refusal for a day before the case or after today."""
    row = locked(proceeding)
    advance(row, "keep_paper", role=actor.role)
    found = _of(row, of)
    if not local_date(row, row.opened_at) <= given_on <= today_of(row):
        raise Refusal(_("Tanggal harus antara hari perkara dibuka dan hari ini."), code="day_wrong", field="given_on")
    found.given_on = given_on
    _keep(found)
    kept = StatementPaper.objects.create(statement=found, added_by=actor, **scans.columns_of(paper))
    record("proceeding.keep_paper", row, actor=actor, data=_told(found, sha256=kept.sha256))
    return found


def _of(row: Proceeding, of: Statement | Party) -> Statement:
    """Return the statement to keep: one that was asked for and not given yet, or a new one that is not saved."""
    if isinstance(of, Party):
        _require_capacity(of)
        return Statement(proceeding=row, capacity=of.capacity, name=of.name, post=of.post)
    found = row.statements.select_for_update().filter(pk=of.pk).first()
    if found is None or found.given_on is not None:
        raise Refusal(_("Keterangan ini sudah dicatat."), code="already_given", field="of")
    return found


def _keep(found: Statement) -> None:
    if found._state.adding:
        found.save()
    else:
        found.save(update_fields=["given_on", "questions", "minutes"])


def _require_capacity(party: Party) -> None:
    if party.capacity not in HeardAs.values:
        raise Refusal(_("Pilih sebagai apa ia memberi keterangan."), code="capacity_unknown", field="capacity")


def _told(found: Statement, **more: Any) -> dict[str, Any]:
    return {"statement": found.pk, "capacity": found.capacity, **more}

"""State a moral sanction, record how it was carried out, and what is done besides (PP 42/2004 arts. 15 and 16)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.letters import letters
from netralitas.letters.contexts import Signer
from netralitas.lib.refusal import Refusal
from sanctions.ethics_rules import Rules, lowest_echelon, rules_on
from sanctions.localtime import today_of
from sanctions.models import AdministrativeAction, Authority, MoralStatement, Penalty, Proceeding
from sanctions.papers import ethics as papers
from sanctions.penalties import range_for
from sanctions.proceedings import Person, locked
from sanctions.statuses import ETHICS_LEVEL
from sanctions.workflow import advance
from taskforce import recommendations
from taskforce.letter import signer_of

# Kinds are data; which of them is posted for all to read decides the letter, so it stands in their codes.
OPEN = "TERBUKA"
EMPLOYEE_NUMBER = re.compile(r"(?:\d[\s.]?){18}")


@dataclass(frozen=True)
class Delegate:
    """Who states the sanction for the appointing official, and the structural echelon of their post."""

    person: Person
    echelon: int


def kinds_for(proceeding: Proceeding, *, on: date) -> list[Penalty]:
    """Return the moral sanctions that may be stated, the closed one first."""
    accused = proceeding.recommendation.accused
    return range_for(ETHICS_LEVEL, employment=accused.employment, on=on, post_class=accused.post_class).lawful


def is_open(penalty: Penalty) -> bool:
    """Say whether a moral sanction is stated openly."""
    return penalty.code.endswith(OPEN)


@transaction.atomic
def state(
    proceeding: Proceeding,
    penalty: Penalty,
    *,
    breach: str,
    publication: Sequence[str],
    delegate: Delegate | None = None,
    actor: Any,
) -> MoralStatement:
    """State the moral sanction in writing, open or closed, and number its letter (art. 15(2)-(5)).

    It is no discipline penalty: no clock of delivery starts, no day of effect is computed. Raises Refusal when the
    council found no breach, for a kind that is no moral sanction, without the breach, for a delegate below the lowest
    echelon, and for an employee number in the text of an open statement.
    """
    row = locked(proceeding)
    advance(row, "state", role=actor.role)
    if not row.council.decision.is_proven:
        raise Refusal(_("Majelis menyatakan tidak terbukti; tidak ada sanksi moral."), code="not_proven")
    today = today_of(row)
    if penalty not in kinds_for(row, on=today):
        raise Refusal(_("Pilih sanksi moral dari daftar."), code="outside_range", field="penalty")
    rules = rules_on(today)
    if not breach.strip():
        raise Refusal(
            _("Pernyataan wajib menyebut jenis pelanggaran (%(basis)s).") % {"basis": rules["breach"].basis},
            code="breach_unnamed",
            field="breach",
        )
    if not publication:
        raise Refusal(_("Tulis bagaimana pernyataan disampaikan."), code="no_publication", field="publication")
    for name, text in (("breach", breach), ("publication", "\n".join(publication))):
        if is_open(penalty) and EMPLOYEE_NUMBER.search(text):
            raise Refusal(_("Pernyataan terbuka tidak memuat NIP."), code="employee_number", field=name)
    signer = _signer(row, delegate, rules, on=today)
    letter = letters.issue(
        "moral_statement" if is_open(penalty) else "moral_statement_closed",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=papers.moral_statement(
            row,
            rules=rules,
            penalty=penalty,
            breach=breach,
            publication=publication,
            signer=signer,
            is_delegate=delegate is not None,
        ),
    )
    statement = MoralStatement.objects.create(
        proceeding=row,
        penalty=penalty,
        is_open=is_open(penalty),
        breach=breach.strip(),
        stated_on=today,
        signer_post=signer.title,
        delegate_echelon=delegate.echelon if delegate else None,
        authority_basis=_authority(row, penalty).basis,
        letter=letter,
        stated_by=actor,
    )
    row.save(update_fields=["status"])
    # Whether it is open or closed stands in the sealed papers of the case alone.
    record("ethics.state", row, actor=actor, data={"letter": letter.number, "delegated": delegate is not None})
    return statement


@transaction.atomic
def execute(proceeding: Proceeding, *, executed_on: date, how: str, actor: Any) -> MoralStatement:
    """Record when and how the statement was made known; without an action advised by the council the case ends."""
    row = locked(proceeding)
    advance(row, "execute", role=actor.role)
    statement = MoralStatement.objects.select_for_update().get(proceeding=row)
    if not statement.stated_on <= executed_on <= today_of(row):
        raise Refusal(
            _("Tanggal pelaksanaan harus antara tanggal pernyataan dan hari ini."),
            code="executed_on_wrong",
            field="executed_on",
        )
    if not how.strip():
        raise Refusal(_("Tulis bagaimana pernyataan dilaksanakan."), code="missing_reason", field="how")
    statement.executed_on, statement.execution = executed_on, how.strip()
    statement.save(update_fields=["executed_on", "execution"])
    record("ethics.execute", row, actor=actor, data={"executed": executed_on})
    if not row.council.decision.advised_action:
        _finish(row, actor)
    row.save(update_fields=["status", "due_at"])
    return statement


@transaction.atomic
def act_on_advice(
    proceeding: Proceeding, *, action: str = "", basis: str = "", refusal: str = "", actor: Any
) -> AdministrativeAction:
    """Take the administrative action the council advised, in a letter of its own, or write why none; the case ends.

    The action "may" be taken, under the provisions for it (art. 16): the officer names them, the portal knows none.
    Raises Refusal without an action and its basis, or without the reason why none is taken.
    """
    row = locked(proceeding)
    advance(row, "finish", role=actor.role)
    today, letter = today_of(row), None
    taken = bool(action.strip())
    if not taken and not refusal.strip():
        raise Refusal(
            _("Tulis tindakan yang dikenakan, atau alasan mengapa tidak."), code="missing_reason", field="action"
        )
    if taken and refusal.strip():
        raise Refusal(_("Pilih satu: tindakan, atau alasan tidak dikenakan."), code="both", field="refusal")
    if taken and not basis.strip():
        raise Refusal(_("Sebut ketentuan yang menjadi dasar tindakan ini."), code="missing_basis", field="basis")
    if taken:
        letter = letters.issue(
            "administrative_action",
            issuer=row.instansi,
            subject=row,
            actor=actor,
            on=today,
            context=papers.administrative_action(
                row, rules=rules_on(today), action=action, basis=basis, signer=signer_of(row.instansi, today)
            ),
        )
    decided = AdministrativeAction.objects.create(
        proceeding=row,
        decided_on=today,
        action=action.strip(),
        basis=basis.strip() if taken else "",
        refusal=refusal.strip(),
        letter=letter,
        decided_by=actor,
    )
    record("ethics.act", row, actor=actor, data={"letter": letter.number if letter else "", "taken": taken})
    _answer(row, actor)
    row.save(update_fields=["status", "due_at"])
    return decided


def _finish(row: Proceeding, actor: Any) -> None:
    advance(row, "finish", role=actor.role)
    _answer(row, actor)


def _answer(row: Proceeding, actor: Any) -> None:
    """Answer the recommendation: the window stops and the reporter reads that the case was followed up."""
    row.due_at = None
    recommendations.answered(
        row.recommendation,
        answer=_("Sanksi moral, Pernyataan %(number)s") % {"number": row.statement.letter.number},
        actor=actor,
    )


def _signer(row: Proceeding, delegate: Delegate | None, rules: Rules, *, on: date) -> Signer:
    if delegate is None:
        return signer_of(row.instansi, on)
    if not 1 <= delegate.echelon <= lowest_echelon(rules):
        raise Refusal(
            _("Delegasi paling rendah kepada pejabat struktural eselon %(n)s (%(basis)s).")
            % {"n": ("I", "II", "III", "IV", "V")[lowest_echelon(rules) - 1], "basis": rules["delegate"].basis},
            code="delegate_too_low",
            field="delegate_echelon",
        )
    return delegate.person.signer


def _authority(row: Proceeding, penalty: Penalty) -> Authority:
    """Return the row of the table that lets the agency state a moral sanction on somebody in this class of posts."""
    post, rows = row.recommendation.accused.post_class, Authority.objects.filter(is_substitute=False)
    fits = [
        authority
        for authority in (rows.filter(post=post) if post else rows).order_by("id")
        if penalty.letter in authority.penalties and {"any", row.instansi.level} & set(authority.agency_levels)
    ]
    if not fits:
        raise Refusal(
            _("Belum jelas siapa yang berwenang menyatakan sanksi moral bagi kelas jabatan ini."),
            code="no_authority",
            field="penalty",
        )
    return fits[0]

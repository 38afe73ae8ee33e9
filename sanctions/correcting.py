"""Replace an issued letter that carries an error by one that says it right.

The case keeps its stage: what the officer typed is put right in the case and in a new letter, under a number of its
own; the one before is void and named by the new one. Only the newest letter of a case can be replaced, and only while
nothing followed it: no later paper cites it, and nobody acted on it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.law import deadlines
from netralitas.letters import letters
from netralitas.letters.contexts import Signer
from netralitas.letters.models import Letter
from netralitas.letters.statuses import Kind, State
from netralitas.lib.refusal import Refusal
from sanctions.authority import goes_through
from sanctions.choosing import Choice, choices_for
from sanctions.decisions import DELIVERY
from sanctions.delivery import dispatch_rule
from sanctions.localtime import local_date, today_of, zone_of
from sanctions.models import Authority, Decision, DeliverySummons, Minutes, Proceeding, Proposal, Report, Summons
from sanctions.papers.decision import decision_letter
from sanctions.papers.delivery import delivery_summons_letter
from sanctions.papers.minutes import minutes_letter
from sanctions.papers.proposal import proposal_letter
from sanctions.papers.report import report_letter
from sanctions.papers.summons import summons_letter
from sanctions.proceedings import Person, locked
from sanctions.proposing import require_another
from sanctions.statuses import SUMMONED, Attendance, Status, TeamElement
from sanctions.summonses import last_ordinal, summons_rule
from sanctions.workflow import advance

OF_CASE = frozenset({"superior_name", "superior_post", "superior_nip"})
MAY_BE_EMPTY = frozenset({"superior_nip"})


@dataclass(frozen=True)
class Paper:
    """How letters of one kind are put right.

    ``record`` is the kind of row that holds the letter, ``day`` its column for the day of the letter, ``fields`` what
    was typed into it or into the case, ``words`` makes the letter's words from the changed rows.
    """

    statuses: frozenset[str]
    record: Any
    fields: tuple[str, ...]
    words: Callable[[Proceeding, Any, Letter], Any]
    day: str = ""
    meets: str = ""  # the moment somebody is called to: it has to be ahead


def _summons(row: Proceeding, one: Summons, _old: Letter) -> Any:
    today = today_of(row)
    rule = summons_rule(one.ordinal, today)
    if rule is None:
        raise Refusal(_("Aturan panggilan ini tidak berlaku lagi."), code="step_not_open")
    return summons_letter(
        row,
        rule=rule,
        last=last_ordinal(today),
        hearing_at=one.hearing_at,
        place=one.place,
        earlier=row.summonses.filter(ordinal=one.ordinal - 1).first(),
    )


def _minutes(row: Proceeding, one: Minutes, _old: Letter) -> Any:
    return minutes_letter(
        row,
        held_at=one.held_at,
        closed_at=one.closed_at,
        venue=one.venue,
        questions=one.questions,
        is_virtual=one.is_virtual,
        refusal_note="" if one.examinee_signed else one.refusal_note,
    )


def _report(row: Proceeding, one: Report, _old: Letter) -> Any:
    return report_letter(row, summary=one.summary, analysis=one.analysis, is_proven=one.is_proven, advice=one.advice)


def _decision(row: Proceeding, one: Decision, old: Letter) -> Any:
    found, choices = choices_for(row, on=today_of(row))
    choice = next((c for c in choices if c.penalty == one.penalty and c.authorities), None)
    if choice is None:
        raise Refusal(_("Hukuman ini tidak termasuk yang dapat dijatuhkan."), code="outside_range")
    return decision_letter(
        row,
        penalty=one.penalty,
        authority=_authority_of(one, choice),
        considerations=[line for line in one.considerations.splitlines() if line.strip()],
        signer=Signer(**old.context["signer"]),
        by_head=old.context["with_invocation"],
        repeat=found.repeat,
    )


def _authority_of(decision: Decision, choice: Choice) -> Authority:
    """Return by what a decision was taken: a row of the table, or a higher official instead of it."""
    named = (decision.authority, decision.authority_basis)
    found = next((one for one in choice.authorities if (one.authority, one.basis) == named), None)
    return found or Authority(
        authority=decision.authority,
        basis=decision.authority_basis,
        deciders=[decision.decider],
        needs_verification=choice.authorities[0].needs_verification,
    )


def _delivery(row: Proceeding, one: DeliverySummons, old: Letter) -> Any:
    before = old.context["signer"]
    is_same = one.host_name == before["name"]
    host = Person(one.host_name, one.host_post, *((before["nip"], before["rank"]) if is_same else ()))
    return delivery_summons_letter(
        row,
        meets_at=one.meets_at,
        place=one.place,
        host=host.signer,
        rule=dispatch_rule(today_of(row)),
        last=deadlines.due(DELIVERY, row.decision.decided_on, tz=zone_of(row)),
    )


def _proposal(row: Proceeding, one: Proposal, old: Letter) -> Any:
    before, choices = old.context["signer"], choices_for(row, on=today_of(row))[1]
    choice = next((c for c in choices if c.penalty == one.penalty and c.is_proposed), None)
    if choice is None:
        raise Refusal(_("Hukuman ini tidak termasuk yang dapat diusulkan."), code="outside_range")
    require_another(row, Person(one.proposer_name, one.proposer_post), choice)
    is_same = one.proposer_name == before["name"]
    proposer = Person(one.proposer_name, one.proposer_post, *((before["nip"], before["rank"]) if is_same else ()))
    return proposal_letter(
        row,
        choice=choice,
        proposer=proposer.signer,
        through=old.context["addressee"]["lines"][0] if goes_through(choice.authorities[0]) else "",
        reason=one.below_range_reason,
    )


PAPERS = {
    Kind.SUMMONS: Paper(
        statuses=SUMMONED,
        record=Summons,
        fields=("place", "superior_name", "superior_post", "superior_nip"),
        words=_summons,
        day="dated_on",
        meets="hearing_at",
    ),
    Kind.MINUTES: Paper(frozenset({Status.EXAMINED}), Minutes, ("venue",), _minutes),
    Kind.EXAMINATION_REPORT: Paper(
        frozenset({Status.REPORTED}), Report, ("summary", "analysis", "advice"), _report, day="dated_on"
    ),
    # The day of a proposal stays: what is decided on it may be dated before its letter was put right.
    Kind.DISMISSAL_PROPOSAL: Paper(
        frozenset({Status.PROPOSED}), Proposal, ("proposer_name", "proposer_post"), _proposal
    ),
    Kind.DECISION: Paper(frozenset({Status.DECIDED}), Decision, ("considerations",), _decision, day="decided_on"),
    Kind.DELIVERY_SUMMONS: Paper(
        statuses=frozenset({Status.DECIDED}),
        record=DeliverySummons,
        fields=("place", "host_name", "host_post"),
        words=_delivery,
        day="dated_on",
        meets="meets_at",
    ),
}


def replaceable(row: Proceeding, papers: list[Letter]) -> Letter | None:
    """Return which of a case's letters can be replaced, judged by the letters alone: the newest one that holds."""
    newest = max(
        (one for one in papers if one.state == State.ISSUED and one.issuer_id == row.instansi_id),
        key=lambda one: one.pk,
        default=None,
    )
    paper = PAPERS.get(Kind(newest.kind)) if newest else None
    return newest if paper and row.status in paper.statuses else None


def found(row: Proceeding) -> tuple[Letter, Paper, Any] | None:
    """Return the letter of a case that can be replaced, how, and the row that holds it; None while there is none."""
    about = Letter.objects.filter(subject_type=row._meta.label_lower, subject_id=str(row.pk))
    letter = replaceable(row, list(about.order_by("pk")))
    if letter is None:
        return None
    paper = PAPERS[Kind(letter.kind)]
    one = paper.record.objects.filter(proceeding=row, letter=letter).first()
    if one is None or getattr(one, "attendance", Attendance.PENDING) != Attendance.PENDING:
        return None
    if paper.meets and local_date(row, getattr(one, paper.meets)) <= today_of(row):
        return None
    return letter, paper, one


def typed_in(row: Proceeding, one: Any, paper: Paper) -> dict[str, str]:
    """Return what was typed for a letter, by field."""
    return {name: getattr(row if name in OF_CASE else one, name) for name in paper.fields}


@transaction.atomic
def correct(proceeding: Proceeding, *, given: Mapping[str, str], reason: str, actor: Any) -> Letter:
    """Put right what was typed for the newest letter of a case, and replace the letter.

    The day of the new letter is today; no clock starts anew. Journals ``proceeding.correct``; the reason is kept sealed
    with the letter that is void. Raises Refusal without a reason, when nothing can be replaced, when a field is empty
    that must not be, and when nothing was changed.
    """
    row = locked(proceeding)
    advance(row, "correct", role=actor.role)
    if not reason.strip():
        raise Refusal(_("Tulis apa yang keliru dalam surat ini."), code="missing_reason", field="reason")
    at_hand = found(row)
    if at_hand is None:
        raise Refusal(_("Tidak ada surat yang masih dapat diganti dalam perkara ini."), code="step_not_open")
    old, paper, one = at_hand
    before = typed_in(row, one, paper)
    said = {name: given.get(name, "").strip() for name in paper.fields}
    changed = [name for name in paper.fields if said[name] != before[name]]
    if not changed:
        raise Refusal(_("Belum ada yang diubah."), code="nothing_changed")
    for name in changed:
        if not said[name] and name not in MAY_BE_EMPTY:
            raise Refusal(_("Bagian ini tidak boleh kosong."), code="missing_words", field=name)
        setattr(row if name in OF_CASE else one, name, said[name])
    if paper.day:
        setattr(one, paper.day, today_of(row))
    letters.void(old, actor=actor, reason=reason.strip())
    one.letter = new = letters.issue_within(
        old.kind,
        issuer=row.instansi,
        subject=row,
        context=paper.words(row, one, old),
        actor=actor,
        on=today_of(row),
        classification=old.classification,
        supersedes=old,
    )
    one.save(update_fields=[*filter(None, [paper.day]), "letter", *(name for name in changed if name not in OF_CASE)])
    row.save(update_fields=[name for name in changed if name in OF_CASE])
    if OF_CASE.intersection(changed):
        superior = {"name": row.superior_name, "post": row.superior_post, "nip": row.superior_nip}
        row.examiners.filter(element=TeamElement.SUPERIOR).update(**superior)
    record(
        "proceeding.correct",
        row,
        actor=actor,
        data={"letter": new.number, "instead_of": old.number, "changed": changed},
    )
    return new

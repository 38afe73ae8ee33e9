"""Split a report about people of several agencies into cases by person, and put it together again.

The reporter keeps one code: talk, evidence, witnesses and the sealed identity stay with the report.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from complaints import caseclocks, findable, workflow
from complaints.endings import is_ended, stage_of
from complaints.family import locked
from complaints.models import Accused, CaseEvent, Complaint, Milestone
from complaints.naming import retitle
from complaints.statuses import PARTED
from netralitas.audit.journal import record
from netralitas.letters.language import written_for_letters
from netralitas.lib.refusal import Refusal

# What a case that is split off has in common with the one it leaves, beside its stage and its clocks.
SHARED = (
    "kind", "channel", "identity_mode", "narrative", "place", "region", "contest", "is_outside_contests",
    "contest_by_hand", "contest_reason", "occurred_on", "known_on", "received_at", "phase", "phase_reason",
    "phase_by_hand", "handler", "assignee", "registered_on", "study_conclusion", "is_criminal_flagged", "criminal_note",
    "is_pressed", "pressure_note", "heeded_at", "heeded_by", "due_at", "entered_by",
)  # fmt: skip


@transaction.atomic
@written_for_letters
def split(
    complaint: Complaint, accused: Iterable[Accused], *, reason: str, actor: Any, register_number: str = ""
) -> Complaint:
    """Make a case of its own out of some of the accused, with their acts and verdicts; return it.

    It stands at the stage of the case it leaves, with clocks of its own that stand where the others do, because the law
    counts from the report. Once the case is registered the new one needs a number of its own. Both are journaled and
    the reporters are told. Raises Refusal when nobody would stay, or as ``workflow.move`` does.
    """
    locked(complaint)
    people = list(accused)
    case = workflow.move(
        complaint, "split", actor=actor, reason=reason, accused=people, register_number=register_number
    )
    part = Complaint.objects.create(
        **{field: getattr(case, field) for field in SHARED},
        status=case.status,
        split_from=case.report,
        register_number=register_number.strip() if case.register_number else "",
        title=case.title,
        code_index=None,
    )
    keys = [person.pk for person in people]
    CaseEvent.objects.filter(act__in=case.acts.filter(accused__in=keys)).update(complaint=part)
    case.acts.filter(accused__in=keys).update(complaint=part)
    case.accused.filter(pk__in=keys).update(complaint=part)
    case.referrals.filter(accused__in=keys).update(complaint=part)
    for one in (case, part):
        retitle(one)
    findable.make_findable([case, part])
    caseclocks.hand_down(case, part, actor=actor)
    CaseEvent.objects.create(complaint=part, action=PARTED, target=part.status, actor=actor, note=reason)
    if stage := stage_of(case.milestones.all()):
        Milestone.objects.create(complaint=part, kind=stage.kind)  # said already: nobody is told a second time
    record(
        "complaint.parted", part, actor=actor, data={"from": case.pk, "report": case.report.pk, "accused": sorted(keys)}
    )
    return part


@transaction.atomic
@written_for_letters
def rejoin(complaint: Complaint, *, reason: str, actor: Any) -> Complaint:
    """Give everybody of a case that was split off back to its report; return the report.

    Raises Refusal once one of them has gone further.
    """
    locked(complaint)
    part = workflow.move(complaint, "rejoin", actor=actor, reason=reason)
    report = Complaint.objects.get(splits=part)
    retitle(report)
    findable.make_findable([report, part])
    record("complaint.rejoined", report, actor=actor, data={"from": part.pk})
    return report


@transaction.atomic
def withdraw(complaint: Complaint, *, reason: str, pressed: bool = False) -> list[Complaint]:
    """Take a report back as its reporter: each case of it as far as it has come. Return the cases.

    ``pressed`` says that somebody puts pressure on the reporter.

    Raises the Refusal of the first case when none of them takes it.
    """
    family = locked(complaint)
    taken, refusals = [], []
    for case in [case for case in family if not is_ended(case)] or family[:1]:
        try:
            taken.append(workflow.move(case, "withdraw", actor=None, reason=reason, pressed=pressed))
        except Refusal as refusal:
            refusals.append(refusal)
    if not taken:
        raise refusals[0]
    return taken

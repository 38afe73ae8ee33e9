"""The steps of a report's life. The only writer of ``Complaint.status``."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _lazy

from complaints import caseclocks, clarifying, effects, leaving, reopening, talk, withdrawal, workload
from complaints.models import CaseEvent, Complaint, Milestone
from complaints.statuses import BEFORE_REGISTRATION, NOT_ASN, OPEN, Kind, Status
from complaints.timeline import announce
from netralitas.audit.journal import record
from netralitas.lib.machine import Step, check, open_steps
from netralitas.people.roles import Role

VERIFIER = frozenset({Role.VERIFIER})
SATGAS = frozenset({Role.SATGAS})
REASON = frozenset({"reason"})
# What nobody takes: the end of a time sets it.
SYSTEM = "system"

STEPS = [
    Step("examine", _lazy("Mulai kajian awal"), frozenset({Status.RECEIVED}), Status.INITIAL_STUDY, VERIFIER),
    Step(
        "ask_completion",
        _lazy("Minta perbaikan"),
        frozenset({Status.INITIAL_STUDY}),
        Status.NEEDS_COMPLETION,
        VERIFIER,
        REASON,
    ),
    Step(
        "complete",
        _lazy("Catat sudah dilengkapi"),
        frozenset({Status.NEEDS_COMPLETION}),
        Status.INITIAL_STUDY,
        VERIFIER,
    ),
    Step(
        "lapse",
        _lazy("Batas melengkapi lewat"),
        frozenset({Status.NEEDS_COMPLETION}),
        Status.NOT_REGISTERED,
        frozenset({SYSTEM}),
    ),
    Step(
        "adopt",
        _lazy("Angkat menjadi temuan"),
        frozenset({Status.RECEIVED, Status.INITIAL_STUDY}),
        None,
        VERIFIER,
        REASON,
        hint=_lazy("Informasi awal yang layak ditelusuri menjadi temuan pengawas."),
    ),
    Step(
        "register",
        _lazy("Registrasi"),
        frozenset({Status.INITIAL_STUDY}),
        Status.REGISTERED,
        VERIFIER,
        frozenset({"register_number"}),
    ),
    Step(
        "decline",
        _lazy("Tidak diregister"),
        frozenset({Status.INITIAL_STUDY, Status.NEEDS_COMPLETION}),
        Status.NOT_REGISTERED,
        VERIFIER,
        frozenset({"ground", "reason"}),
    ),
    Step("study", _lazy("Mulai kajian"), frozenset({Status.REGISTERED, Status.RETURNED}), Status.UNDER_STUDY, VERIFIER),
    Step("close", _lazy("Bukan pelanggaran"), frozenset({Status.UNDER_STUDY}), Status.NOT_PROVEN, VERIFIER, REASON),
    Step(
        "forward",
        _lazy("Terbukti, teruskan"),
        frozenset({Status.UNDER_STUDY}),
        Status.PROVEN_FORWARDED,
        VERIFIER,
        frozenset({"conclusion"}),
    ),
    Step(
        "refer",
        _lazy("Teruskan ke instansi lain"),
        frozenset({Status.INITIAL_STUDY, Status.UNDER_STUDY}),
        Status.REFERRED,
        VERIFIER,
        REASON,
        hint=_lazy("Bila tidak ada terlapor yang tinggal pada Bawaslu atau Satgas."),
    ),
    Step(
        "return",
        _lazy("Kembalikan ke Bawaslu"),
        frozenset({Status.PROVEN_FORWARDED}),
        Status.RETURNED,
        SATGAS,
        REASON,
    ),
    Step(
        "merge",
        _lazy("Gabungkan ke perkara lain"),
        BEFORE_REGISTRATION,
        Status.MERGED,
        VERIFIER,
        frozenset({"lead", "reason"}),
    ),
    Step(
        "unmerge",
        _lazy("Pisahkan kembali"),
        frozenset({Status.MERGED}),
        Status.INITIAL_STUDY,
        VERIFIER,
        REASON,
        hint=_lazy("Laporan ini ditangani sendiri lagi. Pelapornya diberi tahu."),
    ),
    Step("split", _lazy("Pecah menurut terlapor"), OPEN, None, VERIFIER, frozenset({"accused", "reason"})),
    Step("rejoin", _lazy("Satukan kembali"), OPEN, Status.REJOINED, VERIFIER, REASON),
    *withdrawal.STEPS,
    *reopening.STEPS,
]

# Taken elsewhere on the page than in the step bar, with more than a press.
ELSEWHERE = frozenset({"merge", "split", "rejoin"})

STUDY_ENDS = frozenset({"close", "forward", "refer"})

MILESTONES = {
    "examine": Milestone.Kind.INITIAL_STUDY,
    "ask_completion": Milestone.Kind.NEEDS_COMPLETION,
    "complete": Milestone.Kind.INITIAL_STUDY,
    "adopt": Milestone.Kind.ADOPTED,
    "register": Milestone.Kind.REGISTERED,
    "lapse": Milestone.Kind.NOT_REGISTERED,
    "decline": Milestone.Kind.NOT_REGISTERED,
    "study": Milestone.Kind.UNDER_STUDY,
    "close": Milestone.Kind.NOT_PROVEN,
    "forward": Milestone.Kind.FORWARDED,
    "refer": Milestone.Kind.REFERRED,
    "return": Milestone.Kind.RETURNED,
    "merge": Milestone.Kind.MERGED,
    "unmerge": Milestone.Kind.UNMERGED,
    "split": Milestone.Kind.SPLIT,
    "rejoin": Milestone.Kind.REJOINED,
    "withdraw": Milestone.Kind.WITHDRAWN,
    "revive": Milestone.Kind.REVIVED,
    "reopen": Milestone.Kind.REOPENED,
}


@transaction.atomic
def move(complaint: Complaint, action: str, *, actor: Any, **given: Any) -> Complaint:
    """Take one step in a report's life, with what the step needs in ``given``; ``actor`` None holds the code.

    Locks the report, checks the table and the facts on the locked row, moves its clocks, journals, tells the
    reporter. Raises Refusal when the step is not open, not this role's, or something is missing.
    """
    return _take(complaint, action, actor.role if actor else withdrawal.REPORTER, actor, given)


@transaction.atomic
def lapse(complaint: Complaint) -> Complaint:
    """End the time for completing a report when nobody completed it; taken by the portal itself, with the article.

    A report is not registered then. Initial information and a finding need no reporter: their study goes on with what
    there is. Raises Refusal while the time runs, and when an answer lies there that an officer has to weigh.
    """
    return _take(complaint, "lapse", SYSTEM, None, {})


def _take(complaint: Complaint, action: str, role: str, actor: Any, given: dict[str, Any]) -> Complaint:
    case = (
        Complaint.objects.select_for_update(of=("self",))
        .select_related("handler", "region", "contest", "split_from")
        .get(pk=complaint.pk)
    )
    step = check(STEPS, action, status=case.status, role=role, given=given)
    before, fields = case.status, ["status", "due_at"]
    ends = action != "withdraw" or leaving.ends_handling(case)
    if effect := effects.EFFECTS.get(action):
        fields += effect(case, given)
    case.status = _target(step, case) if ends else case.status
    caseclocks.turn(case, action, actor)
    case.save(update_fields=fields)
    event = CaseEvent.objects.create(
        complaint=case,
        action=action,
        source=before,
        target=case.status,
        actor=actor,
        note=str(given.get("note") or given.get("reason") or given.get("conclusion") or ""),
        ground=given.get("ground", ""),
    )
    if action in STUDY_ENDS:
        clarifying.call_off_open(case, actor=actor)
    _tell(case, action, given)
    _speak(action, event, given)
    workload.changed(case)
    record(
        f"complaint.{action}",
        case,
        actor=actor,
        actor_label="pelapor" if role == withdrawal.REPORTER else "",
        data={"from": before, "to": case.status, "due": case.due_at, "ground": event.ground},
    )
    return case


@transaction.atomic
def leave_satgas(complaint: Complaint, *, outcome: str, actor: Any) -> None:
    """End the Satgas' clock on a forwarded case: each of its accused has been recommended or closed."""
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    caseclocks.leave_satgas(case, outcome=outcome, actor=actor)
    case.save(update_fields=["due_at"])
    workload.changed(case)


def is_with_satgas(case: Complaint) -> bool:
    """Say whether the Satgas' clock runs: an accused of the forwarded case still has no answer from it."""
    return case.status == Status.PROVEN_FORWARDED and case.due_at is not None


def steps_for(complaint: Complaint, role: str) -> list[Step]:
    """Return the steps that the table opens to a role now."""
    found = open_steps(STEPS, status=complaint.status, role=role)
    return [step for step in found if _fits(step, complaint)]


def _fits(step: Step, complaint: Complaint) -> bool:
    if step.action in ELSEWHERE:
        return False
    if step.action == "adopt":
        return complaint.kind == Kind.INITIAL_INFORMATION
    if step.action == "refer":  # civil servants go nowhere else
        return any(person.employment in NOT_ASN for person in complaint.accused.all())
    return step.action not in ("return", "reopen") or not effects.is_recommended(complaint)


def _target(step: Step, case: Complaint) -> str:
    if step.action == "lapse" and case.kind != Kind.REPORT:
        return Status.INITIAL_STUDY
    if step.action == "reopen":
        return reopening.leads_to(is_registered=case.registered_on is not None)
    return step.target or case.status


def _tell(case: Complaint, action: str, given: dict[str, Any]) -> None:
    """Tell the reporter how far the case has come, and that some of its people are dealt with elsewhere."""
    if action == "forward" and case.accused.filter(is_referred=True).exists():
        announce(case, Milestone.Kind.PARTLY_REFERRED)
    announce(case, _milestone(action, case), words=given.get("words", ""))


def _milestone(action: str, case: Complaint) -> str:
    if action == "withdraw" and case.status != Status.WITHDRAWN:
        return Milestone.Kind.WITHDRAWAL_NOTED
    if action == "lapse" and case.status != Status.NOT_REGISTERED:
        return Milestone.Kind.INITIAL_STUDY
    return MILESTONES[action]


def _speak(action: str, event: CaseEvent, given: dict[str, Any]) -> None:
    """Put what is missing to the reporter as a question, and close it when the officer goes on without."""
    if action == "ask_completion":
        report = event.complaint.report
        words = "\n".join(filter(None, [str(given["reason"]), given.get("told", "")]))
        talk.put_question(report, words, key=f"step-{event.pk}", actor=event.actor, is_told=True)
    elif action in ("complete", "lapse"):
        talk.settle_for(event.complaint)

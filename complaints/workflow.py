"""The steps of a report's life. The only writer of ``Complaint.status``."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints import caseclocks, talk, withdrawal
from complaints.caseclocks import today_of
from complaints.endings import is_over
from complaints.models import Act, CaseEvent, Complaint, Milestone
from complaints.statuses import BEFORE_REGISTRATION, OPEN, Kind, Status, Verdict
from complaints.timeline import announce
from netralitas.audit.journal import record
from netralitas.lib.machine import Step, check, open_steps
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

VERIFIER = frozenset({Role.VERIFIER})
SATGAS = frozenset({Role.SATGAS})
REASON = frozenset({"reason"})
# The first event of a case that was split off; it stands in no table, because the case begins with it.
PARTED = "parted"

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
        REASON,
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
]

# Taken elsewhere on the page than in the step bar, with more than a press.
ELSEWHERE = frozenset({"merge", "split", "rejoin"})

MILESTONES = {
    "examine": Milestone.Kind.INITIAL_STUDY,
    "ask_completion": Milestone.Kind.NEEDS_COMPLETION,
    "complete": Milestone.Kind.INITIAL_STUDY,
    "adopt": Milestone.Kind.ADOPTED,
    "register": Milestone.Kind.REGISTERED,
    "decline": Milestone.Kind.NOT_REGISTERED,
    "study": Milestone.Kind.UNDER_STUDY,
    "close": Milestone.Kind.NOT_PROVEN,
    "forward": Milestone.Kind.FORWARDED,
    "return": Milestone.Kind.RETURNED,
    "merge": Milestone.Kind.MERGED,
    "unmerge": Milestone.Kind.UNMERGED,
    "split": Milestone.Kind.SPLIT,
    "rejoin": Milestone.Kind.REJOINED,
    "withdraw": Milestone.Kind.WITHDRAWN,
    "revive": Milestone.Kind.REVIVED,
}


@transaction.atomic
def move(complaint: Complaint, action: str, *, actor: Any, **given: Any) -> Complaint:
    """Take one step in a report's life, with what the step needs in ``given``; ``actor`` None holds the code.

    Locks the report, checks the table and the facts on the locked row, moves its clocks, journals, tells the
    reporter. Raises Refusal when the step is not open, not this role's, or something is missing.
    """
    case = (
        Complaint.objects.select_for_update(of=("self",))
        .select_related("handler", "region", "contest")
        .get(pk=complaint.pk)
    )
    step = check(STEPS, action, status=case.status, role=actor.role if actor else withdrawal.REPORTER, given=given)
    before, fields = case.status, ["status", "due_at"]
    if effect := EFFECTS.get(action):
        fields += effect(case, given)
    case.status = _target(step, case)
    caseclocks.turn(case, action, actor)
    case.save(update_fields=fields)
    event = CaseEvent.objects.create(
        complaint=case,
        action=action,
        source=before,
        target=case.status,
        actor=actor,
        note=str(given.get("reason") or given.get("conclusion") or ""),
    )
    announce(case, _milestone(action, case))
    _speak(action, event, given)
    record(
        f"complaint.{action}",
        case,
        actor=actor,
        actor_label="" if actor else "pelapor",
        data={"from": before, "to": case.status, "due": case.due_at},
    )
    return case


@transaction.atomic
def leave_satgas(complaint: Complaint, *, outcome: str, actor: Any) -> None:
    """End the Satgas' clock on a forwarded case: each of its accused has been recommended or closed."""
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    caseclocks.leave_satgas(case, outcome=outcome, actor=actor)
    case.save(update_fields=["due_at"])


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
    return step.action != "return" or not _is_recommended(complaint)


def _is_recommended(case: Complaint) -> bool:
    return case.milestones.filter(kind=Milestone.Kind.RECOMMENDED).exists()


def _target(step: Step, case: Complaint) -> str:
    if step.action == "withdraw" and not _ends_handling(case):
        return case.status
    return step.target or case.status


def _ends_handling(case: Complaint) -> bool:
    """Say whether a withdrawal ends the handling now: never while others reported the same event."""
    others = Complaint.objects.filter(lead__in=[case.pk, case.split_from_id or case.pk])
    return withdrawal.ends_handling(case.status, case.kind) and not others.exists()


def _milestone(action: str, case: Complaint) -> str:
    if action == "withdraw" and case.status != Status.WITHDRAWN:
        return Milestone.Kind.WITHDRAWAL_NOTED
    return MILESTONES[action]


def _speak(action: str, event: CaseEvent, given: dict[str, Any]) -> None:
    """Put what is missing to the reporter as a question, and close it when the officer goes on without."""
    if action == "ask_completion":
        report = event.complaint.report
        talk.put_question(report, str(given["reason"]), key=f"step-{event.pk}", actor=event.actor, is_told=True)
    elif action == "complete":
        talk.settle_for(event.complaint)


def _adopt(case: Complaint, _given: dict[str, Any]) -> list[str]:
    if case.kind != Kind.INITIAL_INFORMATION:
        raise Refusal(_("Hanya informasi awal yang diangkat menjadi temuan."), code="not_initial_information")
    case.kind = Kind.FINDING
    return ["kind"]


def _register(case: Complaint, given: dict[str, Any]) -> list[str]:
    if case.kind == Kind.INITIAL_INFORMATION:
        raise Refusal(
            _("Informasi awal tidak dapat diregister. Angkat dahulu menjadi temuan."),
            code="initial_information",
        )
    if not case.acts.exists():
        raise Refusal(_("Tetapkan dahulu paling sedikit satu dugaan perbuatan."), code="no_act")
    number = str(given["register_number"]).strip()
    _require_free(case, number)
    case.register_number, case.registered_on = number, today_of(case)
    return ["register_number", "registered_on"]


def _require_free(case: Complaint, number: str) -> None:
    if Complaint.objects.filter(handler=case.handler, register_number=number).exclude(pk=case.pk).exists():
        raise Refusal(_("Nomor register ini sudah dipakai."), code="register_number_taken", field="register_number")


def _forward(case: Complaint, given: dict[str, Any]) -> list[str]:
    verdicts = set(case.acts.values_list("verdict", flat=True))
    if Verdict.PENDING in verdicts:
        raise Refusal(_("Setiap dugaan perbuatan perlu diputus dahulu."), code="verdict_pending")
    if Verdict.PROVEN not in verdicts:
        raise Refusal(_("Tidak ada perbuatan yang terbukti untuk diteruskan."), code="nothing_proven")
    case.study_conclusion = str(given["conclusion"])
    return ["study_conclusion"]


def _close(case: Complaint, _given: dict[str, Any]) -> list[str]:
    if case.acts.filter(verdict=Verdict.PROVEN).exists():
        raise Refusal(_("Ada perbuatan yang diputus terbukti; perkara ini diteruskan."), code="something_proven")
    return []


def _return(case: Complaint, _given: dict[str, Any]) -> list[str]:
    if _is_recommended(case):
        raise Refusal(
            _("Rekomendasi atas perkara ini sudah terbit, jadi perkara tidak dapat dikembalikan."), code="recommended"
        )
    return []


def _withdraw(case: Complaint, _given: dict[str, Any]) -> list[str]:
    if is_over(case):
        raise Refusal(_("Perkara ini sudah selesai, jadi tidak ada lagi yang ditarik."), code="case_over")
    if not _ends_handling(case) and case.events.filter(action="withdraw").exists():
        raise Refusal(_("Penarikan Anda sudah dicatat. Penanganan perkara berlanjut."), code="withdrawal_noted")
    return []


def _merge(case: Complaint, given: dict[str, Any]) -> list[str]:
    lead = Complaint.objects.select_for_update().get(pk=given["lead"].pk)
    if lead.status not in OPEN or lead.pk == case.pk:
        raise Refusal(_("Perkara utamanya tidak lagi ditangani Bawaslu."), code="lead_not_open")
    if lead.kind == Kind.INITIAL_INFORMATION and case.kind == Kind.REPORT:
        raise Refusal(
            _("Laporan ini bernama dan lengkap, perkara utamanya informasi awal. Gabungkan dari laporan ini."),
            code="lead_is_information",
        )
    case.followers.update(lead=lead)
    case.lead = lead
    return ["lead"]


def _unmerge(case: Complaint, _given: dict[str, Any]) -> list[str]:
    """Take a report out only while Bawaslu has the case: what was decided with it cannot be decided again."""
    if not Complaint.objects.filter(followers=case, status__in=OPEN).exists():
        raise Refusal(_("Perkara utamanya sudah diputus, jadi tidak dipisahkan lagi."), code="lead_not_open")
    case.lead = None
    return ["lead"]


def _split(case: Complaint, given: dict[str, Any]) -> list[str]:
    """Judge who is to leave; ``complaints.splitting`` makes the case they go into."""
    here = set(case.accused.values_list("pk", flat=True))
    leaving = {person.pk for person in given["accused"]}
    if not leaving <= here:
        raise Refusal(
            _("Salah satu terlapor sudah tidak di perkara ini. Periksa pilihan Anda."), code="changed_meanwhile"
        )
    if leaving == here:
        raise Refusal(_("Paling sedikit satu terlapor tetap di perkara ini."), code="nobody_stays", field="accused")
    if case.register_number:
        number = str(given.get("register_number") or "").strip()
        if not number or number == case.register_number:
            raise Refusal(
                _("Perkara ini sudah diregister. Tulis nomor register bagi perkara yang baru."),
                code="missing_register_number",
                field="register_number",
            )
        _require_free(case, number)
    return []


def _rejoin(case: Complaint, _given: dict[str, Any]) -> list[str]:
    """Give everybody back to the report, while neither has gone further than where they were parted."""
    if case.split_from_id is None:
        raise Refusal(_("Perkara ini tidak dipecah dari laporan lain."), code="not_split")
    report = Complaint.objects.select_for_update(no_key=True).get(pk=case.split_from_id)
    parted = case.events.get(action=PARTED)
    if {case.status, report.status} != {parted.target}:
        raise Refusal(
            _("Salah satu perkara sudah bergerak sejak dipecah, jadi tidak disatukan lagi."), code="gone_further"
        )
    if Act.objects.filter(complaint__in=[case, report], decided_at__gt=parted.at).exists():
        raise Refusal(_("Sejak dipecah sudah ada putusan, jadi tidak disatukan lagi."), code="verdict_given")
    case.followers.update(lead=report)
    case.acts.update(complaint=report)
    case.accused.update(complaint=report)
    return []


def _revive(case: Complaint, _given: dict[str, Any]) -> list[str]:
    case.kind = Kind.INITIAL_INFORMATION
    return ["kind"]


EFFECTS: dict[str, Callable[[Complaint, dict[str, Any]], list[str]]] = {
    "adopt": _adopt,
    "register": _register,
    "forward": _forward,
    "close": _close,
    "return": _return,
    "merge": _merge,
    "unmerge": _unmerge,
    "split": _split,
    "rejoin": _rejoin,
    "withdraw": _withdraw,
    "revive": _revive,
}

"""Reports about people of several agencies, and the cases split from them, as tests need them."""

import pytest

from complaints import splitting, triage, workflow
from complaints.models import Complaint
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi
from netralitas.people.roles import Role
from tests import make

NAMED = {"mode": "confidential", "name": "Kenanga Puspita", "address": "Jalan Melati 1"}
REASON = "Instansi terlapor berbeda"
CHIEF = {"post": "Kepala Desa Sukamaju", "employment_status": "village_head", "agency_text": "Desa Sukamaju"}


def teacher() -> dict:
    return {"post": "Guru SD", "agency_id": Instansi.objects.get(code="pemda-99-02").pk, "employment_status": "pns"}


def received(**changes):
    return make.report(**{"you": NAMED, "others": (teacher(),), **changes})


def report(**changes) -> Complaint:
    return received(**changes).complaint


def last_of(case: Complaint) -> list:
    return [case.accused.order_by("-pk").first()]


def parted(case: Complaint, verifier, **given) -> Complaint:
    return splitting.split(case, last_of(case), reason=REASON, actor=verifier, **given)


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


def clocks_of(case: Complaint) -> list[tuple]:
    rows = Clock.objects.filter(subject_type="complaints.complaint", subject_id=str(case.pk)).exclude(state="stopped")
    facts = ("rule_code", "state", "anchor_on", "due_at", "explanation", "paused_on", "days_left", "next_reminder_at")
    return list(rows.order_by("rule_code").values_list(*facts))


def kinds(case: Complaint) -> list[str]:
    return list(case.milestones.values_list("kind", flat=True))


def at(case: Complaint, status: str, verifier) -> Complaint:
    """Bring a case to one of the stages at which Bawaslu has it."""
    path = {"received": [], "initial_study": ["examine"], "needs_completion": ["examine", "ask_completion"]}
    if status in path:
        for action in path[status]:
            case = workflow.move(case, action, actor=verifier, reason="Jam berapa?")
        return case
    until = {"registered": "register", "under_study": "study", "returned": "forward", "proven_forwarded": "forward"}
    case = make.study(case, verifier, until=until[status])
    return workflow.move(case, "return", actor=make.user(Role.SATGAS), reason="x") if status == "returned" else case


def close(case: Complaint, verifier) -> Complaint:
    for act in case.acts.all():
        triage.decide(act, "not_proven", reason="x", actor=verifier)
    return workflow.move(case, "close", actor=verifier, reason="Tidak terbukti")


def decline(case: Complaint, verifier) -> Complaint:
    return workflow.move(case, "decline", actor=verifier, ground="DECLINE-OTHER", reason="x")

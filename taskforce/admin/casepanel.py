"""The Satgas' panel on the page of a case: who of the accused has a recommendation, and who may open one."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints.models import Accused, Complaint
from complaints.statuses import OPEN, Verdict
from complaints.statuses import Status as CaseStatus
from complaints.workflow import is_with_satgas
from netralitas.audit.adminbase import role_of
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from taskforce.access import visible_to
from taskforce.findings import require_free, require_known
from taskforce.models import Recommendation
from taskforce.statuses import Status


def satgas_panel(request: HttpRequest, case: Complaint) -> dict[str, Any] | None:
    """Return what the case's page shows of the Satgas; nothing, and nothing asked, before the case has come to it."""
    if case.status in OPEN - {CaseStatus.RETURNED}:
        return None
    rows = visible_to(request.user).filter(complaint=case).exclude(status=Status.VOID).select_related("instansi")
    found: dict[int, Recommendation] = {row.accused_id: row for row in rows.order_by("pk")}
    if case.status != CaseStatus.PROVEN_FORWARDED and not found:
        return None
    opens = role_of(request) == Role.SATGAS and is_with_satgas(case)
    proven = {act.accused_id for act in case.acts.all() if act.verdict == Verdict.PROVEN}
    people = [person for person in case.accused.all() if person.pk in proven and not person.is_referred]
    unanswered = proven - {pk for pk, row in found.items() if row.status != Status.CLOSED}
    return {
        "id": "satgas",
        "title": _("Satgas"),
        "count": len(found) or "",
        "template": "admin/taskforce/recommendation/casepanel.html",
        "lines": [
            {
                "person": person,
                "row": found.get(person.pk),
                "may_open": opens and person.pk in unanswered,
                "against": _against(request.user, person) if opens and person.pk in unanswered else "",
                "lacks": _refused(require_known, person) if opens else "",
            }
            for person in people
        ],
        "waits": _("Menunggu Satgas membuka verifikasi.") if not opens else "",
    }


def _against(user: Any, person: Accused) -> str:
    return _refused(require_free, user, person, timezone.localdate())


def _refused(check: Callable[..., Any], *facts: Any) -> str:
    """Return the sentence with which a check refuses, "" when it passes."""
    try:
        check(*facts)
    except Refusal as refusal:
        return refusal.sentence
    return ""

"""Steps on several lines of the queue at once; each line that cannot take one says why."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from complaints import several, triage, workflow
from complaints.admin.groundforms import DeclineForm
from complaints.admin.queue import QueueAdmin
from complaints.admin.stepforms import is_key
from complaints.models import Complaint
from netralitas.audit.adminbase import REFUSED, role_of
from netralitas.people.roles import Role

# More at once than one page of the queue would keep everybody waiting.
MOST = 100
Door = Callable[[Complaint], Any]


def _take(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Complaint]) -> HttpResponse | None:
    return modeladmin.bulk(request, queryset, lambda case: triage.assign(case, request.user, actor=request.user))


def _release(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Complaint]) -> HttpResponse | None:
    return modeladmin.bulk(request, queryset, lambda case: triage.assign(case, None, actor=request.user))


def _examine(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Complaint]) -> HttpResponse | None:
    return modeladmin.bulk(request, queryset, lambda case: workflow.move(case, "examine", actor=request.user))


def _study(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Complaint]) -> HttpResponse | None:
    return modeladmin.bulk(request, queryset, lambda case: workflow.move(case, "study", actor=request.user))


def _decline(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Complaint]) -> HttpResponse | None:
    """Ask ground and reason first: one for all that are ticked."""
    form = DeclineForm(request.POST if "apply" in request.POST else None, key="bulk", record=None)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if not given.get("reason"):
        if form.is_bound and "reason" not in form.errors:
            form.add_error("reason", _("Tulis alasannya."))
        return modeladmin.ask_reason(request, queryset, form)
    return modeladmin.bulk(request, queryset, lambda case: workflow.move(case, "decline", actor=request.user, **given))


ACTIONS: list[tuple[Callable[..., Any], str, Any]] = [
    (_take, "take", _lazy("Saya pegang")),
    (_release, "release", _lazy("Kembalikan ke antrean bersama")),
    (_examine, "examine", _lazy("Mulai kajian awal")),
    (_study, "study", _lazy("Mulai kajian")),
    (_decline, "decline", _lazy("Tidak diregister …")),
]


class BulkAdmin(QueueAdmin):
    """The part of the queue that works on several lines."""

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        if role_of(request) != Role.VERIFIER:
            return {}
        return {name: (function, name, label) for function, name, label in ACTIONS}

    def response_action(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> HttpResponse | None:
        """Stop at what cannot be a key: the admin asks the database for whatever was sent."""
        if all(is_key(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            return super().response_action(request, queryset)
        messages.error(request, _("Salah satu pilihan tidak dikenal. Pilih lagi."))
        return None

    def bulk(self, request: HttpRequest, queryset: QuerySet[Complaint], door: Door) -> HttpResponse | None:
        """Call a door for each line and say what became of them; the ones that were refused each with the reason."""
        rows = list(queryset.order_by("pk")[: MOST + 1])
        if len(rows) > MOST:
            messages.error(
                request, _("Paling banyak %(n)d perkara sekaligus. Persempit dengan saringan.") % {"n": MOST}
            )
            return None
        outcome = several.each(rows, door)
        if outcome.done:
            step = next((label for _door, name, label in ACTIONS if name == request.POST.get("action")), "")
            words = ngettext(
                "Langkah “%(step)s” dilakukan pada %(n)d perkara.",
                "Langkah “%(step)s” dilakukan pada %(n)d perkara.",
                len(outcome.done),
            )
            messages.success(request, words % {"step": str(step).rstrip(" …"), "n": len(outcome.done)})
        if not outcome.refused:
            return None
        context = {**self.admin_site.each_context(request), "title": _("Sebagian tidak berubah"), "outcome": outcome}
        return TemplateResponse(request, "admin/complaints/complaint/bulk.html", context)

    def ask_reason(self, request: HttpRequest, queryset: Iterable[Complaint], form: DeclineForm) -> HttpResponse:
        """Show what is ticked and ask why."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Tidak diregister"),
            "rows": list(queryset)[:MOST],
            "form": form,
            "bound": form if form.is_bound else None,
            "action": request.POST.get("action", ""),
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        status = REFUSED if form.is_bound else 200
        return TemplateResponse(request, "admin/complaints/complaint/bulkreason.html", context, status=status)

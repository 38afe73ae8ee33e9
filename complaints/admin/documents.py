"""The addresses of a case's papers: a draft to look at, a paper as it was given out, the whole case for the printer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone as clock_now
from django.views.decorators.http import require_POST, require_safe

from complaints import documents, reading, stories, twins
from complaints.admin import documentmoves, panels
from complaints.admin.clarificationpanel import when_of
from complaints.admin.queue import mode_mark, situation_of
from complaints.completion import is_answered
from complaints.elements import elements_of
from complaints.forwardingwords import kept_words
from complaints.models import Referral
from complaints.sight import mask_on_paper, reads_all
from netralitas.audit.adminbase import REFUSED, STALE, TOO_LATE, StepAdmin
from netralitas.clocks.countdown import clocks_of_one
from netralitas.lib.refusal import Refusal


class DocumentAdmin(StepAdmin):
    """The papers' part of a case's admin."""

    def get_urls(self) -> list[URLPattern]:
        name, wrap = "complaints_complaint", self.admin_site.admin_view
        draft, one, whole = (
            require_POST(self.draft_view), require_safe(self.document_view), require_safe(self.print_view),
        )  # fmt: skip
        return [
            path("<int:pk>/documents/<slug:kind>/draft/", wrap(draft), name=f"{name}_draft"),
            path("<int:pk>/documents/<int:letter>/", wrap(one), name=f"{name}_document"),
            path("<int:pk>/print/", wrap(whole), name=f"{name}_print"),
            *super().get_urls(),
        ]

    def draft_view(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        """Send a paper as it would be given out with what was typed; a refusal shows the page with the sentence."""
        case = self.visible(request, pk)
        if kind not in documentmoves.MOVES:
            raise Http404
        form = self.form_for(request, case, kind, request.POST)
        if form.is_valid():
            try:
                paper = documentmoves.PAPERS.get(kind, kind)
                given = {
                    name: form.cleaned_data[name]
                    for name in ("reason", "referral", "clarification")
                    if name in form.fields
                }
                data = documents.preview(case, paper, **given, actor=request.user)
                return _pdf(data, f"konsep-{case.number}.pdf")
            except Refusal as refusal:
                form.refuse(refusal)
        return self._page(request, case, form, TOO_LATE if form.codes & STALE else REFUSED)

    def document_view(self, request: HttpRequest, pk: int, letter: int) -> HttpResponse:
        """Send one paper of a case as it was given out."""
        case = self.visible(request, pk)
        paper = next((row for row in documents.papers_of(case, request.user) if row.pk == letter), None)
        if paper is None:
            raise Http404
        try:
            data = documents.open_paper(case, paper, actor=request.user)
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
            return HttpResponseRedirect(self.address("change", pk) + documentmoves.ANCHOR)
        return _pdf(data, f"{case.number}-{paper.kind}-{paper.pk}.pdf")

    def print_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the whole case as one page for the printer; who printed what stands in the journal and on the paper."""
        case = self.visible(request, pk)
        entry = reading.print_case(case, actor=request.user)
        context = {
            **_whole(case, request.user),
            "papers": documents.papers_of(case, request.user),
            "entry": entry,
            "printed": panels.place_of_case(case).says(entry.at),
        }
        return TemplateResponse(request, "admin/complaints/complaint/print.html", context)


def _whole(case: Any, user: Any) -> dict[str, Any]:
    """Return what is printed of a case: everything but the reporter, the witnesses' words and the talk.

    Paper goes from hand to hand, so names are hidden on it from the office as from anybody.
    """
    is_office, mask = reads_all(user), mask_on_paper(case, user)
    items, events = list(twins.evidence_of(case)), case.events.select_related("actor")
    situation = situation_of(case, is_answered=is_answered(case), has_left=case.has_left)
    reason, unverified = panels.phase_words(case)
    place = panels.place_of_case(case)
    return {
        "case": case,
        "mask": mask,
        "stories": stories.on_paper(case, mask),
        "mode": mode_mark(case),
        "received": place.says(case.received_at),
        "phase_reason": reason,
        "phase_unverified": unverified,
        "accused": panels.accused_panels(case, _no_form, may_identify=False),
        "acts": list(case.acts.select_related("violation__edition", "accused").order_by("accused_id", "id")),
        "referrals": list(case.referrals.exclude(state=Referral.State.TAKEN_BACK).select_related("accused")),
        "clarifications": [
            (
                row,
                when_of(row, place, is_told=row.is_open_to_others),
                row.result if row.is_open_to_others else kept_words(row),
            )
            for row in case.clarifications.all()
        ],
        "evidence": panels.evidence_panels(case, items, {}),
        "witnesses": case.report.witnesses.count() if is_office else None,
        "messages_kept": case.report.messages.count() if is_office else None,
        "elements": elements_of(case, has_evidence=bool(items)),
        "timeline": panels.timeline(case, events, clocks_of_one(case), situation, clock_now.now(), mask),
    }


def _no_form(*_given: Any, **_words: Any) -> Any:
    raise AssertionError("a printed page asks nothing")


def _pdf(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response

"""The page on which an officer enters a report that came another way."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from complaints import deskfiles, deskintake, doubts, twins
from complaints.access import visible_to
from complaints.admin.entryform import EntryForm
from complaints.admin.queue import QueueAdmin
from complaints.alike import Alike, alike
from complaints.models import Complaint, Draft
from complaints.spelling import spelled
from complaints.statuses import Channel
from complaints.uploads import left_out
from netralitas.audit.adminbase import REFUSED, role_of
from netralitas.lib import keptform
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

MOST_ALIKE = 5


class EntryAdmin(QueueAdmin):
    """The entering part of a case's admin."""

    def get_urls(self) -> list[URLPattern]:
        view = keptform.keeping(self.admin_site.admin_view(self.entry_view))
        return [path("add/", view, name="complaints_complaint_add"), *super().get_urls()]

    def entry_view(self, request: HttpRequest) -> HttpResponse:
        """Show the form; take what was written and tell the follow-up code once, in the very answer."""
        if role_of(request) != Role.VERIFIER:
            raise PermissionDenied
        if request.method != "POST":
            kept = keptform.give_back(request) or QueryDict()
            form, mark = EntryForm(kept or None, user=request.user), kept.get("held", "")
            return self._entry_page(request, form, deskfiles.of_mark(mark, actor=request.user), is_back=bool(kept))
        form, mark = EntryForm(request.POST, user=request.user), request.POST.get("held", "")
        draft, turned = deskfiles.hold(
            deskfiles.of_mark(mark, actor=request.user),
            request.FILES.getlist("berkas"),
            forms=request.FILES.getlist("formulir"),
            but=request.POST.getlist("without"),
            actor=request.user,
        )
        for name, sentence in [*left_out(request), *turned]:
            form.add_error("berkas", f"{name}: {sentence}")
        if form.is_valid():
            try:
                receipt = deskintake.enter(form.entry(draft), actor=request.user)
            except deskintake.EnteredBefore as before:
                if before.code == "entered_before" and self._may_see(request, before.complaint):
                    messages.info(request, before.sentence)
                    return HttpResponseRedirect(self.address("change", before.complaint.pk))
                form.refuse(before)
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                return self._entered_page(request, receipt)
        return self._entry_page(request, form, draft, status=REFUSED)

    def _may_see(self, request: HttpRequest, case: Any) -> bool:
        return visible_to(request.user).filter(pk=case.pk).exists()

    def _entry_page(
        self, request: HttpRequest, form: EntryForm, draft: Draft | None, status: int = 200, **more: Any
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Catat laporan"),
            "form": form,
            "bound": form if form.is_bound else None,
            "owner_mark": keptform.owner_mark(request.user),
            "held": list(draft.files.order_by("pk")) if draft else [],
            "held_mark": deskfiles.mark_of(draft, request.user),
            **more,
        }
        return TemplateResponse(request, "admin/complaints/complaint/add.html", context, status=status)

    def _entered_page(self, request: HttpRequest, receipt: Any) -> HttpResponse:
        case = receipt.complaint
        is_ours = self._may_see(request, case)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Laporan tercatat"),
            "case": case,
            "is_ours": is_ours,
            "doubt": doubts.lies_outside(case),
            "code": "" if case.channel == Channel.FINDING else receipt.code,
            "groups": receipt.code.split("-"),
            "spelled": spelled(receipt.code),
            "alike": _alike(case, request.user) if is_ours else [],
        }
        return TemplateResponse(request, "admin/complaints/complaint/added.html", context)


def _alike(case: Complaint, user: Any) -> list[Alike]:
    """Return the reports that the officer should compare with this one before working on it by itself."""
    items = list(case.evidence.all())
    return alike(case, items, twins.seen_before(items, user=user), user=user)[:MOST_ALIKE]

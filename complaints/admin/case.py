"""The page of a case: where it stands, what may be done now, everything that is known of it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone as clock_now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from complaints import completion, evidence, referring, sight, stories, twins, unsealing, workflow
from complaints.admin import (
    casemoves,
    clarificationmoves,
    clarificationpanel,
    contestmoves,
    documentmoves,
    documentpanel,
    groundforms,
    levelmoves,
    likepanel,
    maskmoves,
    panels,
    personmoves,
    personpanel,
    pressuremoves,
    referralmoves,
    sealmoves,
    sealpanel,
    splitmoves,
    splitpanel,
    stepforms,
    talkpanel,
)
from complaints.admin.bulk import BulkAdmin
from complaints.admin.documents import DocumentAdmin
from complaints.admin.importing import ImportAdmin
from complaints.admin.move import Move
from complaints.admin.queue import mode_mark, situation_of
from complaints.admin.savedviews import SavedViewsAdmin
from complaints.elections import contests
from complaints.elements import elements_of
from complaints.endings import is_ended
from complaints.family import around, beside
from complaints.guidance import best_step, next_step
from complaints.models import CaseEvent, Complaint, Evidence
from complaints.reading import open_case
from complaints.statuses import BEFORE_REGISTRATION, OPEN, IdentityMode, Status
from complaints.transcript import key_of
from netralitas.audit.adminbase import StepForm, role_of
from netralitas.clocks.countdown import clocks_of_one
from netralitas.lib.filekinds import EXTENSIONS
from netralitas.lib.refusal import Refusal
from netralitas.people.offices import regions
from netralitas.people.roles import Role

A_MOMENT = timedelta(minutes=2)
IMAGES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
# Whatever a file may hold, it runs nothing and asks nothing of anybody.
OPAQUE = "application/octet-stream"
SANDBOX = "default-src 'none'; img-src 'self'; sandbox"
CLEAN, ORIGINAL = "bukti", "asli"
# Which door opens a copy, and the part of the page it stands in.
COPIES = {CLEAN: (evidence.open_clean, "#bukti"), ORIGINAL: (unsealing.open_original, "#segel")}
# What can be done on the page beside the steps of the table; each topic brings its own.
MOVES: dict[str, Move] = (
    casemoves.MOVES
    | sealmoves.MOVES
    | splitmoves.MOVES
    | maskmoves.MOVES
    | levelmoves.MOVES
    | clarificationmoves.MOVES
    | referralmoves.MOVES
    | documentmoves.MOVES
    | personmoves.MOVES
    | contestmoves.MOVES
    | pressuremoves.MOVES
)
Door = Callable[..., Any]
Panel = Callable[[HttpRequest, Complaint], dict[str, Any] | None]


@admin.register(Complaint)
class CaseAdmin(SavedViewsAdmin, DocumentAdmin, ImportAdmin, BulkAdmin):
    """A case: its queue and its page. Upper rooms hang their doors and panels in ``doors`` and ``hung_panels``."""

    page_template = "admin/complaints/complaint/case.html"
    read_with = ("reporter", "assignee", "handler", "entered_by", "heeded_by")
    step_forms: ClassVar[dict[str, type[StepForm]]] = (
        stepforms.STEP_FORMS | groundforms.STEP_FORMS | {action: move.form for action, move in MOVES.items()}
    )
    doors: ClassVar[dict[str, Door]] = {}
    hung_panels: ClassVar[list[Panel]] = []

    def get_urls(self) -> list[URLPattern]:
        name, wrap = "complaints_complaint", self.admin_site.admin_view
        opening, original = wrap(require_POST(self.identity_view)), wrap(require_POST(self.original_view))
        return [
            *super().get_urls(),
            path("<int:pk>/evidence/<int:item>/", wrap(self.evidence_view), name=f"{name}_evidence"),
            path("<int:pk>/evidence/<int:item>/original/", original, name=f"{name}_original"),
            path("<int:pk>/identity/", opening, name=f"{name}_identity"),
        ]

    def visible(self, request: HttpRequest, pk: int) -> Complaint:
        """Return a case this person may see. What most cases have not, and what is held already, is not joined."""
        case = self.page_rows(request).select_related(None).select_related(*self.read_with).filter(pk=pk).first()
        if case is None:
            raise Http404
        case.region, case.contest = regions().get(case.region_id), contests().get(case.contest_id)
        if case.split_from_id:
            case.split_from = Complaint.objects.select_related("reporter").get(pk=case.split_from_id)
        return case

    # --- Steps

    def form_for(
        self, request: HttpRequest, record: Complaint, action: str, data: Mapping[str, Any] | None
    ) -> StepForm:
        if action == "choose_act" and data is not None:
            return stepforms.ActForm(
                data,
                key=action,
                record=record,
                rows=panels.rows_to_choose(record, panels.catalogue_of(record)),
                others=panels.other_editions(record),
            )
        if action == "merge":
            return stepforms.MergeForm(data, key=action, record=record, user=request.user)
        form = super().form_for(request, record, action, data)
        if action in clarificationmoves.WITH_SCAN and data is not None:
            form.files = request.FILES
        return form

    def take(self, request: HttpRequest, record: Complaint, action: str, form: StepForm) -> str:
        given = form.cleaned_data
        if action in MOVES:
            return MOVES[action].door(record, given, form, request.user)
        out = referring.letters_out(record) if action == "reopen" else []
        door = self.doors.get(action)
        if door is not None:
            door(record, actor=request.user, **given)
        else:
            workflow.move(record, action, actor=request.user, **given)
        label = next(str(step.label) for step in workflow.STEPS if step.action == action)
        return " ".join([_("Langkah “%(label)s” tercatat.") % {"label": label}, *referralmoves.recalled(out)])

    def done_already(self, request: HttpRequest, record: Complaint, action: str) -> str:
        last = record.events.order_by("-id").first()
        if last is None or last.action != action or last.actor_id != request.user.pk:
            return ""
        if clock_now.now() - last.at > A_MOMENT or action in contestmoves.MOVES:  # that door knows a second press
            return ""
        return _("Langkah ini sudah tercatat; tidak perlu dikirim lagi.")

    def anchor_of(self, action: str) -> str:
        return MOVES[action].anchor if action in MOVES else ""

    # --- The page

    def page_context(self, request: HttpRequest, record: Any, bound: StepForm | None) -> dict[str, Any]:
        open_case(record, actor=request.user)
        now, role, near = clock_now.now(), role_of(request), around(record, user=request.user)
        mask = sight.mask_for(record, request.user, beside=beside(record) if record.lead_id else near.told)
        make = _maker(record, bound)
        witnesses = list(record.report.witnesses.all()) if sight.reads_all(request.user) else None
        events = list(record.events.select_related("actor"))
        situation = situation_of(
            record,
            is_answered=completion.is_answered(record),
            has_left=record.has_left,
            lead=record.lead,
        )
        clocks = clocks_of_one(record)
        prefetch_related_objects([record], "milestones")
        milestones = list(record.milestones.all())
        items, forms = twins.with_forms(record, request.user)
        seen = twins.seen_before(items, user=request.user)
        heard = clarificationpanel.in_order(record, everything="klarifikasi" in request.GET)
        minutes = clarificationpanel.minutes_kept(record, heard, request.user)
        place = panels.place_of_case(record)
        elements = elements_of(record, has_evidence=bool(items))
        steps = panels.steps(record, role, situation, make, elements=elements)
        best = best_step(situation)
        is_desk = role == Role.VERIFIER and record.status in OPEN
        may_identify = is_desk or (role == Role.SATGAS and record.status == Status.PROVEN_FORWARDED)
        may_ask = role == Role.VERIFIER and not is_ended(record)
        may_flag = role == Role.VERIFIER and record.status in OPEN | {Status.PROVEN_FORWARDED}
        reason, unverified = panels.phase_words(record)
        context = {
            "title": f"{record.number} {record.title}",
            "case": record,
            "role": role,
            "mode": mode_mark(record),
            "is_anonymous": record.identity_mode == IdentityMode.ANONYMOUS,
            "has_left": situation.has_left,
            "tells_pressure": record.is_pressed and role == Role.VERIFIER,
            "pressure": pressuremoves.panel_of(record, role, place, make),
            "received": place.says(record.received_at),
            "left": panels.countdown_of(clocks, now),
            "reporter_until": panels.reporter_until(clocks, place),
            "may_complete": record.status in BEFORE_REGISTRATION and not situation.has_left,
            "what": next_step(situation),
            "marks": panels.step_bar(record, milestones),
            "steps": steps,
            "elements": elements,
            "accused": personpanel.beside(
                panels.accused_panels(record, make, may_identify=may_identify), record, request.user, make=make
            ),
            "acts": panels.act_panels(record, make, role),
            "unplaced": situation.unplaced,
            "choose": self._choice(record, make) if is_desk else None,
            "contest": contestmoves.panel_of(record, mask, make, role=role),
            "phase_reason": reason,
            "phase_unverified": unverified,
            "phase_form": make("set_phase", initial={"phase": record.phase}) if is_desk else None,
            "assign_form": make("assign") if is_desk else None,
            "criminal_form": make("flag_criminal", initial=_flag_of(record)) if may_flag else None,
            "evidence": panels.evidence_panels(record, items, seen),
            "witnesses": witnesses,
            "mask": mask,
            "stories": stories.of_page(
                record, near.told, mask, after=key_of(request.GET.get("story", "")), is_desk=witnesses is not None
            ),
            "mask_form": make("hide", witnesses=witnesses) if witnesses is not None else None,
            "split": splitpanel.of_case(record, near.family, request.user, make),
            "talk": talkpanel.of_case(
                record, items, place, role, before=request.GET.get("before", ""), form=make("ask") if may_ask else None
            ),
            "alike": likepanel.of_case(record, near.followers, items, seen, request.user, make=make),
            "seals": sealpanel.of_case(
                record,
                [*(item for item in items if item.complaint_id == record.pk), *forms, *minutes],
                place,
                request.user,
                make=make,
                now=now,
            ),
            "clarifications": clarificationpanel.of_case(record, heard, place, request.user, make=make, now=now),
            "elsewhere": referralmoves.panel_of(record, request.user, make=make),
            "documents": documentpanel.of_case(
                record, events, heard, request.user, is_answered=situation.is_answered, make=make
            ),
            "timeline": panels.timeline(record, events, clocks, situation, now, mask),
            "first_open": best if any(step.action == best and not step.shut for step in steps) else "",
            "no_step": _no_step(record, role),
            "hung": [panel for hang in self.hung_panels if (panel := hang(request, record))],
            "moved": _moved(record, events, bound, place),
        }
        shown = {form.key for form in _forms_of(context)}
        context["homeless"] = bound if bound is not None and bound.key not in shown else None
        return context

    def _choice(self, case: Complaint, make: panels.FormMaker) -> dict[str, Any]:
        rows, people = panels.catalogue_of(case), list(case.accused.all())
        form = make(
            "choose_act", rows=panels.rows_to_choose(case, rows), others=panels.other_editions(case), people=people
        )
        return {
            "form": form,
            "suggestions": panels.suggestions(case, rows) if len(people) == 1 else [],
            "people": people,
        }

    # --- Evidence

    def evidence_view(self, request: HttpRequest, pk: int, item: int) -> HttpResponse | StreamingHttpResponse:
        """Send the clean copy of one piece of evidence, of the case or of a report that is handled with it."""
        case = self.visible(request, pk)
        row = self._file(request, case, twins.evidence_of(case), item)
        return self._sent(request, case, row, CLEAN)

    def _file(self, request: HttpRequest, case: Complaint, exhibits: QuerySet[Evidence], item: int) -> Evidence:
        """Return one file among some exhibits of a case; its office finds the minutes that it keeps as well."""
        kept = twins.kept_of(case, request.user).filter(pk=item).first()
        return kept or get_object_or_404(exhibits, pk=item, kind=Evidence.Kind.FILE)

    # --- What is sealed

    def original_view(self, request: HttpRequest, pk: int, item: int) -> HttpResponse | StreamingHttpResponse:
        """Send the original of one file to whoever it was unsealed for; nothing of it opens in the browser."""
        case = self.visible(request, pk)
        row = self._file(request, case, case.evidence.all(), item)
        return self._sent(request, case, row, ORIGINAL)

    def _sent(
        self, request: HttpRequest, case: Complaint, row: Evidence, copy: str
    ) -> HttpResponse | StreamingHttpResponse:
        """Send what the door of a copy opens, under a name that tells nothing; a refusal leads back to the case."""
        door, back = COPIES[copy]
        try:
            parts = door(row, actor=request.user)
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
            return HttpResponseRedirect(self.address("change", case.pk) + back)
        is_clean = copy == CLEAN
        kind = row.mime if is_clean and row.mime in EXTENSIONS else OPAQUE
        shown = "inline" if is_clean and row.mime in IMAGES else "attachment"
        name = f"{case.number}-{copy}-{row.pk}.{EXTENSIONS.get(row.mime, 'bin')}"
        response = StreamingHttpResponse(parts, content_type=kind)
        response["Content-Disposition"] = f'{shown}; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = SANDBOX
        response["Cache-Control"] = "no-store, private"
        return response

    def identity_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show who the reporter is, on a page of its own that nothing keeps."""
        case = self.visible(request, pk)
        try:
            identity = unsealing.read_identity(case, actor=request.user)
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
            return HttpResponseRedirect(self.address("change", pk) + "#segel")
        labels = {"name": _("Nama"), "address": _("Alamat"), "phone": _("Telepon"), "email": _("E-mail")}
        lines = [(labels.get(key, key), value) for key, value in identity.items() if value]
        context = {**self.admin_site.each_context(request), "title": _("Identitas pelapor"), "case": case}
        return TemplateResponse(request, "admin/complaints/complaint/identity.html", {**context, "lines": lines})


def _maker(case: Complaint, bound: StepForm | None) -> panels.FormMaker:
    """Return a function that makes the forms of the page, the refused one in its place."""

    def make(action: str, *, about: int | str | None = None, **kwargs: Any) -> StepForm:
        key = f"{action}-{about}" if about is not None else action
        if bound is not None and bound.key == key:
            return bound
        return CaseAdmin.step_forms[action](key=key, record=case, **kwargs)

    return make


def _forms_of(context: dict[str, Any]) -> list[StepForm]:
    """Return every form that stands on the page."""
    found = [step.form for step in context["steps"] if not step.shut]
    found += [panel.form for panel in context["accused"]]
    found += [form for panel in context["acts"] for form in (panel.verdict, panel.drop, panel.date)]
    found += [panel.level.form for panel in context["acts"] if panel.level]
    found += referralmoves.forms_of(context["elsewhere"])
    found += context["clarifications"].forms if context["clarifications"] else []
    found += [form for panel in context["accused"] if panel.besides for form in panel.besides.forms]
    found += [
        context["phase_form"],
        context["contest"].form,
        context["assign_form"],
        context["criminal_form"],
        context["mask_form"],
        context["talk"].form,
        context["pressure"].form if context["pressure"] else None,
        *context["seals"].forms,
        *context["documents"].forms,
        context["alike"].form,
        *(context["split"].forms if context["split"] else []),
        (context["choose"] or {}).get("form"),
    ]
    return [form for form in found if form is not None]


def _flag_of(case: Complaint) -> dict[str, str]:
    return {"flagged": "yes" if case.is_criminal_flagged else "no", "note": case.criminal_note}


def _moved(case: Complaint, events: list[CaseEvent], bound: StepForm | None, place: panels.Place) -> str:
    """Say since when a case stands where it stands, to somebody whose step is not open there."""
    last = next((event for event in reversed(events) if event.source != event.target), None)
    if bound is None or last is None or not (bound.codes & {"step_not_open"}):
        return ""
    who = last.actor.full_name if last.actor else _("sistem")
    return _("Perkara ini pada tahap “%(status)s” sejak %(when)s (%(who)s). Halaman di bawah sudah yang terbaru.") % {
        "status": case.get_status_display(),
        "who": who,
        "when": place.says(last.at),
    }


def _no_step(case: Complaint, role: str) -> str:
    if role in (Role.VERIFIER, Role.SATGAS) and case.status not in panels.SOLVED:
        return _("Perkara ini sedang di tangan pihak lain. Tidak ada langkah untuk Anda sekarang.")
    if case.status in panels.SOLVED:
        return _("Perkara ini sudah selesai.")
    return _("Anda membaca perkara ini; langkahnya diambil petugas yang menanganinya.")

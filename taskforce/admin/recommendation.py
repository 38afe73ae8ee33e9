"""Recommendations: the list of those that wait, and the page on which institutions sign."""

import re
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import F, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone as clock_now
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST

from complaints.access import visible_to as cases_of
from complaints.actwords import LEVELS
from complaints.candidates import records_of
from complaints.family import told_with
from complaints.ledger import READERS
from complaints.models import Accused, Act
from complaints.sight import Mask, listed, mask_for
from netralitas.audit.adminbase import RoomList, StepAdmin, StepForm, icon, role_of
from netralitas.clocks.countdown import clocks_of, clocks_of_one, countdown, most_urgent
from netralitas.lib.refusal import Refusal
from netralitas.people.offices import appointing_official_of
from netralitas.people.roles import Role
from netralitas.people.zones import zone_of
from taskforce import findings, judging, reading, recommendations
from taskforce.access import visible_to
from taskforce.admin import actlevel, stepforms
from taskforce.admin.against import against
from taskforce.levels import level_of, proven_acts
from taskforce.models import Finding, Recommendation
from taskforce.statuses import ENDED, Status
from taskforce.workflow import steps_for

NUMBER = re.compile(r"r[\s-]*\d{4}[\s-]*(\d{1,12})", re.IGNORECASE)
CASE_NUMBER = re.compile(r"l[\s-]*\d{4}[\s-]*(\d{1,12})", re.IGNORECASE)
SUBJECT = "taskforce.recommendation"
PATH = [Status.VERIFICATION, Status.AWAITING_FOLLOW_UP, Status.FOLLOWED_UP]


class StatusFilter(admin.SimpleListFilter):
    title = _lazy("tahap")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Status.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
        return queryset.filter(status=self.value()) if self.value() in Status.values else queryset


class DueFilter(admin.SimpleListFilter):
    title = _lazy("batas")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("late", _("Lewat batas")), ("running", _("Dalam batas"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
        waiting = queryset.filter(status=Status.AWAITING_FOLLOW_UP)
        if self.value() == "late":
            return waiting.filter(due_at__lt=clock_now.now())
        return waiting.filter(due_at__gte=clock_now.now()) if self.value() == "running" else queryset


class Lines(RoomList):
    """The list with the running clocks of its lines, fetched at once."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows: list[Any] = list(self.result_list)
        clocks = clocks_of(SUBJECT, [row.pk for row in rows])
        for row in rows:
            row.open_clocks = clocks[row.pk]
        self.result_list = rows


@admin.register(Recommendation)
class RecommendationAdmin(StepAdmin):
    """What the Satgas asks of an agency: verified, co-signed, issued, answered."""

    readers = frozenset({Role.VERIFIER, Role.SATGAS, Role.SUPERVISOR, Role.AUDITOR})
    page_template = "admin/taskforce/recommendation/page.html"
    step_forms: ClassVar[dict[str, type[StepForm]]] = {
        "cosign": stepforms.CosignForm,
        "judge": stepforms.JudgeActForm,
        "issue": stepforms.IssueForm,
        "close": stepforms.CloseForm,
        "void": stepforms.VoidForm,
    }
    list_display = ["due", "matter", "addressee", "level_words", "stage", "signed"]
    list_display_links = None
    list_filter = [DueFilter, StatusFilter]
    ordering = [F("due_at").asc(nulls_last=True), "id"]
    sortable_by = ()
    search_fields = ["id"]
    search_help_text = _lazy("Nomor rekomendasi atau perkara, nomor surat, atau instansi.")

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            *super().get_urls(),
            path("open/<int:accused>/", wrap(require_POST(self.open_view)), name="taskforce_recommendation_open"),
            path("<int:pk>/letter/", wrap(self.letter_view), name="taskforce_recommendation_letter"),
        ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Lines

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return lookup in {DueFilter.parameter_name, StatusFilter.parameter_name}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recommendation]:
        signed = Finding.objects.select_related("institution", "officer").order_by("signed_at", "id")
        return (
            visible_to(request.user)
            .select_related("complaint__split_from", "accused__instansi", "instansi__region")
            .select_related("issuer", "letter", "opened_by")
            .prefetch_related(Prefetch("findings", signed))
        )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        text = search_term.strip()[:160]
        if not text:
            return queryset, False
        if match := NUMBER.fullmatch(text):
            return queryset.filter(pk=int(match[1])), False
        if match := CASE_NUMBER.fullmatch(text):
            return queryset.filter(complaint=int(match[1])), False
        wanted = Q(letter__number__iexact=text) | Q(instansi__name__icontains=text)
        return queryset.filter(wanted), False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        self.require_reader(request)
        words = {
            "title": _("Rekomendasi"),
            "nothing": _("Belum ada rekomendasi. Rekomendasi dibuka dari halaman perkara."),
        }
        return super().changelist_view(request, {**words, **(extra_context or {})})

    # --- Columns

    @admin.display(description=_lazy("Batas"))
    def due(self, row: Any) -> SafeString:
        clock = most_urgent(row.open_clocks, now=clock_now.now())
        if clock is None:
            return format_html('<span class="sub">{}</span>', _("tidak berjalan"))
        left = countdown(clock, now=clock_now.now())
        return format_html(
            '<span class="duem duem--{}" title="{}">{}{}</span><span class="sub">{}<span class="sr">. {}</span></span>',
            left.state, left.explanation, icon(left.icon), left.words, left.day, left.explanation,
        )  # fmt: skip

    @admin.display(description=_lazy("Rekomendasi"))
    def matter(self, row: Recommendation) -> SafeString:
        return format_html(
            '<a class="t" href="{}">{}</a><span class="sub mono">{} · {}</span>',
            self.address("change", row.pk), row.complaint.title, row.number, row.complaint.number,
        )  # fmt: skip

    @admin.display(description=_lazy("Terlapor dan instansi"))
    def addressee(self, row: Recommendation) -> SafeString:
        person = row.accused
        who = person.name or person.post or listed(row.complaint).text(person.description)
        where = row.instansi.name if row.instansi else _("instansi belum diketahui")
        return format_html('{}<span class="sub">{}</span>', who, ", ".join(filter(None, [row.accused.post, where])))

    @admin.display(description=_lazy("Tingkat"))
    def level_words(self, row: Recommendation) -> str:
        return str(LEVELS.get(row.level, row.level))

    @admin.display(description=_lazy("Tahap"))
    def stage(self, row: Recommendation) -> SafeString:
        return format_html('{}<span class="sub">{}</span>', row.get_status_display(), row.answer)

    @admin.display(description=_lazy("Tanda tangan"))
    def signed(self, row: Recommendation) -> SafeString:
        names = [finding.institution.short_name or finding.institution.name for finding in row.findings.all()]
        return format_html("{}", ", ".join(names) or _("belum ada"))

    # --- The page

    def page_context(self, request: HttpRequest, record: Recommendation, bound: StepForm | None) -> dict[str, Any]:
        reading.open_row(record, actor=request.user)
        now, today = clock_now.now(), clock_now.localdate()
        signed = list(record.findings.all())
        case, acts = record.complaint, proven_acts(record.accused)
        mask = mask_for(case, request.user, beside=told_with(case))
        steps = [self._step(request, record, step, signed, acts, bound) for step in steps_for(record, role_of(request))]
        clock = most_urgent(clocks_of_one(record), now=now)
        official = appointing_official_of(record.instansi, today) if record.instansi else None
        judged = actlevel.panels_of(acts, record, request.user, bound=bound, signed=signed)
        shown = {step["form"].key for step in steps if not step["shut"]}
        shown |= {level.form.key for level in judged if level and level.form}
        level = level_of(acts) if acts and record.status == Status.VERIFICATION else record.level
        return {
            "title": f"{record.number} {record.complaint.title}",
            "row": record,
            "mask": mask,
            "level": LEVELS.get(level, level),
            "left": countdown(clock, now=now) if clock else None,
            "marks": _marks(record),
            "steps": steps,
            "first_open": next((step["action"] for step in steps if not step["shut"]), ""),
            "no_step": _("Tidak ada langkah untuk Anda sekarang."),
            "signed": signed,
            "rule": findings.signature_rule(today),
            "acts": list(zip(acts, judged, strict=True)),
            "official": official,
            "earlier": _earlier(request, record),
            "timeline": _timeline(record, signed, clock, mask.satgas),
            "homeless": bound if bound is not None and bound.key not in shown else None,
        }

    def _step(
        self,
        request: HttpRequest,
        record: Recommendation,
        step: Any,
        signed: list[Finding],
        acts: list[Act],
        bound: StepForm | None,
    ) -> dict[str, Any]:
        form = bound if bound is not None and bound.key == step.action else None
        return {
            "action": step.action,
            "label": step.label,
            "hint": step.hint,
            "form": form or self.step_forms[step.action](key=step.action, record=record),
            "shut": against(request.user, record, step.action, signed, acts),
            "is_danger": step.action in ("close", "void"),
        }

    def take(self, request: HttpRequest, record: Recommendation, action: str, form: StepForm) -> str:
        given = form.cleaned_data
        if action == "judge":
            judging.judge(
                record,
                given["act"],
                given["answer"],
                reason=given["reason"],
                seen=given["seen"],
                actor=request.user,
            )
            return _("Tingkat perbuatan dinilai.")
        if action == "cosign":
            findings.cosign(record, given["opinion"], note=given["note"], actor=request.user)
            return _("Hasil verifikasi ditandatangani.")
        if action == "issue":
            row = recommendations.issue(record, grounds=given["grounds"], actor=request.user)
            number = row.letter.number if row.letter else row.number
            return _("Rekomendasi terbit dengan nomor %(number)s dan dikirim kepada instansi.") % {"number": number}
        if action == "void":
            recommendations.void(record, reason=given["reason"], actor=request.user)
            return _("Verifikasi dibatalkan.")
        recommendations.close(record, reason=given["reason"], actor=request.user)
        return _("Verifikasi ditutup tanpa rekomendasi.")

    def anchor_of(self, action: str) -> str:
        return "#terbukti" if action == "judge" else ""

    def done_already(self, request: HttpRequest, record: Recommendation, action: str) -> str:
        mine = record.findings.filter(officer=request.user.pk).exists()
        issued = action == "issue" and record.letter is not None and record.letter.issued_by_id == request.user.pk
        if (action == "cosign" and mine) or issued:
            return _("Langkah ini sudah tercatat; tidak perlu dikirim lagi.")
        return ""

    # --- Addresses of its own

    def open_view(self, request: HttpRequest, accused: int) -> HttpResponse:
        """Open the verification of one accused of a case this person may see."""
        person = Accused.objects.filter(pk=accused, complaint__in=cases_of(request.user)).first()
        if person is None:
            raise Http404
        try:
            row = findings.open_for(person, actor=request.user)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
            return HttpResponseRedirect(
                reverse("admin:complaints_complaint_change", args=[person.complaint_id]) + "#satgas"
            )
        messages.success(request, _("Verifikasi %(number)s dibuka.") % {"number": row.number})
        return HttpResponseRedirect(self.address("change", row.pk))

    def letter_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the letter as it was issued."""
        row = self.visible(request, pk)
        try:
            data = reading.open_letter(row, actor=request.user)
        except Refusal as refusal:
            messages.warning(request, refusal.sentence)
            return HttpResponseRedirect(self.address("change", pk))
        response = HttpResponse(data, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{row.number}.pdf"'
        response["Cache-Control"] = "no-store, private"
        return response


def _earlier(request: HttpRequest, row: Recommendation) -> Any:
    """Return how many earlier cases the accused has, to those who may read of them; None while nobody linked any."""
    if role_of(request) not in READERS:
        return None
    return records_of([row.accused], row.complaint, user=request.user).get(row.accused.person_id or 0)


def _marks(row: Recommendation) -> list[dict[str, str]]:
    if row.status in ENDED:
        return [
            {"label": str(Status.VERIFICATION.label), "state": "done"},
            {"label": row.get_status_display(), "state": "now"},
        ]
    here = PATH.index(Status(row.status))
    return [
        {"label": str(status.label), "state": "done" if n < here else "now" if n == here else "next"}
        for n, status in enumerate(PATH)
    ]


def _timeline(row: Recommendation, signed: list[Finding], clock: Any, mask: Mask) -> list[dict[str, Any]]:
    zone = zone_of(row.instansi.region if row.instansi else None)

    def said(moment: Any) -> str:
        return date_format(moment.astimezone(zone), "l, j F Y, H.i")

    items = [_item(_("Verifikasi dibuka"), f"{said(row.opened_at)} · {row.opened_by.full_name}")]
    for finding in signed:
        title = _("%(institution)s: %(opinion)s") % {
            "institution": finding.institution.name,
            "opinion": finding.get_opinion_display().lower(),
        }
        items.append(_item(title, f"{said(finding.signed_at)} · {finding.officer.full_name}", note=finding.note))
    if row.letter:
        items.append(
            _item(
                _("Rekomendasi terbit, %(number)s") % {"number": row.letter.number},
                said(row.letter.issued_at),
                note=row.grounds,
            )
        )
    if row.status in ENDED:
        items.append(_item(row.get_status_display(), "", note=row.grounds))
    if row.answered_on:
        items.append(
            _item(_("Ditindaklanjuti: %(answer)s") % {"answer": row.answer}, date_format(row.answered_on, "l, j F Y"))
        )
    if row.status == Status.AWAITING_FOLLOW_UP:
        items.append(_item(_("Menunggu tindak lanjut %(who)s") % {"who": row.instansi}, "", state="now"))
    if clock and clock.next_reminder_at:
        items.append(_item(_("Pengingat berikutnya"), said(clock.next_reminder_at), state="next"))
    return [{**item, "mask": mask} for item in items]


def _item(title: str, when: str, *, state: str = "done", note: str = "") -> dict[str, str]:
    return {"state": state, "title": title, "when": when, "note": note}

"""The queue: what must be done now, by whom, until when, on one line a case."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone as clock_now
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.access import visible_to
from complaints.admin import filters
from complaints.admin.searching import found_by
from complaints.guidance import Situation, next_step
from complaints.models import Accused, Act, Complaint
from complaints.sight import listed
from complaints.statuses import Channel, IdentityMode, Kind, Phase, Status
from complaints.transcript import has_unseen
from complaints.waiting import due_conditions, waiting_for
from netralitas.audit.adminbase import BoundedPaginator, RoomList, StepAdmin, icon
from netralitas.clocks.countdown import clocks_of, countdown, most_urgent
from netralitas.people.models import Region
from netralitas.people.roles import Role
from netralitas.people.zones import zone_of

MODE_ICONS = {IdentityMode.OPEN: "person", IdentityMode.CONFIDENTIAL: "lock", IdentityMode.ANONYMOUS: "eye-off"}
PHASES = {
    Phase.BEFORE: _lazy("sebelum penetapan"),
    Phase.AFTER: _lazy("sesudah penetapan"),
    Phase.UNKNOWN: _lazy("fase belum pasti"),
}
SHOWN_ACTS = 3


class Queue(RoomList):
    """The list with the running clocks of its lines, fetched at once."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows: list[Any] = list(self.result_list)
        clocks = clocks_of("complaints.complaint", [row.pk for row in rows])
        for row in rows:
            row.open_clocks = clocks[row.pk]
        self.result_list = rows


class QueueAdmin(StepAdmin):
    """The list half of a case's admin."""

    readers = frozenset({Role.VERIFIER, Role.SATGAS, Role.SUPERVISOR, Role.AUDITOR})
    list_display = ["due", "matter", "accused_people", "alleged", "stage", "officer"]
    list_display_links = None
    list_filter = [
        filters.DueFilter, filters.StatusFilter, filters.OfficerFilter, filters.KindFilter, filters.ChannelFilter,
        filters.PhaseFilter, filters.ContestFilter, filters.RegionFilter, filters.SealFilter,
    ]  # fmt: skip
    ordering = [F("due_at").asc(nulls_last=True), "id"]
    sortable_by = ()
    search_fields = ["id"]
    search_help_text = _lazy(
        "Nomor, nomor register, tautan, atau instansi; nama lengkap, akun, NIP, atau nomor kendaraan terlapor."
    )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Queue

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return lookup in {kind.parameter_name for kind in self.list_filter}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Complaint]:
        acts = Act.objects.select_related("violation").order_by("id")
        accused = Accused.objects.select_related("instansi").order_by("id")
        return (
            visible_to(request.user)
            .annotate(has_unseen=has_unseen())
            .select_related("region", "assignee", "handler", "contest", "entered_by", "split_from")
            .prefetch_related(Prefetch("acts", acts), Prefetch("accused", accused))
        )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return (found_by(queryset, search_term) if search_term.strip() else queryset), False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        self.require_reader(request)
        now = clock_now.now()
        context = {
            "title": _("Antrean"),
            "place": _place_of(request.user),
            "now": local_time(now, request.user.region),
            "views": _views(request, now),
            "may_enter": request.user.role == Role.VERIFIER,
            "nothing": _("Tidak ada yang menunggu. Perkara baru muncul di sini begitu masuk."),
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    # --- Columns

    @admin.display(description=_lazy("Batas"))
    def due(self, case: Any) -> SafeString:
        clock = most_urgent(case.open_clocks, now=clock_now.now())
        if clock is None:
            return format_html('<span class="sub">{}</span>', _("tidak ada"))
        left = countdown(clock, now=clock_now.now())
        why = f"{left.duty}. {left.explanation}"
        if left.needs_verification:
            why += f" ({_('perlu verifikasi')})"
        return format_html(
            '<span class="duem duem--{}" title="{}">{}{}</span><span class="sub">{}<span class="sr">. {}</span></span>',
            left.state, why, icon(left.icon), left.words, left.day, why,
        )  # fmt: skip

    @admin.display(description=_lazy("Perkara"))
    def matter(self, case: Any) -> SafeString:
        marks = [format_html('<span class="mono">{}</span>', case.number), mode_mark(case)]
        if case.has_unseen:
            marks.append(format_html('<b class="unseen">{}{}</b>', icon("chat"), _("pesan baru")))
        if case.channel != Channel.PORTAL:
            marks.append(format_html("{}", case.get_channel_display()))
        if case.kind != Kind.REPORT:
            marks.append(format_html("{}", case.get_kind_display().lower()))
        return format_html(
            '<a class="t" href="{}">{}</a><span class="sub">{}</span>',
            self.address("change", case.pk), case.title, format_html_join(" · ", "{}", [(mark,) for mark in marks]),
        )  # fmt: skip

    @admin.display(description=_lazy("Terlapor"))
    def accused_people(self, case: Complaint) -> SafeString:
        people = list(case.accused.all())
        if not people:
            return format_html("{}", _("belum diketahui"))
        first, more = people[0], len(people) - 1
        who = listed(case).text(name_of(first)) + (_(" dan %(n)d orang lain") % {"n": more} if more else "")
        return format_html('{}<span class="sub">{}</span>', who, place_of(first))

    @admin.display(description=_lazy("Dugaan"))
    def alleged(self, case: Complaint) -> SafeString:
        acts = list({act.violation.code: act for act in case.acts.all()}.values())
        tags = format_html_join(
            " ",
            '<span class="tag tag--code" title="{}">{}</span>',
            [(act.violation.title, act.violation.code) for act in acts[:SHOWN_ACTS]],
        )
        if len(acts) > SHOWN_ACTS:
            tags += format_html(" <span>+{}</span>", len(acts) - SHOWN_ACTS)
        words = tags if acts else format_html("{}", _("belum ditetapkan"))
        return format_html('<span class="tags">{}</span><span class="sub">{}</span>', words, PHASES[Phase(case.phase)])

    @admin.display(description=_lazy("Tahap dan langkah berikut"))
    def stage(self, case: Complaint) -> SafeString:
        step = next_step(situation_of(case))
        if not step:
            return format_html("{}", case.get_status_display())
        return format_html('{}<span class="next">{}{}</span>', case.get_status_display(), icon("arrow"), step)

    @admin.display(description=_lazy("Petugas"))
    def officer(self, case: Complaint) -> SafeString:
        who = format_html("{}", case.assignee.full_name) if case.assignee else format_html("<b>{}</b>", _("belum ada"))
        return format_html(
            '{}<span class="sub">{}</span>', who, case.region.name if case.region else _("tanpa wilayah")
        )


def situation_of(case: Complaint) -> Situation:
    """Reduce a case with its prefetched acts to what the guidance asks."""
    return Situation(case.status, case.kind, tuple(act.verdict for act in case.acts.all()), case.due_at is not None)


def mode_mark(case: Complaint) -> SafeString:
    """Return how the reporter appears: openly, sealed, not at all."""
    mode = IdentityMode(case.identity_mode)
    return format_html("{}{}", icon(MODE_ICONS[mode]), mode.label.lower())


def name_of(person: Accused) -> str:
    """Return what an accused is called: by name, else by post or description."""
    return (
        person.name
        or (_("%(post)s, nama belum diketahui") % {"post": person.post} if person.post else person.description)
        or _("belum diketahui")
    )


def place_of(person: Accused) -> str:
    """Return where an accused works, as far as is known."""
    agency = person.instansi.name if person.instansi else person.instansi_text
    return ", ".join(part for part in (person.post if person.name else "", agency) if part) or _(
        "instansi belum diketahui"
    )


def local_time(moment: datetime, region: Region | None) -> str:
    """Return a moment in words, in the time of a region; western time without one."""
    return date_format(moment.astimezone(zone_of(region)), "l, j F Y, H.i")


def _place_of(user: Any) -> str:
    if user.region_id:
        return user.region.name
    return user.instansi.name if user.instansi_id and user.instansi.covers else _("seluruh Indonesia")


def _views(request: HttpRequest, now: datetime) -> list[dict[str, Any]]:
    """Return the ways into the queue with their counts, told in one query that reads no further than a page turns."""
    waiting = visible_to(request.user).filter(waiting_for(request.user))
    near = waiting.order_by(F("due_at").asc(nulls_last=True), "id")[: BoundedPaginator.REACH + 1]
    conditions = due_conditions(request.user, now)
    conditions |= {
        "paused": Q(status=Status.NEEDS_COMPLETION),
        "mine": Q(assignee=request.user),
        "unassigned": Q(assignee=None),
        "all": Q(),
    }
    counts = near.aggregate(**{name: Count("pk", filter=condition) for name, condition in conditions.items()})
    ways = [
        ("late", {"due": "late"}, _("Lewat batas")),
        ("today", {"due": "today"}, _("Jatuh hari ini")),
        ("soon", {"due": "soon"}, _("Dua hari kerja ke depan")),
        ("paused", {"due": "paused"}, _("Menunggu pelapor")),
        ("mine", {"officer": "me"}, _("Perkara saya")),
        ("unassigned", {"officer": "none"}, _("Tanpa petugas")),
        ("all", {}, _("Semua yang berjalan")),
    ]
    if request.user.role != Role.VERIFIER:
        ways = [way for way in ways if way[0] in ("late", "today", "soon", "all")]
    asked = {key: value for key, value in request.GET.items() if key not in ("p", "e")}
    return [
        {
            "name": name,
            "label": label,
            "count": counts[name],
            "is_cut": counts[name] > BoundedPaginator.REACH,
            "url": f"?{urlencode(query)}",
            "on": asked == query,
        }
        for name, query, label in ways
    ]

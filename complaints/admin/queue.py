"""The queue: what must be done now, by whom, until when, on one line a case."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone as clock_now
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from complaints import doubts
from complaints.access import visible_to
from complaints.admin import filters, finders
from complaints.admin.keypages import AFTER, BEFORE, KeyPages
from complaints.admin.searching import found_by, is_too_little
from complaints.completion import with_answers
from complaints.guidance import Situation, next_step
from complaints.leaving import with_leavers
from complaints.models import Accused, Act, Complaint
from complaints.sight import listed
from complaints.statuses import NOT_ASN, OPEN, Channel, IdentityMode, Kind, Phase, Status, Verdict
from complaints.transcript import has_unseen
from complaints.waiting import waits_of
from netralitas.audit.adminbase import StepAdmin, icon
from netralitas.clocks.countdown import clocks_of, countdown, most_urgent
from netralitas.people.models import Region
from netralitas.people.offices import regions
from netralitas.people.roles import Role
from netralitas.people.zones import zone_of

MODE_ICONS = {IdentityMode.OPEN: "person", IdentityMode.CONFIDENTIAL: "lock", IdentityMode.ANONYMOUS: "eye-off"}
PHASES = {
    Phase.BEFORE: _lazy("sebelum penetapan"),
    Phase.AFTER: _lazy("sesudah penetapan"),
    Phase.UNKNOWN: _lazy("fase belum pasti"),
}
SHOWN_ACTS = 3
UNSHOWN = ("narrative", "place", "study_conclusion", "criminal_note", "pressure_note", "contest_reason", "code_hash")


class Queue(KeyPages):
    """The list with the running clocks of its lines, fetched at once."""

    def get_queryset(self, request: HttpRequest, **kwargs: Any) -> QuerySet[Complaint]:
        rows = super().get_queryset(request, **kwargs)
        for name in self.params.keys() & {spec.typing for spec in self.filter_specs if hasattr(spec, "typing")}:
            del self.params[name], self.filter_params[name]  # what was typed to look for a choice is no choice
        return rows

    @property
    def page_rows(self) -> QuerySet[Complaint]:
        """Leave closed what no line shows: opening a sealed story takes longer than reading it."""
        return self.root_queryset.defer(*UNSHOWN)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        clocks = clocks_of("complaints.complaint", [row.pk for row in self.result_list])
        for row in self.result_list:
            row.open_clocks = clocks[row.pk]

    @property
    def found(self) -> str:
        """Return in words how much a search found; what lies on further pages is not counted."""
        if self.previous_page or self.next_page:
            return _("Lebih dari satu halaman yang cocok.")
        if is_too_little(self.query):
            return _("Kata ini terlalu pendek atau ada di hampir setiap laporan. Tulis kata lain.")
        n = self.result_count
        return ngettext("%(n)d cocok.", "%(n)d cocok.", n) % {"n": n} if n else _("Tidak ada yang cocok.")

    @property
    def chips(self) -> list[dict[str, str]]:
        """Return what the list is narrowed to, each with the address without it."""
        specs: list[Any] = self.filter_specs
        chosen = [(str(spec.title), spec.chip, [spec.parameter_name]) for spec in specs]
        if self.query:
            chosen.insert(0, (_("cari"), self.query, [SEARCH_VAR]))
        return [
            {"title": title, "words": words, "url": self.get_query_string(remove=names)}
            for title, words, names in chosen
            if words
        ]


class QueueAdmin(StepAdmin):
    """The list half of a case's admin."""

    readers = frozenset({Role.VERIFIER, Role.SATGAS, Role.SUPERVISOR, Role.AUDITOR})
    list_display = ["due", "matter", "accused_people", "alleged", "stage", "officer"]
    list_display_links = None
    list_filter = [
        filters.DueFilter, filters.StatusFilter, finders.OfficerFilter, finders.RegionFilter, finders.AgencyFilter,
        filters.ActFilter, filters.PhaseFilter, filters.ContestFilter, filters.ChannelFilter, filters.KindFilter,
        finders.UnitFilter, filters.MarkFilter, filters.SealFilter, filters.PersonFilter,
    ]  # fmt: skip
    ordering = ["queue_at", "id"]
    sortable_by = ()
    search_fields = ["id"]
    search_help_text = _lazy(
        "Nomor, nama, jabatan, instansi, kata dari uraian, tautan, akun, NIP, atau nomor kendaraan."
    )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Queue

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return lookup in {name for kind in self.list_filter for name in kind.names()}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Complaint]:
        return with_answers(self.page_rows(request)).annotate(
            has_unseen=has_unseen(), merged=_merged(), tells_pressure=_tells_pressure(request.user)
        )

    def page_rows(self, request: HttpRequest) -> QuerySet[Complaint]:
        acts = Act.objects.select_related("violation").order_by("id")
        accused = Accused.objects.select_related("instansi").order_by("id")
        return (
            with_leavers(visible_to(request.user))
            .select_related("region", "assignee", "handler", "contest", "entered_by", "split_from")
            .prefetch_related(Prefetch("acts", acts), Prefetch("accused", accused))
        )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        if not search_term.strip():
            return queryset, False
        return found_by(queryset, search_term, province=(request.user.region_id or "")[:2]), False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        self.require_reader(request)
        now = clock_now.now()
        context = {
            "title": _("Antrean"),
            "place": _place_of(request.user),
            "now": local_time(now, regions().get(request.user.region_id)),
            **_views(request, now),
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
        marks = [format_html('<span class="mono">{}</span>', case.number), age_of(case), mode_mark(case)]
        if case.has_unseen:
            marks.append(format_html('<b class="unseen">{}{}</b>', icon("chat"), _("pesan baru")))
        if case.channel != Channel.PORTAL:
            marks.append(format_html("{}", case.get_channel_display()))
        if case.kind != Kind.REPORT:
            marks.append(format_html("{}", case.get_kind_display().lower()))
        return format_html(
            '<a class="t" href="{}">{}</a><span class="sub">{}{}</span>',
            self.address("change", case.pk), case.title, format_html_join(" · ", "{}", [(mark,) for mark in marks]),
            _tags_of(case),
        )  # fmt: skip

    @admin.display(description=_lazy("Terlapor"))
    def accused_people(self, case: Complaint) -> SafeString:
        people = list(case.accused.all())
        if not people:
            return format_html("{}", _("belum diketahui"))
        first, more = people[0], len(people) - 1
        who = listed(case).of_accused(first).text(first.called) + (
            _(" dan %(n)d orang lain") % {"n": more} if more else ""
        )
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
        return format_html('<span class="tags">{}</span><span class="sub">{}</span>', words, _phase_of(case))

    @admin.display(description=_lazy("Tahap dan langkah berikut"))
    def stage(self, case: Any) -> SafeString:
        step = next_step(situation_of(case, is_answered=case.is_answered, has_left=case.has_left))
        if not step:
            return format_html("{}", case.get_status_display())
        return format_html('{}<span class="next">{}{}</span>', case.get_status_display(), icon("arrow"), step)

    @admin.display(description=_lazy("Petugas"))
    def officer(self, case: Complaint) -> SafeString:
        who = format_html("{}", case.assignee.full_name) if case.assignee else format_html("<b>{}</b>", _("belum ada"))
        return format_html(
            '{}<span class="sub">{}</span>', who, case.region.name if case.region else _("tanpa wilayah")
        )


def situation_of(case: Complaint, *, is_answered: bool, has_left: bool, lead: Complaint | None = None) -> Situation:
    """Reduce a case with its prefetched acts and accused, and its ``lead`` where steps stand, to what guidance asks."""
    people = {person.pk: person for person in case.accused.all()}
    kept = [act for act in case.acts.all() if not people[act.accused_id].is_referred]
    unplaced, disputed = _against(case, kept)
    return Situation(
        case.status,
        case.kind,
        tuple(act.standing for act in kept),
        case.due_at is not None,
        referred=sum(person.is_referred for person in people.values()),
        people=len(people),
        is_misplaced=any(
            act.verdict == Verdict.PROVEN and people[act.accused_id].employment in NOT_ASN for act in kept
        ),
        is_answered=is_answered,
        unplaced=unplaced,
        disputed=disputed,
        has_left=has_left,
        is_lead_decided=lead is not None and lead.status not in OPEN,
        to_confirm=sum(act.to_confirm for act in kept),
    )


def _against(case: Complaint, kept: list[Act]) -> tuple[str, str]:
    """Return what the contest and the phases hold against registering and forwarding, where the case stands so far."""
    unplaced = doubts.unplaced(case, kept) if case.status in OPEN else None
    disputed = doubts.disputed(case, kept) if case.status == Status.UNDER_STUDY else None
    return unplaced.sentence if unplaced else "", disputed.sentence if disputed else ""


def mode_mark(case: Complaint) -> SafeString:
    """Return how the reporter appears: openly, sealed, not at all."""
    mode = IdentityMode(case.identity_mode)
    return format_html('<span class="mode">{}{}</span>', icon(MODE_ICONS[mode]), mode.label.lower())


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
        return regions()[user.region_id].name
    return user.instansi.name if user.instansi_id and user.instansi.covers else _("seluruh Indonesia")


def _tells_pressure(user: Any) -> Any:
    """Return whether a withdrawal tells of pressure; the reporter told the desk alone."""
    return F("is_pressed") if user.role == Role.VERIFIER else Value(False)


def _merged() -> Any:
    """Return how many reports are handled with a case: looked up by index, for the lines of one page."""
    followers = Complaint.objects.filter(lead=OuterRef("pk")).order_by().values("lead")
    return Coalesce(Subquery(followers.annotate(n=Count("pk")).values("n")), 0)


def age_of(case: Complaint) -> SafeString:
    """Return since when a case is here, in days of its own place."""
    zone = zone_of(case.region)
    days = (clock_now.now().astimezone(zone).date() - case.received_at.astimezone(zone).date()).days
    words = ngettext("%(n)d hari", "%(n)d hari", days) % {"n": days} if days > 0 else _("hari ini")
    return format_html(
        '<span title="{}">{}</span>',
        _("Diterima %(when)s") % {"when": local_time(case.received_at, case.region)},
        _("masuk %(when)s") % {"when": words} if days <= 0 else _("umur %(days)s") % {"days": words},
    )


def _phase_of(case: Complaint) -> Any:
    return case.phase_words if case.is_outside_contests else PHASES[Phase(case.phase)]


def _tags_of(case: Any) -> SafeString:
    """Return what makes a line another matter than its neighbours: how many reports it is, and the criminal track."""
    tags = []
    if case.merged:
        tags.append(("tag--amber", icon("twin"), _("%(n)d laporan ditangani bersama") % {"n": case.merged + 1}))
    if case.lead_id:
        tags.append(("tag--amber", icon("twin"), _("digabung ke perkara lain")))
    if case.has_left:
        tags.append(("tag--amber", icon("person"), _("pelapor menarik diri")))
    if case.tells_pressure:
        tags.append(("tag--redline", icon("alert"), _("menyebut tekanan")))
    if case.is_criminal_flagged:
        tags.append(("tag--redline", icon("alert"), _("jalur pidana")))
    return format_html_join("", ' <span class="tag {}">{}{}</span>', tags)


WAYS: list[tuple[str, dict[str, str], Any]] = [
    ("late", {"due": "late"}, _lazy("Lewat batas")),
    ("today", {"due": "today"}, _lazy("Hari ini")),
    ("soon", {"due": "soon"}, _lazy("Dua hari kerja")),
    ("new", {"status": Status.RECEIVED.value}, _lazy("Baru")),
    ("answered", {"due": "answered"}, _lazy("Pelapor menjawab")),
    ("pressed", {"mark": "pressed"}, _lazy("Menyebut tekanan")),
    ("unread", {"mark": "unread"}, _lazy("Pesan baru")),
    ("reporter", {"due": "paused"}, _lazy("Menunggu pelapor")),
    ("others", {"status": "elsewhere"}, _lazy("Menunggu pihak lain")),
    ("unassigned", {"officer": "none"}, _lazy("Tanpa petugas")),
    ("mine", {"officer": "me"}, _lazy("Saya")),
    ("unit", {"unit": "mine"}, _lazy("Unit saya")),
    ("all", {}, _lazy("Semua")),
]
SIGNS = ("pressed", "unread")
OF_OTHER_DESKS = frozenset({"late", "today", "soon", "all"})


def _views(request: HttpRequest, now: datetime) -> dict[str, Any]:
    """Return the ways into the queue with their numbers, and as of when those are."""
    user, zone = request.user, zone_of(regions().get(request.user.region_id))
    waits = waits_of(user, now)
    # The auditor's list holds cases at rest, too, which nobody counts.
    untold = {"all"} if user.role == Role.AUDITOR else set()
    asked = {key: value for key, value in request.GET.items() if key not in ("p", "e", AFTER, BEFORE)}
    # Rare, and urgent when it comes: it takes no room while nobody has answered or written.
    unshown = set() if waits.numbers["answered"] or request.GET.get("due") == "answered" else {"answered"}
    unshown |= {name for name in SIGNS if not waits.numbers[name] and request.GET.get("mark") != name}
    ways = [
        {
            "name": name,
            "count": waits.numbers[name] if waits.counted_at and name not in untold else None,
            "label": label,
            "url": f"?{urlencode(query)}",
            "on": asked == query,
        }
        for name, query, label in WAYS
        if name not in unshown
        and (user.role == Role.VERIFIER or name in OF_OTHER_DESKS)
        and (name != "unit" or user.instansi_id)
    ]
    return {"views": ways, "counted": date_format(waits.counted_at.astimezone(zone), "H.i") if waits.counted_at else ""}

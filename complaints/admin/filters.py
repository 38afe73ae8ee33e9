"""What the queue can be narrowed to. Nothing here counts, and no list of people or agencies unfolds."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone as clock_now
from django.utils.translation import gettext_lazy as _

from complaints import linking, unsealing
from complaints.access import AT_SATGAS
from complaints.models import Complaint, Contest
from complaints.statuses import Channel, Kind, Phase, Status
from complaints.waiting import SATGAS_ROLES, due_conditions, waiting_for
from netralitas.audit.adminbase import role_of
from netralitas.people.models import Region
from netralitas.people.roles import Role


class ChoiceFilter(admin.SimpleListFilter):
    """One choice among words; the first one is what the list shows by itself."""

    nothing_chosen: Any = _("Semua")
    always_open = False
    template = "admin/parts/filter.html"

    @property
    def is_known(self) -> bool:
        """Say whether what the address asks for is one of the choices."""
        return self.value() in [str(value) for value, _title in self.lookup_choices]

    @property
    def is_open(self) -> bool:
        """Say whether the choices are unfolded: the ones of every day are, the others once one is chosen."""
        return self.always_open or self.value() is not None

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": self.nothing_chosen,
        }
        for value, title in self.lookup_choices:
            yield {
                "selected": self.value() == str(value),
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }


class DueFilter(ChoiceFilter):
    title = _("batas")
    always_open = True
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("late", _("Lewat batas")),
            ("today", _("Hari ini")),
            ("soon", _("Dua hari kerja ke depan")),
            ("paused", _("Jeda")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if self.value() == "paused":
            return queryset.filter(status=Status.NEEDS_COMPLETION)
        condition = due_conditions(request.user, clock_now.now()).get(self.value() or "")
        return queryset.filter(condition) if condition else queryset


class StatusFilter(ChoiceFilter):
    """What still waits for this desk; a search looks through everything."""

    title = _("tahap")
    always_open = True
    parameter_name = "status"
    nothing_chosen = _("Yang berjalan")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        shown = AT_SATGAS if role_of(request) in SATGAS_ROLES else list(Status)
        return [("all", _("Semua tahap")), *((status.value, status.label) for status in shown)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if self.value() in Status.values:
            return queryset.filter(status=self.value())
        if self.value() is None and not request.GET.get("q", "").strip() and not {"seal", "person"} & set(request.GET):
            return queryset.filter(waiting_for(request.user))
        return queryset


class OfficerFilter(ChoiceFilter):
    title = _("petugas")
    always_open = True
    parameter_name = "officer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", _("Perkara saya")), ("none", _("Belum ada"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if self.value() == "me":
            return queryset.filter(assignee=request.user.pk)
        return queryset.filter(assignee=None) if self.value() == "none" else queryset


class SealFilter(ChoiceFilter):
    """The cases of which a colleague asks to open a seal, whatever their stage."""

    title = _("segel")
    parameter_name = "seal"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("asked", _("Menunggu persetujuan Anda"))] if role_of(request) == Role.VERIFIER else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if not self.is_known:
            return queryset
        return queryset.filter(Exists(unsealing.waiting_for(request.user).filter(complaint=OuterRef("pk"))))


class PersonFilter(ChoiceFilter):
    """The cases in which a colleague takes an accused for somebody of another case, and a second look is missing."""

    title = _("orang yang sama")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("proposed", _("Menunggu pemeriksaan Anda"))] if role_of(request) in linking.OFFICERS else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if not self.is_known:
            return queryset
        return queryset.filter(pk__in=linking.waiting_for(request.user).values("looked_at__complaint"))


class FieldFilter(ChoiceFilter):
    """One column that holds one of a few words."""

    words: Any = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(self.words.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        return queryset.filter(**{self.parameter_name: self.value()}) if self.is_known else queryset


class KindFilter(FieldFilter):
    title, parameter_name, words = _("jenis"), "kind", Kind


class ChannelFilter(FieldFilter):
    title, parameter_name, words = _("kanal"), "channel", Channel


class PhaseFilter(FieldFilter):
    title, parameter_name, words = _("fase"), "phase", Phase


class ContestFilter(ChoiceFilter):
    title = _("pemilihan")
    parameter_name = "contest"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Contest.objects.order_by("code").values_list("code", "title"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        return queryset.filter(contest=self.value()) if self.is_known else queryset


class RegionFilter(ChoiceFilter):
    """Provinces for who sees the country, regencies for who sees a province; a chosen province unfolds."""

    title = _("wilayah")
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        own = request.user.region_id or ""
        if len(own) > 2:
            return []
        chosen = str(request.GET.get(self.parameter_name, ""))[:2]
        shown = Q(province=own or chosen or None)
        if not own:
            covered = request.user.instansi.covers if request.user.instansi_id else []
            shown |= Q(province=None, pk__in=covered) if covered else Q(province=None)
        return [(row.pk, row.name) for row in Region.objects.filter(shown).order_by("pk")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if not self.is_known:
            return queryset
        code = str(self.value())
        return queryset.filter(region__code__startswith=code) if len(code) == 2 else queryset.filter(region=code)

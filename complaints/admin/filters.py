"""What the queue can be narrowed to. Nothing here counts, and no list of people or agencies unfolds."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone as clock_now
from django.utils.translation import gettext_lazy as _

from complaints import catalogue, linking, unsealing
from complaints.access import AT_SATGAS
from complaints.elections import contests
from complaints.models import Act, Complaint
from complaints.models.complaint import IS_PRESSED
from complaints.statuses import Channel, Kind, Phase, Status
from complaints.transcript import unread_on
from complaints.waiting import SATGAS_ROLES, WITH_SATGAS, due_conditions, waiting_for
from netralitas.audit.adminbase import role_of
from netralitas.people.roles import Role


class ChoiceFilter(admin.SimpleListFilter):
    """One choice among words; the first one is what the list shows by itself."""

    nothing_chosen: Any = _("Semua")
    always_open = False
    template = "admin/parts/filter.html"

    @classmethod
    def names(cls) -> set[str]:
        """Return what this filter reads from the address."""
        return {str(cls.parameter_name)}

    @property
    def chip(self) -> str:
        """Return in words what is chosen, "" while nothing is."""
        return next((str(title) for value, title in self.lookup_choices if str(value) == self.value()), "")

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
            ("answered", _("Pelapor sudah menjawab")),
            ("paused", _("Jeda, menunggu pelapor")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if self.value() in ("answered", "paused"):
            waits: QuerySet[Any] = queryset.filter(status=Status.NEEDS_COMPLETION)
            return waits.filter(is_answered=self.value() == "answered")
        condition = due_conditions(request.user, clock_now.now()).get(self.value() or "")
        return queryset.filter(condition) if condition else queryset


class StatusFilter(ChoiceFilter):
    """What still waits for this desk; a search looks through everything."""

    title = _("tahap")
    always_open = True
    parameter_name = "status"
    nothing_chosen = _("Yang berjalan")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        everything = [("all", _("Semua tahap"))]
        if role_of(request) in SATGAS_ROLES:
            return everything + [(status.value, status.label) for status in AT_SATGAS]
        elsewhere = [("elsewhere", _("Menunggu pihak lain"))]
        return everything + elsewhere + [(status.value, status.label) for status in Status]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if self.value() in Status.values:
            return queryset.filter(status=self.value())
        if self.value() == "elsewhere":
            return queryset.filter(WITH_SATGAS)
        if request.GET.get("mark") == "merged":
            return queryset.filter(status=Status.MERGED)
        # A reporter may write, or tell of pressure, when a desk waits for nothing more.
        if request.GET.get("mark") in ("unread", "pressed"):
            return queryset
        if self.value() is None and not request.GET.get("q", "").strip() and not {"seal", "person"} & set(request.GET):
            return queryset.filter(waiting_for(request.user))
        return queryset


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
        return sorted((row.code, row.title) for row in contests().values())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        return queryset.filter(contest=self.value()) if self.is_known else queryset


class ActFilter(ChoiceFilter):
    """One entry of the catalogue by its code, whichever edition the case stands under."""

    title = _("perbuatan")
    parameter_name = "act"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        titles = {row.code: row.title for row in catalogue.every_entry()}
        return [(code, f"{code} {title}") for code, title in sorted(titles.items())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if not self.is_known:
            return queryset
        rows = [row.pk for row in catalogue.every_entry() if row.code == self.value()]
        return queryset.filter(Exists(Act.objects.filter(complaint=OuterRef("pk"), violation__in=rows)))


class MarkFilter(ChoiceFilter):
    """What a case carries beside its stage."""

    title = _("tanda")
    parameter_name = "mark"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        found = [
            ("together", _("Memuat laporan gabungan")),
            ("merged", _("Digabung ke perkara lain")),
            ("criminal", _("Ditandai jalur pidana")),
            ("unread", _("Pesan pelapor belum dibaca")),
        ]
        # The reporter told the desk alone.
        is_told = role_of(request) == Role.VERIFIER
        return [*found, ("pressed", _("Menyebut tekanan, belum ditindaklanjuti"))] if is_told else found

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if self.value() == "unread":
            return queryset.filter(pk__in=unread_on())
        if self.value() == "pressed" and self.is_known:
            return queryset.filter(IS_PRESSED)
        if self.value() == "together":
            return queryset.filter(Exists(Complaint.objects.filter(lead=OuterRef("pk"))))
        return queryset.filter(is_criminal_flagged=True) if self.value() == "criminal" else queryset

"""What the queue is narrowed to among many: a place, an agency, an officer. One is looked for, no long list unfolds."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from complaints import lookups
from complaints.admin.filters import ChoiceFilter
from complaints.models import Accused, Complaint
from complaints.wordmatch import has_every_word, plain
from netralitas.audit.adminbase import role_of
from netralitas.people.models import Region, User
from netralitas.people.offices import agency_names, regions
from netralitas.people.roles import Role
from netralitas.people.scope import covers

MOST = 8
LONGEST = 80


class FindFilter(ChoiceFilter):
    """A choice with a field beside it: what is typed there offers the few rows that fit, as further choices."""

    template = "admin/parts/findfilter.html"
    asks: Any = ""

    @classmethod
    def names(cls) -> set[str]:
        return {str(cls.parameter_name), f"{cls.parameter_name}_q"}

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        self.typing = f"{self.parameter_name}_q"
        self.typed = str((params.pop(self.typing, None) or [""])[-1]).strip()[:LONGEST]
        super().__init__(request, params, model, model_admin)

    def has_output(self) -> bool:
        return True

    @property
    def is_open(self) -> bool:
        return self.always_open or bool(self.typed) or self.value() is not None

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        self.kept = [
            (name, value)
            for name, values in changelist.filter_params.items()
            for value in values
            if name not in (self.parameter_name, self.typing)
        ]
        yield from super().choices(changelist)


class OfficerFilter(FindFilter):
    """Who holds the case: oneself, nobody, or a colleague of one's own office."""

    title, asks = _("petugas"), _("Nama rekan")
    always_open = True
    parameter_name = "officer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", _("Perkara saya")), ("none", _("Belum ada")), *self._colleagues(request)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if not self.is_known:
            return queryset
        if self.value() == "none":
            return queryset.filter(assignee=None)
        return queryset.filter(assignee__in=[request.user.pk] if self.value() == "me" else _key_in(self.value()))

    def _colleagues(self, request: HttpRequest) -> list[tuple[str, str]]:
        user: Any = request.user
        if role_of(request) != Role.VERIFIER or not user.instansi_id:
            return []
        rows = User.objects.filter(role=Role.VERIFIER, instansi=user.instansi_id).exclude(pk=user.pk)
        rows = rows.order_by("first_name", "last_name", "pk")
        wanted = Q(is_active=True)
        for word in plain(self.typed).split():
            wanted &= Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(username__icontains=word)
        found = rows.filter(wanted | Q(pk__in=_key_in(self.value())))[: MOST + 1]
        return [(str(row.pk), row.full_name) for row in found]


class AgencyFilter(FindFilter):
    """Where somebody works whom a case is about."""

    title, asks = _("instansi"), _("Nama instansi")
    parameter_name = "agency"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        if self.typed:
            return [(str(row.pk), row.name) for row in lookups.agencies(self.typed, employers=True)[:MOST]]
        names = agency_names()
        return [(str(key), names[key][0]) for key in _key_in(self.value()) if key in names]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if not self.is_known:
            return queryset
        return queryset.filter(
            Exists(Accused.objects.filter(complaint=OuterRef("pk"), instansi__in=_key_in(self.value())))
        )


class RegionFilter(FindFilter):
    """Provinces for who sees the country, regencies for who sees a province; a chosen province unfolds."""

    title, asks = _("wilayah"), _("Nama wilayah")
    parameter_name = "region"

    def has_output(self) -> bool:
        return bool(self.lookup_choices)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        own = request.user.region_id or ""
        if len(own) > 2:
            return []
        rows = [row for code, row in sorted(regions().items()) if covers(request.user, code)]
        if self.typed:
            return [(row.pk, _full_name(row)) for row in rows if has_every_word(self.typed, [_full_name(row)])][:MOST]
        shown = {own} if own else {None, str(self.value() or "")[:2]}
        return [(row.pk, row.name) for row in rows if row.province_id in shown]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        if not self.is_known:
            return queryset
        code = str(self.value())
        return queryset.filter(province=code) if len(code) == 2 else queryset.filter(region=code)


class UnitFilter(ChoiceFilter):
    """What one's own office handles, apart from what else one may see."""

    title = _("unit")
    parameter_name = "unit"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("mine", _("Ditangani unit saya"))] if request.user.instansi_id else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        return queryset.filter(handler=request.user.instansi_id) if self.is_known else queryset


def _key_in(text: str | None) -> list[int]:
    """Return the one key that an address holds, nothing when it holds none."""
    return [int(text)] if text and text.isascii() and text.isdigit() and len(text) < 19 else []


def _full_name(region: Region) -> str:
    return f"{region.name}, {region.province.name}" if region.province else region.name

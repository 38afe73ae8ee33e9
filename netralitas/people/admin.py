"""Where an administrator opens accounts and corrects agencies, offices and mandates."""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netralitas.audit.adminbase import RoomAdmin
from netralitas.lib.refusal import Refusal
from netralitas.people import accounts, registry, tokens
from netralitas.people.adminforms import (
    AccountForm,
    InstansiForm,
    NewAccountForm,
    OfficeForm,
    TokenForm,
)
from netralitas.people.models import ApiToken, Instansi, Mandate, Office, Region, User
from netralitas.people.offices import without_contact
from netralitas.people.roles import STAFF_ROLES, Role, Scope

# What allauth and Django bring along would be a second way to the same rows, past the doors and the journal.
for foreign in (Group, EmailAddress, Authenticator):
    if admin.site.is_registered(foreign):
        admin.site.unregister(foreign)


class PeopleAdmin(RoomAdmin):
    """Say a refusal at the head of the form instead of breaking off."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refusal as refusal:
            self.message_user(request, refusal.sentence, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())


@admin.register(User)
class UserAdmin(PeopleAdmin):
    readers = STAFF_ROLES
    writers = frozenset({Role.ADMIN})
    list_display = ["username", "called", "role", "instansi", "region", "is_active", "last_login"]
    list_filter = ["role", "is_active"]
    list_select_related = ["instansi", "region"]
    search_fields = ["username", "first_name", "last_name"]
    autocomplete_fields = ["instansi", "region"]
    person = ["username", "first_name", "last_name", "email", "role", "instansi", "region"]

    @admin.display(description=_("nama"), ordering="first_name")
    def called(self, user: User) -> str:
        return user.full_name

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        kwargs["form"] = AccountForm if obj else NewAccountForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None:
            return [(None, {"fields": self.person})]
        if not self.has_change_permission(request, obj):
            return [(None, {"fields": [*self.person, "is_active", "last_login"]})]
        return [
            (None, {"fields": [*self.person, "is_active", "last_login"]}),
            (_("Pertolongan"), {"fields": ["new_password", "new_factor", "unlock", "reason"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        return ["username", "last_login"] if obj else []

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        if change:
            self._change(request, obj, form.cleaned_data)
            return
        password = accounts.draw_password()
        made = accounts.create_user(
            **{name: form.cleaned_data[name] for name in self.person},
            password=password,
            actor=_actor(request),
            must_change_password=True,
        )
        obj.pk = made.pk
        self._tell_password(request, made, password)

    def _change(self, request: HttpRequest, obj: User, given: dict[str, Any]) -> None:
        actor, reason = _actor(request), given["reason"]
        row = User.objects.get(pk=obj.pk)
        placed = (given["role"], given["instansi"], given["region"])
        if placed != (row.role, row.instansi, row.region):
            accounts.set_role(row, placed[0], instansi=placed[1], region=placed[2], actor=actor)
        accounts.set_name(row, **{name: given[name] for name in ("first_name", "last_name", "email")}, actor=actor)
        if row.is_active and not given["is_active"]:
            accounts.deactivate(row, actor=actor, reason=reason)
        if given["is_active"] and not row.is_active:
            accounts.reactivate(row, actor=actor, reason=reason)
        if given["unlock"]:
            accounts.unlock(row, actor=actor)
        if given["new_factor"]:
            accounts.reset_second_factor(row, actor=actor, reason=reason)
        if given["new_password"]:
            self._tell_password(request, row, accounts.reset_password(row, actor=actor))

    def _tell_password(self, request: HttpRequest, user: User, password: str) -> None:
        sentence = gettext("Kata sandi sementara %(user)s, tampil sekali ini saja: %(password)s")
        self.message_user(request, sentence % {"user": user.username, "password": password}, messages.WARNING)


@admin.register(ApiToken)
class ApiTokenAdmin(PeopleAdmin):
    readers = frozenset({Role.AUDITOR})
    writers = frozenset({Role.ADMIN})
    list_display = ["prefix", "label", "user", "purposes", "expires_at", "revoked_at", "last_used_on"]
    list_select_related = ["user"]
    search_fields = ["prefix", "label", "user__username"]
    autocomplete_fields = ["user"]
    form = TokenForm

    def get_fieldsets(self, request: HttpRequest, obj: ApiToken | None = None) -> Any:
        if obj is None:
            return [(None, {"fields": ["user", "label", "scopes", "days"]})]
        fields = [
            "prefix",
            "user",
            "label",
            "purposes",
            "created_at",
            "expires_at",
            "revoked_at",
            "last_used_on",
        ]
        return [(None, {"fields": [*fields, "revoke"] if self.has_change_permission(request, obj) else fields})]

    def get_readonly_fields(self, request: HttpRequest, obj: ApiToken | None = None) -> list[str]:
        shown = ["prefix", "purposes", "created_at", "expires_at", "revoked_at", "last_used_on"]
        return [*shown, "user", "label", "scopes"] if obj else shown

    @admin.display(description=_("Cakupan"))
    def purposes(self, obj: ApiToken) -> str:
        return ", ".join(str(Scope(scope).label) for scope in obj.scopes)

    def save_model(self, request: HttpRequest, obj: ApiToken, form: ModelForm, change: bool) -> None:
        given = form.cleaned_data
        if change:
            if given["revoke"]:
                tokens.revoke(obj, actor=_actor(request))
            return
        row, plain = tokens.issue(
            given["user"], given["scopes"], _actor(request), label=given["label"], days=given["days"]
        )
        obj.pk, obj.prefix = row.pk, row.prefix
        self.message_user(request, gettext("Token, tampil sekali ini saja: %s") % plain, messages.WARNING)


class ReachableFilter(admin.SimpleListFilter):
    title = _("kontak")
    parameter_name = "kontak"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("tanpa", _("Tidak dapat disurati"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Instansi]) -> QuerySet[Instansi]:
        if self.value() != "tanpa":
            return queryset
        return queryset.filter(pk__in=without_contact(timezone.localdate()).values("pk"))


@admin.register(Instansi)
class InstansiAdmin(PeopleAdmin):
    readers = STAFF_ROLES
    writers = frozenset({Role.ADMIN})
    form = InstansiForm
    list_display = ["name", "kind", "region", "active_to", "needs_verification"]
    list_filter = ["kind", "level", ReachableFilter, "needs_verification", "is_satgas_member"]
    list_select_related = ["region"]
    search_fields = ["name", "short_name", "code"]
    autocomplete_fields = ["parent", "region"]
    columns = [
        "code", "name", "short_name", "kind", "level", "parent", "region", "covers", "is_satgas_member",
        "has_appointing_official", "active_from", "active_to", "needs_verification", "note",
    ]  # fmt: skip
    # What upper rooms tell of an agency on its page: each returns a panel for a reader, None where there is nothing.
    hung_panels: ClassVar[list[Callable[[Any, Instansi], str | None]]] = []

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        agency = self.get_object(request, unquote(object_id))
        panels = [panel(request.user, agency) for panel in self.hung_panels] if agency else []
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), "panels": list(filter(None, panels))}
        )

    def get_fieldsets(self, request: HttpRequest, obj: Instansi | None = None) -> Any:
        if not self.has_change_permission(request, obj):
            return [(None, {"fields": [*self.columns, "letterhead"]})]
        return [(None, {"fields": self.columns}), (_("Kepala surat"), {"fields": list(InstansiForm.HEAD)})]

    def get_readonly_fields(self, request: HttpRequest, obj: Instansi | None = None) -> list[str]:
        return ["code"] if obj else []  # data files and mandates name it

    def save_model(self, request: HttpRequest, obj: Instansi, form: InstansiForm, change: bool) -> None:
        values = {name: form.cleaned_data[name] for name in self.columns if name in form.cleaned_data}
        values["letterhead"] = form.letterhead()
        if change:
            registry.amend(obj, values, actor=_actor(request))
        else:
            obj.pk = registry.found(values, actor=_actor(request)).pk


@admin.register(Office)
class OfficeAdmin(PeopleAdmin):
    readers = STAFF_ROLES
    writers = frozenset({Role.ADMIN, Role.SATGAS})
    form = OfficeForm
    list_display = ["title", "instansi", "kind", "holder_name", "has_address", "valid_from", "valid_to"]
    list_filter = ["kind", ("email", admin.EmptyFieldListFilter), "needs_verification"]
    list_select_related = ["instansi"]
    search_fields = ["title", "instansi__name", "holder_name"]
    autocomplete_fields = ["instansi"]
    fields = ["instansi", "kind", "title", "holder_name", "holder_nip", "email", "valid_from", "valid_to"]

    @admin.display(boolean=True, description=_("surel"))
    def has_address(self, office: Office) -> bool:
        return bool(office.email)

    def get_readonly_fields(self, request: HttpRequest, obj: Office | None = None) -> list[str]:
        return ["instansi", "kind"] if obj else []

    def save_model(self, request: HttpRequest, obj: Office, form: ModelForm, change: bool) -> None:
        values = {name: form.cleaned_data[name] for name in self.fields if name in form.cleaned_data}
        if change:
            registry.amend_office(obj, values, actor=_actor(request))
        else:
            obj.pk = registry.open_office(values, actor=_actor(request)).pk


@admin.register(Mandate)
class MandateAdmin(PeopleAdmin):
    readers = STAFF_ROLES
    writers = frozenset({Role.ADMIN})
    list_display = ["kind", "instansi", "valid_from", "valid_to", "basis", "needs_verification"]
    list_select_related = ["instansi"]
    autocomplete_fields = ["instansi"]
    columns = ["kind", "instansi", "valid_from", "valid_to", "basis", "needs_verification", "note"]
    fields = [*columns]

    def save_model(self, request: HttpRequest, obj: Mandate, form: ModelForm, change: bool) -> None:
        values = {name: form.cleaned_data[name] for name in self.columns}
        if change:
            registry.amend_mandate(obj, values, actor=_actor(request))
        else:
            obj.pk = registry.open_mandate(values, actor=_actor(request)).pk


@admin.register(Region)
class RegionAdmin(PeopleAdmin):
    readers = STAFF_ROLES
    writers = frozenset({Role.ADMIN})
    list_display = ["code", "name", "kind", "utc_offset"]
    list_filter = ["kind"]
    search_fields = ["name", "code"]
    fields = ["code", "name", "kind", "province", "utc_offset"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Region | None = None) -> list[str]:
        return ["code", "kind", "province"]

    def save_model(self, request: HttpRequest, obj: Region, form: ModelForm, change: bool) -> None:
        registry.amend(obj, form.cleaned_data, actor=_actor(request))


def _actor(request: HttpRequest) -> User:
    return cast(User, request.user)  # the admin site lets nobody else this far

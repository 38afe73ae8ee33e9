"""What every admin room shares: roles say who reads and writes, nothing is deleted, a step is a form for a door."""

from collections.abc import Mapping
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.views.main import PAGE_VAR, SEARCH_VAR, ChangeList
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from netralitas.audit.journal import chain_of
from netralitas.lib import keptform
from netralitas.lib.refusal import Refusal

AUDITOR = "auditor"
REFUSED = 422
TOO_LATE = 409
SEARCHING = "cari"  # the name of the button beside a field that looks something up
# Refusals that say: what this page was made from is no longer so.
STALE = frozenset({"step_not_open", "not_your_step", "changed_meanwhile", "already_signed", "case_returned"})


class BoundedPaginator(Paginator):
    """Count no further than the pages a person turns; beyond them a filter or a search is the way.

    Counting a million rows costs more than showing twenty-five of them.
    """

    REACH = 1000

    @cached_property
    def count(self) -> int:
        return cast(QuerySet, self.object_list).order_by()[: self.REACH].count()

    @property
    def is_cut(self) -> bool:
        """Say whether there may be more than was counted."""
        return self.count >= self.REACH


class RoomList(ChangeList):
    """The list of a room: it is called what it holds; how many rows there are is said once, under them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = str(capfirst(self.opts.verbose_name_plural))

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if not self.query:
            self.full_result_count = self.result_count

    @property
    def without_search(self) -> str:
        """Return the address of this list with its filters, without what was looked for."""
        return self.get_query_string(remove=[SEARCH_VAR, PAGE_VAR])


class NamedSelect(AutocompleteSelect):
    """A field that completes itself, with a name for screen readers beside Django's own scripts."""

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "js/named-select.js"])  # in this order


class RoomAdmin(admin.ModelAdmin):
    """Admin of one record. ``readers`` may look, ``writers`` may fill in forms that call doors, nobody deletes."""

    readers: ClassVar[frozenset[str]] = frozenset()
    writers: ClassVar[frozenset[str]] = frozenset()
    actions: tuple[str, ...] | None = None
    show_full_result_count = False
    list_per_page = 25
    list_max_show_all = 25
    paginator = BoundedPaginator
    # Counting every choice of every filter on every request is what a large table does not forgive.
    show_facets = admin.ShowFacets.NEVER

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return RoomList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the list; an address that asks for a column nobody may ask for leads to the list as it is."""
        try:
            return super().changelist_view(request, extra_context)
        except DisallowedModelAdminLookup:
            messages.warning(request, _("Alamat itu memuat saringan yang tidak dikenal. Ini daftar tanpa saringan."))
            return HttpResponseRedirect(request.path)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Choose a row of another room without doors into that room beside the field."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", NamedSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role_of(request) in self.readers | self.writers

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role_of(request) in self.writers

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role_of(request) in self.writers

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class StepForm(forms.Form):
    """What one step asks. ``key`` tells the forms of one page apart: the action, and the row it is about."""

    use_required_attribute = False
    about: ClassVar[str] = ""  # the field that says which row of the record the step is about
    finds: ClassVar[str] = ""  # the field that looks something up before the step is taken, by a button of its own

    def __init__(self, data: Any = None, *, key: str, record: Any, **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"id_{key}_%s", **kwargs)
        self.key, self.record = key, record

    def field(self, name: str) -> Any:
        """Return one of the form's own fields, to be narrowed to the record."""
        return self.fields[name]

    def refuse(self, refusal: Refusal) -> None:
        """Put a door's refusal where it belongs: at the field it names, else at the head of the form."""
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, forms.ValidationError(refusal.sentence, code=refusal.code))

    def looking(self, data: Mapping[str, Any]) -> "StepForm":
        """Return this form with what was typed so far and what the search found, judged by nothing yet."""
        return type(self)(key=self.key, record=self.record, initial={name: data.get(name, "") for name in self.fields})

    @property
    def codes(self) -> set[str]:
        """The codes of everything that was wrong with what was sent."""
        return {error.code or "" for errors in self.errors.as_data().values() for error in errors}

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What a person wrote, by label: shown when the step itself is no longer on the page."""
        shown = [(field.label, field.value()) for field in self.visible_fields()]
        return [
            (str(label), ", ".join(map(str, value)) if isinstance(value, list) else str(value))
            for label, value in shown
            if value
        ]


class StepAdmin(RoomAdmin):
    """Admin of a record with a life: a list, one page, and one small form for each step, that calls a door.

    Nothing is saved through the admin's own form.
    """

    page_template: ClassVar[str] = ""
    read_with: ClassVar[tuple[str, ...]] = ()  # what one record is read together with, beside what a list of them is
    step_forms: ClassVar[dict[str, type[StepForm]]] = {}

    def get_urls(self) -> list[URLPattern]:
        name, wrap = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name=f"{name}_changelist"),
            path("<int:pk>/change/", wrap(self.page_view), name=f"{name}_change"),
            path("<int:pk>/step/<slug:action>/", keptform.keeping(wrap(self.step_view)), name=f"{name}_step"),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:  # type: ignore[override]
        return False

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """Keep cases out of fields that complete themselves: nothing is chosen among them anywhere."""
        return False

    def address(self, what: str, *args: Any) -> str:
        """Return an address of this room's record: "change", "step", "changelist"."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{what}", args=args)

    def require_reader(self, request: HttpRequest) -> None:
        """Turn away whose role has no business with this list."""
        if not self.has_view_permission(request):
            raise PermissionDenied

    def visible(self, request: HttpRequest, pk: int) -> Any:
        """Return a record this person may see; everybody else finds nothing."""
        rows = self.page_rows(request)
        found = (rows.select_related(*self.read_with) if self.read_with else rows).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    def page_rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the records whose page this person may see, with what it reads of each; the list's unless told."""
        return self.get_queryset(request)

    # --- To be said by each record's admin

    def page_context(self, request: HttpRequest, record: Any, bound: StepForm | None) -> dict[str, Any]:
        """Return what the page shows, ``bound`` in the place of the form that was refused."""
        raise NotImplementedError

    def form_for(self, request: HttpRequest, record: Any, action: str, data: Mapping[str, Any] | None) -> StepForm:
        """Return the form of a step, filled with what was sent."""
        kind = self.step_forms.get(action)
        if kind is None:
            raise Http404
        about = str((data or {}).get(kind.about, "")) if kind.about else ""
        return kind(data, key=f"{action}-{about}" if about else action, record=record)

    def take(self, request: HttpRequest, record: Any, action: str, form: StepForm) -> str:
        """Call the step's door with what the form holds; return a sentence that says what was done."""
        raise NotImplementedError

    def done_already(self, request: HttpRequest, record: Any, action: str) -> str:
        """Return a sentence when this person took this very step a moment ago, as a second press does."""
        return ""

    # --- Addresses

    def page_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show one record."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        return self._page(request, self.visible(request, pk))

    def step_view(self, request: HttpRequest, pk: int, action: str) -> HttpResponse:
        """Take one step; a refusal shows the page again with the sentence and everything that was typed."""
        record = self.visible(request, pk)
        if request.method != "POST":
            return self._given_back(request, record, action)
        form = self.form_for(request, record, action, request.POST)
        if form.finds and SEARCHING in request.POST:
            return self._page(request, record, form.looking(request.POST))
        if form.is_valid():
            try:
                messages.success(request, self.take(request, record, action, form))
            except Refusal as refusal:
                form.refuse(refusal)
        if form.errors:
            if form.codes & STALE and (sentence := self.done_already(request, record, action)):
                messages.info(request, sentence)
                return self._back(record, action)
            record = self.visible(request, pk)
            return self._page(request, record, form, TOO_LATE if form.codes & STALE else REFUSED)
        return self._back(record, action)

    def _back(self, record: Any, action: str) -> HttpResponse:
        return HttpResponseRedirect(self.address("change", record.pk) + self.anchor_of(action))

    def anchor_of(self, action: str) -> str:
        """Return the part of the page a step belongs to, so that one stands there afterwards."""
        return ""

    def _given_back(self, request: HttpRequest, record: Any, action: str) -> HttpResponse:
        kept = keptform.give_back(request)
        if kept is None:
            return HttpResponseRedirect(self.address("change", record.pk))
        messages.warning(
            request,
            _("Sesi Anda berakhir sebelum isian ini terkirim. Yang Anda ketik masih ada: periksa, lalu kirim lagi."),
        )
        form = self.form_for(request, record, action, kept)
        return self._page(request, record, form.looking(kept) if form.finds and SEARCHING in kept else form)

    def _page(
        self, request: HttpRequest, record: Model, bound: StepForm | None = None, status: int = 200
    ) -> HttpResponse:
        request.current_app = self.admin_site.name
        own = self.page_context(request, record, bound)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "has_view_permission": True,
            "owner_mark": keptform.owner_mark(request.user),
            "bound": bound,
            "media": self.media,
            "chain": chain_of(record),
            "journal_url": self._journal_of(record) if role_of(request) == AUDITOR else "",
            **own,
        }
        return TemplateResponse(request, self.page_template, context, status=status)

    def _journal_of(self, record: Model) -> str:
        where = {"subject_type": record._meta.label_lower, "subject_id": record.pk}
        return f"{reverse('admin:audit_entry_changelist')}?{urlencode(where)}"


def role_of(request: HttpRequest) -> str:
    """Return the role of a signed-in member of staff, "" for everybody else."""
    user = request.user
    return getattr(user, "role", "") if user.is_active and user.is_staff else ""


def icon(name: str) -> SafeString:
    """Return one icon for a cell of a list; it never stands without a word beside it."""
    return format_html('<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{}"/></svg>', name)

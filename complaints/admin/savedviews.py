"""Saved views on the queue: chips to go back to one, a small form to keep one, a page to put them in order."""

from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.views.main import SEARCH_VAR
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_POST

from complaints import savedviews, viewaccess
from complaints.admin.queue import QueueAdmin
from complaints.fields import Words
from complaints.models import SavedView
from netralitas.audit.adminbase import REFUSED, StepForm
from netralitas.lib import keptform
from netralitas.lib.refusal import Refusal

# Chips on one page: one's own, and as many of colleagues as a person may have.
MOST_CHIPS = 2 * settings.SAVED_VIEWS_MOST


class ViewForm(StepForm):
    """What is kept of a view besides the query."""

    name = Words(
        max_length=savedviews.LONGEST_NAME,
        label=_lazy("Nama tampilan"),
        help_text=_lazy("Tersimpan terenkripsi dan tidak ikut dalam e-mail."),
        required=False,
    )
    digest = forms.ChoiceField(
        choices=SavedView.Digest.choices,
        initial=SavedView.Digest.NONE,
        label=_lazy("Ringkasan lewat e-mail"),
        help_text=_lazy("Pagi hari mulai besok: jumlah perkara dan yang lewat batas, tanpa nama siapa pun."),
        error_messages={"required": _lazy("Pilih jadwal ringkasan.")},
    )
    shared = forms.ChoiceField(
        choices=[("own", _lazy("Hanya saya")), ("unit", _lazy("Saya dan unit saya"))],
        widget=forms.RadioSelect,
        initial="own",
        label=_lazy("Terlihat oleh"),
        error_messages={"required": _lazy("Pilih siapa yang melihat tampilan ini.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shared, user = self.field("shared"), self.record
        if viewaccess.has_unit(user):
            unit = user.instansi or user.region
            shared.help_text = _("Unit Anda: %(role)s, %(unit)s.") % {"role": user.get_role_display(), "unit": unit}
        else:
            shared.choices = shared.choices[:1]

    def chosen(self) -> dict[str, Any]:
        """Return what the doors are told."""
        given = self.cleaned_data
        return {"name": given["name"], "shared": given["shared"] == "unit", "digest": given["digest"]}


class NewViewForm(ViewForm):
    query = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)


class SavedViewsAdmin(QueueAdmin):
    """The saved views of the queue. What it can be narrowed to is said by the list's own filters, nowhere else."""

    def get_urls(self) -> list[URLPattern]:
        name, wrap = "complaints_complaint_view", self.admin_site.admin_view
        return [
            path("view/", wrap(require_GET(self.views_view)), name=f"{name}s"),
            path("view/add/", keptform.keeping(wrap(self.view_add_view)), name=f"{name}_add"),
            path("view/<int:pk>/", wrap(require_GET(self.view_open_view)), name=name),
            path("view/<int:pk>/change/", keptform.keeping(wrap(self.view_change_view)), name=f"{name}_change"),
            path("view/<int:pk>/up/", wrap(require_POST(self.view_up_view)), name=f"{name}_up"),
            path("view/<int:pk>/delete/", wrap(self.view_delete_view), name=f"{name}_delete"),
            *super().get_urls(),
        ]

    # --- What the queue is narrowed to

    def narrowed(self, request: HttpRequest, query: Mapping[str, str]) -> dict[str, str]:
        """Return what the queue knows to be asked of a query; pages, errors and anything else fall away."""
        asked = {name: value.strip() for name, value in query.items() if value.strip()}
        known = self._known(request, asked)
        return {name: value for name, value in asked.items() if name in known}

    def _known(self, request: HttpRequest, query: Mapping[str, str]) -> Collection[str]:
        return {
            name for name, value in query.items() if name == SEARCH_VAR or self.lookup_allowed(name, value, request)
        }

    # --- On the queue

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        self.require_reader(request)
        asked = self.narrowed(request, request.GET)
        chips = [self._chip(request, view, asked) for view in viewaccess.visible_to(request.user)[:MOST_CHIPS]]
        is_kept = any(chip["on"] and not chip["by"] for chip in chips)
        form = None
        if asked and not is_kept:
            form = NewViewForm(key="view", record=request.user, initial={"query": urlencode(asked)})
        context = {"chips": chips, "keep_form": form, "owner_mark": keptform.owner_mark(request.user)}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def _chip(self, request: HttpRequest, view: SavedView, asked: dict[str, str]) -> dict[str, Any]:
        query = self.narrowed(request, dict(parse_qsl(view.query)))
        return {
            "name": view.name,
            "by": view.owner.full_name if view.owner_id != request.user.pk else "",
            "is_shared": view.is_shared and view.desk == viewaccess.desk_of(request.user),
            "url": f"{self.address('changelist')}?{urlencode(query)}",
            "on": bool(asked) and query == asked,
        }

    # --- The page

    def views_view(self, request: HttpRequest) -> HttpResponse:
        """Show one's own views with what can be done about them, and those of the unit."""
        return self._views_page(request)

    def view_open_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Lead to the queue as a view narrows it; the address by which a mail names a view tells nothing of it."""
        view = get_object_or_404(viewaccess.visible_to(request.user), pk=pk)
        query = self.narrowed(request, dict(parse_qsl(view.query)))
        return HttpResponseRedirect(f"{self.address('changelist')}?{urlencode(query)}")

    def view_add_view(self, request: HttpRequest) -> HttpResponse:
        """Keep what the queue was narrowed to, then show the queue so again."""
        self.require_reader(request)
        if request.method != "POST":
            kept = keptform.give_back(request)
            if kept is None:
                return HttpResponseRedirect(self.address("views"))
            return self._views_page(request, adding=NewViewForm(kept, key="view", record=request.user))
        form = NewViewForm(request.POST, key="view", record=request.user)
        if form.is_valid():
            query = dict(parse_qsl(form.cleaned_data["query"]))
            try:
                view = savedviews.create(
                    query=query, known=self._known(request, query), actor=request.user, **form.chosen()
                )
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, _("Tampilan disimpan."))
                return HttpResponseRedirect(f"{self.address('changelist')}?{view.query}")
        return self._views_page(request, adding=form, status=REFUSED)

    def view_change_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Rename a view of one's own, share it or not, choose its digest."""
        view = self._own(request, pk)
        data = request.POST if request.method == "POST" else keptform.give_back(request)
        if data is None:
            return HttpResponseRedirect(self.address("views"))
        form = ViewForm(data, key=f"view-{pk}", record=request.user)
        if request.method != "POST":
            return self._views_page(request, bound=form)
        if form.is_valid():
            try:
                savedviews.change(view, actor=request.user, **form.chosen())
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, _("Perubahan tampilan disimpan."))
                return HttpResponseRedirect(f"{self.address('views')}#step-{form.key}")
        return self._views_page(request, bound=form, status=REFUSED)

    def view_up_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put a view one place further to the front."""
        return self._taken(request, lambda: savedviews.move_up(self._own(request, pk), actor=request.user), "")

    def view_delete_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then remove a view of one's own."""
        view = self._own(request, pk)
        if request.method == "POST":
            done = _("Tampilan dihapus.")
            return self._taken(request, lambda: savedviews.remove(view, actor=request.user), done)
        context = {**self.admin_site.each_context(request), "title": _("Hapus tampilan"), "view": view}
        return TemplateResponse(request, "admin/complaints/complaint/savedview_delete.html", context)

    def _own(self, request: HttpRequest, pk: int) -> SavedView:
        return get_object_or_404(viewaccess.own(request.user), pk=pk)

    def _taken(self, request: HttpRequest, door: Callable[[], Any], done: str) -> HttpResponse:
        """Call a door that asks nothing, and show the page again with what it said."""
        try:
            door()
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        else:
            if done:
                messages.success(request, done)
        return HttpResponseRedirect(self.address("views"))

    def _views_page(
        self,
        request: HttpRequest,
        *,
        adding: NewViewForm | None = None,
        bound: ViewForm | None = None,
        status: int = 200,
    ) -> HttpResponse:
        self.require_reader(request)
        views = list(viewaccess.visible_to(request.user)[:MOST_CHIPS])
        mine = [view for view in views if view.owner_id == request.user.pk]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Tampilan tersimpan"),
            "owner_mark": keptform.owner_mark(request.user),
            "adding": adding,
            "bound": bound or adding,
            "mine": [self._line(request, view, bound) for view in mine],
            "others": [(view, self._filters(view)) for view in views if view not in mine],
            "most": settings.SAVED_VIEWS_MOST,
        }
        return TemplateResponse(request, "admin/complaints/complaint/savedviews.html", context, status=status)

    def _line(self, request: HttpRequest, view: SavedView, bound: ViewForm | None) -> dict[str, Any]:
        key, is_here = f"view-{view.pk}", view.desk == viewaccess.desk_of(request.user)
        initial = {
            "name": view.name,
            "shared": "unit" if view.is_shared and is_here else "own",
            "digest": view.digest if is_here else SavedView.Digest.NONE,
        }
        form = ViewForm(key=key, record=request.user, initial=initial)
        return {
            "view": view,
            "filters": self._filters(view),
            "is_here": is_here or not (view.is_shared or view.digest != SavedView.Digest.NONE),
            "form": bound if bound is not None and bound.key == key else form,
        }

    def _filters(self, view: SavedView) -> str:
        """Say what a view is narrowed by, not to what."""
        asked = dict(parse_qsl(view.query))
        words = [str(kind.title) for kind in self.list_filter if kind.parameter_name in asked]
        return ", ".join([*words, *([_("kata pencarian")] if SEARCH_VAR in asked else [])])

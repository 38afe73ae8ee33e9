"""The staff rooms: one admin site in the portal's own dress, entered through the portal's own sign-in."""

from functools import wraps
from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout as sign_out
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from netralitas import startpage
from netralitas.audit.adminbase import role_of
from netralitas.people.offices import agency_names
from netralitas.people.roles import STAFF_ROLES, Role

# The doors in the header, in the order of a working day; each is shown to whom it opens.
ROOMS: list[tuple[Any, str, set[Any]]] = [
    (_("Antrean"), "complaints_complaint", {Role.VERIFIER, Role.SATGAS, Role.SUPERVISOR, Role.AUDITOR}),
    (_("Rekomendasi"), "taskforce_recommendation", {Role.VERIFIER, Role.SATGAS, Role.SUPERVISOR, Role.AUDITOR}),
    (_("Akun"), "people_user", {Role.ADMIN}),
    (_("Instansi"), "people_instansi", {Role.ADMIN}),
    (_("Kursi Satgas"), "taskforce_seat", {Role.ADMIN}),
    (_("Tenggat"), "clocks_clock", {Role.ADMIN, Role.SUPERVISOR, Role.AUDITOR}),
    (_("Pesan"), "outbox_message", {Role.ADMIN, Role.AUDITOR}),
    (_("Jurnal"), "audit_entry", {Role.AUDITOR}),
    (_("Aturan"), "complaints_violation", set(STAFF_ROLES)),
]


class PortalAdminSite(admin.AdminSite):
    site_title = _("Portal Netralitas ASN")
    site_header = _("Portal Netralitas ASN")
    index_title = _("Ruang kerja petugas")
    index_template = "admin/start.html"
    enable_nav_sidebar = False

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Show the staff rooms to the staff; to everybody else who is signed in they are not there."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise Http404
            return inner(request, *args, **kwargs)

        return guarded

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Ask for the password and the second factor where everybody else signs in, never on a page of its own."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise Http404
        return secure_admin_login(super().login)(request, extra_context)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """End a session where everybody else does."""
        return require_POST(sign_out)(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Change the password where the journal and the borrowed passwords are known."""
        return HttpResponseRedirect(reverse("account_change_password"))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what every page of the staff shows. No list of all models: no page but the index has one."""
        context = {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "has_permission": self.has_permission(request),
            "is_popup": False,
            "is_nav_sidebar_enabled": False,
        }
        if context["has_permission"]:
            context |= {"rooms": _rooms_for(request), "user_desk": _desk_of(request.user)}
        return context

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Show what waits for this person, then every room that is open to them."""
        return super().index(request, {**startpage.what_waits(request.user), **(extra_context or {})})


def _rooms_for(request: HttpRequest) -> list[dict[str, Any]]:
    rooms = []
    for label, name, roles in ROOMS:
        if role_of(request) in roles:
            url = reverse(f"admin:{name}_changelist")
            rooms.append({"label": label, "url": url, "here": request.path.startswith(url)})
    return rooms


def _desk_of(user: Any) -> str:
    names = agency_names().get(user.instansi_id)
    return names[0] if names else str(Role(user.role).label)

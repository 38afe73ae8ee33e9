"""The staff rooms: one admin site in the portal's own dress, entered through the portal's own sign-in."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class PortalAdminSite(admin.AdminSite):
    site_title = _("Portal Netralitas ASN")
    site_header = _("Portal Netralitas ASN")
    index_title = _("Ruang kerja petugas")
    enable_nav_sidebar = False

    def login(self, request, extra_context=None):
        """Ask for the password and the second factor where everybody else signs in, never on a page of its own."""
        return secure_admin_login(super().login)(request, extra_context)

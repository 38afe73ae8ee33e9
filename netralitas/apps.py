from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class NetralitasConfig(AppConfig):
    name = "netralitas"
    verbose_name = "Portal Netralitas ASN"
    default = True


class PortalAdminConfig(admin_apps.AdminConfig):
    default_site = "netralitas.adminsite.PortalAdminSite"
    default = False

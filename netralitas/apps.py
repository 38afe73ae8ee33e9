from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class NetralitasConfig(AppConfig):
    name = "netralitas"
    verbose_name = "Portal Netralitas ASN"
    default = True

    def ready(self):
        """Make the Celery app known before the first message is queued."""
        from netralitas import celery  # noqa: F401  (only here are all rooms there to be looked through)


class PortalAdminConfig(admin_apps.AdminConfig):
    default_site = "netralitas.adminsite.PortalAdminSite"
    default = False

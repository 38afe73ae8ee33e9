from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "netralitas.audit"
    verbose_name = "Jurnal"

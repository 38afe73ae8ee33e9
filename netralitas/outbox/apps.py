from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "netralitas.outbox"
    verbose_name = "Kotak keluar"

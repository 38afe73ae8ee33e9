from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "netralitas.law"
    verbose_name = "Hukum"

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "netralitas.letters"
    verbose_name = "Surat"

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "netralitas.clocks"
    verbose_name = "Batas waktu"

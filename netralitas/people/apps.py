from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "netralitas.people"
    verbose_name = "Orang dan instansi"

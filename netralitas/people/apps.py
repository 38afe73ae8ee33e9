from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "netralitas.people"
    verbose_name = "Orang dan instansi"

    def ready(self) -> None:
        from netralitas.people import openapi  # noqa: F401  (registers itself when imported)
        from netralitas.people.signin_events import listen

        listen()

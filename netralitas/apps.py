from django.apps import AppConfig


class NetralitasConfig(AppConfig):
    name = "netralitas"
    verbose_name = "Portal Netralitas ASN"

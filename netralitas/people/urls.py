"""Addresses of signing in, under the names allauth looks for; what else it offers is not opened."""

from allauth.account import views as account
from django.urls import include, path

from netralitas.people import views

urlpatterns = [
    path("masuk/", views.sign_in, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("akun/", views.home, name="account_home"),
    path("akun/nonaktif/", account.account_inactive, name="account_inactive"),
    path("akun/konfirmasi/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/sandi/", account.password_change, name="account_change_password"),
    path("akun/2fa/", include("allauth.mfa.urls")),
]

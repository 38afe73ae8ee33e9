"""All addresses of the portal. Those a person may have written down are part of its contract and stay."""

from django.contrib import admin
from django.urls import include, path

from netralitas import figurepages, language, verification, views

urlpatterns = [
    path("", views.landing, name="landing"),
    path("", include("complaints.urls")),
    path("angka/", figurepages.page, name="figures"),
    path("angka.csv", figurepages.as_csv, name="figures_csv"),
    path("angka.json", figurepages.as_json, name="figures_json"),
    path("bahasa/<slug:code>/", language.choose, name="language"),
    path("privasi/", views.privacy, name="privacy"),
    path("verifikasi/", verification.verify, name="verify"),
    path("verifikasi/<slug:token>/", verification.verify_letter, name="verify_letter"),
    path("instansi/", include("sanctions.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("netralitas.api")),
    path("", include("netralitas.people.urls")),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]

handler400 = "netralitas.views.bad_request"
handler403 = "netralitas.views.forbidden"
handler404 = "netralitas.views.not_found"
handler500 = "netralitas.views.server_error"

"""Addresses of the agency's workspace."""

from django.urls import path

from sanctions.views import pages

app_name = "agency"
urlpatterns = [
    path("", pages.duties, name="duties"),
    path("rekomendasi/<int:pk>/", pages.recommendation, name="recommendation"),
    path("perkara/<int:pk>/", pages.case, name="case"),
    path("surat/<int:pk>/", pages.letter, name="letter"),
]

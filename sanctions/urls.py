"""Addresses of the agency's workspace."""

from django.urls import path

from sanctions import views

app_name = "agency"
urlpatterns = [
    path("", views.duties, name="duties"),
    path("rekomendasi/<int:pk>/", views.recommendation, name="recommendation"),
    path("perkara/<int:pk>/", views.case, name="case"),
    path("surat/<int:pk>/", views.letter, name="letter"),
]

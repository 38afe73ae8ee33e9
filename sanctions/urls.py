"""Addresses of the agency's workspace."""

from django.urls import path

from sanctions.views import calendar, handover, officials, ownagency, pages, scans, shelves

app_name = "agency"
urlpatterns = [
    path("", pages.duties, name="duties"),
    path("rekomendasi/<int:pk>/", pages.recommendation, name="recommendation"),
    path("perkara/", shelves.cases, name="cases"),
    path("rekap/", shelves.yearbook, name="yearbook"),
    path("surat/", shelves.letters, name="letters"),
    path("perkara/<int:pk>/", pages.case, name="case"),
    path("perkara/<int:pk>/serah/", handover.page, name="handover"),
    path("perkara/<int:pk>/serah/<int:ordinal>/", handover.file, name="handover_file"),
    path("perkara/<int:pk>/pelaksanaan/<int:paper>/", scans.execution, name="execution"),
    path("perkara/<int:pk>/putusan/<int:paper>/", scans.remedy, name="remedy"),
    path("surat/<int:pk>/", pages.letter, name="letter"),
    path("surat/<int:pk>/pindaian/", scans.scans, name="scans"),
    path("surat/<int:pk>/pindaian/<int:scan>/", scans.scan, name="scan"),
    path("konsep/<int:pk>/<int:n>/", pages.draft, name="draft"),
    path("kop/", ownagency.page, name="ownagency"),
    path("kop/lambang/", ownagency.logo, name="logo"),
    path("pejabat/", officials.page, name="officials"),
    path("pejabat/<int:pk>/", officials.one, name="official"),
    path("kalender/", calendar.month, name="calendar"),
    path("kalender/alamat/", calendar.address, name="calendar_address"),
    path("kalender/<str:secret>.ics", calendar.subscription, name="calendar_feed"),
]

"""The catalogue for everybody: every entry has its page, and says how sure it is."""

import pytest
from django.utils import timezone
from django.utils.html import escape

from complaints import catalogue

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_list_links_every_entry_in_force(client):
    page = client.get("/aturan/")

    for row in catalogue.in_force(timezone.localdate()):
        assert f'href="/aturan/{row.code}/"' in page.text


def test_every_entry_has_a_page_with_its_words_and_articles(client):
    for row in catalogue.in_force(timezone.localdate()):
        page = client.get(f"/aturan/{row.code}/")

        assert page.status_code == 200
        assert escape(row.title) in page.text
        assert escape(row.form) in page.text
        assert page.context["entry"].bases != []


def test_entry_stands_beside_its_pair_with_the_day_between(client):
    page = client.get("/aturan/ds-06/")

    assert [one.row.code for one in page.context["pair"]] == ["KE-04", "DS-06"]
    assert "22 September 2024" in page.text


def test_doubt_is_shown(client):
    assert "perlu verifikasi" in client.get("/aturan/DS-06/").text


def test_unknown_entry_is_not_found(client):
    response = client.get("/aturan/DS-99/")

    assert response.status_code == 404
    assert "Halaman ini tidak ada" in response.text


def test_list_without_data_says_so(client):
    from complaints.models import Violation

    Violation.objects.all().delete()

    assert "Daftar belum dimuat." in client.get("/aturan/").text

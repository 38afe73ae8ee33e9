"""What the page answers to a story, and to one that is like nothing in the catalogue."""

import pytest

from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_story_like_nothing_in_the_catalogue_is_told_so(client):
    client.post("/lapor/")

    response = client.post("/lapor/apa/", {"narrative": "Pelayanan di kelurahan lambat.", "cari": "acts"})
    onward = client.post("/lapor/apa/", {"narrative": "Pelayanan di kelurahan lambat."})

    assert "kami tidak menemukan yang mirip" in response.text
    assert onward.url == "/lapor/kapan/"


def test_none_fits_stays_ticked_through_a_search(client):
    client.post("/lapor/")

    page = client.post("/lapor/apa/", {"narrative": make.NARRATIVE, "none_fits": "on", "cari": "acts"})

    assert 'id="id_none_fits" checked' in page.text


def test_story_of_any_kind_is_answered_without_markup_of_its_own(client):
    client.post("/lapor/")

    text = "<b>ikut</b> kampanye <img src=x onerror=alert(1)> calon & 'partai'"
    response = client.post("/lapor/apa/", {"narrative": text, "cari": "acts"})

    assert "<mark>ikut&lt;/b&gt; kampanye</mark>" in response.text
    assert "<img src=x" not in response.text

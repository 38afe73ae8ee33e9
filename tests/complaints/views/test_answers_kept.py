"""What single answers become in the draft: none fits, the phase in words, witnesses in rows, who sees what."""

import pytest

from complaints.models import Draft
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def draft() -> Draft:
    return Draft.objects.get()


def test_tick_that_none_fits_asks_no_more_and_is_kept(client):
    client.post("/lapor/")

    response = client.post("/lapor/apa/", {"narrative": make.NARRATIVE, "none_fits": "on"})

    assert response.url == "/lapor/kapan/"
    assert draft().data["what"] == {"narrative": make.NARRATIVE, "none_fits": True}


def test_act_that_was_ticked_outweighs_the_tick_that_none_fits(client):
    client.post("/lapor/")

    client.post("/lapor/apa/", {"narrative": make.NARRATIVE, "none_fits": "on", "acts": ["DS-08"]})

    assert draft().data["what"] == {"narrative": make.NARRATIVE, "acts": ["DS-08"]}


def test_story_page_says_the_phase_once_the_date_is_known(client):
    make.answered(client)

    assert "Waktu itu calon sudah ditetapkan." in client.get("/lapor/apa/").text


def test_witnesses_are_rows_and_empty_rows_are_not_kept(client):
    client.post("/lapor/")

    more = client.post("/lapor/kapan/", {"saksi-0": "Pak RT", "kontak-0": "0812", "cari": "saksi"})
    client.post("/lapor/kapan/", {"saksi-0": "Pak RT", "kontak-0": "0812", "saksi-1": " ", "kontak-2": "rumah kuning"})

    assert (more.text.count('name="saksi-'), "summary-err" in more.text) == (2, False)
    assert draft().data["when"]["witnesses"] == [
        {"who": "Pak RT", "contact": "0812"},
        {"who": "", "contact": "rumah kuning"},
    ]
    assert 'value="rumah kuning"' in client.get("/lapor/kapan/").text


def test_rows_for_witnesses_end_at_the_setting(client, settings):
    settings.MOST_WITNESSES = 2
    client.post("/lapor/")

    page = client.post("/lapor/kapan/", {"saksi-1": "Pak RT", "saksi-99": "x", "cari": "saksi"}).text

    assert (page.count('name="saksi-'), "Tambah saksi lain" in page) == (2, False)


def test_identity_page_says_who_sees_what_and_what_anonymous_costs(client):
    make.answered(client, until="anda")

    page = client.get("/lapor/anda/").text

    for words in ("Siapa melihat apa?", "Orang yang dilaporkan", "informasi awal", "Kalau berubah pikiran?"):
        assert words in page

"""The same step open twice: what one page saved is never overwritten unseen, and nothing typed is lost."""

import pytest

from complaints.models import Draft
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
CHANGED = 409
STEPS = {
    "apa": ({"narrative": "Camat membagikan beras.", "offered": "acts"}, "Camat mengunggah foto.", "narrative"),
    "kapan": ({"place": "Balai desa", "saksi-0": "Pak RT"}, "Pasar", "place"),
    "anda": ({"mode": "open", "name": "Sekar"}, "Melati", "name"),
}


def version(client, address: str) -> str:
    return client.get(address).context["version"]


@pytest.mark.parametrize("slug", STEPS)
def test_second_page_keeps_its_words_shows_the_others_and_then_saves(client, slug):
    typed, other, field = STEPS[slug]
    make.answered(client)
    address = f"/lapor/{slug}/"
    seen = version(client, address)

    first = client.post(address, {**typed, "versi": seen})
    second = client.post(address, {**typed, field: other, "versi": seen})
    again = client.post(address, {**typed, field: other, "versi": second.context["version"]})

    assert (first.status_code, second.status_code, again.status_code) == (302, CHANGED, 302)
    assert other in second.text
    assert typed[field] in second.text
    assert [(row.saved) for row in second.context["conflict"]] == [typed[field]]
    key = {"apa": "what", "kapan": "when", "anda": "you"}[slug]
    assert Draft.objects.get().data[key][field] == other


def test_page_of_the_same_answers_is_no_conflict(client):
    make.answered(client)
    seen = version(client, "/lapor/anda/")
    typed = {"mode": "open", "name": "Sekar", "versi": seen}

    assert [client.post("/lapor/anda/", typed).status_code for _press in range(2)] == [302, 302]


def test_two_pages_about_one_person_and_about_two(client):
    client.post("/lapor/")
    client.post("/lapor/siapa/", {"post": "Camat", "orang": "aaaa"})
    seen = version(client, "/lapor/siapa/?orang=aaaa")
    client.post("/lapor/siapa/", {"post": "Lurah", "orang": "aaaa", "versi": seen})

    same = client.post("/lapor/siapa/", {"post": "Guru", "orang": "aaaa", "versi": seen})
    other = client.post("/lapor/siapa/", {"post": "Guru", "orang": "bbbb", "versi": ""})

    assert (same.status_code, other.status_code) == (CHANGED, 302)
    assert [person["post"] for person in Draft.objects.get().data["who"]["people"]] == ["Lurah", "Guru"]


def test_two_pages_of_details(client):
    make.answered(client)
    seen = version(client, "/lapor/rincian/")
    (person,) = [row["id"] for row in Draft.objects.get().data["who"]["people"]]
    client.post("/lapor/rincian/", {f"pasangan-{person}": "yes", "versi": seen})

    response = client.post("/lapor/rincian/", {f"pasangan-{person}": "no", "versi": seen})

    assert response.status_code == CHANGED
    assert [(row.label, row.saved) for row in response.context["conflict"]] == [
        ("Apakah ia suami atau istri calon?", "Ya")
    ]


def test_witnesses_of_the_other_page_are_shown(client):
    make.answered(client)
    seen = version(client, "/lapor/kapan/")
    client.post("/lapor/kapan/", {"place": "Pasar", "saksi-0": "Pak RT", "kontak-0": "0812", "versi": seen})

    response = client.post("/lapor/kapan/", {"place": "Pasar", "saksi-0": "Bu RW", "versi": seen})

    assert ("Saksi", "Pak RT, 0812") in [(row.label, row.saved) for row in response.context["conflict"]]
    assert "Bu RW" in response.text


@pytest.mark.parametrize("forged", ["x", "\x00", "0" * 500])
def test_forged_version_asks_once_more_and_loses_nothing(client, forged):
    make.answered(client)

    response = client.post("/lapor/anda/", {"mode": "open", "name": "Sekar", "versi": forged})

    assert response.status_code == CHANGED
    assert "Sekar" in response.text


def test_draft_begun_anew_knows_no_version_of_the_old_one(client):
    make.answered(client)
    seen = version(client, "/lapor/apa/")
    Draft.objects.all().delete()

    response = client.post("/lapor/apa/", {**make.TYPED["apa"], "versi": seen})

    assert response.status_code == 302
    assert Draft.objects.get().data["what"]["narrative"] == make.NARRATIVE

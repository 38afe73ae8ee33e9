"""Several accused: entered one by one, each changed or taken out, nobody twice, nobody lost."""

import re

import pytest

from complaints.models import Complaint, Draft
from complaints.statuses import Employment
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/lapor/siapa/"
REFUSED = 422


def people() -> list[dict]:
    return Draft.objects.get().data.get("who", {}).get("people", [])


def posts() -> list[str]:
    return [person["post"] for person in people()]


@pytest.fixture
def two(client):
    """A browser whose report names two people."""
    client.post("/lapor/")
    client.post(PAGE, {"post": "Camat", "orang": "aaaa", "tambah": "1"})
    client.post(PAGE, {"post": "Guru", "orang": "bbbb"})
    return client


def test_first_page_asks_about_one_person_and_gives_them_an_id(client):
    client.post("/lapor/")

    page = client.get(PAGE).text

    assert re.search(r'name="orang" value="[0-9a-f]{8}"', page)
    assert "Siapa yang dilaporkan?" in page


def test_one_more_person_is_asked_about_after_the_first(client):
    client.post("/lapor/")

    response = client.post(PAGE, {"post": "Camat", "orang": "aaaa", "tambah": "1"})
    page = client.get(response.url)

    assert response.url == "/lapor/siapa/?orang=baru"
    assert "Siapa lagi yang dilaporkan?" in page.text
    assert "Camat" not in page.text


def test_several_people_are_shown_with_ways_to_change_add_and_take_out(two):
    page = two.get(PAGE).text

    for wanted in ("2 orang sudah Anda sebutkan.", "Camat", "Guru", "?orang=aaaa", "?orang=baru", 'value="bbbb"'):
        assert wanted in page
    assert 'href="/lapor/apa/"' in page


def test_page_sent_twice_names_nobody_twice(client):
    client.post("/lapor/")
    form = client.get(PAGE).context["form"]
    typed = {"post": "Camat", "orang": form["orang"].value(), "versi": ""}

    first, second = client.post(PAGE, typed), client.post(PAGE, typed)

    assert (first.url, second.url, posts()) == ("/lapor/apa/", "/lapor/apa/", ["Camat"])


def test_one_of_several_is_changed_and_the_rest_stays(two):
    assert 'value="Guru"' in two.get(PAGE + "?orang=bbbb").text

    response = two.post(PAGE, {"post": "Kepala sekolah", "orang": "bbbb"})

    assert (response.url, posts()) == (PAGE, ["Camat", "Kepala sekolah"])


def test_one_of_several_is_taken_out(two):
    response = two.post(PAGE, {"hapus": "aaaa"})

    assert (response.url, posts()) == (PAGE, ["Guru"])


@pytest.mark.parametrize("gone", ["zzzz", "\x00", "x" * 500, "' OR 1=1"])
def test_taking_out_nobody_is_no_error(two, gone):
    assert two.post(PAGE, {"hapus": gone}).url == PAGE
    assert posts() == ["Camat", "Guru"]


@pytest.mark.parametrize("wanted", ["zzzz", "\x00", "x" * 500])
def test_unknown_person_shows_everybody(two, wanted):
    assert "2 orang sudah Anda sebutkan." in two.get(PAGE, {"orang": wanted}).text


@pytest.mark.parametrize("forged", ["../x", "\x00", "A" * 40, "<b>"])
def test_id_no_page_of_ours_gave_names_a_new_person(two, forged):
    two.post(PAGE, {"post": "Lurah", "orang": forged})

    assert posts() == ["Camat", "Guru", "Lurah"]
    assert re.fullmatch(r"[0-9a-f]{8}", people()[-1]["id"])


def test_more_people_than_may_be_are_refused_with_what_was_typed(two, settings):
    settings.MOST_ACCUSED = 2

    response = two.post(PAGE, {"post": "Lurah", "orang": "cccc"})

    assert (response.status_code, posts()) == (REFUSED, ["Camat", "Guru"])
    assert 'value="Lurah"' in response.text
    assert "Paling banyak 2 orang" in response.text
    assert "?orang=baru" not in two.get(PAGE).text
    assert "Paling banyak 2 orang" in two.get(PAGE + "?orang=baru").text


@pytest.mark.parametrize("field", ["post", "accused_name", "accused_description", "account", "plate"])
def test_one_thing_that_tells_who_it_is_is_enough(client, field):
    client.post("/lapor/")

    assert client.post(PAGE, {field: "XX 12"}).url == "/lapor/apa/"
    assert people()[0][field] == "XX 12"


@pytest.mark.parametrize(
    ("employment", "said"),
    [("ppnpn", "pimpinan instansinya"), ("village_head", "bupati atau wali kota"), ("tni_polri", "TNI atau Polri")],
)
def test_who_is_no_civil_servant_is_accepted_and_the_reporter_told_where_it_goes(client, employment, said):
    make.answered(client, siapa={"employment_status": employment})

    page = client.get("/lapor/periksa/").text
    make.sent_now(client)

    assert said in page
    assert "Tetap diterima" in page
    assert Complaint.objects.get().accused.get().employment == employment


def test_every_employment_can_be_chosen(client):
    client.post("/lapor/")

    page = client.get(PAGE).text

    assert [value for value in Employment.values if f'value="{value}"' not in page] == []


def test_from_the_review_one_person_is_changed_and_the_review_comes_back(two):
    page = two.get("/lapor/periksa/").text
    response = two.post(PAGE, {"post": "Lurah", "orang": "aaaa", "dari": "periksa"})

    assert "/lapor/siapa/?orang=aaaa&amp;dari=periksa" in page
    assert (response.url, posts()) == ("/lapor/periksa/", ["Lurah", "Guru"])


def test_everybody_is_shown_at_the_same_cost_for_two_and_ten(two, django_assert_num_queries):
    for number in range(8):
        two.post(PAGE, {"post": f"Guru {number}", "orang": f"c{number}", "region_code": "33.05"})

    two.get(PAGE)
    with django_assert_num_queries(2):
        assert "10 orang sudah Anda sebutkan." in two.get(PAGE).text
    two.post(PAGE, {"hapus": "aaaa"})
    with django_assert_num_queries(2):
        two.get(PAGE)


def test_people_of_a_draft_that_ran_out_of_time_start_a_new_one(two):
    Draft.objects.all().delete()

    response = two.post(PAGE, {"post": "Lurah", "orang": "cccc", "versi": "0123456789abcdef"})

    assert (response.url, posts()) == ("/lapor/apa/", ["Lurah"])

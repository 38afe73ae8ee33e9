"""The pledge: four commitments with their source, ready to be printed."""

import pytest

from complaints.models import Commitment

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_pledge_has_four_commitments_and_says_that_one_source_was_read(client):
    page = client.get("/ikrar/")

    assert [one.number for one in page.context["commitments"]] == [1, 2, 3, 4]
    for one in Commitment.objects.all():
        assert one.text in page.text
        assert (one.confidence, one.needs_verification) == ("C1", True)
    assert "Deklarasi netralitas ASN tahun 2020" in page.text
    assert "perlu verifikasi" in page.text


def test_pledge_verified_by_a_person_carries_no_mark(client):
    Commitment.objects.update(needs_verification=False)

    assert "perlu verifikasi" not in client.get("/ikrar/").text


def test_pledge_without_data_says_so(client):
    Commitment.objects.all().delete()

    assert "Ikrar belum dimuat." in client.get("/ikrar/").text


@pytest.mark.parametrize("more", [0, 30])
def test_pledge_takes_one_query_for_few_and_many(client, more, django_assert_num_queries):
    for place in range(more):
        Commitment.objects.create(number=10 + place, title="Butir", text="Isi.", source="uji", confidence="T")

    with django_assert_num_queries(1):
        client.get("/ikrar/")


@pytest.mark.parametrize("address", ["/", "/aturan/"])
def test_pledge_is_linked(client, address):
    assert 'href="/ikrar/"' in client.get(address).text

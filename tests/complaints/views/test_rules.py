"""The catalogue for everybody: every entry has its page, is found by its words, and says how sure it is."""

import re

import pytest
from django.utils import timezone
from django.utils.html import escape

from complaints import catalogue
from complaints.models import Edition, Violation

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def codes(page) -> list[str]:
    return [one.row.code for _words, members in page.context["groups"] for one in members]


def test_list_links_every_entry_in_force(client):
    page = client.get("/aturan/")

    for row in catalogue.in_force(timezone.localdate()):
        assert f'href="/aturan/{row.code}/"' in page.text
    assert len(codes(page)) == 24


@pytest.mark.parametrize("edition", ["SKB-2022", "SKB-2020"])
def test_every_entry_of_every_edition_has_a_page_with_its_words_and_articles(client, edition):
    for row in catalogue.of_edition(edition):
        page = client.get(f"/aturan/{row.code}/")

        assert page.status_code == 200
        for words in (row.title, row.form, row.plain, *row.yes_examples, *row.no_examples, *row.instead):
            assert escape(words) in page.text
        for article in [*row.bases, *row.sanction_articles, *row.criminal]:
            assert article["text"] in page.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=spanduk", ["DS-01", "KE-01"]),
        ("q=SPANDUK&fase=sesudah", ["DS-01"]),
        ("q=mobil+dinas&jenis=pp94", ["PP-5n2", "PP-5n4"]),
        ("q=ke-0&fase=sesudah", ["KE-07"]),
        ("q=Ke-07", ["KE-07"]),
        ("q=zz-01", []),
        ("jenis=etik&fase=sebelum", [f"KE-0{n}" for n in range(1, 7)]),
        ("q=spanduk&edisi=skb-2020", ["P20-06"]),
        ("q=++", None),
        ("q=zzzz", []),
    ],
)
def test_list_is_narrowed_by_words_kind_phase_and_edition(client, query, found):
    page = client.get(f"/aturan/?{query}")

    assert page.status_code == 200
    assert codes(page) == found if found is not None else len(codes(page)) == 24


def test_nothing_found_says_what_else_to_try(client):
    page = client.get("/aturan/?q=pak+camat+nge-like+akun+paslon")

    assert "Tidak ada yang cocok." in page.text
    assert "DS-06" in [row.code for row in page.context["near"]]
    assert 'href="/aturan/"' in page.text


def test_earlier_edition_says_that_it_is_over_and_incomplete(client):
    page = client.get("/aturan/?edisi=SKB-2020")

    assert "Anda membaca edisi lama" in page.text
    assert "Edisi ini belum lengkap" in page.text
    assert len(codes(page)) == 16


def test_earlier_entry_shows_the_articles_of_its_days(client):
    page = client.get("/aturan/p20-07/")

    assert "Kejadian sampai 30 Agustus 2021" in page.text
    assert "Kejadian sejak 31 Agustus 2021" in page.text
    assert page.context["is_current"] is False


def test_code_of_two_editions_is_read_in_the_one_in_force(client):
    next_one = Edition.objects.create(
        code="SKB-2099", title="SKB 2099", instrument_key="SKB-2022", valid_from="2099-01-01"
    )
    row = Violation.objects.get(code="DS-01", edition="SKB-2022")
    row.pk, row.edition, row.title = None, next_one, "Judul edisi berikutnya"
    row.save(force_insert=True)

    assert client.get("/aturan/DS-01/").context["rule"].edition_id == "SKB-2022"


def test_entry_stands_beside_its_pair_with_the_day_between(client):
    page = client.get("/aturan/ds-06/")

    assert [one.row.code for one in page.context["pair"]] == ["KE-04", "DS-06"]
    assert page.context["divides"][0].sentence == (
        "Pilkada 2024: gubernur, bupati, wali kota: penetapan pasangan calon 22 September 2024, "
        "pemungutan suara 27 November 2024."
    )
    assert [one.needs_verification for one in page.context["divides"]] == [False, False, True, True, True]


def test_each_article_says_how_sure_it_is(client):
    page = client.get("/aturan/DS-06/")

    assert [(one.text, one.needs_verification) for one in page.context["entry"].sanctions] == [
        ("PP 94/2021 Pasal 14 huruf i angka 3", True),
        ("PP 94/2021 Pasal 14 huruf i angka 4", True),
    ]
    for words in ("perlu verifikasi", "baru satu sumber", "naskah sudah dibaca", "dua sumber cocok"):
        assert words in page.text


@pytest.mark.parametrize(("code", "follows"), [("DS-03", True), ("DS-09", True), ("DS-04", False)])
def test_level_that_follows_the_impact_is_not_shown_as_settled(client, code, follows):
    page = client.get(f"/aturan/{code}/").text

    assert ("ringan bila pada unit kerja, sedang bila pada instansi, berat bila pada negara" in page) is follows


def test_sure_entry_carries_no_mark_at_its_head(client):
    head = client.get("/aturan/KE-01/").text.split("<h1>")[0]

    assert "perlu verifikasi" not in head


def test_criminal_track_is_only_flagged_and_only_where_the_data_has_it(client):
    assert "Sentra Gakkumdu" in client.get("/aturan/DS-12/").text
    assert "Hanya bagi pejabat ASN yang berbuat dengan sengaja." in client.get("/aturan/DS-12/").text
    assert "Gakkumdu" not in client.get("/aturan/DS-06/").text


def test_report_link_carries_nothing_along(client):
    links = re.findall(r'<a[^>]*href="([^"]*)"[^>]*>Laporkan perbuatan seperti ini', client.get("/aturan/DS-06/").text)

    assert links == ["/lapor/"]


@pytest.mark.parametrize("code", ["DS-99", "x" * 300, "cek-cek"])
def test_unknown_entry_is_not_found(client, code):
    response = client.get(f"/aturan/{code}/")

    assert response.status_code == 404
    assert "Halaman ini tidak ada" in response.text


@pytest.mark.parametrize("query", ["jenis=palsu", "fase=%00", "q=" + "a" * 5000, "jenis=etik'--&fase=1"])
def test_filter_that_is_not_known_is_said_and_everything_shown(client, query):
    page = client.get(f"/aturan/?{query}")

    assert page.status_code == 422
    assert len(codes(page)) == 24
    assert 'role="alert"' in page.text


@pytest.mark.parametrize(
    "query", ["q=%00%00spanduk", "q=%F0%9F%98%80", "q=%25%27%22%3Cscript%3E", "q=a&q=b", "x=1", "q=%ff%fe"]
)
def test_hostile_words_are_only_words(client, query):
    page = client.get(f"/aturan/?{query}")

    assert page.status_code == 200
    assert "<script>" not in page.text


@pytest.mark.parametrize("edition", ["SKB-1999", "%00", "a" * 3000])
def test_unknown_edition_is_not_found(client, edition):
    assert client.get(f"/aturan/?edisi={edition}").status_code == 404


def test_list_without_data_says_so(client):
    Violation.objects.all().delete()

    assert "Daftar belum dimuat." in client.get("/aturan/").text
    assert client.get("/aturan/?q=spanduk").status_code == 200


@pytest.mark.parametrize("more", [0, 30])
@pytest.mark.parametrize(("address", "queries"), [("/aturan/", 3), ("/aturan/?q=spanduk", 3), ("/aturan/DS-06/", 5)])
def test_pages_take_the_same_queries_for_few_and_many_entries(
    client, more, address, queries, django_assert_num_queries
):
    row = Violation.objects.get(code="DS-01", edition="SKB-2022")
    for place in range(more):
        row.pk, row.code, row.pair_code = None, f"X-{place}", ""
        row.save(force_insert=True)

    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from complaints.models import Publication
from netralitas import figures
from tests.netralitas import manycases
from tests.netralitas.manycases import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
ADDRESSES = ["/angka/", "/angka.csv", "/angka.json"]


@pytest.fixture
def edition() -> Publication:
    manycases.decisions(9)
    manycases.recommendations(8, province="51", state="overdue")
    manycases.reports(12, region_id="64", act="DS-06", contest_id=None, identity_mode="anonymous")
    manycases.reports(3, region_id="71", received_at=NOON - timedelta(days=40))
    return figures.publish(now=NOON)


def test_page_shows_numbers_charts_and_tables(client, edition):
    page = client.get("/angka/")

    assert "Keadaan Rabu, 13 November 2024, pukul 12.00 WIB" in page.text
    assert "angka di bawah 5 digabung" in page.text
    assert [big["count"] for big in page.context["headline"]] == ["32", "17", "17", "17", "8"]
    charts, tables = page.text.count("<figure"), page.text.count("<table")
    assert charts == tables == len(page.context["sheets"]) == 9
    assert len(re.findall(r'role="img" aria-label="[^"]{20,}"', page.text)) == charts
    assert "Wilayah dengan angka kecil, digabung" in page.text


def test_page_before_the_first_edition_says_why_it_is_empty(client):
    page = client.get("/angka/")

    assert "Belum ada angka yang dapat ditampilkan dengan aman" in page.text
    assert "<figure" not in page.text


def test_page_says_when_nobody_counts_any_more(client, edition):
    assert "tidak dihitung ulang" in client.get("/angka/").text

    Publication.objects.update(checked_at=timezone.now() - timedelta(days=2))

    assert "tidak dihitung ulang" not in client.get("/angka/").text


def test_csv_is_one_table_whose_parts_add_up(client, edition):
    response = client.get("/angka.csv")
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"), newline="")))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="angka-netralitas-2024-11-13.csv"'
    totals: dict = {}
    for row in rows:
        totals[row["tabel"]] = totals.get(row["tabel"], 0) + int(row["jumlah"])
    assert totals == {
        "outcome": 32, "province": 32, "way": 32, "phase": 32, "month": 32, "act": 32, "contest": 32, "follow_up": 17,
        "waiting": 8, "sanction": 9,
    }  # fmt: skip
    assert {row["satuan"] for row in rows} == {"laporan", "dugaan perbuatan", "rekomendasi", "keputusan"}
    assert {int(row["jumlah"]) >= 5 for row in rows} == {True}
    assert rows[0]["keadaan"] == "2024-11-13T12:00:00+07:00"


def test_json_tells_what_must_be_known_to_use_it(client, edition):
    told = client.get("/angka.json").json()

    assert told["keadaan"] == "2024-11-13T12:00:00+07:00"
    assert (told["angka_terkecil"], told["lisensi"]) == (5, "Boleh dipakai siapa saja dengan menyebut sumber.")
    assert told["sumber"].endswith("/angka/")
    assert "digabung" in told["penggabungan"]
    assert {"tabel": "waiting", "kode_baris": "overdue", "jumlah": 8, "satuan": "rekomendasi"}.items() <= next(
        row for row in told["angka"] if row["kode_baris"] == "overdue"
    ).items()
    assert {row["tahap"]: row["hari"] for row in told["median_hari"]}["decision"] == 10


def test_open_data_before_the_first_edition_is_empty_and_whole(client):
    assert client.get("/angka.json").json()["angka"] == []
    assert client.get("/angka.csv").content.decode("utf-8-sig").count("\r\n") == 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_one_row_is_read_however_many_cases_there_are(client, address, django_assert_num_queries):
    manycases.reports(6)
    figures.publish(now=NOON)
    with django_assert_num_queries(1):
        client.get(address)
    manycases.recommendations(30)
    manycases.reports(30, region_id="64")
    figures.publish(now=NOON + timedelta(days=1))
    with django_assert_num_queries(1):
        client.get(address)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "query",
    [
        "kontes=PILKADA-2024&prov=33", "prov=33'%20OR%201=1--", "format=xml", "callback=alert(1)", "page=-1",
        "a=%00", "a=%ff%fe", "prov[]=1&prov[]=2", "x=" + "9" * 5000, "=&&;", "<script>",
    ],
)  # fmt: skip
def test_no_question_changes_the_answer(client, edition, address, query):
    assert client.get(f"{address}?{query}").content == client.get(address).content


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_can_be_sent_there(client, address):
    assert client.post(address, {"a": "b"}).status_code == 405


@pytest.mark.parametrize("address", ADDRESSES[1:])
def test_open_data_may_be_kept_for_an_hour(client, edition, address):
    assert client.get(address)["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_and_no_agency_is_named(client, edition, address):
    text = client.get(address).content.decode()

    for secret in ("Instansi Uji", "uji-33", "Camat berpihak", "33.02"):
        assert secret not in text


def test_header_and_footer_lead_to_the_figures(client):
    page = client.get("/angka/").text

    assert '<a href="/angka/" aria-current="page">Angka</a>' in page
    assert client.get("/").text.count('href="/angka/"') >= 3

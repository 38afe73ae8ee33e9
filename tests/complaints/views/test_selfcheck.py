"""The self-check's pages: one question at a time, answers only in the address, nothing written down."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from complaints.models import EverydayAct, Standing, Violation
from netralitas.audit.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
ASKED = "/aturan/cek/?saya=pns&apa=like"
OCTOBER = "&pemilihan=PILKADA-2024&waktu=tanggal&tanggal=2024-10-01"


def heading(page) -> str:
    return " ".join(re.search(r"<h1>(.*?)</h1>", page.text, re.DOTALL)[1].split())


def test_questions_come_one_after_another_and_lead_to_an_answer(client):
    assert heading(client.get("/aturan/cek/")) == "Bolehkah saya …?"
    assert heading(client.get("/aturan/cek/?saya=pns")) == "Apa yang ingin Anda lakukan?"
    assert heading(client.get(ASKED)) == "Kapan, dan dalam pemilihan apa?"

    page = client.get(ASKED + OCTOBER)

    assert heading(page) == "Menyukai (like) unggahan yang mendukung calon"
    assert page.context["verdict"] == "Tidak boleh"
    for words in ("Hukuman disiplin berat", "/aturan/DS-06/", "calon ditetapkan 22 September 2024", "Baca saja"):
        assert words in page.text


@pytest.mark.parametrize(("act", "verdict"), [("like", "no"), ("mencoblos", "yes"), ("kpps", "depends")])
def test_answer_is_a_word_a_shape_and_a_mark_of_doubt(client, act, verdict):
    page = client.get(f"/aturan/cek/?saya=pns&apa={act}{OCTOBER}")

    assert page.context["answer"].verdict == verdict
    assert f"answer--{verdict}" in page.text
    assert "perlu verifikasi" in page.text


def test_now_is_the_day_on_which_the_page_is_opened(client):
    assert client.get(f"{ASKED}&waktu=sekarang").context["day"] == timezone.localdate()


def test_day_may_be_typed_as_people_write_it_and_may_lie_ahead(client):
    ahead = timezone.localdate() + timedelta(days=400)

    assert client.get(f"{ASKED}&waktu=tanggal&tanggal=1+Oktober+2024").context["day"] == date(2024, 10, 1)
    assert client.get(f"{ASKED}&waktu=tanggal&tanggal={ahead:%d-%m-%Y}").context["day"] == ahead


def test_entry_of_the_catalogue_may_be_asked_about_whatever_its_case(client):
    page = client.get(f"/aturan/cek/?saya=pns&apa=ds-06{OCTOBER}")

    assert [fall.row.code for fall in page.context["falls"]] == ["DS-06"]


def test_whom_the_catalogue_does_not_bind_is_answered_at_once(client):
    page = client.get("/aturan/cek/?saya=village_head")

    assert heading(page) == "Kepala desa atau perangkat desa"
    assert "UU 10/2016 Pasal 71 ayat (1)" in page.text


def test_search_finds_acts_and_keeps_the_text_out_of_every_address(client):
    page = client.post("/aturan/cek/?saya=pns", {"kata": "nge-like unggahan paslon Sumarwoto"})

    assert "?saya=pns&apa=like" in unescape(page.text)
    assert [url for url in re.findall(r'href="([^"]*)"', page.text) if "Sumarwoto" in url] == []


@pytest.mark.parametrize("kata", ["zzzz", "\x00zz", "<script>alert(1)</script>", "ก" * 300])
def test_search_without_a_find_says_so_and_keeps_the_list(client, kata):
    page = client.post("/aturan/cek/?saya=pns", {"kata": kata})

    assert page.status_code == 200
    assert "Tidak ada yang mirip" in page.text
    assert "<script>alert" not in page.text
    assert len(page.context["themes"]) == 7


@pytest.mark.parametrize(("kata", "sentence"), [("", "Tulis dulu apa yang ingin"), ("a" * 301, "Terlalu panjang")])
def test_search_that_cannot_be_made_says_why(client, kata, sentence):
    page = client.post("/aturan/cek/?saya=pns", {"kata": kata})

    assert page.status_code == 422
    assert sentence in page.text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("saya=", "Pilih salah satu lebih dulu."),
        ("saya=%00", "Pilih salah satu lebih dulu."),
        ("saya=" + "a" * 4000, "Pilih salah satu lebih dulu."),
        ("saya=pns&apa=tidak-ada", "Perbuatan itu tidak ada di daftar."),
        ("saya=pns&apa=%00<script>", "Perbuatan itu tidak ada di daftar."),
        ("saya=pns&apa=like&pemilihan=", "Pilih kapan Anda akan melakukannya."),
        ("saya=pns&apa=like&waktu=kelak", "Pilih “Sekarang” atau"),
        ("saya=pns&apa=like&waktu=tanggal", "Isi tanggalnya."),
        ("saya=pns&apa=like&waktu=tanggal&tanggal=31-02-2024", "Tulis tanggal seperti"),
        ("saya=pns&apa=like&waktu=tanggal&tanggal=%00", "Tulis tanggal seperti"),
        ("saya=pns&apa=like&waktu=tanggal&tanggal=1900-01-01", "Tahun ini sepertinya keliru."),
        ("saya=pns&apa=like&waktu=sekarang&pemilihan=PILKADA-1955'--", "Pemilihan ini tidak dikenal."),
    ],
)
def test_answer_that_is_none_is_asked_again_with_a_sentence(client, query, sentence):
    page = client.get(f"/aturan/cek/?{query}")

    assert page.status_code == 422
    assert sentence in page.text
    assert "<script>" not in page.text


def test_far_day_is_answered(client):
    assert client.get(f"{ASKED}&waktu=tanggal&tanggal=9999-12-31").status_code == 200


def test_nothing_is_written_and_no_cookie_set_by_reading(client):
    page = client.get(ASKED + OCTOBER)

    assert page.cookies == {}
    assert Entry.objects.count() == 0


def test_answers_so_far_can_be_taken_back_one_by_one(client):
    page = client.get(ASKED + OCTOBER)

    assert page.context["change_what"] == "?saya=pns&pemilihan=PILKADA-2024&waktu=tanggal&tanggal=2024-10-01"
    assert page.context["change_when"] == "?saya=pns&apa=like"
    assert heading(client.get("/aturan/cek/" + page.context["change_what"])) == "Apa yang ingin Anda lakukan?"


def test_expired_form_gives_the_text_back():
    browser = Client(enforce_csrf_checks=True)

    page = browser.post("/aturan/cek/?saya=pns", {"kata": "like paslon"}, headers={"origin": "http://testserver"})

    assert page.status_code == 403
    assert "like paslon" in page.text


@pytest.mark.parametrize("model", [Violation, Standing])
def test_page_without_data_says_so(client, model):
    model.objects.all().delete()

    assert "Daftarnya belum dimuat." in client.get("/aturan/cek/?saya=pns").text


@pytest.mark.parametrize("more", [0, 30])
@pytest.mark.parametrize(
    ("query", "queries"), [("", 3), ("?saya=pns", 3), ("?saya=pns&apa=like", 5), ("?saya=pns&apa=like" + OCTOBER, 5)]
)
def test_questions_take_the_same_queries_for_few_and_many_acts(client, more, query, queries, django_assert_num_queries):
    row = EverydayAct.objects.get(code="like")
    for place in range(more):
        row.pk, row.code = None, f"like-{place}"
        row.save(force_insert=True)

    with django_assert_num_queries(queries):
        assert client.get(f"/aturan/cek/{query}").status_code == 200

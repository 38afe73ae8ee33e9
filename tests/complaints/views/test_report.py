"""The questions of the report: every answer is kept, every bad one gets a sentence, nothing typed is lost."""

from datetime import timedelta

import pytest
import redis
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from complaints.models import Draft
from netralitas.lib.codes import new_code
from netralitas.people.models import Instansi
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
STEPS = ["siapa", "apa", "kapan", "rincian", "bukti", "anda", "periksa"]
REFUSED = 422
TYPED_AS_TEXT = {"post", "nip", "narrative", "occurred_on", "known_on", "name", "email", "phone"}


def draft() -> Draft:
    return Draft.objects.get()


def person() -> dict:
    """Return the only accused of the only draft."""
    (one,) = draft().data["who"]["people"]
    return one


def test_start_page_asks_before_it_keeps_anything(client):
    response = client.get("/lapor/")

    assert (response.status_code, Draft.objects.count(), "draf" in response.cookies) == (200, 0, False)


def test_start_sets_a_signed_cookie_that_only_the_report_sees(client):
    response = client.post("/lapor/")
    cookie = response.cookies["draf"]

    assert response.url == "/lapor/siapa/"
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/lapor/")
    assert draft().key in cookie.value


def test_start_offers_to_go_on_with_the_draft_of_this_browser(client):
    make.answered(client, until="kapan")

    assert "belum selesai di peramban ini" in client.get("/lapor/").text
    assert client.post("/lapor/").url == "/lapor/kapan/"
    assert Draft.objects.count() == 1


def test_start_anew_begins_a_second_draft(client):
    make.answered(client, until="apa")

    assert client.post("/lapor/", {"baru": "1"}).url == "/lapor/siapa/"
    assert Draft.objects.count() == 2


@pytest.mark.parametrize("slug", STEPS)
def test_step_without_a_draft_leads_to_the_start(client, slug):
    assert client.get(f"/lapor/{slug}/").url == "/lapor/"


@pytest.mark.parametrize("slug", STEPS)
def test_every_step_opens_with_its_panel_and_is_not_stored(client, slug):
    make.answered(client)

    response = client.get(f"/lapor/{slug}/")

    assert response.status_code == 200
    assert "Kelengkapan laporan" in response.text
    assert "no-store" in response["Cache-Control"]


def test_answers_are_kept_by_step_in_plain_values(client):
    make.answered(client)

    assert draft().data["what"] == {"narrative": make.NARRATIVE, "acts": ["DS-07"], "asks": ["cltn", "spouse"]}
    assert draft().data["when"] == {
        "occurred_on": "2024-10-20",
        "known_same_day": True,
        "known_on": "2024-10-20",
        "place": "Facebook",
        "contest_code": "PILKADA-2024",
    }
    assert draft().data["you"] == {"mode": "anonymous"}


def test_going_back_shows_what_was_answered(client):
    make.answered(client)

    assert "Camat Sendang Asri" in client.get("/lapor/siapa/").text
    assert 'value="Camat Sendang Asri"' in client.get(f"/lapor/siapa/?orang={person()['id']}").text
    assert make.NARRATIVE in client.get("/lapor/apa/").text
    assert 'type="date" name="occurred_on" value="2024-10-20"' in client.get("/lapor/kapan/").text


def test_change_from_the_review_returns_to_the_review(client):
    make.answered(client)

    page = client.get("/lapor/anda/?dari=periksa")
    response = client.post("/lapor/anda/", {**make.TYPED["anda"], "dari": "periksa"})

    assert 'name="dari" value="periksa"' in page.text
    assert response.url == "/lapor/periksa/"


def test_save_for_later_shows_the_code_and_the_code_resumes_elsewhere(client):
    client.post("/lapor/")
    response = client.post("/lapor/apa/", {"narrative": make.NARRATIVE, "offered": "acts", "simpan": "1"})
    page = client.get(response.url)
    code = page.context["draft_code"]

    elsewhere = Client()
    resumed = elsewhere.post("/lapor/lanjut/", {"code": code.lower().replace("-", " ")})

    assert (response.url, resumed.url) == ("/lapor/tersimpan/", "/lapor/siapa/")
    assert code in page.text
    assert make.NARRATIVE in elsewhere.get("/lapor/apa/").text


def test_leaving_takes_the_draft_off_the_browser_and_keeps_it(client):
    make.answered(client, until="kapan")

    response = client.post("/lapor/tersimpan/")

    assert response.url == "/"
    assert client.get("/lapor/apa/").url == "/lapor/"
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "Tulis kodenya dahulu."),
        ("ABC", "Kode terdiri dari 17 huruf dan angka"),
        ("7K2M-9QXD-4TRB-E6WH-Z", "Ada huruf atau angka yang keliru"),
        ("\x00" * 20, "Tulis kodenya dahulu."),
        ("9" * 300, "Terlalu panjang"),
    ],
)
def test_wrong_draft_code_gets_a_sentence_and_stays_on_the_page(client, code, sentence):
    response = client.post("/lapor/lanjut/", {"code": code})

    assert response.status_code == REFUSED
    assert sentence in response.text
    assert code.replace("\x00", "")[:60] in response.text


def test_unknown_draft_code_tells_nothing_more(client):
    response = client.post("/lapor/lanjut/", {"code": new_code()})

    assert response.status_code == REFUSED
    assert "Draf dengan kode ini tidak ada, sudah dikirim, atau sudah dihapus." in response.text


@pytest.mark.parametrize(
    ("slug", "typed", "sentence"),
    [
        ("siapa", {"post": ""}, "Isi salah satu saja: jabatan, nama, atau ciri orangnya."),
        ("siapa", {"post": " \x00 "}, "Isi salah satu saja: jabatan, nama, atau ciri orangnya."),
        ("siapa", {"post": "x" * 121}, "Terlalu panjang: 121 huruf. Paling banyak 120 huruf"),
        ("siapa", {"post": "Camat", "nip": "12345"}, "NIP terdiri dari 18 angka."),
        ("siapa", {"post": "Camat", "agency_id": "999999"}, "Pilih dari hasil pencarian."),
        ("siapa", {"post": "Camat", "agency_id": "9" * 50}, "Pilih dari hasil pencarian."),
        ("siapa", {"post": "Camat", "agency_id": "x"}, "Pilih dari hasil pencarian."),
        ("siapa", {"post": "Camat", "region_code": "\x00"}, ""),
        ("siapa", {"post": "Camat", "region_code": "00.00"}, "Pilih dari hasil pencarian."),
        ("apa", {"narrative": ""}, "Ceritakan dahulu apa yang terjadi"),
        ("apa", {"narrative": "x" * 4001}, "Terlalu panjang: 4.001 huruf. Paling banyak 4.000 huruf"),
        ("apa", {"narrative": "cerita", "acts": ["XX-99"]}, "Salah satu pilihan tidak ada lagi di daftar."),
        ("kapan", {"occurred_on": "2099-01-01"}, "Tanggal ini belum terjadi."),
        ("kapan", {"occurred_on": "31-02-2024"}, "Tulis tanggal seperti 9 November 2024"),
        ("kapan", {"occurred_on": "kemarin"}, "Tulis tanggal seperti 9 November 2024"),
        ("kapan", {"occurred_on": "0024-10-20"}, "Tahun ini sepertinya keliru."),
        ("kapan", {"occurred_on": "2024-10-20", "known_on": "2024-10-19"}, "Anda tidak mungkin tahu sebelum terjadi."),
        ("kapan", {"contest_code": "TIDAK-ADA"}, ""),
        ("anda", {}, "Pilih salah satu cara melapor."),
        ("anda", {"mode": "secret"}, ""),
        ("anda", {"mode": "confidential"}, "Tulis nama Anda, atau pilih anonim."),
        ("anda", {"mode": "open", "name": "Sari", "email": "sari"}, "Alamat e-mail ini belum lengkap"),
        ("anda", {"mode": "open", "name": "Sari", "phone": "nol delapan"}, "Nomor telepon hanya angka"),
    ],
)
def test_bad_answer_gets_a_sentence_in_the_summary_and_at_the_field(client, slug, typed, sentence):
    client.post("/lapor/")

    response = client.post(f"/lapor/{slug}/", typed)

    assert response.status_code == REFUSED
    assert response.text.count(sentence) >= 2
    assert 'class="summary-err"' in response.text
    assert 'class="error"' in response.text
    for name in TYPED_AS_TEXT & set(typed):
        assert escape(typed[name].strip(" \x00")) in response.text
    assert draft().data == {}


def test_error_summary_links_to_every_field_it_names(client):
    client.post("/lapor/")

    response = client.post("/lapor/anda/", {"mode": "open", "name": "Sari", "email": "x", "phone": "y"})

    for problem in response.context["problems"]:
        assert f'href="#{problem.anchor}"' in response.text
        assert f'id="{problem.anchor}"' in response.text


def test_control_characters_are_taken_out_and_the_rest_is_kept(client):
    client.post("/lapor/")

    client.post(
        "/lapor/apa/",
        {"narrative": "Camat\x00 meng\x07ajak\r\nstaf\u2028", "offered": "acts"},
    )

    assert draft().data["what"]["narrative"] == "Camat mengajak\nstaf"


@pytest.mark.parametrize("typed", ["20-10-2024", "20/10/2024", "20 Oktober 2024", "Minggu, 20 okt 2024", "2024-10-20"])
def test_date_is_read_as_people_write_it(client, typed):
    client.post("/lapor/")

    client.post("/lapor/kapan/", {"occurred_on": typed})

    assert draft().data["when"] == {"occurred_on": "2024-10-20"}


def test_date_that_no_picker_can_show_comes_back_as_text(client):
    client.post("/lapor/")

    response = client.post("/lapor/kapan/", {"occurred_on": "31-02-2024"})

    assert '<input type="text" name="occurred_on" value="31-02-2024"' in response.text


def test_today_in_the_east_is_not_the_future(client):
    with time_machine.travel("2024-10-20T16:30:00+00:00", tick=False):
        client.post("/lapor/")
        response = client.post("/lapor/kapan/", {"occurred_on": "2024-10-21"})

    assert response.status_code == 302


def test_anonymous_person_is_asked_nothing_and_nothing_is_kept(client):
    client.post("/lapor/")

    response = client.post("/lapor/anda/", {"mode": "anonymous", "name": "Sari", "email": "bukan e-mail"})

    assert (response.status_code, draft().data["you"]) == (302, {"mode": "anonymous"})


def test_search_keeps_everything_typed_and_checks_nothing(client):
    client.post("/lapor/")

    response = client.post(
        "/lapor/siapa/",
        {"post": "", "accused_name": "Pak Darmo", "nip": "123", "agency_q": "pemkab kebumen", "cari": "agency"},
    )
    kebumen = Instansi.objects.get(code="pemda-33-05")

    assert response.status_code == 200
    assert f'name="agency_id" value="{kebumen.pk}"' in response.text
    assert 'value="Pak Darmo"' in response.text
    assert 'value="123"' in response.text
    assert "summary-err" not in response.text


def test_search_without_a_result_says_what_to_do(client):
    client.post("/lapor/")

    response = client.post("/lapor/siapa/", {"agency_q": "zzzz\x00", "cari": "agency"})

    assert "Tidak ada yang cocok." in response.text


def test_search_by_an_unknown_button_is_no_error(client):
    client.post("/lapor/")

    assert client.post("/lapor/siapa/", {"post": "Camat", "cari": "x" * 500}).status_code == 200


def test_agency_brings_its_region_along(client):
    kebumen = Instansi.objects.get(code="pemda-33-05")
    client.post("/lapor/")

    client.post("/lapor/siapa/", {"post": "Camat", "agency_q": "kebumen", "agency_id": kebumen.pk})

    assert (person()["agency_id"], person()["region_code"]) == (kebumen.pk, "33.05")


def test_typed_agency_is_proposed_once_and_then_taken_as_it_is(client):
    client.post("/lapor/")
    typed = {"post": "Camat", "agency_q": "kebumen"}

    first = client.post("/lapor/siapa/", typed)
    second = client.post("/lapor/siapa/", {**typed, "offered": first.context["form"]["offered"].value()})

    assert (first.status_code, first.context["proposal"]) == (200, "id_agency_q")
    assert second.url == "/lapor/apa/"
    assert person()["agency_text"] == "kebumen"


def test_story_is_matched_with_the_catalogue_and_says_why(client):
    client.post("/lapor/")

    response = client.post("/lapor/apa/", {"narrative": make.NARRATIVE, "cari": "acts"})

    assert [suggestion.violation.code for suggestion in response.context["form"].suggestions][:1] == ["DS-07"]
    assert (
        "Cocok karena Anda menulis “<mark>foto bersama pasangan calon</mark>” dan “<mark>mengacungkan dua jari</mark>”."
        in response.text
    )


def test_draft_out_of_time_is_begun_anew_with_what_was_typed(client):
    make.answered(client, until="apa")
    Draft.objects.update(expires_at=timezone.now() - timedelta(hours=1))

    response = client.post("/lapor/apa/", make.TYPED["apa"])

    assert response.url == "/lapor/kapan/"
    assert make.NARRATIVE in client.get("/lapor/apa/").text
    assert Draft.objects.filter(expires_at__gt=timezone.now()).count() == 1


def test_forged_cookie_is_no_draft(client):
    make.answered(client, until="apa")
    client.cookies["draf"] = "x" + client.cookies["draf"].value

    assert client.get("/lapor/apa/").url == "/lapor/"
    assert "Draf di peramban ini sudah tidak ada." in client.get("/lapor/").text


def test_too_many_starts_are_told_to_wait(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "report": (1, 3600)}
    client.post("/lapor/")
    client.cookies.clear()

    response = client.post("/lapor/")

    assert (response.status_code, Draft.objects.count()) == (429, 1)
    assert "Coba lagi beberapa menit lagi" in response.text


def test_too_many_reports_lose_nothing_typed(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "report": (0, 3600)}

    response = client.post("/lapor/apa/", make.TYPED["apa"])

    assert response.status_code == 429
    assert make.NARRATIVE in response.text
    assert "isian Anda masih di sini" in response.text


def test_address_is_kept_nowhere(client):
    client.post("/lapor/", REMOTE_ADDR="203.0.113.77")
    client.post("/lapor/apa/", make.TYPED["apa"], REMOTE_ADDR="203.0.113.77")

    assert "203.0.113.77" not in cached()
    assert not any("203.0.113.77" in str(vars(row)) for row in Draft.objects.all())


def cached() -> str:
    """Return everything the cache holds, keys and values, as one text."""
    if settings.REDIS_URL:
        with redis.Redis.from_url(settings.REDIS_URL) as store:
            return str([(key, store.get(key)) for key in store.scan_iter() if store.type(key) == b"string"])
    return str(cache._cache)

"""Sending: everything once more, a statement, a trap for machines, and one report however often it is pressed."""

import pytest

from complaints import drafts
from complaints.models import Complaint, Draft
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/lapor/periksa/"
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"}


def test_review_shows_the_answers_with_ways_to_change_them(client):
    make.answered(client)

    page = client.get(PAGE)

    assert make.NARRATIVE in page.text
    assert "Minggu, 20 Oktober 2024" in page.text
    assert "calon ditetapkan 22 September 2024" in page.text
    assert page.text.count("?dari=periksa") == 6


def test_review_does_not_show_who_reports(client):
    make.answered(client, anda=NAMED)

    page = client.get(PAGE)

    assert ("Sekar" in page.text, "Kenanga" in page.text, "Sudah diisi" in page.text) == (False, False, True)


def test_nothing_is_sent_without_the_statement(client):
    make.answered(client)

    response = client.post(PAGE)

    assert (response.status_code, Complaint.objects.count()) == (422, 0)
    assert response.text.count("Centang pernyataan ini dahulu.") == 2


def test_empty_report_is_told_what_it_lacks(client):
    client.post("/lapor/")

    response = client.post(PAGE, {"truthful": "on"})

    assert (response.status_code, Complaint.objects.count()) == (422, 0)
    assert [problem.anchor for problem in response.context["problems"]] == ["ubah-who", "ubah-what", "ubah-you"]
    for problem in response.context["problems"]:
        assert f'id="{problem.anchor}"' in response.text


def test_sending_leads_to_the_receipt_and_leaves_one_report(client):
    make.answered(client)

    first = client.post(PAGE, {"truthful": "on"})
    second = client.post(PAGE, {"truthful": "on"})

    assert (first.url, second.url) == ("/lapor/terima/", "/lapor/terima/")
    assert Complaint.objects.count() == 1


def test_named_report_is_sealed(client):
    make.sent(client, anda=NAMED)

    assert Complaint.objects.get().identity_mode == "confidential"
    assert Complaint.objects.get().reporter.identity["name"] == "Sekar Melatiningrum"


@pytest.mark.parametrize("slug", ["siapa", "apa", "kapan", "rincian", "bukti", "anda", "periksa"])
def test_page_of_a_report_already_sent_leads_to_its_receipt(client, slug):
    make.sent(client)

    assert client.get(f"/lapor/{slug}/").url == "/lapor/terima/"
    assert client.post(f"/lapor/{slug}/", {"simpan": "1"}).url == "/lapor/terima/"


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("siapa", {"post": "Lurah <b>Baru</b>"}),
        ("apa", {"narrative": "Satu paragraf lagi"}),
        ("kapan", {"place": "Balai desa", "saksi-0": "Pak RT"}),
        ("bukti", {"url": "https://contoh.example/foto"}),
        ("anda", {"mode": "open", "name": "Sekar", "address": "Jalan Melati"}),
    ],
)
def test_what_another_page_typed_after_the_sending_is_given_back(client, slug, typed):
    make.sent(client)

    page = client.post(f"/lapor/{slug}/", typed)

    words = [text for name, text in typed.items() if name != "mode"]
    assert (page.status_code, page.context["typed"]) == (409, words)
    assert "<b>Baru" not in page.text
    assert "Buka tanda terima" in page.text


def test_file_that_comes_after_the_sending_is_said_not_to_be_kept(client):
    make.sent(client)

    page = client.post("/lapor/bukti/", {"berkas": make.photo()})

    assert (page.status_code, "Berkas tidak ikut tersimpan." in page.text) == (409, True)


def test_trap_asks_once_more_and_loses_nothing(client):
    make.answered(client)

    doubted = client.post(PAGE, {"truthful": "on", "situs": "https://spam.example"})
    sent = client.post(PAGE, {"truthful": "on", "situs": "https://spam.example", "person": "on"})

    assert doubted.status_code == 422
    assert "Centang bahwa Anda manusia" in doubted.text
    assert sent.url == "/lapor/terima/"


def test_too_many_reports_from_one_address_keep_the_draft(client, settings):
    make.answered(client)
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "report": (0, 3600)}

    response = client.post(PAGE, {"truthful": "on"})

    assert (response.status_code, Complaint.objects.count()) == (429, 0)
    assert make.NARRATIVE in response.text
    assert Draft.objects.get().data["what"]["narrative"] == make.NARRATIVE


def test_save_for_later_from_the_review(client):
    make.answered(client)

    assert client.post(PAGE, {"simpan": "1"}).url == "/lapor/tersimpan/"


def test_review_shows_day_and_screenshot_of_a_trace(client):
    make.answered(client)
    draft = Draft.objects.get()
    picture = drafts.add_file(draft, make.photo())
    trace = {"platform": "Facebook", "url": "https://facebook.com/contoh/1", "account": "contoh", "kind": "share"}
    drafts.add_link(draft, {**trace, "seen_on": "2024-10-20", "screenshot": picture.sha256})

    page = client.get("/lapor/periksa/").text

    assert f"Facebook · contoh · Membagikan · 20 Oktober 2024 · tangkapan layar: {picture.name}" in page

"""The evidence page: each file is judged by itself, and one that is refused costs nothing but its own line."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from complaints.models import Draft, DraftFile
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/lapor/bukti/"
LINK = {"url": "https://facebook.example/camat/posts/1", "platform": "Facebook", "account": "@camat", "kind": "share"}


@pytest.fixture
def browser(client):
    return make.answered(client, until="bukti")


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def test_page_says_limits_and_kinds_before_the_upload(browser):
    page = browser.get(PAGE)

    assert "Tiap berkas paling besar 20 MB, paling banyak 10 berkas." in page.text
    assert "foto (JPEG, PNG, WebP, GIF)" in page.text
    assert "Belum ada berkas." in page.text


def test_photo_is_listed_with_its_fingerprint(browser):
    response = browser.post(PAGE, {"berkas": make.photo(), "unggah": "1"})
    row = DraftFile.objects.get()
    page = browser.get(PAGE)

    assert response.url == "/lapor/bukti/#berkas"
    assert "foto-dua-jari.jpg" in page.text
    assert f"{row.sha256[:8]} … {row.sha256[-8:]}" in page.text


def test_go_on_keeps_chosen_files_and_a_filled_in_link(browser):
    response = browser.post(PAGE, {"berkas": make.photo(), **LINK})

    assert response.url == "/lapor/anda/"
    assert DraftFile.objects.count() == 1
    assert [row["url"] for row in Draft.objects.get().data["links"]] == [LINK["url"]]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("kosong.jpg", b"", "Berkas ini kosong (0 byte)."),
        ("undangan.jpg", b"<html><script>alert(1)</script></html>", ""),
        ("foto.jpg", b"%PDF-1.4\n", ""),
        ("arsip.zip", b"PK\x03\x04" + b"x" * 50, ""),
    ],
)
def test_refused_file_gets_a_sentence_and_the_others_stay(browser, name, content, sentence):
    response = browser.post(PAGE, {"berkas": [make.photo(), upload(name, content)], "unggah": "1"})

    assert response.status_code == 422
    assert f"{name} tidak bisa diterima" in response.text
    assert sentence in response.text
    assert [row.name for row in response.context["refused"]] == [name]
    assert DraftFile.objects.count() == 1


def test_file_over_the_limit_is_not_kept_and_the_page_says_the_limit(browser, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_bytes": 2 * 1024 * 1024}
    large = upload("besar.jpg", b"\xff\xd8\xff\xe0" + b"x" * (2 * 1024 * 1024 + 1))

    response = browser.post(PAGE, {"berkas": [large, make.photo()], **LINK})

    assert response.status_code == 422
    assert "besar.jpg tidak bisa diterima" in response.text
    assert "lebih besar dari 2 MB" in response.text
    assert DraftFile.objects.count() == 1


def test_request_larger_than_all_files_may_be_is_explained(browser, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_bytes": 10, "max_files": 1}
    large = upload("besar.jpg", b"x" * (4 * 1024 * 1024))

    response = browser.post(PAGE, {"berkas": large})

    assert response.status_code == 400
    assert "Kiriman ini tidak dapat dibaca" in response.text
    assert "Jawaban di langkah sebelumnya tetap tersimpan" in response.text


def test_too_many_files_are_refused_one_by_one(browser, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_files": 1}

    response = browser.post(PAGE, {"berkas": [make.photo("#112233"), make.photo("#445566")]})

    assert response.status_code == 422
    assert "Paling banyak 1 berkas." in response.text
    assert DraftFile.objects.count() == 1


def test_name_of_a_file_is_text_never_markup(browser):
    response = browser.post(PAGE, {"berkas": upload("<img src=x onerror=alert(1)>.jpg", b""), "unggah": "1"})

    assert "<img src=x" not in response.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"url": "facebook com/camat"}, "Salin tautan utuh, mulai dari https://"),
        ({"url": "javascript:alert(1)"}, "Salin tautan utuh, mulai dari https://"),
        ({"url": "https://" + "x" * 600}, "Terlalu panjang"),
        ({"url": "", "account": "@camat"}, "Tautan unggahan belum diisi."),
        ({"tambah-tautan": "1"}, "Isi tautan atau nama akun dahulu."),
    ],
)
def test_bad_link_gets_a_sentence_and_stays_on_the_page(browser, typed, sentence):
    response = browser.post(PAGE, {**typed, "kind": "share"})

    assert response.status_code == 422
    assert sentence in response.text
    assert typed.get("url", "") in response.text
    assert 'value="share" id="id_kind_3" checked' in response.text or "checked" in response.text


def test_same_link_twice_is_kept_once(browser):
    browser.post(PAGE, {**LINK, "tambah-tautan": "1"})
    browser.post(PAGE, {**LINK, "url": LINK["url"] + "/", "tambah-tautan": "1"})

    assert len(Draft.objects.get().data["links"]) == 1


def test_items_can_be_taken_out_and_what_is_gone_is_no_error(browser):
    browser.post(PAGE, {"berkas": make.photo(), **LINK, "unggah": "1"})
    file, link = DraftFile.objects.get(), Draft.objects.get().data["links"][0]

    for item in (f"file-{file.pk}", f"file-{file.pk}", f"link-{link['id']}", "file-" + "9" * 9000, "\x00", "x"):
        assert browser.post(PAGE, {"hapus": item}).url == "/lapor/bukti/#berkas"

    assert (DraftFile.objects.count(), Draft.objects.get().data["links"]) == (0, [])


def test_file_of_another_draft_cannot_be_taken_out(browser):
    browser.post(PAGE, {"berkas": make.photo(), "unggah": "1"})
    file = DraftFile.objects.get()
    browser.cookies.clear()
    make.answered(browser, until="bukti")

    browser.post(PAGE, {"hapus": f"file-{file.pk}"})

    assert DraftFile.objects.filter(pk=file.pk).exists()


def test_evidence_without_a_draft_begins_one_and_keeps_the_file(client):
    response = client.post(PAGE, {"berkas": make.photo()})

    assert response.url == "/lapor/anda/"
    assert DraftFile.objects.count() == 1
    assert "foto-dua-jari.jpg" in client.get(PAGE).text


def test_promise_of_more_is_remembered(browser):
    browser.post(PAGE, {"menyusul": "on"})

    assert 'name="menyusul" checked' in browser.get(PAGE).text

"""The evidence page: each file is judged by itself, and one that is refused costs nothing but its own line."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints.models import Complaint, Draft, DraftFile
from tests import make
from tests.complaints.desk import page as page_of
from tests.complaints.desk import text_of
from tests.lib import films

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

    assert "Foto dan dokumen paling besar 20 MB, video dan rekaman suara 100 MB." in page.text
    assert "Paling banyak 10 berkas, semuanya bersama 200 MB." in page.text
    assert "Arsip ZIP, RAR, dan 7z tidak diterima" in page.text
    assert "Sebagian video, rekaman, dan dokumen tidak dapat dibersihkan." in page.text
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
    assert "Lebih besar dari 2 MB" in response.text
    assert DraftFile.objects.count() == 1


def test_video_may_be_larger_than_a_photo(browser, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_bytes": 1000, "max_media_bytes": 10_000}
    video = upload("rapat.mp4", films.mp4())
    photo = upload("besar.jpg", b"\xff\xd8\xff\xe0" + b"x" * 1500)

    response = browser.post(PAGE, {"berkas": [video, photo], "unggah": "1"})

    assert response.status_code == 422
    assert [row.name for row in response.context["refused"]] == ["besar.jpg"]
    assert DraftFile.objects.get().kind == "video"


def test_files_that_fit_by_themselves_may_be_too_large_together(browser, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_total_bytes": 3 * 1024 * 1024}
    large = [make.photo(colour).read() + bytes(2 * 1024 * 1024) for colour in ("#112233", "#445566")]

    response = browser.post(PAGE, {"berkas": [upload("a.jpg", large[0]), upload("b.jpg", large[1])], "unggah": "1"})

    assert response.status_code == 422
    assert "Semua berkas bersama paling besar 3 MB." in response.text
    assert DraftFile.objects.count() == 1


def test_of_a_request_larger_than_all_files_may_be_the_words_are_taken_and_no_file(browser, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_total_bytes": 1024 * 1024}
    files = [upload(name, b"\xff\xd8\xff\xe0" + b"x" * (3 * 1024 * 1024)) for name in ("satu.jpg", "dua.jpg")]

    response = browser.post(PAGE, {"berkas": files, **LINK})

    assert response.status_code == 422
    assert "satu.jpg" in response.text
    assert "dua.jpg" in response.text
    assert "Semua berkas bersama paling besar 1 MB sekali kirim." in response.text
    assert (DraftFile.objects.count(), len(Draft.objects.get().data["links"])) == (0, 1)


def test_too_many_files_are_refused_one_by_one(browser, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_files": 1}

    response = browser.post(PAGE, {"berkas": [make.photo("#112233"), make.photo("#445566")]})

    assert response.status_code == 422
    assert "Paling banyak 1 berkas." in response.text
    assert DraftFile.objects.count() == 1


@pytest.mark.parametrize("item", ["upload-\x00", "file-\x00", "link-\x00", "upload-" + "x" * 50, "upload-٣"])
def test_hostile_name_of_what_is_taken_out_takes_nothing_out(browser, item):
    browser.post(PAGE, {"berkas": make.photo(), **LINK})

    assert browser.post(PAGE, {"hapus": item}).status_code == 302
    assert (DraftFile.objects.count(), len(Draft.objects.get().data["links"])) == (1, 1)


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
        ({"url": "https://x.example/1", "seen_on": "2099-01-01"}, "Tanggal ini belum terjadi."),
        ({"url": "https://x.example/1", "seen_on": "kemarin"}, "Tulis tanggal seperti 9 November 2024"),
        ({"url": "https://x.example/1", "seen_at": "x" * 41}, "Terlalu panjang"),
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


def test_trace_keeps_its_day_its_hour_and_its_screenshot(browser):
    typed = {**LINK, "seen_on": "9 November 2024", "seen_at": "20.47", "layar": make.photo(), "tambah-tautan": "1"}

    response = browser.post(PAGE, typed)

    file = DraftFile.objects.get()
    (link,) = Draft.objects.get().data["links"]
    assert response.url == "/lapor/bukti/#tautan"
    assert (link["seen_on"], link["seen_at"], link["screenshot"]) == ("2024-11-09", "20.47", file.sha256)
    words = "Facebook · @camat · Membagikan · 9 November 2024, 20.47 · tangkapan layar: foto-dua-jari.jpg"
    assert words in browser.get(PAGE).text


def test_what_is_left_out_the_second_time_stays_as_it_was(browser):
    browser.post(PAGE, {**LINK, "seen_on": "2024-11-09", "layar": make.photo(), "tambah-tautan": "1"})
    browser.post(PAGE, {**LINK, "kind": "like", "tambah-tautan": "1"})

    (link,) = Draft.objects.get().data["links"]
    assert (link["kind"], link["seen_on"], len(link["screenshot"])) == ("like", "2024-11-09", 64)


def test_screenshot_taken_out_leaves_the_trace_readable(browser):
    browser.post(PAGE, {**LINK, "layar": make.photo(), "tambah-tautan": "1"})
    file = DraftFile.objects.get()

    browser.post(PAGE, {"hapus": f"file-{file.pk}"})

    assert f"tangkapan layar: {file.sha256[:8]}" in browser.get(PAGE).text


def test_screenshot_beside_a_bad_link_is_kept_as_a_file(browser):
    response = browser.post(PAGE, {"url": "facebook com", "layar": make.photo(), "tambah-tautan": "1"})

    assert response.status_code == 422
    assert "Salin tautan utuh" in response.text
    assert "foto-dua-jari.jpg" in response.text
    assert DraftFile.objects.count() == 1


def test_refused_screenshot_gets_its_reason_and_the_link_stays(browser):
    response = browser.post(PAGE, {**LINK, "layar": upload("layar.jpg", b"<svg/>"), "tambah-tautan": "1"})

    assert response.status_code == 422
    assert "layar.jpg tidak bisa diterima" in response.text
    assert LINK["url"] in response.text
    assert "screenshot" not in Draft.objects.get().data["links"][0]


def test_screenshot_alone_is_a_file_and_no_error(browser):
    assert browser.post(PAGE, {"layar": make.photo()}).url == "/lapor/anda/"
    assert DraftFile.objects.count() == 1


def test_day_without_an_address_is_not_lost(browser):
    response = browser.post(PAGE, {"seen_on": "9-11-2024"})

    assert response.status_code == 422
    assert "Tautan unggahan belum diisi." in response.text
    assert "2024-11-09" in response.text or "9-11-2024" in response.text


def test_officer_reads_the_trace_as_it_was_told(browser, client):
    cast = make.cast()
    typed = {**LINK, "platform": "other", "seen_on": "2024-11-09", "seen_at": "malam", "layar": make.photo()}
    browser.post(PAGE, typed)
    browser.post("/lapor/anda/", make.TYPED["anda"])
    browser.post("/lapor/periksa/", {"truthful": "on"})
    case = Complaint.objects.get()

    shown = text_of(make.at_desk(cast["auditor"]).get(page_of(case)))

    assert "Media lain · @camat" in shown
    assert "Membagikan · 9 November 2024, malam · tangkapan layar: Bukti " in shown


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.dictionaries(
        st.sampled_from(["platform", "account", "url", "kind", "seen_on", "seen_at", "hapus", "menyusul", "dari"]),
        st.text(max_size=60),
        max_size=9,
    )
)
def test_whatever_is_typed_the_page_answers(browser, typed):
    assert browser.post(PAGE, {**typed, "tambah-tautan": "1"}).status_code in (302, 422)
    assert browser.get(PAGE).status_code == 200
    browser.post(PAGE, {"hapus": "x"})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\r\n"'), max_size=60),
    content=st.builds(
        bytes.__add__,
        st.sampled_from(
            [b"", b"\xff\xd8\xff", b"%PDF-1.7\n", b"PK\x03\x04", b"\0\0\0\x18ftyp", b"GIF89a", b"Rar!\x1a\x07"]
        ),
        st.binary(max_size=300),
    ),
)
def test_whatever_is_uploaded_the_page_answers(browser, name, content):
    head = f'--x\r\nContent-Disposition: form-data; name="berkas"; filename="{name}"\r\n\r\n'
    tail = b'\r\n--x\r\nContent-Disposition: form-data; name="unggah"\r\n\r\n1\r\n--x--\r\n'

    response = browser.post(PAGE, head.encode() + content + tail, content_type="multipart/form-data; boundary=x")

    assert response.status_code in (302, 422)
    assert DraftFile.objects.count() == 0

"""The resumable way of the evidence page, as a browser's script talks to it."""

import pytest
from django.test import Client

from complaints import chunks
from complaints.models import Draft, DraftFile, Upload
from tests import make
from tests.lib import samples

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
BEGIN = "/lapor/bukti/berkas/"
PHOTO = samples.phone_photo()


@pytest.fixture
def browser(client):
    return make.answered(client, until="bukti")


@pytest.fixture(autouse=True)
def _small_parts(settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "chunk_bytes": 1000}


def about(**changes) -> dict:
    return {"name": "foto.jpg", "size": len(PHOTO), "changed": "1", **changes}


def part(browser, key: str, offset: int, data: bytes):
    return browser.post(f"{BEGIN}{key}/?mulai={offset}", data, content_type="application/octet-stream")


def test_file_sent_in_parts_stands_on_the_page(browser):
    answer = browser.post(BEGIN, about()).json()
    while "offset" in answer:
        key, offset = answer.get("key"), answer["offset"]
        answer = part(browser, key, offset, PHOTO[offset : offset + 1000]).json()

    assert "foto.jpg" in answer["row"]
    assert DraftFile.objects.get().name == "foto.jpg"
    assert " ".join(answer["row"].split()) in " ".join(browser.get("/lapor/bukti/").text.split())


def test_name_of_a_file_is_text_in_the_answer(browser):
    name = "<img src=x onerror=alert(1)>.jpg"
    key = browser.post(BEGIN, about(name=name)).json()["key"]
    for offset in range(0, len(PHOTO), 1000):
        answer = part(browser, key, offset, PHOTO[offset : offset + 1000]).json()

    assert "<img" not in answer["row"]


def test_wrong_place_is_answered_with_the_right_one(browser):
    key = browser.post(BEGIN, about()).json()["key"]

    answer = part(browser, key, 500, PHOTO[500:900])

    assert (answer.status_code, answer.json()) == (409, {"offset": 0})


def test_whole_file_whose_last_answer_was_lost_is_finished_by_asking(browser):
    key = browser.post(BEGIN, about()).json()["key"]
    draft = Draft.objects.get()
    for offset in range(0, len(PHOTO), 1000):
        chunks.append(draft, key, offset=offset, part=PHOTO[offset : offset + 1000])

    again = browser.post(BEGIN, about()).json()
    answer = part(browser, key, again["offset"], b"")

    assert (again["offset"], "foto.jpg" in answer.json()["row"]) == (len(PHOTO), True)


def test_refused_file_gets_its_sentence(browser):
    key = browser.post(BEGIN, about(size=600)).json()["key"]

    answer = part(browser, key, 0, b"<html>" * 100)

    assert answer.status_code == 422
    assert "Jenis berkas ini tidak diterima." in answer.json()["sentence"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"size": "0"}, "kosong"),
        ({"size": "9" * 11}, "terlalu besar"),
        ({"size": "9" * 500}, "kosong"),
        ({"size": "-5"}, "kosong"),
        ({"size": "\x00"}, "kosong"),
        ({"size": "٣"}, "kosong"),
    ],
)
def test_impossible_size_is_refused_at_once(browser, changes, sentence):
    answer = browser.post(BEGIN, about(**changes))

    assert (answer.status_code, sentence in answer.json()["sentence"]) == (422, True)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("arsip.zip", "Keluarkan isinya"),
        ("undangan.docm", "makro"),
        ("surat.doc", "Simpan sebagai PDF"),
        ("\u202egpj.exe", "Jenis berkas ini tidak diterima."),
    ],
)
def test_name_of_what_is_never_taken_is_refused_before_it_is_sent(browser, name, words):
    answer = browser.post(BEGIN, about(name=name))

    assert (answer.status_code, words in answer.json()["sentence"]) == (422, True)
    assert Upload.objects.count() == 0


@pytest.mark.parametrize("name", ["", "x" * 5000 + ".jpg", "\x00.jpg", "../../etc/passwd", "\u202egpj.jpg"])
def test_any_name_begins(browser, name):
    assert browser.post(BEGIN, about(name=name)).status_code == 200


def test_part_larger_than_the_portal_reads_is_refused(browser):
    key = browser.post(BEGIN, about()).json()["key"]

    answer = part(browser, key, 0, b"x" * (3 * 1024 * 1024))

    assert (answer.status_code, Upload.objects.get().received) == (422, 0)


def test_cancelled_file_is_gone_and_cancelling_again_is_no_error(browser):
    key = browser.post(BEGIN, about()).json()["key"]

    assert [browser.post(f"{BEGIN}{key}/?batal=1").status_code for _n in range(2)] == [200, 200]
    assert Upload.objects.count() == 0


def test_browser_whose_draft_is_gone_is_told_to_send_plainly(browser):
    key = browser.post(BEGIN, about()).json()["key"]
    Draft.objects.all().delete()

    for answer in (browser.post(BEGIN, about()), part(browser, key, 0, PHOTO[:500])):
        assert (answer.status_code, answer.json()["lost"]) == (409, True)


def test_somebody_elses_key_is_unknown(browser):
    key = browser.post(BEGIN, about()).json()["key"]
    stranger = make.answered(Client(), until="bukti")

    answer = part(stranger, key, 0, PHOTO[:500])

    assert (answer.status_code, answer.json(), Upload.objects.get().received) == (409, {"begin": True}, 0)


def test_file_on_its_way_stands_on_the_page_and_can_be_taken_out(browser):
    key = browser.post(BEGIN, about()).json()["key"]
    part(browser, key, 0, PHOTO[:1000])
    page = browser.get("/lapor/bukti/").text

    assert "84% terkirim" in page
    assert "Pilih berkas yang sama sekali lagi untuk melanjutkan" in page
    assert browser.post("/lapor/bukti/", {"hapus": f"upload-{key}"}).url == "/lapor/bukti/#berkas"
    assert "untuk melanjutkan" not in browser.get("/lapor/bukti/").text


def test_addresses_want_the_page_token(browser):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies

    assert strict.post(BEGIN, about()).status_code == 403


def test_too_many_beginnings_wait(browser, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "upload": (2, 3600)}

    assert [browser.post(BEGIN, about(name=f"{n}.jpg")).status_code for n in range(3)] == [200, 200, 429]

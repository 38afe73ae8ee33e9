"""Verification: genuine, altered, unknown or void, by code and by file; nothing of what a letter says, nothing kept."""

import io
import re

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib import pdfsign
from tests import certificates as made
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/verifikasi/"


@pytest.fixture
def letter(client) -> Letter:
    make.sent(client).get("/lapor/terima/tanda-terima.pdf")
    return Letter.objects.get()


def test_verification_says_what_the_letter_is_and_nothing_of_its_content(letter):
    typed = "-".join(letter.token[place : place + 4] for place in (0, 4, 8)).lower()
    visitor = Client()

    response = visitor.post("/verifikasi/", {"token": f" {typed} "})
    page = visitor.get(response.url)

    assert page.status_code == 200
    for fact in ("Tanda Terima Laporan", letter.number, letter.issuer.name, letter.sha256, "Asli"):
        assert fact in page.text
    assert make.NARRATIVE not in page.text


def test_verification_compares_a_file_byte_for_byte(client, letter):
    pdf = client.get("/lapor/terima/tanda-terima.pdf").content
    address = f"/verifikasi/{letter.token}/"

    same = Client().post(address, {"berkas": SimpleUploadedFile("surat.pdf", pdf)})
    altered = Client().post(address, {"berkas": SimpleUploadedFile("surat.pdf", pdf + b"\n")})

    assert "sama persis dengan surat yang diterbitkan" in same.text
    assert "Berkas Anda berbeda" in altered.text


@pytest.mark.parametrize("given", [{}, {"berkas": SimpleUploadedFile("surat.pdf", b"")}])
def test_verification_without_a_file_asks_for_one(letter, given):
    response = Client().post(f"/verifikasi/{letter.token}/", given)

    assert response.status_code == 422
    assert "Pilih berkas PDF-nya dahulu." in response.text


def test_verification_of_a_file_too_large_for_a_letter(letter, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_bytes": 1000}

    response = Client().post(f"/verifikasi/{letter.token}/", {"berkas": SimpleUploadedFile("s.pdf", b"x" * 2000)})

    assert "Berkas ini terlalu besar untuk sebuah surat." in response.text


def test_voided_letter_is_said_to_be_void(letter):
    letters.void(letter, actor=None, reason="uji")

    assert "Dibatalkan" in Client().get(f"/verifikasi/{letter.token}/").text


@pytest.mark.parametrize("token", ["ABCDABCDABCD", "x", "a" * 300])
def test_unknown_letter_is_said_to_be_unknown(client, token):
    response = client.get(f"/verifikasi/{token}/")

    assert response.status_code == 404
    assert "Tidak dikenal" in response.text


@pytest.mark.parametrize("typed", ["ABC", "\x00" * 12, "!" * 12, "A" * 500])
def test_malformed_verification_code_gets_a_sentence(client, typed):
    response = client.post("/verifikasi/", {"token": typed})

    assert response.status_code == 422
    assert "Kode verifikasi terdiri dari 12 huruf dan angka" in response.text


@pytest.mark.parametrize("typed", ["", "  "])
def test_no_code_and_no_file_are_asked_for(client, typed):
    response = client.post(PAGE, {"token": typed})

    assert response.status_code == 422
    assert response.text.count("Tulis kode verifikasinya, atau pilih berkas PDF-nya.") == 2


def test_verifying_too_often_is_told_to_wait(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "verify": (0, 900)}

    response = client.get("/verifikasi/ABCDABCDABCD/")

    assert response.status_code == 429
    assert "ABCDABCDABCD" in response.text


# --- By file alone


@pytest.fixture
def pdf(client, letter) -> bytes:
    return client.get("/lapor/terima/tanda-terima.pdf").content


def sent(data: bytes, address: str = PAGE, *, name: str = "surat.pdf", client: Client | None = None, **typed):
    return (client or Client()).post(address, {"berkas": SimpleUploadedFile(name, data), "dengan": "berkas", **typed})


def resaved(data: bytes) -> bytes:
    """Return the letter as another program saves it after somebody changed a word of it."""
    with pikepdf.open(io.BytesIO(data)) as document:
        document.docinfo["/Title"] = "Surat lain"
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def test_a_file_without_a_code_is_found_to_be_genuine(letter, pdf):
    page = sent(pdf)

    assert page.status_code == 200
    assert "Berkas Anda sama persis dengan surat yang diterbitkan." in page.text
    assert letter.number in page.text
    assert make.NARRATIVE not in page.text


def test_an_altered_file_is_found_by_the_name_it_carries(letter, pdf):
    changed = resaved(pdf)
    cut_off = pdf.replace(b"%PDF-1.7", b"%PDF-1.6", 1)

    for data in (changed, cut_off, pdf + b" "):
        page = sent(data)
        assert (page.status_code, "Berkas Anda berbeda" in page.text) == (200, True)
        assert letter.number in page.text


def test_a_signed_file_is_found_genuine_and_altered_alike(client, letter, settings):
    key = made.rsa_key()
    settings.SIGNING_KEY_PAIR = pdfsign.signer_from(made.pem_of(made.certificate(key)), made.key_pem_of(key))
    client = make.sent(Client())
    pdf = client.get("/lapor/terima/tanda-terima.pdf").content

    assert b"/Sig" in pdf
    assert "sama persis" in sent(pdf).text
    assert "Berkas Anda berbeda" in sent(pdf + b"\n").text
    assert "Berkas Anda berbeda" in sent(resaved(pdf)).text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 palsu",
        b"bukan PDF",
        b"\x00" * 3000,
        b"/ID [<00>]",
        b"/ID [(ABCDABCDABCD) (x)]",
        b"/ID [<" + b"41" * 12 + b"> <00>]",
        b"/ID [ <" + "\u0661".encode() * 12 + b">",
        b"/ID[(" * 20_000,
        b"%PDF" + b" " * 3_000_000,
    ],
)
def test_a_file_that_is_none_of_ours_is_unknown(letter, data):
    page = sent(data)

    assert page.status_code == 404
    assert "Berkas itu bukan berkas yang pernah diterbitkan portal ini." in page.text


def test_a_code_beside_the_file_says_which_letter_is_meant(letter, pdf):
    other = make.sent(Client())
    other.get("/lapor/terima/tanda-terima.pdf")
    another = Letter.objects.exclude(pk=letter.pk).get()

    assert "sama persis" in sent(pdf, token=letter.token).text
    assert "Berkas Anda berbeda" in sent(pdf, token=another.token).text
    assert "Berkas Anda berbeda" in sent(b"x", token=letter.token).text
    assert sent(b"x", token="ABCDABCDABCD").status_code == 404
    assert sent(pdf, token="salah").status_code == 422


def test_a_void_letter_is_void_in_its_own_file_and_in_an_altered_one(letter, pdf):
    letters.void(letter, actor=None, reason="uji")

    for data in (pdf, pdf + b" "):
        assert "sudah dibatalkan dan tidak berlaku lagi" in sent(data).text


@pytest.mark.parametrize(
    "given", [{"dengan": "berkas"}, {"dengan": "berkas", "berkas": SimpleUploadedFile("a.pdf", b"")}]
)
def test_no_file_and_an_empty_one_are_asked_for_again(client, given):
    page = client.post(PAGE, given)

    assert page.status_code == 422
    assert page.text.count("Pilih berkas PDF-nya dahulu.") == 2


def test_a_file_too_large_for_a_letter_is_not_read_to_its_end(letter, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_bytes": 1000}

    page = sent(b"x" * 2_000_000)

    assert page.status_code == 422
    assert "Berkas ini terlalu besar untuk sebuah surat." in page.text


def test_a_request_larger_than_any_file_is_refused(client, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_bytes": 1, "max_files": 1}

    assert sent(b"x" * (4 * 1024 * 1024)).status_code == 400


def test_a_file_too_many_is_told_to_wait(letter, pdf, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "verify": (0, 900)}

    assert sent(pdf).status_code == 429


def test_nothing_of_a_file_is_kept_not_even_for_a_moment(letter, monkeypatch):
    """Three megabytes are more than Django keeps in memory: the pages for evidence write them down on the way."""
    secret = b"rahasia-di-dalam " * 200_000

    def never(*_args, **_kwargs):
        raise AssertionError("a file was written")

    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", never)
    monkeypatch.setattr("tempfile.mkstemp", never)
    with pytest.raises(AssertionError, match="a file was written"):
        sent(secret, "/lapor/bukti/")
    with CaptureQueriesContext(connection) as asked:
        assert sent(secret).status_code == 404
        assert sent(secret, f"{PAGE}{letter.token}/").status_code == 200

    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []
    assert [query["sql"] for query in asked if "rahasia" in query["sql"]] == []


def test_looking_for_a_file_asks_as_little_however_many_letters_there_are(letter, pdf):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            sent(pdf)
        return len(queries)

    few = asked()
    for _turn in range(3):
        make.sent(Client()).get("/lapor/terima/tanda-terima.pdf")
    assert asked() == few == 1


def test_a_form_of_another_site_is_refused_before_its_file_counts(letter, pdf):
    strict = Client(enforce_csrf_checks=True, headers={"origin": "https://jahat.example"})

    for address in (PAGE, f"{PAGE}{letter.token}/"):
        assert sent(pdf, address, client=strict).status_code == 403


def test_an_expired_form_says_that_the_file_must_be_chosen_again(letter, pdf):
    strict = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})

    page = sent(pdf, client=strict, csrfmiddlewaretoken="stale")

    assert page.status_code == 403
    assert "berkas" in page.text.lower()


def test_a_form_of_our_own_passes(letter, pdf):
    strict = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', strict.get(PAGE).text)[1]

    assert sent(pdf, client=strict, csrfmiddlewaretoken=token).status_code == 200

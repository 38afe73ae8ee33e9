"""The page of a letter's signed scans."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from netralitas.letters.models import Scan
from tests import make
from tests.lib import samples


@pytest.fixture
def letter(cast, clock, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.procedure(cast, clock, until="summon").summonses.get().letter


@pytest.fixture
def desk(officer, letter):
    return make.signed_in(officer)


def address(letter) -> str:
    return f"/instansi/surat/{letter.pk}/pindaian/"


def sent(browser, letter, data: bytes, name: str = "surat.pdf", **more):
    return browser.post(address(letter), {"file": SimpleUploadedFile(name, data)}, **more)


def test_a_scan_is_uploaded_replaced_and_opened(desk, letter):
    case = f"/instansi/perkara/{letter.subject_id}/"
    assert "Unggah pindaian" in desk.get(case).content.decode()

    first = sent(desk, letter, samples.pdf(), follow=True).content.decode()
    second = sent(desk, letter, samples.phone_photo(), "foto.jpg", follow=True).content.decode()

    assert ("Pindaian tersimpan." in first, "· berlaku" in first, "· terdahulu" in first) == (True, True, False)
    assert ("· berlaku" in second, "· terdahulu" in second) == (True, True)
    assert "Unggah pindaian" not in desk.get(case).content.decode()
    for scan, mime in zip(Scan.objects.order_by("pk"), ("application/pdf", "image/jpeg"), strict=True):
        opened = desk.get(f"{address(letter)}{scan.pk}/")
        assert (opened.status_code, opened["Content-Type"]) == (200, mime)
        assert (opened["X-Content-Type-Options"], "sandbox" in opened["Content-Security-Policy"]) == ("nosniff", True)
        assert samples.PLACE not in opened.content


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "surat.pdf", "Berkas ini kosong"),
        (samples.office(), "surat.docx", "Jenis berkas ini tidak diterima."),
        (b"<script>alert(1)</script>", "surat.pdf", "Jenis berkas ini tidak diterima."),
        (samples.moving_gif(), "surat.gif", "PDF, JPEG, atau PNG"),
        (samples.pdf() + bytes(11 * 1024 * 1024), "surat.pdf", "Paling besar 10 MB."),
        (samples.pdf() + bytes(21 * 1024 * 1024), "surat.pdf", "Lebih besar dari 20 MB."),
        (samples.pdf(), "\x00" + "x" * 300 + ".png", "tidak sesuai dengan akhiran namanya"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_at_its_field(desk, letter, data, name, said):
    answer = sent(desk, letter, data, name)

    text = answer.content.decode()
    assert (answer.status_code, said in text, 'href="#id_file"' in text) == (422, True, True)
    assert Scan.objects.count() == 0


def test_nothing_chosen_is_said(desk, letter):
    answer = desk.post(address(letter), {"file": "surat.pdf"})

    assert (answer.status_code, "Pilih berkasnya dahulu." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("name", ["instansi-lain", "verifikator", "satgas", "kemendagri", "auditor", "admin"])
def test_nobody_of_another_office_sees_or_adds_a_scan(desk, letter, cast, name):
    sent(desk, letter, samples.pdf())
    stranger, scan = make.signed_in(cast[name]), Scan.objects.get()

    answers = [
        stranger.get(address(letter)),
        stranger.get(f"{address(letter)}{scan.pk}/"),
        sent(stranger, letter, samples.phone_photo(), "foto.jpg"),
    ]

    assert ([answer.status_code for answer in answers], Scan.objects.count()) == ([404] * 3, 1)


def test_a_scan_is_found_beside_its_own_letter_only(desk, letter, cast):
    sent(desk, letter, samples.pdf())
    other = make.proceed(make.recommendation(cast), cast["instansi"], until="summon").summonses.get().letter

    assert desk.get(f"{address(other)}{Scan.objects.get().pk}/").status_code == 404


def test_verification_says_nothing_of_a_scan(desk, letter, client):
    before = client.get(f"/verifikasi/{letter.token}/").content
    sent(desk, letter, samples.pdf())

    assert client.get(f"/verifikasi/{letter.token}/").content == before


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_takes_the_same_queries_for_one_scan_and_many(desk, letter, count, django_assert_num_queries):
    for n in range(count):
        sent(desk, letter, samples.pdf(n + 1))

    with django_assert_num_queries(5):
        page = desk.get(address(letter))
    assert page.content.decode().count('<th scope="row">') == count

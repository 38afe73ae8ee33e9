"""A file on a weak line: sent in parts, cut in the middle, gone on with; and the plain way without scripts."""

import hashlib
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from complaints.models import DraftFile, Upload
from tests import make
from tests.lib import samples

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
LARGE = samples.phone_photo() + bytes(900_000)


def evidence_page(page):
    """Answer what comes before the evidence, in this browser."""
    page.goto("/lapor/")
    page.get_by_role("button", name="Mulai").click()
    page.goto("/lapor/bukti/")
    return page


def choose(page, name: str = "foto besar.jpg", data: bytes = LARGE) -> None:
    page.locator("#id_berkas").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": data})


def test_line_that_breaks_in_the_middle_costs_one_part(open_page):
    page = evidence_page(open_page(width=360))
    sent: list[str] = []

    def weak(route):
        sent.append(route.request.url)
        if len(sent) == 3:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(re.compile("mulai="), weak)
    choose(page)
    page.get_by_text("tersimpan dan disegel").wait_for(state="attached")

    offsets = [int(url.rpartition("=")[2]) for url in sent]
    assert offsets == [0, 262144, 524288, 524288, 786432]
    assert DraftFile.objects.get().sha256 == hashlib.sha256(LARGE).hexdigest()
    assert Axe().run(page).response["violations"] == []


def test_page_that_was_reloaded_goes_on_with_the_same_file(open_page):
    page = evidence_page(open_page(width=360))
    page.route(re.compile("mulai=524288"), lambda route: route.abort())
    choose(page)
    page.get_by_text("Sinyal putus.").first.wait_for()
    assert Upload.objects.get().received == 524288
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.unroute(re.compile("mulai=524288"))
    page.reload()

    with page.expect_request(re.compile("mulai=")) as first:
        choose(page)
    page.get_by_text("tersimpan dan disegel").wait_for(state="attached")

    assert first.value.url.endswith("mulai=524288") or DraftFile.objects.count() == 1
    assert DraftFile.objects.get().sha256 == hashlib.sha256(LARGE).hexdigest()


def test_refused_and_cancelled_files_leave_the_others(open_page):
    page = evidence_page(open_page())
    page.route(re.compile("mulai=262144"), lambda route: route.abort())

    choose(page, "laporan.zip", samples.archive({"a.txt": b"isi"}))
    page.get_by_text("Arsip ZIP, RAR, dan 7z tidak diterima. Keluarkan isinya").first.wait_for()
    choose(page)
    page.get_by_text("Sinyal putus.").first.wait_for()
    page.get_by_role("button", name=re.compile("^Lanjut")).click()
    assert page.url.endswith("/lapor/bukti/")
    page.get_by_role("button", name="Batalkan foto besar.jpg").click()
    choose(page, "kecil.jpg", make.photo().read())
    page.get_by_role("button", name="Hapus kecil.jpg").wait_for()

    assert [row.name for row in DraftFile.objects.all()] == ["kecil.jpg"]
    page.get_by_role("button", name=re.compile("^Lanjut")).click()
    page.wait_for_url("**/lapor/anda/")


def test_file_arrives_without_scripts(open_page):
    page = evidence_page(open_page(width=360, js=False))

    choose(page, "tanpa.jpg", make.photo().read())
    page.get_by_role("button", name="Unggah").click()

    assert page.get_by_role("button", name="Hapus tanpa.jpg").is_visible()
    assert DraftFile.objects.count() == 1


def test_answer_lost_after_the_last_part_loses_nothing_and_sends_nothing_again(open_page):
    page = evidence_page(open_page(width=360))
    sent: list[str] = []

    def deaf(route):
        sent.append(route.request.url)
        if len(sent) == 4:
            route.fetch()  # the portal hears it, the phone does not hear the portal
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(re.compile("mulai="), deaf)
    choose(page)
    page.get_by_text("tersimpan dan disegel").wait_for(state="attached")

    assert [url.rpartition("=")[2] for url in sent] == ["0", "262144", "524288", "786432", "786432", str(len(LARGE))]
    assert DraftFile.objects.get().sha256 == hashlib.sha256(LARGE).hexdigest()
    assert "tidak disimpan" not in page.locator("#daftar-berkas").inner_text()


def test_paused_file_waits_and_goes_on_where_it_was(open_page):
    page = evidence_page(open_page(width=360))
    held: list = []
    page.route(re.compile("mulai=262144"), lambda route: held.append(route))
    choose(page)
    page.get_by_role("button", name="Jeda foto besar.jpg").wait_for()
    while not held:
        page.wait_for_timeout(20)
    page.get_by_role("button", name="Jeda foto besar.jpg").click()
    held.pop().continue_()
    page.wait_for_timeout(400)

    assert Upload.objects.get().received == 524288
    assert "Dijeda." in page.locator("#daftar-berkas").inner_text()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Lanjutkan foto besar.jpg").click()
    page.get_by_text("tersimpan dan disegel").wait_for(state="attached")

    assert DraftFile.objects.get().sha256 == hashlib.sha256(LARGE).hexdigest()


def test_file_that_was_left_in_the_middle_stands_on_the_page_without_scripts(open_page):
    page = evidence_page(open_page(width=360))
    page.route(re.compile("mulai=524288"), lambda route: route.abort())
    choose(page)
    page.get_by_text("Sinyal putus.").first.wait_for()
    plain = open_page(width=360, js=False)
    plain.context.add_cookies(page.context.cookies())
    plain.goto("/lapor/bukti/")

    assert "58% terkirim" in plain.locator("#daftar-berkas").inner_text()
    assert plain.evaluate("document.documentElement.scrollWidth") <= 360
    plain.get_by_role("button", name="Hapus foto besar.jpg").click()
    assert Upload.objects.count() == 0

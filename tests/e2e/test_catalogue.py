"""The catalogue and the self-check on a phone without JavaScript, and every state before axe."""

import pytest

from tests.e2e.test_public_pages import Watched

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
STATES = [
    "/aturan/cek/", "/aturan/cek/?saya=", "/aturan/cek/?apa=ds-06", "/aturan/cek/?saya=pns", "/aturan/cek/?saya=other",
    "/aturan/cek/?saya=pns&apa=tidak-ada", "/aturan/cek/?saya=pns&apa=like",
    "/aturan/cek/?saya=pns&apa=like&waktu=tanggal&tanggal=kapan&pemilihan=x",
    "/aturan/cek/?saya=pns&apa=like&waktu=sekarang", "/aturan/cek/?saya=ppnpn&apa=mencoblos&waktu=sekarang",
    "/aturan/cek/?saya=spouse_cltn&apa=foto-tanpa-simbol&waktu=tanggal&tanggal=2024-10-01&pemilihan=PILKADA-2024",
    "/aturan/cek/?saya=pns&apa=like&waktu=tanggal&tanggal=2024-10-01&pemilihan=PILKADA-2024", "/aturan/DS-12/",
]  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
def test_every_state_of_the_self_check_is_without_complaint(open_page, width):
    watched = Watched(open_page(width=width))
    for address in STATES:
        watched.page.goto(address)
        watched.judge(address)
    watched.page.goto("/aturan/cek/?saya=pns")
    for group in watched.page.locator("details.more").all():
        group.locator("summary").click()
    watched.judge("themes open")
    for typed in ("", "zzzz", "foto bareng calon"):
        watched.page.get_by_label("Tulis dengan kata").fill(typed)
        watched.press("Cari")
        watched.judge(f"searched {typed!r}")

    assert watched.complaints() == []


def test_civil_servant_finds_an_answer_on_a_phone_without_a_script(open_page):
    page = open_page(width=360, js=False)
    page.goto("/aturan/")
    page.get_by_role("link", name="Bolehkah saya …?").first.click()
    page.locator("#saya-pppk").check()
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_label("Tulis dengan kata").fill("mau nge-like postingan calon bupati")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name="Menyukai (like)").click()
    page.get_by_label("Pada tanggal tertentu").check()
    page.get_by_label("Tanggal", exact=True).fill("2024-10-01")
    page.locator("input[value=PILKADA-2024]").check()
    page.get_by_role("button", name="Lihat jawabannya").click()

    assert page.get_by_role("heading", name="Tidak boleh").is_visible()
    assert page.get_by_text("jenis hukumannya ditetapkan instansi Anda").is_visible()
    page.get_by_role("link", name="DS-06").or_(page.get_by_role("link", name="Posting, komentar")).first.click()
    assert page.url.endswith("/aturan/DS-06/")


def test_citizen_searches_the_catalogue_on_a_phone_without_a_script(open_page):
    page = open_page(width=360, js=False)
    page.goto("/aturan/")
    page.get_by_label("Cari perbuatan").fill("spanduk")
    page.get_by_label("Waktu").select_option("sesudah")
    page.get_by_role("button", name="Tampilkan").click()

    assert page.get_by_role("status").inner_text() == "1 perbuatan cocok"
    page.get_by_role("link", name="Memasang spanduk").click()
    assert page.get_by_role("heading", name="Sebagai gantinya").is_visible()
    assert page.get_by_role("button", name="Cetak").count() == 0


def test_pages_print_on_paper_without_their_tools(open_page):
    page = open_page()
    page.emulate_media(media="print")
    page.goto("/aturan/")
    assert page.locator(".rulefilter").is_visible() is False
    page.goto("/ikrar/")
    assert page.locator(".pledge__sign").is_visible() is True
    assert page.get_by_role("button", name="Cetak").count() == 0

"""The main job in a real browser: a frightened citizen on a phone, then each officer at a desk."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

from complaints.models import Complaint
from netralitas.lib import codes
from tests import make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
STORY = "Camat mengunggah foto bersama pasangan calon sambil mengacungkan dua jari di Facebook"
PASSWORD = "sandi-uji-yang-panjang"


@pytest.fixture
def cast(settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.cast(PASSWORD)


def report_as_a_citizen(page, tmp_path: Path) -> tuple[str, str, bytes, str]:
    """Fill the form on a phone without JavaScript; return number, code, receipt and the address its QR leads to."""
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(make.photo().read())
    onward = page.get_by_role("button", name=re.compile("^Lanjut"))
    page.goto("/lapor/")
    page.get_by_role("button", name="Mulai").click()

    page.get_by_label("Jabatan atau pekerjaannya").fill("Camat Sendang Asri")
    page.get_by_label("Kantor itu bagian dari").fill("Tirtamukti")
    page.get_by_role("button", name="Cari").first.click()
    page.get_by_label("Pemerintah Kabupaten Tirtamukti").check()
    page.get_by_label("PNS", exact=True).check()
    onward.last.click()

    page.get_by_label("Apa yang terjadi?").fill(STORY)
    page.get_by_role("button", name="Cocokkan dengan aturan").click()
    page.locator("input[value='DS-07']").check()
    onward.last.click()
    for question in ("suami atau istri calon", "cuti di luar tanggungan"):
        page.locator("fieldset", has_text=question).get_by_label("Tidak tahu").last.check()
    onward.last.click()

    page.get_by_label("Tanggal kejadian").fill("2024-10-05")
    page.get_by_label("Tanggal Anda mengetahuinya").fill(timezone.localdate().isoformat())
    page.get_by_label("Di mana terjadinya?").fill("Facebook, Kecamatan Sendang Asri")
    page.get_by_label("Untuk pemilihan apa?").select_option("PILKADA-2024")
    onward.last.click()

    page.locator("input[type=file]").set_input_files(photo)
    page.get_by_role("button", name="Unggah").click()
    page.get_by_label("Tautan", exact=True).fill("https://facebook.example/camat.sendangasri/posts/77")
    page.get_by_role("button", name="Simpan tautan ini").click()
    onward.last.click()

    page.locator("input[name=mode][value=anonymous]").check()
    onward.last.click()

    lacking = page.locator("#kelengkapan li.todo").all_inner_texts()
    assert len(lacking) == 1
    assert lacking[0].startswith("Nama dan alamat")
    page.get_by_label("Yang saya sampaikan benar").check()
    page.get_by_role("button", name="Kirim laporan").click()

    code = "-".join(page.locator(".code__val span").all_inner_texts())
    number = re.search(r"L-\d{4}-\d{6}", page.content()).group(0)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Unduh tanda terima")).click()
    token = page.locator(".slip__qr .mono").inner_text().replace("-", "").strip()
    return number, code, Path(download.value.path()).read_bytes(), f"/verifikasi/{token}/"


def follow_up(page, code: str) -> str:
    """Open the report by its code; return the page's text."""
    page.goto("/lacak/")
    page.get_by_label("Kode tindak lanjut").fill(code)
    page.get_by_role("button", name="Lihat perkembangan").click()
    return page.locator("main").inner_text()


def test_citizen_reports_on_a_phone_without_javascript(open_page, cast, tmp_path):
    page = open_page(width=360, height=740, js=False)
    number, code, receipt, address = report_as_a_citizen(page, tmp_path)

    case = Complaint.objects.get()
    assert (case.number, case.kind, case.phase) == (number, "initial_information", "after")
    assert receipt[:5] == b"%PDF-"

    page.goto(address)
    assert "asli" in page.locator("main").inner_text()
    assert STORY not in page.content()

    page.locator("input[type=file]").set_input_files(
        {"name": "palsu.pdf", "mimeType": "application/pdf", "buffer": receipt[:-40] + b"x" * 40}
    )
    page.get_by_role("button", name=re.compile("Bandingkan|Periksa|Cocokkan")).click()
    assert "berbeda" in page.locator("main").inner_text().lower()

    assert "Laporan diterima" in follow_up(page, code)
    assert "Tidak ada laporan dengan kode ini" in follow_up(page, codes.new_code())

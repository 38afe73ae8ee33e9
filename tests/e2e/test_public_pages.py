"""Every public page and its error states in a browser: accessible, no sideways scroll, nothing foreign."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from complaints import clarifying, splitting, workflow
from netralitas import figures
from netralitas.people.models import User
from tests import make
from tests.netralitas import manycases

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = ["/", "/aturan/", "/aturan/DS-06/", "/aturan/DS-13/", "/privasi/", "/verifikasi/", "/verifikasi/ABCDABCDABCD/"]
PAGES += ["/aturan/?q=zzzz", "/aturan/?jenis=palsu", "/aturan/?edisi=SKB-2020", "/aturan/P20-07/", "/ikrar/"]
PAGES += ["/lacak/", "/lapor/", "/lapor/lanjut/", "/angka/", "/tidak-ada/"]


class Watched:
    """A page whose requests and complaints are written down, and that is judged state by state."""

    def __init__(self, page):
        self.page, self.flaws, self.asked, self.said = page, [], [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)

    def judge(self, state: str) -> None:
        """Note what axe finds in this state, and whether the page is wider than the screen."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        self.flaws += [(state, row["id"], row["nodes"][0]["html"][:120]) for row in found]
        wider = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.flaws += [(state, "wider than the screen", wider)] if wider > 0 else []

    def judged(self, state: str) -> list:
        """Judge one state and return what is wrong with it."""
        self.judge(state)
        return self.flaws

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=re.compile(name)).last.click()
        self.page.wait_for_load_state()

    def complaints(self) -> list:
        """Return all flaws, all foreign requests, and what the console said beside refused forms and lost pages."""
        home = re.match(r"https?://[^/]+", self.page.url)[0]
        foreign = [url for url in self.asked if not url.startswith((home, "data:"))]
        return self.flaws + foreign + [text for text in self.said if not re.search(r"status of (404|409|422)", text)]


@pytest.fixture(params=[360, 1280])
def watched(request, open_page) -> Watched:
    make.cast()
    return Watched(open_page(width=request.param))


def test_open_pages_are_without_complaint(watched):
    for address in PAGES:
        watched.page.goto(address)
        watched.judge(address)

    assert watched.complaints() == []


def test_english_pages_and_their_errors_are_without_complaint(open_page):
    code = make.cast() and make.report().code
    watched = Watched(open_page(width=360, locale="en-GB"))
    page = watched.page
    for address in PAGES:
        page.goto(address)
        watched.judge(f"English {address}")
    page.goto("/lapor/")
    watched.press("Start")
    for step in ("siapa", "apa", "kapan", "bukti", "anda", "periksa"):
        page.goto(f"/lapor/{step}/")
        watched.judge(f"English {step}")
        page.locator("main form button.btn").last.click()
        page.wait_for_load_state()
        watched.judge(f"English {step}, sent empty")
    page.goto("/lacak/")
    page.get_by_label("Follow-up code").fill(code)
    watched.press("See progress")
    watched.judge("English follow-up")

    assert watched.complaints() == []
    assert page.locator("html").get_attribute("lang") == "en"


def test_figures_are_without_complaint_with_their_tables_open(watched):
    manycases.decisions(8)
    manycases.recommendations(7, province="51", state="overdue")
    manycases.reports(9, region_id="64", act="DS-06", received_at=manycases.NOON - timedelta(days=40))
    manycases.reports(3, region_id="71", contest_id=None)
    figures.publish(now=manycases.NOON)
    for address in ("/angka/", "/"):
        watched.page.goto(address)
        watched.judge(f"{address} with figures")
        for summary in watched.page.locator("details.more > summary").all():
            summary.click()
        watched.judge(f"{address}, all open")

    assert watched.complaints() == []


def test_report_is_without_complaint_in_every_state(watched):
    page, press, judge = watched.page, watched.press, watched.judge
    page.goto("/lapor/")
    press("Mulai")
    judge("who")
    press("^Lanjut")
    judge("who, nothing said")
    page.get_by_label("Jabatan atau pekerjaannya").fill("Camat")
    page.get_by_label("Kantor itu bagian dari").fill("zzzz")
    press("^Cari")
    judge("who, nothing found")
    page.get_by_label("Kantor itu bagian dari").fill("tirtamukti")
    press("^Lanjut")
    judge("who, proposed")
    press("^Lanjut")
    judge("what")
    press("^Lanjut")
    judge("what, nothing said")
    page.get_by_label("Apa yang terjadi?").fill(make.NARRATIVE)
    press("Cocokkan")
    page.locator("input[value='DS-07']").check()
    press("^Lanjut")
    judge("when")
    page.get_by_label("Tanggal kejadian").fill("2099-01-01")
    press("^Lanjut")
    judge("when, in the future")
    page.get_by_label("Tanggal kejadian").fill("2024-10-20")
    press("Tambah saksi")
    judge("when, one more witness")
    press("^Lanjut")
    judge("detail")
    press("^Lanjut")
    judge("evidence, empty")
    empty = {"name": "kosong.jpg", "mimeType": "image/jpeg", "buffer": b""}
    photo = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": make.photo().read()}
    page.locator("#id_berkas").set_input_files([empty, photo])
    page.get_by_role("button", name="Hapus foto.jpg").wait_for()
    page.get_by_text("Berkas ini kosong").first.wait_for()
    page.get_by_label("Tautan", exact=True).fill("facebook com")
    page.locator("#id_layar").set_input_files(empty)
    press("Simpan tautan ini")
    judge("evidence, refused")
    page.get_by_label("Tautan", exact=True).fill("")
    press("^Lanjut")
    judge("you")
    press("^Lanjut")
    judge("you, nothing chosen")
    page.locator("input[value=confidential]").check()
    press("^Lanjut")
    judge("you, no name")
    page.locator("input[value=anonymous]").check()
    press("^Lanjut")
    judge("review")
    late = page.context.new_page()
    late.goto("/lapor/apa/")
    press("Kirim laporan")
    judge("review, no statement")
    page.get_by_label("Yang saya sampaikan benar").check()
    press("Kirim laporan")
    judge("receipt")
    code = "-".join(page.locator(".code__val span").all_inner_texts())
    page.reload()
    judge("receipt, again")
    late.get_by_label("Apa yang terjadi?").fill("Satu paragraf lagi")
    late.get_by_role("button", name="Lanjut").first.click()
    late.get_by_text("Yang Anda ketik, untuk disalin").wait_for()
    watched.flaws += Watched(late).judged("typed after the sending")
    page.goto("/lapor/")
    judge("start, with a report just sent")
    page.goto("/lacak/")
    page.get_by_label("Kode tindak lanjut").fill("salah")
    press("Lihat perkembangan")
    judge("track, wrong code")
    page.get_by_label("Kode tindak lanjut").fill(code)
    press("Lihat perkembangan")
    judge("track")

    assert page.locator("h1").inner_text() == "Laporan diterima"
    assert watched.complaints() == []


def test_invitation_to_clarify_is_without_complaint(watched):
    officer, receipt = User.objects.get(username="verifikator"), make.report()
    case, at = make.study(receipt.complaint, officer, until="study"), timezone.now() + timedelta(days=2)
    clarifying.invite(case, "reporter", at=at, way="in_person", place="x", purpose="x", key="k", actor=officer)
    watched.page.goto("/lacak/")
    watched.page.get_by_label("Kode tindak lanjut").fill(receipt.code)
    watched.press("Lihat perkembangan")
    watched.judge("invited")
    watched.page.get_by_label("Pesan untuk petugas").fill("x" * 10)
    watched.press("Saya tidak bisa hadir")
    watched.page.get_by_text("Ubah jawaban").click()
    watched.judge("answered")

    assert watched.flaws == []


def test_follow_up_of_a_split_report_is_without_complaint(watched):
    officer = User.objects.get(username="verifikator")
    receipt = make.report(others=({"post": "Guru SD", "employment_status": "pns"},))
    case = receipt.complaint
    splitting.split(case, [case.accused.order_by("pk").last()], reason="Dua pimpinan", actor=officer)
    watched.page.goto("/lacak/")
    watched.page.get_by_label("Kode tindak lanjut").fill(receipt.code)
    watched.press("Lihat perkembangan")
    watched.page.get_by_role("heading", name="Laporan Anda ditangani sebagai 2 perkara").first.wait_for()
    watched.judge("split")

    assert watched.flaws == []


def test_follow_up_is_without_complaint_in_every_state(watched, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "code": (1000, 900)}
    officer = User.objects.get(username="verifikator")
    receipt = make.report()
    case = make.study(receipt.complaint, officer, until="examine")
    workflow.move(case, "ask_completion", actor=officer, reason="Jam berapa foto itu diunggah?")
    page, press, judge = watched.page, watched.press, watched.judge

    page.goto("/lacak/")
    page.get_by_label("Kode tindak lanjut").fill(receipt.code)
    press("Lihat perkembangan")
    judge("asked")
    press("Kirim jawaban")
    judge("answer, nothing said")
    page.get_by_label("Jawaban Anda").fill("Jam delapan malam.")
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "kosong.jpg", "mimeType": "image/jpeg", "buffer": b""},
            {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": make.photo("#121212").read()},
        ]
    )
    press("Kirim jawaban")
    judge("answered, one file refused")
    for tool, refused in [
        ("Tambah bukti", "Kirim bukti"),
        ("Tulis kepada petugas", "Kirim pesan"),
        ("Kabari saya", "Nyalakan kabar"),
        ("Berikan identitas", "Kirim identitas"),
        ("Tarik laporan", "^Lanjut"),
    ]:
        press(tool)
        judge(tool)
        press(refused)
        judge(f"{tool}, refused")
        press("L-20")
    press("Kabari saya")
    page.get_by_label("Alamat e-mail").fill("melati@contoh.example")
    press("Nyalakan kabar")
    judge("notice on")
    press("Tarik laporan")
    page.get_by_label("Mengapa Anda menarik").fill("Saya ditekan.")
    press("^Lanjut")
    judge("withdrawal, once more")
    press("Ya, tarik laporan saya")
    judge("withdrawn")

    assert page.locator("h1").inner_text() == "Laporan Anda tarik"
    assert page.url.endswith("/lacak/")
    assert watched.complaints() == []

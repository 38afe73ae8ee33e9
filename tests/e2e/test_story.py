"""The main job in a real browser: a frightened citizen on a phone, then each officer at a desk."""

import re
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from complaints.models import Complaint, Violation
from complaints.tasks import scan_waiting
from netralitas.clocks import reminders
from netralitas.lib import codes
from netralitas.outbox import delivery
from sanctions.models import Decision, Proceeding
from taskforce.models import Recommendation
from tests import make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
STORY = "Camat mengunggah foto bersama pasangan calon sambil mengacungkan dua jari di Facebook"
PASSWORD = "sandi-uji-yang-panjang"


@pytest.fixture
def cast(settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.cast(PASSWORD)


def report_as_a_citizen(page, tmp_path: Path, *, choose: bool = True) -> tuple[str, str, bytes, str]:
    """Fill the form on a phone without JavaScript; return number, code, receipt and the address its QR leads to.

    ``choose`` False leaves the catalogue to the officers.
    """
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
    if choose:
        page.locator("input[value='DS-07']").check()
    onward.last.click()

    page.get_by_label("Tanggal kejadian").fill("2024-10-05")
    page.get_by_label("Tanggal Anda mengetahuinya").fill(timezone.localdate().isoformat())
    page.get_by_label("Di mana terjadinya?").fill("Facebook, Kecamatan Sendang Asri")
    page.get_by_label("Untuk pemilihan apa?").select_option("PILKADA-2024")
    onward.last.click()
    if choose:
        for question in ("suami atau istri calon", "cuti di luar tanggungan"):
            page.locator("fieldset", has_text=question).get_by_label("Tidak tahu").last.check()
        onward.last.click()

    page.locator("#id_berkas").set_input_files(photo)
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


def sign_in(page, username: str) -> None:
    page.goto("/masuk/")
    page.fill("#id_login", username)
    page.fill("#id_password", PASSWORD)
    page.locator("main button[type=submit]").click()


def take(page, form: str, **answers: str) -> None:
    """Fill a form of a staff page, opening what it is folded into, and send it."""
    target = page.locator(f"#form-{form}")
    target.evaluate(
        "e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }"
    )
    for name, value in answers.items():
        field = target.locator(f"[name={name}]").first
        kind = field.evaluate("e => e.type")
        if kind == "radio":
            target.locator(f"[name={name}][value={value}]").check()
        elif kind.startswith("select"):
            field.select_option(value)
        else:
            field.fill(value)
    target.locator("button[type=submit]").last.click()


def send(page, heading: str, **answers: str) -> None:
    """Fill the form of a step in the agency's workspace, named by its heading, and send it."""
    section = page.locator("section.stepnow", has=page.get_by_role("heading", name=re.compile(heading)))
    for label, value in answers.items():
        field = section.locator(f"[name={label}]")
        if field.first.evaluate("e => e.type") == "radio":
            section.locator(f"[name={label}][value={value}]").check()
        else:
            field.fill(value)
    section.locator(".btn-row button[type=submit]").click()


def approve(second, officer, address: str) -> None:
    """Let the second officer of the agency sign in and approve the draft, and show the case to the first one again."""
    second.context.clear_cookies()
    sign_in(second, "instansi-kedua")
    second.goto(address)
    second.get_by_role("button", name="Setujui dan terbitkan").click()
    second.get_by_text(re.compile("(terbit|ditetapkan)\\.")).wait_for()
    officer.goto(address)


def test_case_goes_from_an_anonymous_report_to_a_decision_in_force(open_page, cast, tmp_path, smtp_sink):
    start = datetime(2026, 11, 23, 2, tzinfo=UTC)  # Monday, 10.00 WITA; the window ends on 11 December
    with time_machine.travel(start) as clock:
        number, code, _receipt, _address = report_as_a_citizen(open_page(width=360, js=False), tmp_path, choose=False)
        scan_waiting()

        page = open_page()
        sign_in(page, "verifikator")
        page.goto("/admin/complaints/complaint/")
        first = page.locator("#result_list tbody tr").first
        assert number in first.inner_text()
        first.get_by_role("link").first.click()
        assert "hari kalender sejak laporan diterima" in page.locator("main").inner_text()
        take(page, "examine")
        row = Violation.objects.get(edition_id="SKB-2022", code="DS-07")
        take(page, "choose_act", violation=str(row.pk))
        take(page, "adopt", reason="Foto dan tautan layak ditelusuri.")
        take(page, "register", register_number="018/TM/PP/Kab/XI/2026")
        take(page, "study")
        act = Complaint.objects.get().acts.get()
        take(page, f"decide-{act.pk}", verdict="proven", reason="Terlihat pada foto dan unggahan.")
        with page.expect_download() as opened:
            page.evaluate(
                "e => e.setAttribute('download', '')", page.get_by_role("link", name="Buka").first.element_handle()
            )
            page.get_by_role("link", name="Buka").first.click()
        with Image.open(opened.value.path()) as clean:
            assert dict(clean.getexif()) == {}
        take(page, "forward", conclusion="Foto dan tautan saling menguatkan.")
        assert Complaint.objects.get().status == "proven_forwarded"

        page = open_page()
        sign_in(page, "satgas")
        case = Complaint.objects.get()
        accused = case.accused.get()
        page.goto(f"/admin/complaints/complaint/{case.pk}/change/")
        take(
            page,
            f"identify-{accused.pk}",
            name="Yusuf Wirabuana",
            nip="197403171998031002",
            post="Camat Sendang Asri",
            post_class="Administrator",
            rank="Pembina (IV/a)",
        )
        page.get_by_role("button", name="Buka verifikasi").click()
        page.wait_for_url("**/recommendation/**")
        recommendation = Recommendation.objects.get()
        address = f"/admin/taskforce/recommendation/{recommendation.pk}/change/"
        page.goto(address)
        take(page, "cosign", opinion="agreed", note="Bukti cukup.")
        other = open_page()
        sign_in(other, "kemendagri")
        other.goto(address)
        take(other, "cosign", opinion="agreed", note="Sepakat.")
        page.goto(address)
        take(page, "issue", grounds="Perbuatan terbukti menurut kajian Bawaslu.")
        delivery.deliver_due()
        assert [mail["To"] for mail in smtp_sink.mails] == ["bkpsdm@tirtamukti.example"]

        for day in range(1, 26):
            clock.move_to(start + timedelta(days=day))
            reminders.send_due()
            delivery.deliver_due()
        assert [mail["To"].split("@")[0] for mail in smtp_sink.mails[1:]] == [
            "bkpsdm", "bkpsdm", "bkpsdm", "bkpsdm", "sekda", "satgas",
        ]  # fmt: skip

        officer = open_page()
        sign_in(officer, "instansi")
        assert "lewat batas" in officer.locator("h1").inner_text()
        officer.get_by_role("link", name=re.compile("Mulai tindak lanjut")).click()
        officer.fill("[name=superior_name]", "Ratih Kumalasari")
        officer.fill("[name=superior_post]", "Sekretaris Daerah")
        officer.get_by_role("button", name="Buka perkara").click()
        send(
            officer, "Tim Pemeriksa", supervision_name="Teguh Adiwangsa", supervision_post="Inspektur Pembantu III",
            staffing_name="Sulistya Hadiningrat", staffing_post="Kepala BKPSDM",
        )  # fmt: skip
        send(officer, "Panggil", hearing_on="2026-12-30", hearing_time="09:00", place="Ruang Rapat BKPSDM")
        officer.get_by_label("Tetap Rabu, 30 Desember 2026").check()
        send(officer, "Panggil")
        second, case_page = open_page(js=False), f"/instansi/perkara/{Proceeding.objects.get().pk}/"
        approve(second, officer, case_page)

        clock.move_to(datetime(2026, 12, 30, 6, tzinfo=UTC))
        sign_in(officer, "instansi")
        officer.goto(case_page)
        section = {"question-0": "Siapa yang mengunggah foto itu?", "answer-0": "Saya sendiri."}
        send(officer, "BAP", held_time="09:00", closed_time="11:00", **section)
        approve(second, officer, case_page)
        send(
            officer, "LHP", summary="Terperiksa mengunggah foto bersama pasangan calon.", analysis="Diakui terperiksa.",
            verdict="proven", advice="Dijatuhi hukuman tingkat berat.",
        )  # fmt: skip
        approve(second, officer, case_page)
        send(officer, "keputusan", penalty="Ba", considerations="perbuatan itu mencederai kepercayaan warga")
        approve(second, officer, case_page)
        decision = Decision.objects.get()
        letter = officer.request.get(f"/instansi/surat/{decision.letter_id}/")
        assert (letter.status, letter.body()[:5]) == (200, b"%PDF-")
        send(officer, "penyerahan", delivered_on="2026-12-30", note="Diterima sendiri.")
        decision.refresh_from_db()
        assert decision.effective_on == date(2027, 1, 22)
        assert "22 Januari 2027" in officer.locator("main").inner_text()

        sent = len(smtp_sink.mails)
        for day in range(1, 30):
            clock.move_to(datetime(2026, 12, 30, 6, tzinfo=UTC) + timedelta(days=day))
            reminders.send_due()
            delivery.deliver_due()
        assert len(smtp_sink.mails) == sent
        assert "Ditindaklanjuti" in follow_up(open_page(width=360, js=False), code)

        stranger = open_page()
        sign_in(stranger, "instansi-lain")
        addresses = [
            f"/instansi/rekomendasi/{recommendation.pk}/", f"/instansi/perkara/{decision.proceeding_id}/",
            f"/instansi/surat/{decision.letter_id}/", f"/admin/complaints/complaint/{case.pk}/change/", address,
        ]  # fmt: skip
        assert [stranger.request.get(one).status for one in addresses] == [404] * 5
        assert "Tidak ada yang menunggu" in stranger.goto("/instansi/").text()

        call_command("verify_audit", stdout=StringIO())

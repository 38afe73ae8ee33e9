"""The staff's rooms and the agency's workspace in a browser: accessible in every state, no script needed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from complaints import clarifying, linking, referring, savedviews, unsealing, workflow
from complaints.models import Complaint
from complaints.tasks import take_up_imports
from netralitas.people.models import Instansi
from tests import make
from tests.complaints import lapor
from tests.complaints.desk import QUEUE, page
from tests.e2e.test_public_pages import Watched

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
ADMIN = ["/admin/", "/admin/people/user/", "/admin/people/user/add/", "/admin/outbox/message/", "/admin/clocks/clock/"]
ADMIN += ["/admin/law/deadlinerule/", "/admin/complaints/stage/?q=zzz"]


@pytest.fixture
def cast(settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.cast()


def seated(page, account, live_server):
    """Sit somebody down in a browser."""
    session = make.at_desk(account).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


@pytest.fixture(params=[360, 1280])
def at_desk(request, open_page, live_server):
    """Watch somebody's pages at one of two widths: ``at_desk(account)``."""
    return lambda account: Watched(seated(open_page(width=request.param), account, live_server))


def test_grounds_referrals_and_appointments_are_without_complaint(cast, at_desk):
    officer, village = cast["verifikator"], {"employment_status": "village_head"}
    case = make.study(make.report(files=False, who=village).complaint, officer, until="study")
    early = make.study(make.report(files=False).complaint, officer, until="examine")
    desk = at_desk(officer)
    browser = desk.page
    browser.goto(page(early))
    browser.locator("#step-decline summary").click()
    browser.locator("#step-decline").get_by_role("button").click()
    desk.judge("no ground chosen")
    browser.goto(page(case))
    for box, name in (("#klarifikasi", "Undang klarifikasi"), ("#instansi-lain", "Tetapkan penerusan")):
        browser.locator(f"{box} summary", has_text=name).click()
    browser.locator("#perbuatan summary", has_text="Ubah tanggal").first.click()
    desk.judge("forms open")
    browser.locator("#step-invite_clarification").get_by_role("button").click()
    desk.judge("invitation empty")
    at = timezone.now() + timedelta(days=2)
    clarifying.invite(case, "reporter", at=at, way="video", place="x", purpose="x", key="k", actor=officer)
    clarifying.record_heard(
        case,
        "witness",
        at=timezone.now(),
        way="video",
        place="x",
        result="x",
        key="h",
        scan=make.photo(),
        actor=officer,
    )
    referring.refer(case.accused.get(), "Bupati", address="Jalan 1", reason="x", actor=officer)
    browser.goto(page(case))
    for summary in browser.locator("#klarifikasi summary, #dokumen summary").all():
        summary.click()
    desk.judge("invited and referred")
    workflow.move(case, "refer", actor=officer, reason="x")
    browser.goto(page(case))
    browser.get_by_text("Buka kembali").first.click()
    desk.judge("ended elsewhere")
    assert desk.flaws == []


def test_queue_and_case_are_without_complaint_in_every_state(cast, at_desk):
    you = {"mode": "confidential", "name": "Rahmadi Pelapor", "address": "Jalan Rahasia 17"}
    case = make.study(make.report(you=you).complaint, cast["verifikator"], until="examine")
    make.report()
    desk = at_desk(cast["verifikator"])
    browser = desk.page
    narrowed = f"{QUEUE}?officer=none&phase=after&agency_q=tirta&q=tirtamukti"
    for address in ("/admin/", QUEUE, f"{QUEUE}?q=tirtamukti", f"{QUEUE}?q=tidak+ada&due=late", narrowed, page(case)):
        browser.goto(address)
        desk.judge(address)
    browser.goto(QUEUE)
    browser.locator("#result_list input.action-select").first.check()
    browser.locator("select[name=action]").select_option("decline")
    browser.get_by_role("button", name="Buka", exact=True).click()
    desk.judge("several, the reason asked")
    browser.get_by_role("button", name="Tidak diregister").click()
    desk.judge("several, no reason")
    browser.goto(QUEUE)
    for box in browser.locator("#result_list input.action-select").all():
        box.check()
    browser.locator("select[name=action]").select_option("examine")
    browser.get_by_role("button", name="Buka", exact=True).click()
    desk.judge("several, one refused")
    browser.goto(page(case))
    asking = browser.locator("#step-ask_identity")
    asking.get_by_text("Minta identitas dibuka").click()
    asking.get_by_role("button").click()
    desk.judge("seal, reason missing")
    asking.locator("textarea").fill("Perlu klarifikasi langsung")
    asking.get_by_role("button").click()
    desk.judge("seal asked")
    unsealing.grant(case.unsealings.get(), actor=cast["verifikator-kedua"])
    browser.goto(page(case))
    desk.judge("seal open")
    with browser.expect_popup() as opened:
        browser.get_by_role("button", name="Baca identitas pelapor").click()
    desk.flaws += Watched(opened.value).judged("identity read")
    opened.value.close()
    merging = browser.locator("#step-merge")
    merging.get_by_role("checkbox").first.uncheck()
    merging.get_by_role("button").click()
    desk.judge("merge, nothing chosen")
    merging.get_by_role("checkbox").first.check()
    merging.get_by_role("button").click()
    desk.judge("merged")
    browser.get_by_text("Lengkapi data terlapor").click()
    browser.get_by_label("Cari instansi").fill("harapan jaya")
    browser.get_by_role("button", name="Cari", exact=True).click()
    desk.judge("agency found")
    browser.get_by_role("button", name="Simpan data terlapor").click()
    desk.judge("agency not chosen")
    browser.get_by_text("Minta perbaikan").first.click()
    browser.get_by_role("button", name="Minta perbaikan").click()
    desk.judge("reason missing")

    assert desk.flaws == []


def test_split_and_masked_cases_are_without_complaint_in_every_state(cast, at_desk):
    other = {
        "post": "Guru SD",
        "agency_id": Instansi.objects.get(code="pemda-99-02").pk,
        "employment_status": "pns",
    }
    you = {"mode": "confidential", "name": "Rahmadi Pelapor", "address": "Jalan Rahasia 17"}
    seen = {"witnesses": [{"who": "Budi Santoso"}]}
    what = {"narrative": "Saya, Rahmadi, dan Budi Santoso melihatnya: 0857 1111 2222."}
    case = make.report(you=you, when=seen, what=what, others=(other,)).complaint
    desk = at_desk(cast["verifikator"])
    browser = desk.page
    browser.goto(page(case))
    desk.judge("split and mask proposed")
    browser.locator("#kejadian").get_by_label("0857 1111 2222 (1 kali)").check()
    browser.get_by_role("button", name="Simpan penyamaran").click()
    browser.get_by_text("4 kata atau frasa disamarkan.").wait_for()
    desk.judge("masked")
    browser.get_by_text("Pecah menurut pilihan sendiri").click()
    browser.locator("#step-split-0").get_by_role("button").click()
    desk.judge("split, nobody chosen")
    browser.get_by_text("Jadikan perkara sendiri").click()
    browser.locator("#step-split-1").get_by_role("button").click()
    part = Complaint.objects.get(split_from=case)
    desk.judge("split")
    browser.goto(page(part))
    browser.get_by_text("Satukan kembali dengan laporan asal").click()
    desk.judge("case that was split off")
    browser.locator("#step-rejoin").get_by_role("button").click()
    desk.judge("rejoin, no reason")

    assert desk.flaws == []


def test_saved_views_are_without_complaint_in_every_state(cast, at_desk):
    make.report()
    savedviews.create("Dari sejawat", {"due": "late"}, known={"due"}, shared=True, actor=cast["verifikator-kedua"])
    desk = at_desk(cast["verifikator"])
    browser = desk.page
    browser.goto(f"{QUEUE}?status=received")
    desk.judge("chips, form shut")
    browser.get_by_text("Simpan tampilan ini").click()
    desk.judge("form open")
    browser.get_by_role("button", name="Simpan tampilan").click()
    browser.get_by_text("Belum tersimpan").wait_for()
    desk.judge("name missing")
    browser.get_by_label("Nama tampilan").first.fill("Baru masuk")
    browser.get_by_label("Saya dan unit saya").first.check()
    browser.get_by_label("Ringkasan lewat e-mail").first.select_option("weekly")
    browser.get_by_role("button", name="Simpan tampilan").click()
    browser.get_by_text("Tampilan disimpan.").wait_for()
    desk.judge("kept")
    browser.get_by_text("Kelola tampilan").click()
    desk.judge("manage")
    browser.get_by_text("Ubah").first.click()
    browser.get_by_label("Nama tampilan").first.fill("")
    browser.get_by_role("button", name="Simpan perubahan").first.click()
    browser.get_by_text("Belum tersimpan").wait_for()
    desk.judge("change refused")
    browser.get_by_role("link", name="Hapus").first.click()
    desk.judge("delete asked")
    browser.get_by_role("button", name="Hapus tampilan").click()
    browser.get_by_text("Tampilan dihapus.").wait_for()
    desk.judge("none left")


def test_same_person_and_their_ledger_are_without_complaint_in_every_state(cast, at_desk):
    who = {"accused_name": "Yusuf Wirabuana", "agency_id": Instansi.objects.get(code="pemda-99-01").pk}
    cases = [make.report(files=False, who={**who, "post": f"Camat {n}"}).complaint for n in range(3)]
    far = make.report(files=False, who=who).complaint
    Complaint.objects.filter(pk=far.pk).update(region="99.02", handler=Instansi.objects.get(code="bawaslu-99-02"))
    weak = {"accused_name": "Yusuf Wirabuana", "agency_id": "", "agency_text": "Dinas", "post": ""}
    make.report(files=False, who=weak)
    desk = at_desk(cast["verifikator"])
    browser = desk.page
    browser.goto(page(cases[0]))
    desk.judge("candidates")
    browser.get_by_text("1 kemiripan lemah").click()
    asking = browser.locator(f"#step-propose_person-{cases[0].accused.get().pk}-{cases[1].accused.get().pk}")
    asking.get_by_text("Tautkan sebagai orang yang sama").click()
    asking.get_by_role("button").click()
    desk.judge("proposal, reason missing")
    asking.locator("textarea").fill("Alamat kantornya sama")
    asking.get_by_role("button").click()
    browser.get_by_text("Usulan tercatat").wait_for()
    desk.judge("proposed")
    other = linking.propose(
        cases[0].accused.get(), cases[2].accused.get(), reason="Sama", actor=cast["verifikator-kedua"]
    )
    browser.goto(page(cases[0]))
    desk.judge("second look asked")
    browser.locator(f"#step-reject_person-{other.pk}").get_by_text("Bukan orang yang sama", exact=True).click()
    browser.get_by_role("button", name="Tolak usulan").click()
    desk.judge("rejection, reason missing")
    browser.get_by_role("button", name="Ya, orang yang sama").click()
    browser.get_by_text("Tercatat sebagai orang yang sama.").wait_for()
    desk.judge("linked")
    browser.get_by_role("link", name="Perkara terdahulu: 0").click()
    desk.judge("ledger")
    make.recommend(make.study(cases[2], cast["verifikator"], until="forward"), cast)
    browser.reload()
    desk.judge("ledger with a recommendation")

    assert desk.flaws == []


def test_entering_a_report_is_without_complaint_in_every_state(cast, at_desk):
    desk = at_desk(cast["verifikator"])
    browser = desk.page
    browser.goto(f"{QUEUE}add/")
    desk.judge("entry")
    browser.get_by_role("button", name="Catat laporan").click()
    desk.judge("entry, nothing said")
    browser.get_by_label("Hotline").check()
    browser.get_by_label("Cara melapor").select_option("anonymous")
    browser.get_by_label("Jabatan terlapor").fill("Camat")
    browser.get_by_label("Uraian kejadian").fill("Penelepon melihat camat membagikan kaus.")
    browser.get_by_label("Kabupaten atau kota kejadian").fill("ka")
    browser.get_by_role("button", name="Catat laporan").click()
    desk.judge("entry, several regions")
    browser.locator("input[name=region]").nth(1).check()
    browser.get_by_role("button", name="Catat laporan").click()
    browser.get_by_text("Kode tindak lanjut untuk pelapor").wait_for()
    desk.judge("entered")

    assert desk.flaws == []


def test_importing_a_file_is_without_complaint_in_every_state(cast, at_desk):
    desk = at_desk(cast["verifikator"])
    browser = desk.page

    def send(*rows):
        browser.goto(f"{QUEUE}import/")
        file = {"name": "ekspor.csv", "mimeType": "text/csv", "buffer": lapor.content(*rows)}
        browser.locator("input[type=file]").set_input_files(file)
        browser.get_by_role("button", name="Unggah dan periksa").click()
        browser.get_by_text("Setiap baris sedang diperiksa").wait_for()

    browser.goto(QUEUE)
    browser.get_by_role("link", name="Impor CSV").click()
    desk.judge("import")
    browser.get_by_role("button", name="Unggah dan periksa").click()
    browser.get_by_text("Belum tersimpan").wait_for()
    desk.judge("import, no file")
    send(lapor.row(1), lapor.row(2, received="kemarin"), lapor.row(3, region="Entah", name=""))
    desk.judge("import being checked")
    take_up_imports()
    browser.get_by_text("1 dari 3 baris bermasalah").wait_for()  # the page loads itself anew
    desk.judge("import with an error")
    browser.get_by_role("button", name="Buang berkas").click()
    browser.get_by_text("dibuang dan sudah dihapus").wait_for()
    desk.judge("import thrown away")
    send(lapor.row(1), lapor.row(2, region="Entah"))
    take_up_imports()
    browser.get_by_role("button", name="Impor 2 laporan").click()
    browser.get_by_text("sedang dicatat sekaligus").wait_for()
    desk.judge("import at work")
    take_up_imports()
    browser.get_by_text("2 laporan tercatat").wait_for()
    desk.judge("imported")
    browser.goto(page(Complaint.objects.first()))
    desk.judge("imported report")

    assert desk.flaws == []


def test_rooms_of_the_administrator_are_without_complaint_in_every_state(cast, at_desk):
    desk = at_desk(cast["admin"])
    for address in ADMIN:
        desk.page.goto(address)
        desk.judge(address)
    for address in ("/admin/taskforce/seat/add/", "/admin/complaints/stage/add/"):
        desk.page.goto(address)
        desk.page.get_by_role("button", name="Simpan", exact=True).click()
        desk.page.get_by_text("Belum tersimpan").wait_for()
        desk.judge(f"{address} refused")

    assert desk.flaws == []


def test_workspace_of_the_agency_is_without_complaint_in_every_state(cast, at_desk):
    row = make.recommend(make.study(make.report().complaint, cast["verifikator"], until="forward"), cast)
    opened = make.recommend(make.study(make.report().complaint, cast["verifikator"], until="forward"), cast)
    case = make.proceed(opened, cast["instansi"], until="open")
    desk = at_desk(cast["instansi"])
    for address, button in (
        ("/instansi/", ""),
        ("/instansi/kalender/", ""),
        ("/instansi/kop/", ""),
        (f"/instansi/rekomendasi/{row.pk}/", "Buka perkara"),
        (f"/instansi/perkara/{case.pk}/", "Bentuk tim"),
    ):
        desk.page.goto(address)
        desk.judge(address)
        if button:
            desk.page.get_by_role("button", name=button).click()
            desk.page.get_by_text("Ada yang perlu diperbaiki").wait_for()
            desk.judge(f"{address} refused")

    desk.page.goto("/instansi/kop/")
    desk.page.get_by_label("NIP").fill("12")
    desk.page.get_by_role("button", name="Simpan penanda tangan").click()
    desk.page.get_by_text("Ada yang perlu diperbaiki").wait_for()
    desk.judge("a wrong number of the signatory")

    desk.page.goto("/instansi/kalender/")
    desk.page.get_by_role("button", name="Buat alamat langganan").click()
    desk.page.get_by_text("Salin alamat ini sekarang").wait_for()
    desk.judge("the address of the calendar")

    assert desk.flaws == []


def test_agency_of_an_accused_is_chosen_without_a_script(cast, open_page, live_server):
    case = make.report(who={"agency_id": "", "agency_text": "Dinas entah"}).complaint
    browser = seated(open_page(width=360, js=False), cast["verifikator"], live_server)
    browser.goto(page(case))
    browser.get_by_text("Lengkapi data terlapor").click()
    browser.get_by_label("Nama lengkap").fill("Yusuf Wirabuana")
    browser.get_by_label("Cari instansi").fill("kota harapan")
    browser.get_by_role("button", name="Cari", exact=True).click()
    browser.get_by_label("Pemerintah Kota Harapan Jaya").check()
    browser.get_by_role("button", name="Simpan data terlapor").click()

    browser.get_by_text("Data terlapor disimpan.").wait_for()
    person = Complaint.objects.get(pk=case.pk).accused.get()
    assert (person.name, person.instansi) == ("Yusuf Wirabuana", Instansi.objects.get(code="pemda-99-71"))

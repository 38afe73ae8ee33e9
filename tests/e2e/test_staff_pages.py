"""The staff's rooms and the agency's workspace in a browser: accessible in every state, no script needed."""

import pytest

from complaints import unsealing
from complaints.models import Complaint
from netralitas.people.models import Instansi
from tests import make
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


def test_queue_and_case_are_without_complaint_in_every_state(cast, at_desk):
    you = {"mode": "confidential", "name": "Rahmadi Pelapor", "address": "Jalan Rahasia 17"}
    case = make.study(make.report(you=you).complaint, cast["verifikator"], until="examine")
    make.report()
    desk = at_desk(cast["verifikator"])
    browser = desk.page
    for address in ("/admin/", QUEUE, f"{QUEUE}?q=tirtamukti", f"{QUEUE}?q=tidak+ada&due=late", page(case)):
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
    what = {"narrative": "Saya, Rahmadi, dan Budi Santoso melihatnya."}
    case = make.report(you=you, when=seen, what=what, others=(other,)).complaint
    desk = at_desk(cast["verifikator"])
    browser = desk.page
    browser.goto(page(case))
    desk.judge("split and mask proposed")
    browser.locator("#kejadian").get_by_label("Budi Santoso (1 kali)").check()
    browser.get_by_role("button", name="Simpan penyamaran").click()
    browser.get_by_text("1 kata atau frasa disamarkan.").wait_for()
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
        (f"/instansi/rekomendasi/{row.pk}/", "Buka perkara"),
        (f"/instansi/perkara/{case.pk}/", "Bentuk tim"),
    ):
        desk.page.goto(address)
        desk.judge(address)
        if button:
            desk.page.get_by_role("button", name=button).click()
            desk.page.get_by_text("Ada yang perlu diperbaiki").wait_for()
            desk.judge(f"{address} refused")

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

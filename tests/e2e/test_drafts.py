"""Drafts and signed scans in the agency's workspace, in a browser: accessible in every state."""

import pytest

from netralitas.people.models import User
from tests import make
from tests.e2e.test_public_pages import Watched
from tests.lib import samples

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.mark.parametrize("width", [360, 1280])
def test_drafts_and_scans_are_without_complaint_in_every_state(settings, open_page, live_server, tmp_path, width):
    settings.DEMO = True  # the second factor has tests of its own
    cast = make.cast()
    case = make.proceed(make.recommendation(cast), cast["instansi"], until="team")
    address = f"/instansi/perkara/{case.pk}/"

    def seated(name: str) -> Watched:
        page = open_page(width=width)
        session = make.at_desk(cast[name]).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return Watched(page)

    author, second = seated("instansi"), seated("instansi-kedua")
    User.objects.filter(username="instansi-kedua").update(is_active=False)
    author.page.goto(address)
    author.judge("alone before drafting")
    author.page.locator("[name=hearing_on]").fill("2099-12-08")
    author.page.locator("[name=hearing_time]").fill("09:00")
    author.page.locator("#id_place").fill("Ruang rapat")
    author.press("Ajukan konsep panggilan")
    author.page.locator("[name=known_interval]").check()
    author.press("Ajukan konsep panggilan")
    author.judge("alone with a draft")
    User.objects.filter(username="instansi-kedua").update(is_active=True)
    author.page.goto("/instansi/")
    author.judge("the author waits")
    second.page.goto("/instansi/")
    second.judge("the draft is a duty")
    second.page.goto(address)
    second.page.get_by_text("Isian yang dipakai").click()
    second.judge("a draft to judge")
    second.press("Kembalikan dengan catatan")
    second.judge("no note")
    second.page.get_by_label("Catatan").fill("Lantai berapa?")
    second.press("Kembalikan dengan catatan")
    second.judge("returned")
    author.page.goto(address)
    author.judge("returned to its author")
    author.press("Ajukan konsep panggilan")
    second.page.goto(address)
    second.press("Setujui dan terbitkan")
    second.judge("issued")
    second.page.get_by_role("link", name="Unggah pindaian").click()
    second.press("Unggah")
    second.judge("no file chosen")
    scan = tmp_path / "surat.pdf"
    scan.write_bytes(samples.pdf())
    second.page.locator("[name=file]").set_input_files(scan)
    second.press("Unggah")
    second.page.get_by_text("Pindaian tersimpan.").wait_for()
    second.judge("a scan")

    assert author.complaints() + second.complaints() == []

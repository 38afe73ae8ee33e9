"""Proposing what somebody else decides, and deciding for somebody who is away, in a browser."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sanctions.localtime import today_of
from tests import make
from tests.e2e.test_public_pages import Watched

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.mark.parametrize("width", [360, 1280])
def test_proposals_and_substitutes_are_without_complaint_in_every_state(settings, open_page, live_server, width):
    settings.DEMO = True  # the second factor has tests of its own
    cast = make.cast()
    with time_machine.travel(timezone.now() - timedelta(days=25)) as clock:
        highest = make.procedure(cast, clock, until="report", post_class="JPT Utama")
    with time_machine.travel(timezone.now() - timedelta(days=25)) as clock:
        both = make.procedure(cast, clock, until="report", post_class="JF Ahli Utama")

    def seated(name: str) -> Watched:
        page = open_page(width=width)
        session = make.at_desk(cast[name]).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return Watched(page)

    author, second = seated("instansi"), seated("instansi-kedua")
    author.page.goto(f"/instansi/perkara/{both.pk}/")
    author.judge("a decision or a proposal")
    author.page.get_by_text("Bila pejabatnya lowong").click()
    author.judge("who decides instead")
    author.page.goto(f"/instansi/perkara/{highest.pk}/")
    author.judge("only a proposal")
    author.press("Ajukan konsep usul")
    author.judge("nothing chosen")
    author.page.locator("[name=penalty][value=Ba]").check()
    author.page.get_by_label("Disampaikan kepada").fill("Menteri Koordinator Bidang Politik dan Keamanan")
    author.page.get_by_label("Nama yang mengusulkan").fill("H. Contoh Tirtamukti")
    author.press("Ajukan konsep usul")
    second.page.goto(f"/instansi/perkara/{highest.pk}/")
    second.judge("a proposal to judge")
    second.press("Setujui dan terbitkan")
    second.judge("proposed")
    second.press("Simpan keputusan")
    second.judge("no number")
    second.page.get_by_label("Nomor keputusan Presiden").fill("Keppres 7/TPA Tahun 2026")
    second.page.get_by_label("Ditetapkan pada").fill(today_of(highest).isoformat())
    second.press("Simpan keputusan")
    second.page.get_by_text("Keputusan Keppres 7/TPA Tahun 2026 dicatat").wait_for()
    second.judge("the President decided")
    second.page.goto("/instansi/surat/")
    second.page.get_by_text("sudah disusun PDF-nya").wait_for()
    second.judge("how far the PDFs have come")

    assert author.complaints() + second.complaints() == []

"""The papers of a case in a browser: a draft, a press, the letter; and the whole case on the printer's paper."""

import io

import pytest
from pypdf import PdfReader

from netralitas.letters.models import Letter
from tests import make
from tests.complaints.desk import page
from tests.e2e.test_public_pages import Watched
from tests.e2e.test_staff_pages import seated

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture
def officer(settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.cast()["verifikator"]


@pytest.mark.parametrize("width", [360, 1280])
def test_paper_is_looked_at_given_out_and_fetched(officer, open_page, live_server, width):
    case = make.study(make.report().complaint, officer, until="forward")
    desk = Watched(seated(open_page(width=width), officer, live_server))
    browser = desk.page

    browser.goto(page(case))
    offer = browser.locator("#step-forwarding")
    offer.locator("summary").click()
    desk.judge("paper offered")
    with browser.expect_download() as draft:
        offer.get_by_role("button", name="Unduh konsep").click()
    offer.get_by_role("button", name="Terbitkan surat").click()
    browser.get_by_text("Surat penerusan Nomor").wait_for()
    desk.judge("paper given out")
    with browser.expect_download() as fetched:
        browser.locator("#dokumen").get_by_role("link", name="Unduh PDF").first.click()

    assert draft.value.suggested_filename == f"konsep-{case.number}.pdf"
    letter = Letter.objects.get(kind="forwarding")
    assert letter.number in PdfReader(fetched.value.path()).pages[0].extract_text()
    browser.get_by_role("link", name="Cetak seluruh perkara").click()
    desk.judge("case for the printer")
    assert desk.flaws == []


def test_every_printed_page_says_who_printed_it_and_its_number(officer, open_page, live_server):
    narrative = "Camat membagikan kaus di balai desa dan mengajak warga memilih. " * 120
    case = make.study(make.report(what={"narrative": narrative}).complaint, officer, until="forward")
    browser = seated(open_page(width=1280), officer, live_server)

    browser.goto(page(case).replace("/change/", "/print/"))
    paper = PdfReader(io.BytesIO(browser.pdf(prefer_css_page_size=True)))

    texts = [" ".join(sheet.extract_text().split()) for sheet in paper.pages]
    assert len(texts) > 2
    for number, text in enumerate(texts, 1):
        assert f"dicetak oleh {officer.full_name}" in text
        assert f"{number} / {len(texts)}" in text
    assert [round(float(side) / 72 * 25.4) for side in paper.pages[0].mediabox[2:]] == [210, 297]

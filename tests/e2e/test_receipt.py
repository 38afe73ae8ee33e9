"""The receipt on paper, and its file held against the portal, as browser and printer show them."""

import io
import re
import unicodedata

import pypdf
import pytest

from complaints.models import Complaint
from netralitas.letters import letters
from tests import make
from tests.e2e.test_public_pages import Watched

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def at_receipt(page, client) -> Complaint:
    make.answered(client)
    client.post("/lapor/bukti/", {"berkas": make.photo(), "unggah": "1"})
    client.post("/lapor/periksa/", {"truthful": "on"} | carried(client))
    page.goto("/lapor/")
    page.context.add_cookies([{"name": "draf", "value": client.cookies["draf"].value, "url": page.url}])
    page.goto("/lapor/terima/")
    return Complaint.objects.get()


def carried(client) -> dict[str, str]:
    text = re.search(r'name="tantangan" value="([^"]*)"', client.get("/lapor/periksa/").text)[1]
    return {"tantangan": text}


@pytest.mark.parametrize("width", [360, 1280])
def test_the_receipt_is_one_sheet_with_all_that_counts_and_no_button(open_page, client, width):
    page = open_page(width=width)
    report = at_receipt(page, client)
    code = page.locator(".code__val span").all_inner_texts()

    margin = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", margin=margin))).pages

    said = "".join(unicodedata.normalize("NFKC", sheets[0].extract_text()).split())
    assert len(sheets) == 1
    for fact in (
        *code,
        report.number,
        report.evidence.get().sha256,
        letters.letter_of(report, "receipt").token[:4],
        "/verifikasi/",
        "/lacak/",
    ):
        assert fact in said, fact
    for button in ("Cetak", "Unduh", "Tutupcepat", "Sudah,tutup", "Privasi"):
        assert button not in said, button


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("js", [True, False])
def test_verification_by_file_is_without_complaint_in_every_state(open_page, client, width, js):
    watched = Watched(open_page(width=width, js=js))
    page = watched.page
    at_receipt(page, client)
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh tanda terima").click()
    genuine = download.value.path().read_bytes()

    for state, content, verdict in (
        ("nothing chosen", None, "Periksa keaslian surat"),
        ("genuine", genuine, "Asli"),
        ("altered", genuine + b" ", "Berkas Anda berbeda"),
        ("unknown", b"%PDF-1.7 palsu", "Tidak dikenal"),
    ):
        page.goto("/verifikasi/")
        if content:
            page.get_by_label("Berkas PDF", exact=True).set_input_files(
                {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": content}
            )
        watched.press("Bandingkan")
        assert page.locator("h1").inner_text() == verdict, state
        if js:
            watched.judge(state)
    assert watched.complaints() == []

"""The same file or link in another report is noted for staff, within what they may see; no reporter ever learns it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from complaints import drafts, intake, twins
from complaints.models import Complaint, Evidence
from netralitas.people.models import Instansi
from tests import make
from tests.complaints.desk import page, statements_of, text_of

pytestmark = pytest.mark.django_db
LINK = {"platform": "Facebook", "url": "https://facebook.example/camat/posts/7", "account": "@camat", "kind": "photo"}


@pytest.fixture(autouse=True)
def cast():
    return make.cast()


def reported(colour: str = "#335577", link: dict | None = None, region: str = "99.01") -> Complaint:
    """Send a report with a photo of one colour and, perhaps, a link."""
    draft, _code = drafts.start()
    agency = Instansi.objects.get(code=f"pemda-{region.replace('.', '-')}")
    who = {"post": "Camat", "agency_id": agency.pk, "region_code": region, "employment_status": "pns"}
    drafts.save_step(draft, "who", who)
    drafts.save_step(draft, "what", {"narrative": make.NARRATIVE})
    drafts.save_step(draft, "when", {"known_on": timezone.localdate().isoformat()})
    drafts.save_step(draft, "you", {"mode": "anonymous"})
    drafts.add_file(draft, make.photo(colour))
    if link:
        drafts.add_link(draft, link)
    draft.refresh_from_db()
    return intake.receive(draft).complaint


def seen_by(user, case: Complaint) -> dict[str, tuple[list[str], int]]:
    found = twins.seen_before(case.evidence.all(), user=user)
    kinds = dict(case.evidence.values_list("sha256", "kind"))
    return {kinds[sha256]: ([other.number for other in seen.cases], seen.elsewhere) for sha256, seen in found.items()}


def test_same_photo_and_same_link_are_noted_in_both_reports(cast):
    first = reported(link=LINK)
    second = reported(link={**LINK, "url": "HTTPS://Facebook.example/camat/posts/7/"})
    reported("#112233")

    assert seen_by(cast["verifikator"], first) == {"file": ([second.number], 0), "link": ([second.number], 0)}
    assert seen_by(cast["verifikator"], second) == {"file": ([first.number], 0), "link": ([first.number], 0)}


def test_first_of_its_kind_has_no_note(cast):
    assert seen_by(cast["verifikator"], reported(link=LINK)) == {}


def test_report_beyond_ones_power_is_counted_and_not_named(cast):
    here, there = reported(), reported(region="99.02")

    assert seen_by(cast["verifikator"], here) == {"file": ([], 1)}
    assert seen_by(cast["auditor"], here) == {"file": ([there.number], 0)}
    assert seen_by(cast["instansi"], here) == {"file": ([], 1)}


def test_report_that_holds_the_same_twice_counts_once(cast):
    first, second = reported(), reported()
    row = second.evidence.get(kind=Evidence.Kind.FILE)
    row.pk = None
    row.save()

    assert seen_by(cast["verifikator"], first) == {"file": ([second.number], 0)}


def test_page_of_a_case_leads_to_the_others(cast):
    first = reported()
    others = [reported() for _n in range(7)]
    reported(region="99.02")
    officer = make.at_desk(cast["verifikator"])

    response = officer.get(page(first))

    shown = text_of(response)
    assert "Juga ada di" in shown
    twins_line = shown[shown.index("Juga ada di") : shown.index("dan 2 laporan lain")]
    assert [other.number for other in others if other.number in twins_line] == [other.number for other in others[:5]]
    assert "dan 2 laporan lain" in shown
    assert "1 laporan di luar wewenang Anda" in shown
    assert page(others[0]) in response.content.decode()


def test_page_asks_as_often_however_many_reports_hold_the_same(cast):
    case, _twin, officer = reported(), reported(), make.at_desk(cast["verifikator"])
    officer.get(page(case))
    one = statements_of(officer, page(case))
    for _n in range(29):
        reported()

    assert statements_of(officer, page(case)) == one <= 25


# --- What a reporter learns: nothing

# What differs between any two reports: numbers, codes, fingerprints, tokens, each in its own element.
OWN = re.compile(r'<(\w+)[^>]*(?:class="[^"]*\b(?:mono|hash|code__val)\b|id="kode-eja")[^>]*>.*?</\1>', re.DOTALL)
MARKUP = re.compile(r"<svg.*?</svg>|<[^>]+>", re.DOTALL)


def said(response) -> str:
    """Return the words of an answer without what is each report's own."""
    markup = response.content.decode()
    if response["Content-Type"] == "application/json":
        answer = response.json()
        markup = answer.get("row") or " ".join(sorted(answer))
    return re.sub(r"\d+", "#", " ".join(MARKUP.sub(" ", OWN.sub("", markup)).split()))


def journey(colour: str, url: str) -> list:
    """Report through every page a reporter sees; return what each said, with its status and its statements."""
    browser, heard = Client(), []

    def hear(ask, *args, **given):
        with CaptureQueriesContext(connection) as caught:
            response = ask(*args, **given)
        heard.append((response.status_code, sorted(response.headers), said(response), len(caught)))
        return response

    make.answered(browser, until="bukti")
    photo = make.photo(colour)
    about = {"name": photo.name, "size": photo.size, "changed": "1"}
    begun = hear(browser.post, "/lapor/bukti/berkas/", about).json()
    address = f"/lapor/bukti/berkas/{begun['key']}/?mulai=0"
    hear(browser.post, address, photo.read(), content_type="application/octet-stream")
    photo.seek(0)
    again = SimpleUploadedFile("lagi.jpg", photo.read())
    hear(browser.post, "/lapor/bukti/", {"berkas": again, **LINK, "url": url, "unggah": "1"})
    hear(browser.get, "/lapor/bukti/")
    browser.post("/lapor/anda/", make.TYPED["anda"])
    hear(browser.get, "/lapor/periksa/")
    hear(browser.post, "/lapor/periksa/", {"truthful": "on"})
    receipt = hear(browser.get, "/lapor/terima/")
    groups = re.search(r'class="code__val"[^>]*>(.*?)</p>', receipt.content.decode())[1]
    hear(browser.post, "/lacak/", {"code": MARKUP.sub(" ", groups)})
    assert [status for status, *_rest in heard] == [200, 200, 302, 200, 200, 302, 200, 200]
    return heard


def test_pages_answers_and_receipt_are_the_same_for_what_was_reported_before():
    url = "https://facebook.example/camat/posts/"
    journey("#335577", f"{url}1")

    known, fresh = journey("#335577", f"{url}1"), journey("#335588", f"{url}2")

    assert known == fresh
    assert Evidence.objects.values("sha256").distinct().count() == 4
    assert all("juga ada di" not in words.lower() for _status, _headers, words, _count in known)

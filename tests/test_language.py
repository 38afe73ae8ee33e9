"""The citizen's side in two languages; what stays on file, and the staff's rooms, in that of the state."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from complaints.models import Complaint
from netralitas.letters import letters
from tests import make
from tests.house import ROOT

CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}
# Words that no English sentence has, and that hardly an Indonesian one does without.
INDONESIAN = re.compile(r"\b(yang|dan|tidak|untuk|dengan|atau|Anda|dari|sudah|belum|ini|akan)\b")
PAGES = [
    "/", "/aturan/", "/aturan/?q=zzz", "/aturan/DS-07/", "/aturan/cek/",
    "/aturan/cek/?saya=pns&apa=like&waktu=sekarang", "/ikrar/", "/angka/", "/privasi/",
    "/verifikasi/", "/verifikasi/ABCDABCDABCD/", "/lacak/", "/lapor/", "/lapor/lanjut/", "/tidak-ada/",
]  # fmt: skip
TYPED = {make.NARRATIVE}
STEPS = ["siapa", "apa", "kapan", "bukti", "anda", "periksa"]


class Speech(HTMLParser):
    """Collect what a page says in its own language: parts marked as Indonesian, scripts and values are left out."""

    VOID = frozenset(
        {"input", "br", "img", "meta", "link", "use", "path", "circle", "rect", "line", "hr", "wbr", "col"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.said: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            given = dict(attrs)
            outside = self.open[-1] if self.open else False
            foreign = (
                given.get("lang") == "id"
                or (outside and given.get("lang") != "en")
                or tag in {"script", "style", "textarea"}
            )
            self.open.append(foreign)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if tag not in self.VOID and self.open:
            self.open.pop()

    def handle_data(self, data):
        if data.strip() and not (self.open and self.open[-1]):
            self.said.append(" ".join(data.split()))


def left_in_indonesian(page: str) -> list[str]:
    speech = Speech()
    speech.feed(page)
    return [text for text in speech.said if INDONESIAN.search(text)]


def test_a_page_half_translated_is_found():
    assert left_in_indonesian("<p>Your report</p><p>Laporan yang lain</p><p lang='id'>dan ini tidak</p>") == [
        "Laporan yang lain"
    ]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.django_db
def test_page_speaks_english_from_end_to_end(client, path):
    page = client.get(path, **ENGLISH).text

    assert ('<html lang="en">' in page, left_in_indonesian(page)) == (True, [])


@pytest.mark.django_db
def test_report_speaks_english_at_every_step_and_in_its_errors(client):
    make.answered(client)
    wrong = []
    for slug in STEPS:
        for page in (client.get(f"/lapor/{slug}/", **ENGLISH), client.post(f"/lapor/{slug}/", {"url": "x"}, **ENGLISH)):
            if page.status_code in (200, 422):
                wrong += [(slug, text) for text in left_in_indonesian(page.text) if text not in TYPED]

    assert wrong == []


@pytest.mark.django_db
def test_follow_up_speaks_english(client):
    make.cast()
    receipt = make.report()

    page = client.post("/lacak/", {"code": receipt.code}, **ENGLISH)

    assert (page.status_code, left_in_indonesian(page.text)) == (200, [])


@pytest.mark.django_db
def test_what_stays_on_file_is_indonesian(client):
    client.defaults |= ENGLISH
    make.sent(client, siapa={"post": "", "accused_description": "Berkacamata"})

    case = Complaint.objects.get()
    assert case.title.startswith("Pegawai: Mengunggah foto")
    assert case.phase_reason == "Terjadi 20 Oktober 2024; calon ditetapkan 22 September 2024."
    assert letters.letter_of(case, "receipt").context["completeness"][0]["label"] == "Siapa yang dilaporkan"


@pytest.mark.django_db
def test_choice_of_language_is_kept_and_leads_back(client):
    answer = client.get("/bahasa/en/", {"dari": "/aturan/"})

    assert (answer.status_code, answer.url) == (302, "/aturan/")
    assert '<html lang="en">' in client.get("/aturan/").text
    assert 'href="/bahasa/id/?dari=/aturan/"' in client.get("/aturan/").text


@pytest.mark.parametrize(
    "where", ["https://jahat.example/", "//jahat.example", "javascript:alert(1)", "\x00", "a" * 3000]
)
@pytest.mark.django_db
def test_choice_of_language_leads_nowhere_else(client, where):
    assert client.get("/bahasa/en/", {"dari": where}).url in ("/", where if where.startswith("a") else "/")


@pytest.mark.parametrize("path", ["/bahasa/fr/", "/bahasa/xx-very-long/", "/bahasa/%00/", "/bahasa/"])
@pytest.mark.django_db
def test_language_nobody_speaks_here_is_no_page(client, path):
    assert client.get(path).status_code == 404
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


@pytest.mark.django_db
def test_page_that_is_only_read_sets_no_cookie(client):
    for path in ("/", "/aturan/", "/angka/", "/ikrar/"):
        client.get(path, **ENGLISH)

    assert set(client.cookies) <= {"csrftoken"}


@pytest.mark.django_db
def test_staff_rooms_speak_the_language_of_the_state():
    desk = make.at_desk(make.cast()["verifikator"])
    desk.get("/bahasa/en/")

    for path in ("/admin/", "/admin/complaints/complaint/"):
        page = desk.get(path, **ENGLISH)
        assert (page.headers["Content-Language"], "Keluar" in page.text) == ("id", True)


@pytest.mark.django_db
def test_form_half_filled_in_offers_no_way_to_lose_it(client):
    make.answered(client)

    assert "/bahasa/" not in client.get("/lapor/apa/").text
    assert "/bahasa/" in Client().get("/lapor/").text


def test_every_sentence_of_the_citizens_side_is_translated(tmp_path):
    """Collect the sentences anew as ``make messages`` does and compare: nothing new, nothing empty, nothing unsure."""
    for name in ("netralitas", "complaints", "taskforce", "sanctions", "templates", "manage.py", "Makefile", "locale"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    subprocess.run(
        ["make", "-s", "messages", "-o", ".venv/development.stamp"], cwd=tmp_path, check=True, capture_output=True
    )
    fresh = tmp_path / CATALOGUE.relative_to(ROOT)

    assert _sentences(fresh) == _sentences(CATALOGUE)
    for wanted in ("--untranslated", "--only-fuzzy"):
        found = subprocess.run(["msgattrib", wanted, CATALOGUE], check=True, capture_output=True, text=True).stdout
        assert found.count("\nmsgid ") <= 0, found


def _sentences(catalogue: Path) -> list[str]:
    """Return the source sentences of a catalogue as gettext sorts them, without notes, places and dates."""
    sorted_out = subprocess.run(
        ["msgcat", "--no-location", "--sort-output", "--no-wrap", catalogue], check=True, capture_output=True, text=True
    ).stdout
    return [line for line in sorted_out.splitlines() if line.startswith("msgid")]

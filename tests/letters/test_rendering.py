"""Every letter, in its ordinary and in its longest form: order of words, pages, fonts, tags, bytes, hostile words."""

import html
import io
import re
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache
from urllib.parse import unquote

import pikepdf
import pypdf
import pytest

from netralitas.letters import letterheads, rendering
from netralitas.letters.kinds import KINDS, Letterhead, Person, Question, Unverified
from netralitas.letters.rendering import Face, Look
from netralitas.letters.shape import MAX_TEXT, shaped
from netralitas.letters.statuses import Kind
from netralitas.letters.typography import typeset
from netralitas.lib import qr
from tests.letters import samples, stress

TOKEN, SHOWN = "7KQ2M4XD9TRA", "7KQ2-M4XD-9TRA"
CERTIFIER = {
    "title": "Kepala Bagian Hukum",
    "name": "Marthinus Leiwakabessy, S.H., M.H.",
    "nip": "19790411 200604 1 007",
}
LETTERS = {
    **{f"{kind.value}": (kind, getattr(samples, kind.name)) for kind in Kind},
    **{f"{kind.value}, longest": (kind, getattr(stress, kind.name)) for kind in Kind},
    "summons, second": (Kind.SUMMONS, samples.SECOND_SUMMONS),
    "minutes, refused": (Kind.MINUTES, samples.REFUSED_MINUTES),
}
DECREES = {
    Kind.DECISION, Kind.MORAL_STATEMENT, Kind.MORAL_STATEMENT_CLOSED, Kind.COUNCIL_DECREE, Kind.COUNCIL_DECISION,
    Kind.ADMINISTRATIVE_ACTION, Kind.INADMISSIBLE, Kind.RELIEF, Kind.RELIEF_END,
}  # fmt: skip
PAGES = {
    "receipt": 1,
    "recommendation": 2,
    "reminder": 1,
    "summons": 2,
    "minutes": 3,
    "absence": 2,
    "statement_request": 1,
    "statement": 2,
    "relief": 2,
    "relief_end": 2,
    "examination_report": 3,
    "decision": 4,
    "delivery_summons": 2,
    "moral_statement": 2,
    "moral_statement_closed": 2,
    "inadmissible": 2,
    "council_decree": 2,
    "council_decision": 2,
    "administrative_action": 2,
    "completion_notice": 1,
    "status_notice": 1,
    "forwarding": 3,
    "clarification_invitation": 1,
    "summons, second": 2,
    "minutes, refused": 3,
}
EACH_LETTER = pytest.mark.parametrize("name", LETTERS)


def page_of(kind, context, look=Look.LETTER, number="R/417/D4-WS.03/2024", **face):
    form = KINDS[kind]
    plain = shaped(form.form, context)
    if plain.get("letterhead", "") is None:
        plain["letterhead"] = shaped(Letterhead, letterheads.PORTAL)
    shown = {} if look is Look.DRAFT else {"number": number, "token": TOKEN}
    return form, plain, Face(look, date(2024, 10, 28), form.classification, **{**shown, **face})


def html_of(*args, **kwargs):
    return rendering.html_of(*page_of(*args, **kwargs))


def pdf_of(*args, **kwargs):
    return pypdf.PdfReader(io.BytesIO(rendering.pdf_of(*page_of(*args, **kwargs))))


@cache
def drawn(name):
    """Return one of the letters as PDF, rendered once for all tests."""
    return rendering.pdf_of(*page_of(*LETTERS[name]))


def reader_of(name):
    return pypdf.PdfReader(io.BytesIO(drawn(name)))


def text_of(reader):
    return "\n".join(page.extract_text() for page in reader.pages)


def words_of(text):
    return re.findall(r"\w+", text)


# --- The page


@EACH_LETTER
def test_words_stand_in_the_order_in_which_they_are_read(name):
    kind, context = LETTERS[name]
    page = html_of(kind, context)
    # An account name that is longer than its column breaks in the middle of a word.
    read = re.sub(r"<[^>]+>|@\S+", " ", page[page.index("<header") :])
    # What repeats (footer, head of a table, page number) comes in between; the letter's own words keep their order.
    found = iter(words_of(text_of(reader_of(name))))
    assert [word for word in words_of(html.unescape(read)) if word not in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_an_ordinary_letter_has_its_number_of_pages(name):
    assert len(reader_of(name).pages) == PAGES[name]


@EACH_LETTER
def test_no_signature_stands_alone(name):
    kind, context = LETTERS[name]
    assert min(words_before_signature(kind, context, reader_of(name))) > 25


@EACH_LETTER
def test_nothing_runs_into_the_margins(name, tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(drawn(name))
    boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], check=True, capture_output=True, text=True).stdout
    edges = [
        (float(left), float(right)) for left, right in re.findall(r'<word xMin="([\d.]+)" .*?xMax="([\d.]+)"', boxes)
    ]
    assert edges
    # Left 3 cm less a hair, right 2 cm, in points.
    assert [edge for edge in edges if edge[0] < 84 or edge[1] > 540] == []


@EACH_LETTER
def test_fonts_are_few_and_embedded(name):
    found = {}
    for page in reader_of(name).pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font["/DescendantFonts"][0].get_object()
            files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"])
            found[str(descendant["/BaseFont"]).split("+")[-1]] = bool(files)
    assert all(found.values())
    families = ["Liberation-Sans", "Liberation-Mono"]
    if LETTERS[name][0] in DECREES:
        families.append("TeX-Gyre-Bonum")
    assert [font for font in found if not font.startswith(tuple(families))] == []


@EACH_LETTER
def test_the_file_is_tagged_for_the_archive(name):
    with pikepdf.open(io.BytesIO(drawn(name))) as document:
        metadata = document.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"].upper()) == ("3", "A")
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "id"
        assert metadata["dc:title"]
        assert metadata["xmp:CreateDate"].startswith("2024-10-28")
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})
        assert not any("/Annots" in page for page in document.pages)


@EACH_LETTER
def test_the_same_words_give_the_same_bytes(name):
    assert rendering.pdf_of(*page_of(*LETTERS[name])) == drawn(name)


@EACH_LETTER
def test_the_code_leads_to_the_verification_page(name, settings):
    settings.PUBLIC_URL = "https://netralitas.contoh.go.id"
    page = html_of(*LETTERS[name])
    address = f"https://netralitas.contoh.go.id/verifikasi/{TOKEN}/"
    images = {unquote(uri) for uri in re.findall(r'src="(data:image[^"]+)"', html.unescape(page))}
    assert rendering.verification_url(TOKEN) == address
    assert images == {unquote(qr.svg_data_uri(address))}
    assert f'<span class="footer-code">{SHOWN}</span> di netralitas.contoh.go.id/verifikasi' in page


@EACH_LETTER
def test_no_inline_style_or_script(name):
    assert re.findall(r"<script|<style|\sstyle=|\son\w+=|javascript:", html_of(*LETTERS[name])) == []


# --- Each kind says what it must, and not what it must not


def test_a_receipt_says_nothing_of_the_follow_up_code_and_names_no_file():
    text = text_of(pdf_of(Kind.RECEIPT, samples.RECEIPT, number="NTR-2024-004812"))
    assert "NTR-2024-004812" in text
    assert all(file.sha256 in text for file in samples.RECEIPT.files)
    assert "Kode tindak lanjut tidak dicetak di sini." in text


def test_a_posted_statement_carries_no_employee_number_on_its_first_page():
    pages = [page.extract_text() for page in pdf_of(Kind.MORAL_STATEMENT, samples.MORAL_STATEMENT).pages]
    assert [samples.MORAL_STATEMENT.person.nip in text for text in pages] == [False, True]


@pytest.mark.parametrize("name", ["recommendation, longest", "decision, longest", "minutes, longest"])
def test_no_line_ends_inside_a_name_or_a_rank(name):
    lines = [line.rstrip() for line in text_of(reader_of(name)).splitlines()]

    assert [line for line in lines if re.search(r"(?:\b[A-Z][A-Za-z]-|[IVX]/|\bPos-|\bASEAN)$", line)] == []


@pytest.mark.parametrize("more", range(0, 12, 2))
def test_the_title_of_a_table_stands_on_the_page_of_its_first_row(more):
    """Push the table over the page's end, line by line."""
    act = replace(samples.RECOMMENDATION.acts[0], description=f"Baris pertama. {stress.PARAGRAPH}")
    grown = replace(samples.RECOMMENDATION, acts=[act], basis=[*samples.RECOMMENDATION.basis, *["Dasar lain;"] * more])

    pages = [page.extract_text() for page in pdf_of(Kind.RECOMMENDATION, grown).pages]

    assert [("Perbuatan yang didukung" in page) == ("Baris pertama." in page) for page in pages] == [True] * len(pages)


def test_the_slip_of_a_statement_sets_the_employee_number_below_the_name():
    slip = reader_of("moral_statement, longest").pages[-1].extract_text()

    assert re.search(r"^NIP 19681231 199303 1 099$", slip.replace("\u00a0", " "), re.MULTILINE)


def test_a_refused_signature_is_noted_with_its_reason_and_its_witness():
    text = " ".join(text_of(pdf_of(Kind.MINUTES, samples.REFUSED_MINUTES)).split())
    assert "menolak menandatangani pada pukul" in text
    assert "“Saya ingin berkonsultasi dahulu dengan keluarga.”" in text
    assert "Saksi penolakan Maria Goreti Lobo, S.H." in text
    silent = replace(samples.REFUSED_MINUTES, refusal=replace(samples.REFUSED_MINUTES.refusal, reason=""))
    assert "tanpa memberikan alasan." in html_of(Kind.MINUTES, silent)


def test_one_examiner_is_no_team():
    alone = replace(samples.MINUTES, examiners=samples.EXAMINERS[:1], acting_as="saya selaku atasan langsung")
    closing = html_of(Kind.MINUTES, alone).split('<section class="closing">')[1]
    assert "ditandatangani oleh yang diperiksa dan pemeriksa" in closing
    assert "dan Tim Pemeriksa" not in closing


def test_the_clauses_of_a_decision_are_counted():
    page = html_of(Kind.DECISION, samples.DECISION)
    labels = re.findall(r'<h2 class="clause-label">(\w+)</h2>', page)
    assert labels == [
        "Menimbang",
        "Mengingat",
        "Memperhatikan",
        "Menetapkan",
        "KESATU",
        "KEDUA",
        "KETIGA",
        "KEEMPAT",
        "KELIMA",
    ]


def test_a_line_break_in_an_answer_is_kept():
    text = text_of(pdf_of(Kind.MINUTES, replace(samples.MINUTES, questions=[Question("Apa?", "Satu.\nDua.")])))
    assert "Satu.\nDua." in text


# --- Drafts and copies


@pytest.mark.parametrize("kind", Kind)
def test_a_draft_has_no_number_no_day_and_no_code(kind):
    form, plain, face = page_of(kind, getattr(samples, kind.name), Look.DRAFT)
    page = rendering.html_of(form, plain, replace(face, dated=date(2031, 3, 17)))
    assert "DRAF" in page
    assert "Konsep, belum bernomor" in page
    assert re.findall(r"data:image|footer-code|17.Maret", page) == []


def test_unverified_facts_are_marked_in_drafts_only():
    drawn = [
        rendering.pdf_of(*page_of(Kind.RECOMMENDATION, samples.RECOMMENDATION, look))
        for look in (Look.DRAFT, Look.LETTER)
    ]
    yellow = "1 0.941176 0.74902"  # #fff0bf
    shades = [any(yellow in operators(page) for page in pypdf.PdfReader(io.BytesIO(data)).pages) for data in drawn]
    assert shades == [True, False]


def test_a_copy_shows_no_signature_but_a_certification():
    text = " ".join(text_of(pdf_of(Kind.DECISION, samples.DECISION, Look.COPY, certifier=CERTIFIER)).split())
    assert "SALINAN" in text
    assert "ttd." in text
    assert "Salinan sesuai dengan aslinya Kepala Bagian Hukum, Marthinus Leiwakabessy, S.H., M.H." in text
    assert "BUKTI PENYAMPAIAN" not in text


# --- Words meant to do harm


@pytest.mark.parametrize("kind", Kind)
def test_markup_in_words_stays_words(kind):
    evil = '<img src=x onerror=alert(1)><script>alert("x")</script>&lt;b&gt;</p></body><link href=http://x>'
    context = poisoned(getattr(samples, kind.name), evil)
    page = html_of(kind, context)
    assert re.findall(r"<script|<img src=x|<link href=http", page) == []
    assert "<script>alert" in text_of(pdf_of(kind, context)).replace("\n", "")


def test_hidden_and_direction_signs_do_not_reach_the_page():
    person = Person("Yusuf \u202eanaubariW\u202c\x00\u200b \u2066x\u2069 \ud800", post="Camat\x1b[31m")
    page = html_of(Kind.SUMMONS, replace(samples.SUMMONS, person=person))
    assert re.findall("[\x00-\x08\x0b-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800]", page) == []


def test_signs_that_the_fonts_lack_do_not_stop_a_letter():
    strange = replace(samples.SUMMONS, venue="Ruang 会議室 غرفة 🏛 ᮃ")
    assert len(pdf_of(Kind.SUMMONS, strange).pages) == 2


def test_endless_words_break_and_endless_texts_flow():
    endless = "x" * MAX_TEXT
    context = replace(samples.RECOMMENDATION, control=endless, person=Person(endless, post=endless))
    reader = pdf_of(Kind.RECOMMENDATION, context)
    assert text_of(reader).replace("\n", "").count("x") > 3 * MAX_TEXT
    assert len(reader.pages) < 15
    answers = replace(samples.MINUTES, questions=[Question("?", "jawab " * 1000)] * 4)
    assert len(pdf_of(Kind.MINUTES, answers).pages) > 5


def words_before_signature(kind, context, reader):
    """Return how many words stand before the signature, on each page that has one."""
    signed = {
        Kind.RECEIPT: "diterbitkan otomatis",
        Kind.COMPLETION_NOTICE: "diterbitkan melalui portal",
        Kind.STATUS_NOTICE: "diterbitkan melalui portal",
        Kind.MINUTES: "kedudukan nama tanda tangan",
        Kind.STATEMENT: "kedudukan nama tanda tangan",
        Kind.ABSENCE: "kedudukan nama tanda tangan",
        Kind.COUNCIL_DECISION: "kedudukan nama tanda tangan",
        Kind.EXAMINATION_REPORT: "kedudukan nama dan nip tanda tangan",
    }.get(kind) or typeset(context.signer.name).lower().split()[-2].strip(",")
    pages = [" ".join(page.extract_text().lower().split()) for page in reader.pages]
    return [len(words_of(text.split(signed)[0])) for text in pages if signed in text]


def poisoned(value, evil):
    """Return a context in which every text carries the same harm."""
    if isinstance(value, str):
        return value + evil
    if isinstance(value, list):
        return [poisoned(item, evil) for item in value]
    if isinstance(value, Unverified):
        return Unverified(value.text + evil)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{name: poisoned(getattr(value, name), evil) for name in value.__dataclass_fields__})
    return value


def operators(page):
    return page.get_contents().get_data().decode("latin-1")


@pytest.mark.parametrize("kind", [Kind.RECOMMENDATION, Kind.SUMMONS, Kind.DECISION, Kind.REMINDER])
def test_growing_texts_never_part_a_signature_from_its_letter(kind):
    """Push the closing over a page's end, one line at a time."""
    context = getattr(samples, kind.name)
    field = "clauses" if kind is Kind.DECISION else "copies"
    for extra in (0, 4, 8, 12):
        grown = replace(context, **{field: [*getattr(context, field), *["Kepala Badan Lain"] * extra]})
        assert min(words_before_signature(kind, grown, pdf_of(kind, grown))) > 25, extra

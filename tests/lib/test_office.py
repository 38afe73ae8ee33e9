"""A copy of a document names nobody, asks nobody, and opens as the original does."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netralitas.lib import office
from tests.lib import papers, samples
from tests.lib.films import AUTHOR


def cleaned(data: bytes) -> bytes:
    return office.without_metadata(data, lambda picture: b"gambar bersih" if picture else b"")


def test_letter_loses_its_properties_and_what_points_to_them():
    clean = cleaned(papers.docx())

    assert papers.names(clean) == [
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels",
        "word/media/image1.jpeg",
    ]  # fmt: skip
    assert AUTHOR not in papers.unpacked(clean)
    assert re.findall(rb'Target="([^"]*)"', papers.part(clean, "_rels/.rels")) == [b"word/document.xml"]
    assert re.findall(rb'Target="([^"]*)"', papers.part(clean, "word/_rels/document.xml.rels")) == [
        b"media/image1.jpeg", b"about:blank",
    ]  # fmt: skip
    assert re.findall(rb'PartName="([^"]*)"', papers.part(clean, "[Content_Types].xml")) == [b"/word/document.xml"]


def test_text_and_comments_stay_and_their_writers_go():
    clean = cleaned(papers.docx())

    text, comments = papers.part(clean, "word/document.xml"), papers.part(clean, "word/comments.xml")

    assert b'<w:ins w:id="1" w:author=""><w:t>ISI SURAT</w:t></w:ins><w:del w:author=""/>' in text
    assert comments == b'<w:comment w:author="" w:initials=""><w:t>CATATAN</w:t></w:comment>'
    assert papers.part(clean, "word/media/image1.jpeg") == b"gambar bersih"


def test_table_loses_folder_printer_and_people_and_keeps_its_cells():
    clean = cleaned(papers.xlsx())

    assert AUTHOR not in papers.unpacked(clean)
    assert papers.part(clean, "xl/worksheets/sheet1.xml") == (
        b'<worksheet><v>42</v><pageSetup paperSize="9"/></worksheet>'
    )
    assert papers.part(clean, "xl/comments1.xml").count(b"CATATAN") == 1
    assert b"rId1" not in papers.part(clean, "xl/worksheets/_rels/sheet1.xml.rels")


def test_open_document_keeps_its_first_part_first_and_its_text():
    clean = cleaned(papers.odt())

    assert papers.names(clean) == ["mimetype", "content.xml", "META-INF/manifest.xml"]
    assert clean[:4] + clean[30:46] == b"PK\3\4mimetypeapplicat"  # stored, not packed: that is how it is known
    assert b'xlink:href="about:blank">ISI SURAT</text:a>' in papers.part(clean, "content.xml")
    assert b"meta.xml" not in papers.part(clean, "META-INF/manifest.xml")
    assert AUTHOR not in papers.unpacked(clean)


def test_copies_of_one_document_are_the_same_byte_for_byte():
    assert cleaned(papers.docx()) == cleaned(papers.docx())


@pytest.mark.parametrize(
    "data",
    [
        papers.docx(**{"word/embeddings/tabel.xlsx": b"x"}),
        papers.docx(**{"word/activeX/activeX1.xml": b"<x/>"}),
        papers.docx(**{"word/fonts/huruf.odttf": b"x"}),
        papers.docx(**{"word/media/gambar.tiff": b"x"}),
        papers.docx(**{"word/media/PROGRAM.EXE": b"x"}),
        papers.docx(**{"word/utf16.xml": "<w:t w:author='Siti'/>".encode("utf-16")}),
        papers.docx(**{"word/x.xml": b'<w:instrText xml:x="y">DD</w:instrText><w:instrText>EAUTO c</w:instrText>'}),
        papers.docx(**{"word/x.xml": b'<w:fldSimple w:instr="INCLUDEPICTURE http://lacak.example/"/>'}),
        papers.docx(**{"word/_rels/settings.xml.rels": papers.relations(
            papers.relation(1, b"attachedTemplate", b"http://lacak.example/a.dotm", b"External"))}),
        papers.xlsx(**{"xl/externalLinks/externalLink1.xml": b"<ddeLink/>"}),
        papers.odt(**{"Object 1/content.xml": b"<x/>"}),
        papers.odt(**{"styles.xml": b'<draw:image xlink:href="http://lacak.example/a.png"/>'}),
        papers.odt(**{"styles.xml": b'<draw:image xlink:href="//lacak.example/a.png"/>'}),
    ],
    ids=[
        "table inside", "control", "font", "picture of another kind", "program", "another encoding", "field in pieces",
        "fetching field", "template from elsewhere", "other table", "object", "picture from elsewhere",
        "without scheme",
    ],
)  # fmt: skip
def test_what_nobody_looked_into_has_no_clean_copy(data):
    with pytest.raises(office.CannotClean):
        cleaned(data)


@pytest.mark.parametrize(
    "piece",
    [
        b"<pageSetup ",
        b"<Relationship ",
        b"<text:a ",
        b"<author ",
        b' userName="',
        b" w:author='",
        b" ",
        b"<w:instrText ",
        b'w:instr="',
    ],
)
def test_hostile_text_costs_no_more_than_its_length(piece):
    started = time.perf_counter()

    cleaned(papers.docx(**{"word/x.xml": piece * 100_000, "word/_rels/x.rels": piece * 100_000}))

    assert time.perf_counter() - started < 5


@settings(max_examples=200, deadline=None)
@given(
    name=st.text(max_size=30).filter(lambda text: "\0" not in text),
    content=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode())),
)
def test_any_part_ends_in_a_copy_or_a_refusal(name, content):
    try:
        clean = cleaned(samples.archive({"[Content_Types].xml": b"<Types/>", f"word/{name}": content}))
    except office.CannotClean:
        return
    assert papers.names(clean)[0] == "[Content_Types].xml"

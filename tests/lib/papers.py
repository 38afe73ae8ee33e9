"""Small office documents with everything that names their writer, and what must not be in a copy at all."""

import io
import zipfile

from tests.lib import samples
from tests.lib.films import AUTHOR

W = b"application/vnd.openxmlformats-officedocument"
CORE = b"<cp:coreProperties><dc:creator>" + AUTHOR + b"</dc:creator></cp:coreProperties>"
APP = b"<Properties><Company>" + AUTHOR + b"</Company></Properties>"


def unpacked(data: bytes) -> bytes:
    """Return all that is in a document, names of parts too; other files come back as they are."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(entry.filename.encode() + archive.read(entry) for entry in archive.infolist())


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def relations(*rows: bytes) -> bytes:
    return b'<?xml version="1.0"?><Relationships xmlns="urn:r">' + b"".join(rows) + b"</Relationships>"


def relation(number: int, kind: bytes, target: bytes, mode: bytes = b"") -> bytes:
    outside = b' TargetMode="' + mode + b'"' if mode else b""
    return b'<Relationship Id="rId%d" Type="urn:relationships/%s" Target="%s"%s/>' % (number, kind, target, outside)


def _types(*overrides: bytes) -> bytes:
    rows = b"".join(b'<Override PartName="/%s" ContentType="x/y"/>' % place for place in overrides)
    return b'<Types><Default Extension="xml" ContentType="text/xml"/>' + rows + b"</Types>"


def docx(**more: bytes) -> bytes:
    """Return a letter with properties, a comment, a change, a photo with its place, and a link."""
    text = (
        b'<w:document><w:p><w:ins w:id="1" w:author="' + AUTHOR + b'" w:date="2024-10-05T10:00:00Z"><w:t>ISI SURAT'
        b"</w:t></w:ins><w:del w:author='" + AUTHOR + b'\'/></w:p><w:hyperlink r:id="rId3"/></w:document>'
    )
    return samples.archive({
        "[Content_Types].xml": _types(b"word/document.xml", b"docProps/core.xml", b"docProps/app.xml"),
        "_rels/.rels": relations(
            relation(1, b"officeDocument", b"word/document.xml"), relation(2, b"core-properties", b"docProps/core.xml"),
            relation(3, b"extended-properties", b"/docProps/app.xml"),
        ),
        "word/document.xml": text,
        "word/comments.xml": b'<w:comment w:author="' + AUTHOR + b'" w:initials="PR"><w:t>CATATAN</w:t></w:comment>',
        "word/_rels/document.xml.rels": relations(
            relation(2, b"customXml", b"../customXml/item1.xml"), relation(4, b"image", b"media/image1.jpeg"),
            relation(3, b"hyperlink", b"http://lacak.example/", b"External"),
        ),
        "word/media/image1.jpeg": samples.phone_photo(),
        "customXml/item1.xml": b"<unit>" + AUTHOR + b"</unit>",
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
        "docProps/thumbnail.jpeg": samples.phone_photo(),
    } | more)  # fmt: skip


def xlsx(**more: bytes) -> bytes:
    """Return a table with properties, comments, the folder it was kept in and the printer it was printed on."""
    return samples.archive({
        "[Content_Types].xml": _types(b"xl/workbook.xml", b"docProps/core.xml"),
        "_rels/.rels": relations(relation(1, b"officeDocument", b"xl/workbook.xml")),
        "xl/workbook.xml": b'<workbook><x15ac:absPath url="C:\\Users\\' + AUTHOR + b'\\"/><fileSharing userName="'
        + AUTHOR + b'"/></workbook>',
        "xl/comments1.xml": b"<comments><authors><author>" + AUTHOR + b"</author></authors><t>CATATAN</t></comments>",
        "xl/persons/person.xml": b'<person displayName="' + AUTHOR + b'" userId="' + AUTHOR + b'" id="1"/>',
        "xl/worksheets/sheet1.xml": b'<worksheet><v>42</v><pageSetup paperSize="9" r:id="rId1"/></worksheet>',
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            relation(1, b"printerSettings", b"../printerSettings/printerSettings1.bin")
        ),
        "xl/printerSettings/printerSettings1.bin": AUTHOR,
        "docProps/core.xml": CORE,
    } | more)  # fmt: skip


def odt(**more: bytes) -> bytes:
    """Return a letter in the open format with properties, a comment, settings and a link."""
    return samples.archive({
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b"<office:text><office:annotation><dc:creator>" + AUTHOR + b"</dc:creator><dc:date>2024-10-05"
        b"</dc:date></office:annotation><text:a xlink:href=\"http://lacak.example/\">ISI SURAT</text:a></office:text>",
        "meta.xml": CORE,
        "settings.xml": b"<config>" + AUTHOR + b"</config>",
        "Thumbnails/thumbnail.png": samples.phone_photo("PNG"),
        "META-INF/manifest.xml": b'<manifest:manifest><manifest:file-entry manifest:full-path="meta.xml"/>'
        b'<manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>',
    } | more)  # fmt: skip

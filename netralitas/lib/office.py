"""Make the copy of an office document that names nobody and asks nothing of anybody (ECMA-376, ODF 1.3).

A document is a ZIP of XML parts. Parts about the document are left out together with what points to them; names of
people at comments and changes are emptied where they stand; links out become dead. Nothing is parsed as XML: a
parser would give the document new prefixes, which word processors do not forgive.
"""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

# Properties, thumbnails, what other programs keep beside the text, and printers by their name.
DROPPED = re.compile(
    r"docProps/|customXml/|(\w+/)?printerSettings/|Thumbnails/|Configurations2/|meta\.xml$|settings\.xml$"
    r"|META-INF/(?!manifest\.xml$)|_xmlsignatures/|manifest\.rdf$|layout-cache$",
)
# Programs and documents inside the document: nobody looked into them.
FOREIGN = re.compile(
    r"(\w+/)?(embeddings|activeX|attachedToolbars|externalLinks|ctrlProps)/|Object [^/]+/|.*\.(bin|exe|js)$"
)
PICTURE = re.compile(r".*\.(jpe?g|png|gif|webp)$", re.IGNORECASE)
DRAWING = re.compile(r".*\.(emf|wmf)$", re.IGNORECASE)
TEXT = re.compile(r".*\.(xml|rels|vml)$|\[Content_Types\]\.xml$", re.IGNORECASE)
MIMETYPE = "mimetype"

# Every pattern stops at the next "<": a hostile part must not make a search go over it again and again.
VALUE = rb"""\s*=\s*(?:"[^"]*"|'[^']*')"""
# Attributes that name a person, by their name in the formats: emptied, for some must be there. Days may go.
PERSONAL = re.compile(
    rb"(?<=\s)(\w+:(?:author|initials|userId|providerId)|userName|displayName)" + VALUE  # w:author, w15:userId, ...
)
DAYS = re.compile(rb"\s\w+:(?:date|dateUtc)" + VALUE)
PEOPLE_FILES = re.compile(r"ppt/(commentAuthors|authors)\.xml$|xl/persons/")
NAMED = re.compile(rb"(?<=\s)(name|initials|userId|providerId)" + VALUE)
PATHS = re.compile(rb"<x15ac:absPath\b[^<>]*/>")
ELEMENTS = re.compile(rb"(<(?:author|dc:creator|dc:date|meta:creator-initials|meta:initials)\b[^<>/]*>)[^<]*(?=</)")
PRINTER = re.compile(rb"(<pageSetup\b[^<>]*?)\sr:id" + VALUE)
RELATION = re.compile(rb"<Relationship\b[^<>]*>")
TYPE_OF_PART = re.compile(rb"<Override\b[^<>]*>|<manifest:file-entry\b[^<>]*/>")
EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
TARGET = re.compile(rb"(?<=\s)Target\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
PLACE = re.compile(rb"(?<=\s)(?:PartName|manifest:full-path)\s*=\s*[\"']/?([^\"']*)[\"']")
WEB_LINK = re.compile(rb"(<text:a\b[^<>]*?\bxlink:href)" + VALUE)
WEB_PART = re.compile(rb"\bxlink:href\s*=\s*[\"'](?:\w+:)?//", re.IGNORECASE)
NOWHERE = b'"about:blank"'
# Fields that fetch or start something when a document is opened; Word may cut their words into pieces.
FIELD = re.compile(rb"<w:instrText\b[^<>]*>([^<]*)|\bw:instr\s*=\s*[\"']([^\"']*)")
FETCHING = re.compile(rb"\b(DDE|DDEAUTO|INCLUDE\w*|IMPORT|LINK|AUTOTEXT|DATABASE)\b", re.IGNORECASE)


class CannotClean(Exception):
    """The document holds something nobody looked into; a copy of it would not be clean."""


def without_metadata(data: bytes, clean_picture: Callable[[bytes], bytes]) -> bytes:
    """Return the same document without its properties, names of people, and ways out.

    Raises CannotClean for one with documents, programs or pictures inside that are not opened here.
    """
    copy = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.is_dir() or DROPPED.match(entry.filename):
                continue
            fresh = zipfile.ZipInfo(entry.filename)  # no day, no system, no extra fields
            fresh.compress_type = zipfile.ZIP_STORED if entry.filename == MIMETYPE else zipfile.ZIP_DEFLATED
            target.writestr(fresh, _cleaned(entry.filename, source.read(entry), clean_picture))
    return copy.getvalue()


def _cleaned(name: str, part: bytes, clean_picture: Callable[[bytes], bytes]) -> bytes:
    if FOREIGN.match(name):
        raise CannotClean(name)
    if name == MIMETYPE or DRAWING.match(name):
        return part
    if PICTURE.match(name):
        return clean_picture(part)
    if not TEXT.match(name):
        raise CannotClean(name)
    if b"\0" in part:
        raise CannotClean("XML in another encoding than UTF-8")
    if name.endswith(".rels"):
        return RELATION.sub(_relation, part)
    if name in ("[Content_Types].xml", "META-INF/manifest.xml"):
        return TYPE_OF_PART.sub(_type_of_part, part)
    return _without_people(name, part)


def _without_people(name: str, part: bytes) -> bytes:
    part = DAYS.sub(b"", PERSONAL.sub(rb'\1=""', part))
    if PEOPLE_FILES.match(name):
        part = NAMED.sub(rb'\1=""', part)
    part = ELEMENTS.sub(rb"\1", PATHS.sub(b"", PRINTER.sub(rb"\1", part)))
    part = WEB_LINK.sub(rb"\1=" + NOWHERE, part)
    if WEB_PART.search(part) or FETCHING.search(b"".join(text or other for text, other in FIELD.findall(part))):
        raise CannotClean("something from elsewhere")
    return part


def _relation(found: re.Match[bytes]) -> bytes:
    """Drop what points to a part that is left out; let links lead nowhere."""
    relation = found[0]
    if EXTERNAL.search(relation):
        if b"/hyperlink" not in relation:
            raise CannotClean("a part from elsewhere")
        return TARGET.sub(b"Target=" + NOWHERE, relation)
    place = TARGET.search(relation)
    target = ((place[1] or place[2] or b"") if place else b"").decode("utf-8", "replace").lstrip("./")
    return b"" if DROPPED.match(target) else relation


def _type_of_part(found: re.Match[bytes]) -> bytes:
    place = PLACE.search(found[0])
    return b"" if place and DROPPED.match(place[1].decode("utf-8", "replace")) else found[0]

"""Read a comma-separated file as any spreadsheet writes it: alphabet and separator are found out, rows are numbered.

Nothing of it is believed: a cell is text, also one that begins like a formula.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from netralitas.lib.refusal import Refusal

SEPARATORS = (",", ";", "\t")
# How spreadsheets begin a file to name its separator; they do not show this line.
NAMED_SEPARATOR = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
# Workbooks: the container of .xlsx and .ods, and the one of .xls.
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
UTF_8, UTF_16, WINDOWS = "UTF-8", "UTF-16", "Windows-1252"
# How programs write a cell whose figures a spreadsheet must not turn into a number: ="0812".
KEPT_AS_TEXT = re.compile(r'="?([^"]*)"?', re.DOTALL)


@dataclass(frozen=True)
class Table:
    """A file read to its end: how it is written, its first row, the others by the numbers a spreadsheet shows."""

    alphabet: str
    separator: str
    header: list[str]
    rows: list[tuple[int, list[str]]]


def table_of(data: bytes, *, most_rows: int) -> Table:
    """Return what a file holds; rows without a word are left out.

    Raises Refusal: ``empty``, ``workbook``, ``alphabet``, ``binary``, ``quotes`` with the row where reading ended,
    ``no_rows``, ``too_many_rows``.
    """
    alphabet, text = _decoded(data)
    separator, text = _separated(text)
    header: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    for number, cells in _cells(text, separator):
        if not any(cells):
            continue
        if not header:
            header = cells
        elif len(rows) >= most_rows:
            raise Refusal(
                _("Lebih dari %(most)d baris. Bagi menjadi beberapa berkas.") % {"most": most_rows},
                code="too_many_rows",
            )
        else:
            rows.append((number, cells))
    if not rows:
        raise Refusal(_("Berkas ini tidak berisi satu baris pun di bawah judul kolom."), code="no_rows")
    return Table(alphabet, separator, header, rows)


def _decoded(data: bytes) -> tuple[str, str]:
    if not data.strip():
        raise Refusal(_("Berkas ini kosong."), code="empty")
    if data.startswith(WORKBOOKS):
        raise Refusal(
            _("Ini buku kerja Excel atau LibreOffice. Buka, lalu simpan sebagai CSV UTF-8 dan unggah hasilnya."),
            code="workbook",
        )
    alphabet = UTF_16 if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else UTF_8
    try:
        text = data.decode("utf-16" if alphabet == UTF_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        if alphabet == UTF_16:
            raise Refusal(_("Huruf berkas ini rusak. Simpan lagi sebagai CSV UTF-8."), code="alphabet") from error
        alphabet, text = WINDOWS, data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Refusal(_("Berkas ini bukan teks. Simpan lagi sebagai CSV UTF-8."), code="binary")
    return alphabet, text


def _separated(text: str) -> tuple[str, str]:
    """Return the separator and the text after the line that may name it: the one that parts most of the first row."""
    if (named := NAMED_SEPARATOR.match(text)) and named[1] in SEPARATORS:
        return named[1], text[named.end() :]
    return max(SEPARATORS, key=lambda sign: _width(text, sign)), text


def _width(text: str, separator: str) -> int:
    try:
        return next((len(cells) for _number, cells in _cells(text, separator) if any(cells)), 0)
    except Refusal:
        return 0


def _cells(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number a spreadsheet shows beside it: lines inside a cell do not count."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [_plain(cell) for cell in cells]
    except csv.Error as error:  # its words are about the program, and may quote the file
        raise Refusal(
            _('Baris %(row)d tidak terbaca: tanda kutip (") tidak ditutup, atau ada huruf sesudah penutupnya.')
            % {"row": number + 1},
            code="quotes",
        ) from error


def _plain(cell: str) -> str:
    cell = cell.strip()
    if cell.startswith("=") and (kept := KEPT_AS_TEXT.fullmatch(cell)) and kept[1].strip().isdecimal():
        return kept[1].strip()
    return cell

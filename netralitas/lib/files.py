"""Judge an uploaded file by its content, make its clean copy, have it scanned.

The name is never trusted: it only has to agree with the content, so that nobody opens a page as a picture.
"""

import hashlib
import unicodedata
import zipfile
from io import BytesIO
from typing import BinaryIO

import filetype
import pikepdf
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from PIL import Image

from netralitas.lib import jpeg
from netralitas.lib.cleaning import clean_copy
from netralitas.lib.filekinds import (
    CONTENT,
    KIND_NAMES,
    KINDS,
    MACRO_NAMES,
    MEDIA,
    NAMES_NOT_TAKEN,
    NO_ARCHIVES,
    NO_MACROS,
    NOT_TAKEN,
    OFFICE_FOLDERS,
    OPEN_TEXT,
    FileFacts,
    Limits,
    kind_of_extension,
)
from netralitas.lib.refusal import Refusal
from netralitas.lib.scanner import ScannerUnavailable, scan

__all__ = [
    "KINDS",
    "FileFacts",
    "Limits",
    "ScannerUnavailable",
    "bare_name",
    "clean_copy",
    "foresee",
    "inspect",
    "megabytes",
    "most_by_name",
    "scan",
]

MIB = 1024 * 1024
HEAD = 8192
TAIL = 1024
LONGEST_NAME = 150
# Bombs: a small file that costs a reader gigabytes or minutes. No honest file comes near these.
ARCHIVE_MAX_BYTES = 100_000_000
ARCHIVE_MAX_RATIO = 200
ARCHIVE_MAX_ENTRIES = 10_000
JPEG_MAX_SCANS = 100
PDF_STREAM_MAX_BYTES = 64 * MIB
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=PDF_STREAM_MAX_BYTES,
    run_length_max_memory=PDF_STREAM_MAX_BYTES,
    png_max_memory=PDF_STREAM_MAX_BYTES,
    tiff_max_memory=PDF_STREAM_MAX_BYTES,
    dct_max_memory=PDF_STREAM_MAX_BYTES,
    dct_max_progressive_scans=JPEG_MAX_SCANS,
)
IMAGE_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
GIF_END = b"\x00;"  # the end of the last picture, and the trailer


def inspect(fileobj: BinaryIO, name: str, limits: Limits) -> FileFacts:
    """Return what a file is, and leave it at its start.

    Raises Refusal: ``empty``, ``too_large``, ``type_refused`` for content that is not taken,
    ``type_mismatch`` when the name promises another kind, ``bomb`` for a file that unpacks beyond reason,
    ``broken`` when it cannot be opened. Audio and video are known by their beginning only and are not opened.
    """
    size, sha256 = _measure(fileobj, limits.most_for(""))
    fileobj.seek(0)
    head = fileobj.read(HEAD)
    fileobj.seek(0)
    is_media = _is_media(head)
    if not is_media and size > limits.max_bytes:
        raise _too_large(limits.max_bytes)
    content = BytesIO(b"" if is_media else fileobj.read(size))
    kind, mime, extension = _what_it_is(head, content, limits.kinds)
    if kind not in limits.kinds:
        raise _not_taken(limits.kinds)
    if _extension(name) in MACRO_NAMES:
        raise _type_refused(NO_MACROS)
    promised = kind_of_extension(_extension(name))
    if promised not in ("", kind) and not {promised, kind} <= MEDIA:
        raise Refusal(
            _("Isi berkas ini tidak sesuai dengan akhiran namanya (.%(extension)s). Unggah berkas aslinya.")
            % {"extension": _extension(name)},
            code="type_mismatch",
        )
    if kind == "image":
        _check_image(content, mime, limits)
    elif kind == "pdf":
        _check_pdf(content)
    fileobj.seek(0)
    return FileFacts(kind=kind, mime=mime, size=size, sha256=sha256, extension=extension)


def foresee(name: str, size: int, limits: Limits) -> None:
    """Refuse, by its name and size alone, a file that ``inspect`` would refuse: before it is sent.

    Raises Refusal ``empty``, ``too_large`` or ``type_refused``; what passes may still be refused by its content.
    """
    if size <= 0:
        raise _empty()
    if sentence := NAMES_NOT_TAKEN.get(_extension(name)):
        raise _type_refused(sentence)
    kind = kind_of_extension(_extension(name))
    if kind and kind not in limits.kinds:
        raise _not_taken(limits.kinds)
    if size > limits.most_for(kind):
        raise _too_large(limits.most_for(kind))


def most_by_name(name: str, limits: Limits) -> int:
    """Return how many bytes a file of this name may have."""
    return limits.most_for(kind_of_extension(_extension(name)))


def bare_name(name: str) -> str:
    """Return a file name without folders and without signs that are unseen or turn the reading order."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    return seen.strip()[-LONGEST_NAME:].strip()


def _extension(name: str) -> str:
    _stem, dot, extension = bare_name(name).rpartition(".")
    return extension.lower() if dot else ""


def _measure(fileobj: BinaryIO, most: int) -> tuple[int, str]:
    """Return size and SHA-256, reading no further than the limit."""
    fileobj.seek(0)
    size, digest = 0, hashlib.sha256()
    while part := fileobj.read(MIB):
        size += len(part)
        if size > most:
            raise _too_large(most)
        digest.update(part)
    if size == 0:
        raise _empty()
    return size, digest.hexdigest()


def _too_large(most: int) -> Refusal:
    sentence = _("Berkas ini terlalu besar. Paling besar %(limit)s MB. Perkecil atau pilih berkas lain.")
    return Refusal(sentence % {"limit": megabytes(most)}, code="too_large")


def _empty() -> Refusal:
    return Refusal(_("Berkas ini kosong (0 byte). Pilih berkas lain."), code="empty")


def megabytes(size: int) -> str:
    """Return a size as people write it: 20, 1,5."""
    return f"{size / MIB:.1f}".removesuffix(".0").replace(".", ",")


# --- Which type


def _guess(head: bytes) -> str:
    try:
        return filetype.guess_mime(head) or ""
    except Exception:  # noqa: BLE001  (its matchers index into hostile bytes)
        return ""


def _is_media(head: bytes) -> bool:
    return CONTENT.get(_guess(head), ("",))[0] in MEDIA


def _what_it_is(head: bytes, content: BytesIO, kinds: frozenset[str]) -> tuple[str, str, str]:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_archive(content)
    if known := CONTENT.get(mime := _guess(head)):
        return known
    if sentence := NOT_TAKEN.get(mime):
        raise _type_refused(sentence)
    raise _not_taken(kinds)


def _not_taken(kinds: frozenset[str]) -> Refusal:
    taken = ", ".join(str(words) for kind, words in KIND_NAMES.items() if kind in kinds)
    return _type_refused(_("Jenis berkas ini tidak diterima. Yang diterima: %(kinds)s.") % {"kinds": taken})


def _type_refused(sentence: str | Promise) -> Refusal:
    return Refusal(str(sentence), code="type_refused")


def _kind_of_archive(content: BytesIO) -> tuple[str, str, str]:
    """Tell an office document from any other ZIP, by its directory: only ``mimetype`` is unpacked."""
    try:
        with zipfile.ZipFile(content) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            _check_archive(entries, names, len(content.getbuffer()))
            if names[:1] == ["mimetype"] and entries[0].file_size < 200:
                is_text = archive.read("mimetype").strip() == OPEN_TEXT[1].encode()
                found = OPEN_TEXT if is_text else None
            else:
                found = _office_kind(names)
    except Refusal:
        raise
    except Exception as error:  # zipfile raises six kinds of errors on hostile directories
        raise _broken() from error
    if found is None:
        raise _type_refused(NO_ARCHIVES)
    return found


def _office_kind(names: list[str]) -> tuple[str, str, str] | None:
    if "[Content_Types].xml" not in names:
        return None
    tops = {name.partition("/")[0] for name in names}
    return next((OFFICE_FOLDERS[top] for top in OFFICE_FOLDERS if top in tops), None)


def _check_archive(entries: list[zipfile.ZipInfo], names: list[str], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    largest = min(ARCHIVE_MAX_BYTES, size * ARCHIVE_MAX_RATIO)
    if unpacked > largest or len(entries) > ARCHIVE_MAX_ENTRIES:
        raise _bomb()
    if any(name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise _type_refused(NO_MACROS)


# --- Whether it opens


def _check_image(content: BytesIO, mime: str, limits: Limits) -> None:
    """Open an image far enough to know its size and that its end is there; others decode the pixels."""
    try:
        image = Image.open(content, formats=IMAGE_FORMATS)
        if image.width * image.height > limits.max_pixels:
            raise _bomb()
        _check_whole(content.getvalue(), mime, image)
    except Refusal:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _bomb() from error
    except Exception as error:  # hostile bytes make the decoders raise nearly anything
        raise _broken() from error


def _check_whole(data: bytes, mime: str, image: Image.Image) -> None:
    """Find a cut without paying for the pixels; of WebP, opening it found the cut already.

    Raises Refusal, or whatever the decoder raises.
    """
    if mime == "image/jpeg":
        if jpeg.scans(data) > JPEG_MAX_SCANS:
            raise _bomb()
    elif mime == "image/png":
        image.verify()  # the check sums of all chunks
    elif mime == "image/gif" and GIF_END not in data[-TAIL:]:
        raise _broken()


def _check_pdf(content: BytesIO) -> None:
    try:
        with pikepdf.open(content) as pdf:
            if len(pdf.pages) == 0:
                raise _broken()
    except Refusal:
        raise
    except pikepdf.PasswordError as error:
        raise Refusal(
            _("PDF ini terkunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi."), code="broken"
        ) from error
    except Exception as error:  # hostile bytes make the parser raise nearly anything
        raise _broken() from error


def _broken() -> Refusal:
    sentence = _("Berkas ini rusak atau tidak lengkap. Unggah lagi, atau pilih berkas lain.")
    return Refusal(sentence, code="broken")


def _bomb() -> Refusal:
    sentence = _("Isi berkas ini terlalu besar setelah dibuka. Perkecil gambar atau dokumennya, lalu unggah lagi.")
    return Refusal(sentence, code="bomb")

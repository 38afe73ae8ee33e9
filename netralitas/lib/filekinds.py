"""The kinds of files that are taken, and the words for them."""

import mimetypes
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

KIND_NAMES = {
    "image": _("foto (JPEG, PNG, WebP, GIF)"),
    "pdf": _("PDF"),
    "video": _("video (MP4, MOV, WebM)"),
    "audio": _("rekaman suara (MP3, M4A, OGG, WAV)"),
    "document": _("dokumen (DOCX, XLSX, PPTX, ODT)"),
}
KINDS = frozenset(KIND_NAMES)

# What the content looks like -> what it is to us: kind, MIME type, extension.
CONTENT = {
    "image/jpeg": ("image", "image/jpeg", "jpg"),
    "image/png": ("image", "image/png", "png"),
    "image/apng": ("image", "image/png", "png"),
    "image/webp": ("image", "image/webp", "webp"),
    "image/gif": ("image", "image/gif", "gif"),
    "application/pdf": ("pdf", "application/pdf", "pdf"),
    "video/mp4": ("video", "video/mp4", "mp4"),
    "video/x-m4v": ("video", "video/mp4", "mp4"),
    "video/quicktime": ("video", "video/quicktime", "mov"),
    "video/webm": ("video", "video/webm", "webm"),
    "audio/mpeg": ("audio", "audio/mpeg", "mp3"),
    "audio/mp4": ("audio", "audio/mp4", "m4a"),
    "audio/ogg": ("audio", "audio/ogg", "ogg"),
    "audio/x-wav": ("audio", "audio/wav", "wav"),
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
OFFICE_FOLDERS = {
    "word": ("document", f"{_OFFICE}.wordprocessingml.document", "docx"),
    "xl": ("document", f"{_OFFICE}.spreadsheetml.sheet", "xlsx"),
    "ppt": ("document", f"{_OFFICE}.presentationml.presentation", "pptx"),
}
OPEN_TEXT = ("document", "application/vnd.oasis.opendocument.text", "odt")

# The interpreter's own table only: what the machine has in /etc must not decide what is taken.
_KNOWN_TYPES = mimetypes.MimeTypes()
_EXTENSION_KINDS = {
    "pdf": "pdf",
    "docx": "document",
    "xlsx": "document",
    "pptx": "document",
    "odt": "document",
}
_AUDIO = frozenset({"m4a", "aac", "oga", "ogg", "opus", "wav", "mp3", "amr"})


@dataclass(frozen=True)
class Limits:
    """What is taken: bytes of one file, pixels of one image, kinds of content."""

    max_bytes: int
    max_pixels: int
    kinds: frozenset[str] = KINDS


@dataclass(frozen=True)
class FileFacts:
    """What a file is by its content. ``extension`` is the one its content deserves, without a dot."""

    kind: str
    mime: str
    size: int
    sha256: str
    extension: str


def kind_of_extension(extension: str) -> str:
    """Return the kind that an extension promises, ``other`` for one we do not take, "" for an unknown one."""
    if kind := _EXTENSION_KINDS.get(extension):
        return kind
    if extension in _AUDIO:
        return "audio"
    mime, _encoding = _KNOWN_TYPES.guess_type(f"x.{extension}")
    if mime is None:
        return ""
    main = mime.partition("/")[0]
    return main if main in KINDS and mime != "image/svg+xml" else "other"

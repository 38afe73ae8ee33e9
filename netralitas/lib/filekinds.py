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
MEDIA = frozenset({"audio", "video"})

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

# MIME type -> extension, of everything that may be taken.
EXTENSIONS = {mime: extension for _kind, mime, extension in [*CONTENT.values(), *OFFICE_FOLDERS.values(), OPEN_TEXT]}

# What is not taken although people will try it, and what they can do instead.
NO_ARCHIVES = _("Arsip ZIP, RAR, dan 7z tidak diterima. Keluarkan isinya, lalu unggah satu per satu.")
NO_HEIC = _("Foto HEIC belum diterima. Simpan sebagai JPEG, lalu unggah lagi.")
NO_OLD_OFFICE = _("Dokumen .doc, .xls dan .ppt tidak diterima. Simpan sebagai PDF, lalu unggah lagi.")
NO_MACROS = _("Dokumen ini berisi program kecil (makro). Simpan sebagai PDF, lalu unggah lagi.")
NOT_TAKEN = {
    "image/heic": NO_HEIC,
    "image/avif": NO_HEIC,
    **dict.fromkeys(["application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"], NO_OLD_OFFICE),
    **dict.fromkeys(
        [
            "application/x-rar-compressed", "application/x-7z-compressed", "application/gzip", "application/x-xz",
            "application/x-tar", "application/x-bzip2",
        ],
        NO_ARCHIVES,
    ),
}  # fmt: skip
MACRO_NAMES = frozenset({"docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "potm", "ppsm"})
NAMES_NOT_TAKEN = {
    **dict.fromkeys(["zip", "rar", "7z", "tar", "gz", "tgz", "xz", "bz2"], NO_ARCHIVES),
    **dict.fromkeys(["doc", "xls", "ppt"], NO_OLD_OFFICE),
    **dict.fromkeys(MACRO_NAMES, NO_MACROS),
}

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
    """What is taken: bytes of one file, pixels of one image, kinds of content; films and recordings may be larger."""

    max_bytes: int
    max_pixels: int
    kinds: frozenset[str] = KINDS
    max_media_bytes: int = 0

    def most_for(self, kind: str) -> int:
        """Return how many bytes a file of a kind may have; "" is a kind that is not known yet."""
        return max(self.max_bytes, self.max_media_bytes) if kind in MEDIA or not kind else self.max_bytes


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

"""What a piece of evidence is called, without the name its owner gave it; pure.

A file name may say who the reporter is, so only the reporter reads it.
"""

from typing import Any, Protocol

from django.utils.translation import gettext as _


class Piece(Protocol):
    """As much of a piece of evidence as its name needs."""

    pk: Any
    kind: str
    mime: str


def kind_words(item: Piece) -> str:
    """Return what kind of thing a piece of evidence is."""
    kind, _sep, form = item.mime.partition("/")
    names = {"image": _("Gambar"), "video": _("Rekaman video"), "audio": _("Rekaman suara")}
    if kind in names:
        return f"{names[kind]} ({form.upper()})"
    if item.kind == "link":
        return _("Tautan")
    return _("Dokumen (PDF)") if form == "pdf" else _("Dokumen")


def piece_name(item: Piece) -> str:
    """Return what officers call a piece of evidence, as its download is called too."""
    return _("Bukti %(n)d · %(kind)s") % {"n": item.pk, "kind": kind_words(item)}

"""What a piece of evidence is called, without the name its owner gave it; pure.

A file name may say who the reporter is, so only the reporter reads it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar, cast

from django.utils.translation import gettext as _


class Piece(Protocol):
    """As much of a piece of evidence as its name needs."""

    pk: Any
    kind: str
    mime: str
    kept: str


K = TypeVar("K")


@dataclass(frozen=True)
class Gathered(Generic[K]):
    """One file or link: the piece that stands for all that are the same, how many those are, when the first came."""

    item: K
    times: int
    first_at: datetime

    @property
    def kind_words(self) -> str:
        """Return what kind of thing it is, and how often it was sent when that is more than once."""
        name = kind_words(cast(Piece, self.item))
        return name if self.times == 1 else _("%(kind)s, dikirim %(n)d kali") % {"kind": name, "n": self.times}


def gathered(items: Iterable[K]) -> list[Gathered[K]]:
    """Return every file and link (``Evidence``) once, in the order of coming: fifty reporters of one video sent one.

    A piece that has a clean copy stands for those that have none.
    """
    same: dict[str, list[Any]] = {}
    pieces: Iterable[Any] = items
    for piece in pieces:
        same.setdefault(piece.sha256 or str(piece.pk), []).append(piece)
    return [
        Gathered(next((row for row in rows if row.clean_file), rows[0]), len(rows), rows[0].added_at)
        for rows in same.values()
    ]


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
    """Return what officers call a piece of evidence, as its download is called too; minutes are called minutes."""
    names = {
        "office": _("Berita acara %(n)d · %(kind)s"),
        "sealed": _("Berita acara pelapor %(n)d · %(kind)s"),
        "form": _("Formulir laporan %(n)d · %(kind)s"),
    }
    return names.get(item.kept, _("Bukti %(n)d · %(kind)s")) % {"n": item.pk, "kind": kind_words(item)}

"""What the catalogue's short words are called on a page for everybody; pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.statuses import Employment
from netralitas.law.confidence import needs_verification

REGIMES = {"pemilu": "Pemilu", "pilkada": "Pilkada"}


class Article(NamedTuple):
    """One article that an entry rests on: for when and whom it counts, and how sure we are of it."""

    text: str
    about: str
    limits: str
    sureness: str
    needs_verification: bool
    is_current: bool


def kind_words(kind: str) -> str:
    """Return the name of a kind of entry."""
    return {
        "ethics": _("Pelanggaran kode etik"),
        "discipline": _("Pelanggaran disiplin"),
        "catchall": _("Bentuk lain"),
        "statute": _("Larangan lain dalam PP 94/2021"),
    }.get(kind, kind)


def phase_words(phase: str) -> str:
    """Return when an entry applies."""
    return {
        "before": _("Sebelum calon ditetapkan"),
        "after": _("Sesudah calon ditetapkan"),
    }.get(phase, _("Kapan saja"))


def level_words(level: str) -> str:
    """Return what an entry may bring upon somebody."""
    return {
        "moral": _("Sanksi moral, terbuka atau tertutup"),
        "light": _("Hukuman disiplin ringan"),
        "moderate": _("Hukuman disiplin sedang"),
        "heavy": _("Hukuman disiplin berat"),
        "dishonourable": _("Diberhentikan tidak dengan hormat"),
        "satgas": _("Dibahas dan diputus Satgas"),
        "none": _("Tingkatnya tidak disebut dalam aturan"),
    }.get(level, level)


def theme_words(theme: str) -> str:
    """Return the name of a group of everyday acts."""
    return {
        "media": _("Media sosial dan pesan"),
        "campaign": _("Kampanye dan deklarasi"),
        "props": _("Spanduk, stiker, dan atribut"),
        "support": _("Dukungan, ajakan, dan partai"),
        "office": _("Jabatan dan fasilitas kantor"),
        "family": _("Mencalonkan diri dan keluarga"),
        "daily": _("Sehari-hari"),
    }.get(theme, theme)


def verdict_words(verdict: str) -> str:
    """Return an answer of the self-check."""
    return {"yes": _("Boleh"), "no": _("Tidak boleh")}.get(verdict, _("Tergantung"))


def sureness_words(mark: str) -> str:
    """Return why a fact may be relied on, or what it is still to be checked for."""
    return {
        "T": _("naskah sudah dibaca"),
        "C2": _("dua sumber cocok"),
        "C1": _("baru satu sumber"),
        "D": _("disimpulkan"),
    }.get(mark, _("belum ada sumber"))


def articles(rows: list[dict[str, Any]], on: date, titles: Mapping[str, str] | None = None) -> list[Article]:
    """Return the articles, each once, those in force on the day first. ``titles`` names instruments by their key."""
    named = titles or {}
    found = [
        Article(
            row["text"],
            row.get("about", "") or named.get(row["instrument"], ""),
            _limits(row),
            sureness_words(row["mark"]),
            needs_verification([row["mark"]]),
            (row.get("from") or "") <= on.isoformat() <= (row.get("to") or "9999"),
        )
        for row in rows
    ]
    return sorted(dict.fromkeys(found), key=lambda one: not one.is_current)


def _limits(row: dict[str, Any]) -> str:
    """Return for when and whom an article counts, as one line; empty when it always does."""
    parts = []
    if row.get("employment"):
        parts.append(_("khusus %(who)s") % {"who": Employment(row["employment"]).label})
    if row.get("regime"):
        parts.append(_("untuk %(contest)s") % {"contest": REGIMES.get(row["regime"], row["regime"])})
    if row.get("from"):
        parts.append(_("kejadian sejak %(day)s") % {"day": _day(row["from"])})
    if row.get("to"):
        parts.append(_("kejadian sampai %(day)s") % {"day": _day(row["to"])})
    return ", ".join(parts)


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y")

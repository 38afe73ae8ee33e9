"""What the catalogue's short words are called on a page for everybody."""

from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from netralitas.law.confidence import needs_verification


class Article(NamedTuple):
    """One article that an entry rests on, and whether it is still to be checked."""

    text: str
    needs_verification: bool


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
        "moderate": _("Hukuman disiplin sedang"),
        "heavy": _("Hukuman disiplin berat"),
        "dishonourable": _("Diberhentikan tidak dengan hormat"),
        "satgas": _("Dibahas dan diputus Satgas"),
        "none": _("Tingkatnya tidak disebut dalam aturan"),
    }.get(level, level)


def articles(rows: list[dict[str, Any]], on: date) -> list[Article]:
    """Return the articles in force on a day, each once."""
    day = on.isoformat()
    valid = [row for row in rows if (row.get("from") or "") <= day <= (row.get("to") or "9999")]
    return list(dict.fromkeys(Article(row["text"], needs_verification([row["mark"]])) for row in valid))

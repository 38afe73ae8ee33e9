"""Find an agency or a region by what a citizen calls it."""

import re

from django.db.models import Q, QuerySet

from netralitas.people.models import Instansi, Region

MOST = 20
# What people write before the name of a place, and the word the register uses for it.
SAME = {
    "pemkab": "kabupaten",
    "kab": "kabupaten",
    "pemkot": "kota",
    "pemprov": "provinsi",
    "prov": "provinsi",
}
SHORTEST, LONGEST = 2, 100
WORD = re.compile(r"[\w'-]+")


def agencies(text: str, *, chosen: int | None = None, employers: bool = False) -> list[Instansi]:
    """Return the agencies whose name has every word of the text; names that begin with it come first.

    The chosen one is always among them, so that a second search does not lose the choice. ``employers``
    leaves out those that employ no civil servant of their own.
    """
    rows = Instansi.objects.select_related("region").filter(active_to=None)
    if employers:
        rows = rows.filter(has_appointing_official=True)
    return _best(rows, text, Q(pk=chosen) if chosen else Q())


def regions(text: str, *, chosen: str = "") -> list[Region]:
    """Return the provinces, regencies and cities whose name has every word of the text, likewise."""
    return _best(Region.objects.select_related("province"), text, Q(pk=chosen) if chosen else Q())


def _has(rows: QuerySet, word: str) -> Q:
    has = Q(name__icontains=word)
    return has | Q(short_name__icontains=word) if rows.model is Instansi else has


def _best(rows: QuerySet, text: str, chosen: Q) -> list:
    words = [SAME.get(word, word) for word in WORD.findall(text.casefold()[:LONGEST])]
    words = [word for word in words if len(word) >= SHORTEST]
    found = []
    if words:
        every = Q()
        for word in words:
            every &= _has(rows, word)
        found = list(rows.filter(every).order_by("name")[: MOST * 5])
        found.sort(key=lambda row: (not row.name.casefold().startswith(words[0]), len(row.name), row.name))
    kept = list(rows.filter(chosen)) if chosen else []
    return kept + [row for row in found[:MOST] if row not in kept]

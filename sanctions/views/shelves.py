"""All cases and all letters of the agency, to look something up, and its figures by year."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sanctions import shelves
from sanctions.localtime import today_of_agency, zone_of_agency
from sanctions.views.pages import officers_only
from sanctions.yearbook import COLUMNS, yearbook_of

LONGEST = 120


@require_safe
@officers_only
def cases(request: HttpRequest) -> HttpResponse:
    """Show every case of the agency, page by key."""
    return _shelf(
        request, "cases", shelves.CASE_STATES, {name: said for name, (said, _q) in shelves.CASE_KINDS.items()}
    )


@require_safe
@officers_only
def letters(request: HttpRequest) -> HttpResponse:
    """Show every letter the agency wrote in its cases, page by key."""
    officer: Any = request.user
    midnight = timezone.now().astimezone(zone_of_agency(officer.instansi)).replace(hour=0, minute=0, second=0)
    progress = shelves.rendering(officer.instansi, since=midnight)
    return _shelf(request, "letters", shelves.LETTER_STATES, shelves.kinds_written(), rendering=progress)


@require_safe
@officers_only
def yearbook(request: HttpRequest) -> HttpResponse:
    """Show what came to the agency and what became of it, year by year."""
    officer: Any = request.user
    book = yearbook_of(officer, officer.instansi, now=timezone.now())
    return render(request, "agency/yearbook.html", {"book": book, "columns": COLUMNS.values(), "here": "cases"})


def _shelf(request: HttpRequest, shelf: str, states: Any, kinds: Any, **shown: Any) -> HttpResponse:
    officer: Any = request.user
    asked = {name: request.GET.get(key, "").replace("\x00", "")[:LONGEST] for name, key in KEYS.items()}
    wanted = shelves.Wanted(**asked)
    rows, following = getattr(shelves, shelf)(officer, wanted)
    this_year = today_of_agency(officer.instansi).year
    first = shelves.first_year(officer.instansi) or this_year
    context = {
        "rows": rows, "following": following, "wanted": wanted, "kinds": kinds, "here": shelf,
        "states": {name: said for name, (said, _q) in states.items()},
        "years": [str(year) for year in range(this_year, min(first, this_year) - 1, -1)],
    }  # fmt: skip
    return render(request, f"agency/{shelf}.html", context | shown)


# How the address calls what is wanted.
KEYS = {"text": "cari", "state": "keadaan", "kind": "jenis", "year": "tahun", "after": "sesudah"}

"""The catalogue for everybody: what is forbidden, when, why, with what consequence, and how sure we are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from complaints import catalogue, season
from complaints.dividing import Divide, divide, newest_first
from complaints.forms.rules import RuleFilter
from complaints.models import Edition, Violation
from complaints.wording import Article, articles, kind_words, level_words, phase_words
from netralitas.law.models import Instrument, Provision
from netralitas.law.provisions import provision

REFUSED = 422
GROUPS = [("discipline", "catchall"), ("ethics",), ("statute",)]
VOTING = "voting"


@dataclass(frozen=True)
class Entry:
    """One catalogue row with its words."""

    row: Violation
    kind: str
    phase: str
    level: str
    decider: Provision | None
    bases: list[Article]
    sanctions: list[Article]
    criminal: list[Article]


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """List one edition, in groups by kind, narrowed by words, kind and phase."""
    today = timezone.localdate()
    editions = catalogue.editions()
    edition = _wanted(editions, request.GET.get("edisi", ""), today)
    rows = catalogue.of_edition(edition.code) if edition else []
    form = RuleFilter(request.GET if request.GET else {})
    found = catalogue.search(rows, form.text, kinds=form.kinds, phase=form.phase) if form.is_valid() else rows
    # A search of words alone that finds nothing proposes what the words come near to.
    near = catalogue.suggest(form.text, on=today) if form.is_valid() and form.text and not found else []
    context = {
        "groups": _groups(found, today),
        "found": len(found),
        "narrowed": form.is_valid() and bool(form.text or form.kinds or form.phase),
        "near": [one.violation for one in near],
        "form": form,
        "edition": edition if rows else None,
        "editions": editions,
        "is_current": _is_current(edition, today),
        "here": "aturan",
    }
    return render(request, "public/rules.html", context, status=200 if form.is_valid() else REFUSED)


@require_safe
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """Explain one entry beside its pair of the other phase; entries of earlier editions keep their address."""
    today = timezone.localdate()
    rows = {row.code.casefold(): row for row in catalogue.with_its_edition(code, today)}
    row = rows.get(code.casefold())
    if row is None:
        raise Http404
    # An edition that is over is read as on its last day.
    on = min(today, row.edition.valid_to or today)
    titles = _titles(row)
    entry = _entry(row, on, titles)
    pair = rows.get(row.pair_code.casefold())
    both = sorted([entry, _entry(pair, on)], key=lambda one: one.row.phase != "before") if pair else []
    context = {
        "entry": entry,
        "rule": row,
        "pair": both,
        "divides": _divides() if both else [],
        "is_current": _is_current(row.edition, today),
        "here": "aturan",
    }
    return render(request, "public/rule.html", context)


def _wanted(editions: list[Edition], code: str, today: date) -> Edition | None:
    """Return the edition asked for, or the one in force; an edition that is not known is not found."""
    if code:
        named = next((one for one in editions if one.code.casefold() == code.casefold()), None)
        if named is None:
            raise Http404
        return named
    return next((one for one in editions if _is_current(one, today)), None)


def _is_current(edition: Edition | None, today: date) -> bool:
    return bool(edition and edition.valid_from <= today <= (edition.valid_to or today))


def _groups(rows: Iterable[Violation], on: date) -> list[tuple[str, list[Entry]]]:
    entries = [_entry(row, on) for row in rows]
    groups = [
        (
            kind_words(kinds[0]),
            sorted((one for one in entries if one.row.kind in kinds), key=lambda one: one.row.number),
        )
        for kinds in GROUPS
    ]
    return [(words, members) for words, members in groups if members]


def _entry(row: Violation, on: date, titles: dict[str, str] | None = None) -> Entry:
    return Entry(
        row,
        kind_words(row.kind),
        phase_words(row.phase),
        level_words(row.level),
        provision(f"DECIDER-{row.level.upper()}", on),
        articles(row.bases, on, titles),
        articles(row.sanction_articles, on, titles),
        articles(row.criminal, on, titles),
    )


def _titles(row: Violation) -> dict[str, str]:
    """Return what each instrument that the entry rests on is about."""
    keys = {basis["instrument"] for basis in [*row.bases, *row.sanction_articles, *row.criminal]}
    return dict(Instrument.objects.filter(key__in=keys).values_list("key", "title"))


def _divides() -> list[Divide]:
    """Return the drawing of every contest whose own day of determination is in the data."""
    found = []
    for one in season.seasons():
        turn = one.turns_on
        if turn is None or turn.contest_id != one.contest.code:
            continue
        voting = next((row.start for row in one.stages if row.kind == VOTING and row.region_id is None), None)
        last = voting or one.ends
        found.append(
            divide(
                _(one.contest.title),
                (one.starts, last),
                turn.start,
                voting,
                label=_(turn.label),
                unsure=turn.needs_verification,
            )
        )
    return newest_first(found)

"""The catalogue for everybody: what is forbidden, when, why, with what consequence, and how sure we are."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints import catalogue
from complaints.models import Stage, Violation
from complaints.phase import DETERMINATION
from complaints.wording import Article, articles, kind_words, level_words, phase_words

GROUPS = [("discipline", "catchall"), ("ethics",), ("statute",)]


@dataclass(frozen=True)
class Entry:
    """One catalogue row with its words."""

    row: Violation
    kind: str
    phase: str
    level: str
    bases: list[Article]
    sanctions: list[Article]


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """List the edition in force, in groups by kind."""
    rows = [_entry(row) for row in catalogue.in_force(timezone.localdate())]
    groups = [
        (kind_words(kinds[0]), sorted((one for one in rows if one.row.kind in kinds), key=lambda one: one.row.number))
        for kinds in GROUPS
    ]
    return render(
        request,
        "public/rules.html",
        {"groups": groups, "edition": rows[0].row.edition if rows else None, "here": "aturan"},
    )


@require_safe
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """Explain one entry beside its pair of the other phase."""
    rows = {row.code.casefold(): row for row in catalogue.in_force(timezone.localdate())}
    row = rows.get(code.casefold())
    if row is None:
        raise Http404
    entry = _entry(row)
    pair = rows.get(row.pair_code.casefold())
    both = sorted([entry, _entry(pair)], key=lambda one: one.row.phase != "before") if pair else []
    return render(
        request,
        "public/rule.html",
        {
            "entry": entry,
            "rule": row,
            "pair": both,
            "days": _determination_days() if both else [],
            "here": "aturan",
        },
    )


def _entry(row: Violation) -> Entry:
    today = timezone.localdate()
    return Entry(
        row,
        kind_words(row.kind),
        phase_words(row.phase),
        level_words(row.level),
        articles(row.bases, today),
        articles(row.sanction_articles, today),
    )


def _determination_days() -> list[Stage]:
    """Return the latest general day of determination that the data knows for each regime."""
    rows = Stage.objects.select_related("contest").filter(kind=DETERMINATION, region=None).order_by("start")
    return list({row.contest.regime: row for row in rows}.values())

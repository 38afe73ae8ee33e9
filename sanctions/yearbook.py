"""What came to an agency and what became of it, year by year. Looks up, never writes.

Every figure counts the rows of one agency that the reader may see, by the year the thing happened in: two statements,
whatever the number of years.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import ExtractYear
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.people.models import Instansi
from sanctions.access import visible_to as proceedings_of
from sanctions.models import Decision, Execution, MoralStatement, Objection
from sanctions.statuses import TOOK_EFFECT, Status
from taskforce.access import ISSUED
from taskforce.access import visible_to as recommendations_of
from taskforce.statuses import Status as RecommendationStatus

COLUMNS: dict[str, str | Promise] = {
    "came": _("Rekomendasi diterima"),
    "decided": _("Diputus"),
    "below": _("Di bawah rentang"),
    "remedies": _("Upaya administratif"),
    "in_force": _("Mulai berlaku"),
    "executed": _("Dilaksanakan"),
}


@dataclass(frozen=True)
class Yearbook:
    """The figures of an agency: a line for each year, the newest first, with its counts in the order of ``COLUMNS``."""

    years: list[tuple[int, list[int]]]
    overdue: int

    @property
    def lines(self) -> list[tuple[int, list[tuple[str | Promise, int]]]]:
        """Return each year with its counts by name."""
        return [(year, list(zip(COLUMNS.values(), counts, strict=True))) for year, counts in self.years]

    @property
    def totals(self) -> list[tuple[str | Promise, int]]:
        """Return the sum of each column by name."""
        sums = [sum(column) for column in zip(*(counts for _year, counts in self.years), strict=True)]
        return list(zip(COLUMNS.values(), sums, strict=True))


def yearbook_of(user: Any, instansi: Instansi, *, now: datetime) -> Yearbook:
    """Return the figures of an agency, of what a person may see; without a line where that is nothing."""
    cases = proceedings_of(user).filter(instansi=instansi).values("pk")
    advice = recommendations_of(user).filter(instansi=instansi, status__in=ISSUED)
    decisions = Decision.objects.filter(proceeding__in=cases)
    statements = MoralStatement.objects.filter(proceeding__in=cases)
    took_effect = decisions.filter(proceeding__status__in=TOOK_EFFECT)
    parts = [
        _by_year(advice, "came", "issued_on"),
        _by_year(decisions, "decided", "decided_on"),
        _by_year(statements, "decided", "stated_on"),
        _by_year(decisions.filter(is_below_range=True), "below", "decided_on"),
        _by_year(Objection.objects.filter(proceeding__in=cases), "remedies", "lodged_on"),
        _by_year(took_effect, "in_force", "effective_on"),
        _by_year(Execution.objects.filter(proceeding__in=cases), "executed", "executed_on"),
        _by_year(statements.filter(executed_on__isnull=False), "executed", "executed_on"),
    ]
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for what, year, number in parts[0].union(*parts[1:], all=True):
        found[year][what] += number
    years = [(year, [found[year][name] for name in COLUMNS]) for year in sorted(found, reverse=True)]
    return Yearbook(years, _overdue(advice, now))


def _by_year(rows: QuerySet[Any], what: str, day: str) -> QuerySet[Any, Any]:
    """Return how many rows fall into each year, under a name."""
    named = rows.order_by().annotate(what=Value(what, CharField()), year=ExtractYear(F(day)))
    return named.values_list("what", "year").annotate(number=Count("pk"))


def _overdue(advice: QuerySet[Any], now: datetime) -> int:
    """Count the duties whose day has passed: unanswered recommendations, and what a decided case still asks."""
    unanswered = Q(status=RecommendationStatus.AWAITING_FOLLOW_UP, due_at__lt=now)
    again = Q(proceeding__status__in=[Status.OBJECTED, *TOOK_EFFECT], proceeding__due_at__lt=now)
    return advice.filter(unanswered | again & ~Q(status=RecommendationStatus.AWAITING_FOLLOW_UP)).count()

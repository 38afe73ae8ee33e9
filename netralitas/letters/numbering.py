"""Draw a letter's number: without gaps, without doubles, per institution, series and year."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.letters import patterns, words
from netralitas.letters.models import Letter, NumberSeries
from netralitas.lib.refusal import Refusal


@transaction.atomic
def draw(issuer: Any, series: str, *, on: date, classification: str) -> str:
    """Take the next number and return it as it is printed.

    The series' row stays locked until the caller's transaction ends; when that fails the number was never
    drawn. Numbers that were given by hand are stepped over.
    """
    row = _locked(issuer, series, on.year)
    values = _values(issuer, series, on, classification)
    number = ""
    while not number or Letter.objects.filter(issuer=issuer, year=on.year, number=number).exists():
        row.last += 1
        number = patterns.fill(row.pattern, row.last, values)
    row.save(update_fields=["last"])
    return number


@transaction.atomic
def set_pattern(issuer: Any, series: str, *, year: int, pattern: str, actor: Any) -> NumberSeries:
    """Give an institution its own pattern for a series from this year on; later years inherit it.

    The pattern may carry the institution's codes as plain text: ``R/{n}/D4-WS.03/{year}``. Raises Refusal
    ``pattern_form``, and ``series_in_use`` when a number of that year is out already. Journals.
    """
    patterns.check(pattern)
    row = _locked(issuer, series, year)
    if row.last:
        raise Refusal(_("Seri ini sudah dipakai tahun ini. Polanya tetap."), code="series_in_use")
    before, row.pattern = row.pattern, pattern
    row.save(update_fields=["pattern"])
    record("letters.pattern_set", row, actor=actor, data={"from": before, "to": pattern})
    return row


def _locked(issuer: Any, series: str, year: int) -> NumberSeries:
    place = {"instansi": issuer, "series": series, "year": year}
    if not NumberSeries.objects.filter(**place).exists():
        # Two who come first meet on the unique constraint; the second one then finds the row of the first.
        NumberSeries.objects.get_or_create(**place, defaults={"pattern": _inherited(issuer, series, year)})
    return NumberSeries.objects.select_for_update().get(**place)


def _inherited(issuer: Any, series: str, year: int) -> str:
    earlier = NumberSeries.objects.filter(instansi=issuer, series=series, year__lt=year).order_by("-year").first()
    return earlier.pattern if earlier else patterns.standard(series, issuer.level)["pattern"]


def _values(issuer: Any, series: str, on: date, classification: str) -> dict[str, str]:
    """Return what a pattern may name. The institution's codes come from its letterhead, where it has any."""
    codes = (issuer.letterhead or {}).get("codes", {})
    own = issuer.code.upper()
    return {
        "year": str(on.year),
        "month": words.ROMAN[on.month - 1],
        "month_number": f"{on:%m}",
        "security": patterns.SECURITY[classification],  # type: ignore[index]
        "classification": codes.get("classification", {}).get(series)
        or patterns.standard(series, issuer.level)["classification"],
        "unit": codes.get("unit", own),
        "post": codes.get("post", own),
    }

"""Find cases by what an officer has in hand: a number, a register number, a name, an agency."""

import re
from datetime import UTC, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from complaints.models import Accused, Complaint
from netralitas.lib.crypto import blind_index
from netralitas.people.models import Instansi

NUMBER = re.compile(r"l[\s-]*(\d{4})[\s-]*(\d{1,12})", re.IGNORECASE)
DIGITS = re.compile(r"\d{1,12}")
LONGEST = 160


def found_by(rows: QuerySet[Complaint], text: str) -> QuerySet[Complaint]:
    """Return the rows that fit: case or register number, the accused's whole name, words of the agency's name.

    Names are sealed: they are found by their blind index, whole, in any case and spacing.
    """
    text = text.strip()[:LONGEST]
    if match := NUMBER.fullmatch(text):
        return _numbered(rows, year=int(match[1]), number=int(match[2]))
    wanted = Q(register_number__iexact=text) | Q(Exists(_accused(Q(name_index=blind_index(text, "person-name")))))
    if DIGITS.fullmatch(text):
        wanted |= Q(pk=int(text))
    else:
        wanted |= Q(Exists(_accused(Q(instansi__in=_agencies(text)))))
    return rows.filter(wanted)


def _numbered(rows: QuerySet[Complaint], *, year: int, number: int) -> QuerySet[Complaint]:
    if not 2000 <= year < 2100:
        return rows.none()
    first, next_year = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return rows.filter(pk=number, received_at__gte=first, received_at__lt=next_year)


def _accused(condition: Q) -> QuerySet[Accused]:
    return Accused.objects.filter(condition, complaint=OuterRef("pk"))


def _agencies(text: str) -> QuerySet[Instansi]:
    rows = Instansi.objects.order_by()
    for word in text.split():
        rows = rows.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    return rows

"""Find cases by what an officer has in hand: a number, a name, an account, a NIP, a link, an agency."""

import re
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from complaints.answers import bare_account, bare_plate
from complaints.drafts import link_digest
from complaints.models import Accused, Complaint, Evidence
from netralitas.lib.crypto import blind_index
from netralitas.people.models import Instansi

NUMBER = re.compile(r"l[\s-]*(\d{4})[\s-]*(\d{1,12})", re.IGNORECASE)
DIGITS = re.compile(r"\d{1,12}")
NIP = re.compile(r"(?:\d[ .]?){18}", re.ASCII)
LINK = re.compile(r"https?://\S+", re.IGNORECASE)
LONGEST, LONGEST_LINK = 160, 2000


def found_by(rows: QuerySet[Complaint], text: str) -> QuerySet[Complaint]:
    """Return the rows that fit: case or register number, link, whole name, account, NIP or plate, words of the agency.

    What tells who somebody is, is sealed: it is found by its blind index, whole, in any case and spacing. Each way of
    finding is a question of its own, joined to one set of keys: a database that is asked for one thing or another in
    one condition reads every row.
    """
    link, text = text.strip()[:LONGEST_LINK], text.strip()[:LONGEST]
    if match := NUMBER.fullmatch(text):
        return _numbered(rows, year=int(match[1]), number=int(match[2]))
    ways = [_with_number(text), _about(text)]
    if text:
        ways.append(Complaint.objects.filter(external_number=text).values("pk"))
    if LINK.fullmatch(link):
        ways.append(Evidence.objects.filter(sha256=link_digest(link)).values("complaint"))
    else:
        ways.append(Accused.objects.filter(instansi__in=_agencies(text)).values("complaint"))
    first, *others = (way.order_by() for way in ways)
    return rows.filter(pk__in=first.union(*others))


def _with_number(text: str) -> QuerySet:
    wanted = Q(register_number__iexact=text)
    return Complaint.objects.filter(wanted | Q(pk=int(text)) if DIGITS.fullmatch(text) else wanted).values("pk")


def _about(text: str) -> QuerySet:
    """Return the cases about somebody who has this name, account, plate or employee number."""
    wanted = Q(name_index=blind_index(text, "person-name"))
    if account := bare_account(text):
        wanted |= Q(account_index=blind_index(account, "account"))
    if plate := bare_plate(text):
        wanted |= Q(plate_index=blind_index(plate, "plate"))
    if NIP.fullmatch(text):
        wanted |= Q(nip_index=blind_index(re.sub(r"\D", "", text), "nip"))
    return Accused.objects.filter(wanted).values("complaint")


def _numbered(rows: QuerySet[Complaint], *, year: int, number: int) -> QuerySet[Complaint]:
    if not 2000 <= year < 2100:
        return rows.none()
    first, next_year = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return rows.filter(pk=number, received_at__gte=first, received_at__lt=next_year)


def _agencies(text: str) -> QuerySet[Instansi]:
    rows = Instansi.objects.order_by()
    for word in text.split():
        rows = rows.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    return rows

"""Find cases by what an officer has in hand: a number, a name, words of the report, an account, a NIP, a link."""

import re
from datetime import UTC, datetime
from functools import reduce
from operator import and_

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from complaints.answers import bare_account, bare_plate
from complaints.blindwords import asked
from complaints.commonwords import is_common
from complaints.drafts import link_digest
from complaints.models import Accused, Complaint, Evidence, WordIndex
from netralitas.lib.crypto import blind_index

NUMBER = re.compile(r"l[\s-]*(\d{4})[\s-]*(\d{1,12})", re.IGNORECASE)
DIGITS = re.compile(r"\d{1,12}")
NIP = re.compile(r"(?:\d[ .]?){18}", re.ASCII)
LINK = re.compile(r"https?://\S+", re.IGNORECASE)
# What no plain word has: with one of these it may be a number of some kind or an account.
MARKED = re.compile(r"[\d@/._]")
LONGEST, LONGEST_LINK = 160, 2000
# So many cases may share one number, account or plate; nobody looks at more of them one by one.
MOST_WITH_ONE_MARK = 500
# How many reports are cheaper read by their keys than met on a walk through the queue, of a province and of them all.
FEW, FEW_OF_ALL = 2000, 4000


def is_too_little(text: str) -> bool:
    """Say whether a question holds nothing that can be looked for."""
    return not (asked(text[:LONGEST]) or MARKED.search(text))


def found_by(rows: QuerySet[Complaint], text: str, *, province: str = "") -> QuerySet[Complaint]:
    """Return the rows that fit: by number, link, account, NIP or plate as a whole, else by every word that is asked.

    The exact ways are looked up first and give keys. ``province`` is the one in which the rows lie, where they lie in
    one.
    """
    link, text = text.strip()[:LONGEST_LINK], text.strip()[:LONGEST]
    if match := NUMBER.fullmatch(text):
        return _numbered(rows, year=int(match[1]), number=int(match[2]))
    if LINK.fullmatch(link):
        return rows.filter(pk__in=_marked(Q(pk__in=[]), text, Evidence.objects.filter(sha256=link_digest(link))))
    if MARKED.search(text) and (keys := _marked(_number_of(text), text)):
        return rows.filter(pk__in=keys)
    words = asked(text, province=province)
    return _holding(rows, words, FEW if province else FEW_OF_ALL) if words else rows.none()


def _holding(rows: QuerySet[Complaint], words: list[list[int]], few: int) -> QuerySet[Complaint]:
    """Return the rows that hold all words, read the cheaper way.

    Where a word is common, the database knows that the queue itself has to be read. Of other words the index is asked
    once how many reports hold them all: a few are read by their keys, for more the queue is read until a page is full.
    The database cannot choose between these by itself: it takes two words for independent of each other, and the two
    of a name that thousands bear are not.
    """
    if any(map(is_common, words)):
        for numbers in words:
            rows = rows.filter(word_index__words__holds_any=numbers)
        return rows
    holds = reduce(and_, [Q(words__holds_any=numbers) for numbers in words])
    keys = list(WordIndex.objects.filter(holds).values_list("pk", flat=True)[: few + 1])
    if len(keys) <= few:
        return rows.filter(pk__in=keys)
    # A value asked for row by row, not a condition: that one the database would answer for every report there is.
    of_row = WordIndex.objects.filter(pk=OuterRef("pk"))
    return rows.filter(Subquery(of_row.values(holds=ExpressionWrapper(holds, BooleanField()))))


def _marked(number: Q, text: str, *others: QuerySet) -> list[int]:
    numbered = (Complaint.objects.filter(condition).values("pk") for condition in (number, Q(external_number=text)))
    ways: list[QuerySet] = [*numbered, _about(text), *(other.values("complaint") for other in others)]
    first, *more = (way.order_by() for way in ways)
    return list(first.union(*more).values_list("pk", flat=True)[:MOST_WITH_ONE_MARK])


def _number_of(text: str) -> Q:
    wanted = Q(register_number__iexact=text)
    return wanted | Q(pk=int(text)) if DIGITS.fullmatch(text) else wanted


def _about(text: str) -> QuerySet:
    """Return the cases about somebody who has this account, plate or employee number."""
    wanted = Q(pk__in=[])
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

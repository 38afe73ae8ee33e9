"""All cases and all letters of an agency, to look something up. Looks up, never writes.

A case is a recommendation the agency received, opened or not. Names are sealed: one is found by the whole of it.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.letters.access import KINDS_OF_ROLE
from netralitas.letters.models import Letter, Scan
from netralitas.letters.statuses import Kind, State
from netralitas.lib.crypto import blind_index
from netralitas.people.models import Instansi
from netralitas.people.roles import Role
from sanctions.models import Proceeding
from sanctions.paging import page_of
from sanctions.statuses import BEFORE_DECISION, ETHICS_LEVEL, Status
from taskforce.access import visible_to as recommendations_of
from taskforce.models import Recommendation

PAGE = 25
RECEIVED = {Kind.RECOMMENDATION, Kind.REMINDER}  # written to an agency, not by it
NUMBER = re.compile(r"(?i)\s*(?:R-\d{4}-)?0*(\d{1,18})\s*", re.ASCII)

# Where a case stands, coarsely: what an officer looks for.
CASE_STATES: dict[str, tuple[str | Promise, Q]] = {
    "baru": (_("Belum dibuka"), Q(proceeding=None)),
    "periksa": (
        _("Sedang diperiksa"),
        Q(
            proceeding__status__in=[
                *BEFORE_DECISION, Status.PROPOSED, Status.COUNCIL_AWAITED, Status.COUNCIL_SET, Status.COUNCIL_CALLED,
                Status.HEARD,
            ]
        ),
    ),
    "diputus": (
        _("Diputus, belum berlaku"),
        Q(proceeding__status__in=[Status.DECIDED, Status.DELIVERED, Status.COUNCIL_DECIDED, Status.STATED]),
    ),
    "upaya": (_("Upaya administratif"), Q(proceeding__status=Status.OBJECTED)),
    "berlaku": (_("Berlaku"), Q(proceeding__status=Status.IN_FORCE)),
    "selesai": (
        _("Selesai"),
        Q(
            proceeding__status__in=[
                Status.SERVED, Status.ANNULLED, Status.NOT_PROVEN, Status.EXECUTED, Status.ETHICS_DONE
            ]
        ),
    ),
}  # fmt: skip
CASE_KINDS: dict[str, tuple[str | Promise, Q]] = {
    "disiplin": (_("Disiplin"), ~Q(level=ETHICS_LEVEL)),
    "etik": (_("Kode etik"), Q(level=ETHICS_LEVEL)),
}
LETTER_STATES: dict[str, tuple[str | Promise, Q]] = {
    "berlaku": (_("Berlaku"), Q(state=State.ISSUED)),
    "batal": (_("Dibatalkan atau diganti"), Q(state=State.VOID)),
    "belum-dipindai": (_("Belum ada pindaiannya"), Q(state=State.ISSUED, has_scan=False)),
}


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is not known narrows nothing."""

    text: str = ""
    state: str = ""
    kind: str = ""
    year: str = ""
    after: str = ""

    @property
    def narrows(self) -> bool:
        """Say whether anything is asked for, so that an empty list says so."""
        return bool(self.text or self.state or self.kind or self.year)

    @property
    def in_year(self) -> int | None:
        """Return the year, None for anything that is none."""
        return int(self.year) if re.fullmatch(r"20\d\d", self.year, re.ASCII) else None


def cases(user: Any, wanted: Wanted) -> tuple[list[Recommendation], str]:
    """Return a page of an agency's cases, the newest first, and the key of the next page."""
    rows = recommendations_of(user).select_related(
        "accused", "letter", "proceeding__decision__letter", "proceeding__statement__letter"
    )
    rows = rows.defer("letter__context", "proceeding__decision__letter__context")
    for choice, chosen in ((wanted.state, CASE_STATES), (wanted.kind, CASE_KINDS)):
        if choice in chosen:
            rows = rows.filter(chosen[choice][1])
    if wanted.in_year:
        rows = rows.filter(issued_on__year=wanted.in_year)
    if text := wanted.text.strip():
        rows = rows.filter(_named(text))
    return page_of(rows, wanted.after, size=PAGE, newest=True)


def letters(user: Any, wanted: Wanted) -> tuple[list[Any], str]:
    """Return a page of the letters an agency wrote in its cases, the newest first, and the key of the next page."""
    has_scan = Exists(Scan.objects.filter(letter=OuterRef("pk"), is_current=True))
    rows: QuerySet[Letter] = Letter.objects.filter(
        issuer=user.instansi_id, subject_type=Proceeding._meta.label_lower
    ).annotate(has_scan=has_scan)
    if wanted.state in LETTER_STATES:
        rows = rows.filter(LETTER_STATES[wanted.state][1])
    if wanted.kind in kinds_written():
        rows = rows.filter(kind=wanted.kind)
    if wanted.in_year:
        rows = rows.filter(year=wanted.in_year)
    if text := wanted.text.strip():
        rows = rows.filter(number__icontains=text)
    rows = rows.select_related("superseded_by").defer("context", "superseded_by__context")
    page, following = page_of(rows, wanted.after, size=PAGE, newest=True)
    found = Proceeding.objects.select_related("recommendation__accused").in_bulk(
        [int(letter.subject_id) for letter in page]
    )
    for letter in page:
        letter.case = found[int(letter.subject_id)]
    return page, following


@dataclass(frozen=True)
class Rendering:
    """How far the workers have come with an agency's letters: how many of ``asked`` wait for their PDF or fail."""

    asked: int
    waiting: int
    failing: int

    @property
    def made(self) -> int:
        return self.asked - self.waiting


def rendering(instansi: Instansi, *, since: datetime) -> Rendering | None:
    """Return how many letters, those issued since a moment and all that wait, have their PDF; None when none waits."""
    rows = Letter.objects.filter(Q(sha256="") | Q(issued_at__gte=since), issuer=instansi)
    waits = Q(sha256="")
    told = rows.aggregate(
        asked=Count("pk"),
        waiting=Count("pk", filter=waits),
        failing=Count("pk", filter=waits & Q(render_failures__gt=0)),
    )
    return Rendering(**told) if told["waiting"] else None


def kinds_written() -> dict[str, str | Promise]:
    """Return the kinds of letters an agency writes in its cases, by name."""
    return {kind.value: kind.label for kind in Kind if kind in KINDS_OF_ROLE[Role.AGENCY_OFFICER] - RECEIVED}


def first_year(instansi: Instansi) -> int | None:
    """Return the year of an agency's first recommendation, None while it has none."""
    issued = Recommendation.objects.filter(instansi=instansi, issued_on__isnull=False)
    first = issued.order_by("issued_on").values_list("issued_on", flat=True).first()
    return first.year if first else None


def _named(text: str) -> Q:
    """Return the condition of a case that is called so: its number, one of its letters, the whole name or the NIP."""
    found = Q(letter__number__icontains=text) | Q(proceeding__decision__letter__number__icontains=text)
    found |= Q(accused__name_index=blind_index(text, "person-name"))
    digits = "".join(text.split())
    if digits.isascii() and digits.isdigit():
        found |= Q(accused__nip_index=blind_index(digits, "nip"))
    if number := NUMBER.fullmatch(text):
        found |= Q(pk=int(number[1]))
    return found

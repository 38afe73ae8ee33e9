"""What every paper of a Bawaslu office says in the same way: day, limit, regime, who signs. Looks up, never writes."""

import textwrap
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.models import Clarification, Complaint
from complaints.regime import held_to
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import zone_of as zone_of_clock
from netralitas.letters.contexts import Fact, fact
from netralitas.people.models import Instansi
from netralitas.people.offices import appointing_official_of
from netralitas.people.zones import zone_of

LONGEST_PARAGRAPH = 5000


def paragraphs(text: str) -> list[str]:
    """Return a text as paragraphs that a letter takes; one that is too long for it is parted between words."""
    return [part for line in text.splitlines() for part in textwrap.wrap(line, LONGEST_PARAGRAPH)]


def day_received(report: Complaint) -> str:
    return date_format(report.received_at.astimezone(zone_of(report.region)), "l, j F Y")


def until(clock: Clock) -> Fact:
    day = date_format(clock.due_at.astimezone(zone_of_clock(clock)), "l, j F Y")
    words = _("Paling lambat %(day)s: %(why)s") % {"day": day, "why": clock.explanation}
    return fact(words, clock.needs_verification)


def regime_of(case: Complaint) -> str:
    return held_to(case.contest.regime if case.contest else "")


def contest_words(case: Complaint) -> str:
    """Return the contest of a case in words, also where there is none and where nobody said."""
    if case.is_outside_contests:
        return _("di luar pemilihan")
    return case.contest.title if case.contest else _("belum disebutkan")


def when_of(row: Clarification) -> str:
    """Return the moment of an appointment in the time of the place of its case."""
    return date_format(row.at.astimezone(zone_of(row.complaint.region)), "l, j F Y, H.i")


def head_of(office: Instansi, on: date) -> tuple[str, str]:
    """Return the title and the name of the head of an office, "" while the portal does not know the name."""
    if head := appointing_official_of(office, on):
        return head.title, head.holder_name
    title = (office.letterhead or {}).get("office_title")
    return title or _("Ketua %(office)s") % {"office": office.name}, ""

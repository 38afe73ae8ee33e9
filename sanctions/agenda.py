"""What stands in an agency's calendar: duties on the day they end, hearings, days of effect. Looks up, never writes.

No entry names a person: an agenda is read over shoulders, printed and fetched by programs that keep what they fetch.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import chain

from django.utils.translation import gettext as _

from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import zone_of as zone_of_clock
from netralitas.people.models import Instansi
from sanctions.lanes.statements import BEFORE_REPORT
from sanctions.localtime import zone_of_agency
from sanctions.models import Decision, DeliverySummons, Statement, Summons
from sanctions.statuses import Attendance, Status, summons_name

DUTY, HEARING, EFFECT = "duty", "hearing", "effect"
MOST = 500


@dataclass(frozen=True)
class Entry:
    """One thing in the calendar. ``at`` is its moment where it has one; ``key`` stays the same when it is moved."""

    key: str
    kind: str
    on: date
    title: str
    why: str
    link: str
    at: datetime | None = None
    needs_verification: bool = False
    is_paused: bool = False


def agenda(agency: Instansi, first: date, last: date) -> list[Entry]:
    """Return what falls on the days from ``first`` to ``last``, in order of time; at most MOST of each kind."""
    zone = zone_of_agency(agency)
    begin, end = _moment(first, zone), _moment(last + timedelta(days=1), zone)
    found = chain(
        _duties(agency, begin, end),
        _hearings(agency, begin, end, zone),
        _meetings(agency, begin, end, zone),
        _statements(agency, begin, end, zone),
        _decided(agency, first, last),
    )
    return sorted(found, key=lambda entry: (entry.on, entry.at is None, entry.at or begin, entry.key))


def _duties(agency: Instansi, begin: datetime, end: datetime) -> Iterator[Entry]:
    rows = Clock.objects.filter(owner=agency, due_at__gte=begin, due_at__lt=end).exclude(state=Clock.State.STOPPED)
    rows = rows.exclude(plan=Clock.Plan.PENALTY_END)
    for clock in rows.order_by("due_at", "id")[:MOST]:
        yield Entry(
            key=f"clock-{clock.pk}",
            kind=DUTY,
            on=clock.due_at.astimezone(zone_of_clock(clock)).date(),
            title=clock.duty,
            why=clock.explanation,
            link=clock.link,
            needs_verification=clock.needs_verification,
            is_paused=clock.state == Clock.State.PAUSED,
        )


def _hearings(agency: Instansi, begin: datetime, end: datetime, zone: timezone) -> Iterator[Entry]:
    rows = Summons.objects.filter(
        proceeding__instansi=agency, attendance=Attendance.PENDING, hearing_at__gte=begin, hearing_at__lt=end
    )
    for row in rows.select_related("proceeding__recommendation").order_by("hearing_at", "id")[:MOST]:
        at = row.hearing_at.astimezone(zone)
        yield Entry(
            key=f"hearing-{row.pk}",
            kind=HEARING,
            on=at.date(),
            at=at,
            title=_("Pemeriksaan untuk %(number)s") % {"number": row.proceeding.recommendation.number},
            why=summons_name(row.ordinal),
            link=f"/instansi/perkara/{row.proceeding_id}/",
        )


def _meetings(agency: Instansi, begin: datetime, end: datetime, zone: timezone) -> Iterator[Entry]:
    rows = DeliverySummons.objects.filter(
        proceeding__instansi=agency, proceeding__status=Status.DECIDED, attendance=Attendance.PENDING,
        meets_at__gte=begin, meets_at__lt=end,
    )  # fmt: skip
    for row in rows.select_related("proceeding__recommendation").order_by("meets_at", "id")[:MOST]:
        at = row.meets_at.astimezone(zone)
        yield Entry(
            key=f"delivery-{row.pk}",
            kind=HEARING,
            on=at.date(),
            at=at,
            title=_("Penyerahan keputusan untuk %(number)s") % {"number": row.proceeding.recommendation.number},
            why=_("Panggilan menerima keputusan"),
            link=f"/instansi/perkara/{row.proceeding_id}/",
        )


def _statements(agency: Instansi, begin: datetime, end: datetime, zone: timezone) -> Iterator[Entry]:
    rows = Statement.objects.filter(
        proceeding__instansi=agency, proceeding__status__in=BEFORE_REPORT, given_on=None, meets_at__gte=begin,
        meets_at__lt=end,
    )  # fmt: skip
    for row in rows.select_related("proceeding__recommendation").order_by("meets_at", "id")[:MOST]:
        at = (row.meets_at or begin).astimezone(zone)
        yield Entry(
            key=f"statement-{row.pk}",
            kind=HEARING,
            on=at.date(),
            at=at,
            title=_("Keterangan pihak lain untuk %(number)s") % {"number": row.proceeding.recommendation.number},
            why=row.get_capacity_display(),
            link=f"/instansi/perkara/{row.proceeding_id}/",
        )


def _decided(agency: Instansi, first: date, last: date) -> Iterator[Entry]:
    """Return the first and the last day of each penalty, but not while a remedy holds it."""
    kinds = [
        ("effect", "effective_on", _("Keputusan untuk %(number)s mulai berlaku"), ""),
        ("end", "ends_on", _("Hari terakhir hukuman untuk %(number)s"),
         _("Dijalani sampai hari ini, menurut lamanya hukuman.")),
    ]  # fmt: skip
    for key, field, title, why in kinds:
        rows = Decision.objects.filter(proceeding__instansi=agency, **{f"{field}__range": (first, last)})
        rows = rows.exclude(proceeding__status=Status.OBJECTED).select_related("proceeding__recommendation")
        for row in rows.order_by(field, "id")[:MOST]:
            yield Entry(
                key=f"{key}-{row.pk}",
                kind=EFFECT,
                on=getattr(row, field),
                title=title % {"number": row.proceeding.recommendation.number},
                why=why or row.effective_explanation,
                link=f"/instansi/perkara/{row.proceeding_id}/",
            )


def _moment(day: date, zone: timezone) -> datetime:
    return datetime.combine(day, time.min, zone)

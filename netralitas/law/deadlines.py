"""When a duty falls due, and the one sentence that says why. Looks up, never writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law.models import DeadlineRule, Holiday
from netralitas.law.workdays import add_working_days
from netralitas.lib.held import Held
from netralitas.lib.refusal import Refusal
from netralitas.lib.validity import holds_on

END_OF_DAY = time(23, 59, 59)
NAMED_DAYS_OFF = 3
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


class DayOff(NamedTuple):
    """What the calendar says of one day: its name, and whether that is still to be checked."""

    name: str
    needs_verification: bool


@dataclass(frozen=True)
class Due:
    """The end of a duty: rule, anchor, local day, moment, and the sentence that explains them."""

    rule: DeadlineRule
    anchor: date | datetime
    on: date
    at: datetime
    explanation: str
    needs_verification: bool


def _days_off() -> Mapping[date, DayOff]:
    days: dict[date, DayOff] = {}
    for row in Holiday.objects.filter(is_cancelled=False).order_by("date", "name"):
        other = days.get(row.date)
        name = f"{other.name} / {row.name}" if other else row.name
        days[row.date] = DayOff(name, row.needs_verification or bool(other and other.needs_verification))
    return MappingProxyType(days)


holiday_calendar = Held(_days_off, of=("law.Holiday",))  # every day off by date


def _every_rule() -> list[DeadlineRule]:
    return list(DeadlineRule.objects.order_by("valid_from"))


_rules = Held(_every_rule, of=("law.DeadlineRule",))


def rules_on(day: date) -> dict[str, DeadlineRule]:
    """Return the rules in force on a day by code, the youngest where two are."""
    return {row.code: row for row in _rules() if holds_on(row, day)}


def rule_for(code: str, on: date) -> DeadlineRule:
    """Return the rule in force on a day, the youngest if two are. Raises Refusal ``no_deadline_rule``."""
    if rule := rules_on(on).get(code):
        return rule
    raise Refusal(
        _("Aturan tenggat %(code)s tidak ada yang berlaku pada %(day)s. Minta administrator memeriksa data tenggat.")
        % {"code": code, "day": date_format(on, "j F Y")},
        code="no_deadline_rule",
    )


def due(code: str, anchor: date | datetime, *, tz: tzinfo, since: str = "") -> Due:
    """Return when the duty of rule ``code`` ends at a place in time zone ``tz``.

    The rule is the one in force on the anchor's local day. Days end at 23:59:59 local time; hours run to the
    minute, and from midnight when only the day is known, so that no duty looks longer than it may be. The
    explanation is in the language spoken now: whoever keeps it with a case asks for it in that of the state.
    ``since`` says from which event it counts where that is not the rule's own, as after a case came back; no text of
    the law says so, therefore such a duty is still to be checked. Raises Refusal when no rule is in force and
    ValueError for a datetime without a zone.
    """
    if isinstance(anchor, datetime) and anchor.tzinfo is None:
        raise ValueError("the anchor needs a time zone")
    local = anchor.astimezone(tz) if isinstance(anchor, datetime) else None
    start = local.date() if local else anchor
    rule = rule_for(code, start)
    if rule.unit == DeadlineRule.Unit.HOUR:
        at = (local or datetime.combine(start, time.min, tzinfo=tz)) + timedelta(hours=rule.amount)
        return _answer(rule, anchor, at.date(), at, [_hours_sentence(rule, start, local, since)], unsure=bool(since))
    if rule.unit == DeadlineRule.Unit.CALENDAR_DAY:
        on = start + timedelta(days=rule.amount)
        return _answer(rule, anchor, on, _end_of(on, tz), [_days_sentence(rule, start, since)], unsure=bool(since))
    calendar = holiday_calendar()
    on = add_working_days(start, rule.amount, calendar)
    skipped = _skipped(calendar, start, on)
    uncovered = [year for year in range(start.year, on.year + 1) if not _is_loaded(year, calendar)]
    return _answer(
        rule,
        anchor,
        on,
        _end_of(on, tz),
        [_days_sentence(rule, start, since), _skipped_sentence(skipped, start.year), _uncovered_sentence(uncovered)],
        unsure=bool(since or uncovered) or any(calendar[day].needs_verification for day, _name in skipped),
    )


def _answer(
    rule: DeadlineRule,
    anchor: date | datetime,
    on: date,
    at: datetime,
    sentences: list[str],
    *,
    unsure: bool = False,
) -> Due:
    return Due(rule, anchor, on, at, " ".join(filter(None, sentences)), rule.needs_verification or unsure)


def _is_loaded(year: int, calendar: Mapping[date, DayOff]) -> bool:
    """Say whether a year's decree is in the calendar: every decree has New Year and Christmas.

    A single day added by hand must not silence the warning about the days that are still missing.
    """
    return date(year, 1, 1) in calendar and date(year, 12, 25) in calendar


def _end_of(day: date, tz: tzinfo) -> datetime:
    return datetime.combine(day, END_OF_DAY, tzinfo=tz)


def _skipped(calendar: Mapping[date, DayOff], start: date, end: date) -> list[tuple[date, str]]:
    """List the days off after ``start`` that would have been working days; weekends need no excuse."""
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    return [(day, calendar[day].name) for day in days if day in calendar and day.weekday() < 5]


def _days_sentence(rule: DeadlineRule, start: date, since: str) -> str:
    return _("%(amount)d %(unit)s sejak %(anchor)s, %(day)s (%(basis)s).") % {
        "amount": rule.amount,
        "unit": rule.get_unit_display(),
        "anchor": since or _(rule.anchor),
        "day": date_format(start, "l, j F Y"),
        "basis": rule.basis,
    }


def _hours_sentence(rule: DeadlineRule, start: date, local: datetime | None, since: str) -> str:
    if local is None:
        hour = _("pukul 00.00, karena jamnya tidak diketahui")
    else:
        hour = _("pukul %(time)s %(zone)s") % {"time": local.strftime("%H.%M"), "zone": _zone_name(local)}
    return _("%(amount)d jam sejak %(anchor)s, %(day)s %(hour)s (%(basis)s).") % {
        "amount": rule.amount,
        "anchor": since or _(rule.anchor),
        "day": date_format(start, "l, j F Y"),
        "hour": hour.strip(),
        "basis": rule.basis,
    }


def _zone_name(local: datetime) -> str:
    offset = local.utcoffset() or timedelta()
    return ZONES.get(int(offset.total_seconds()) // 3600, "")


def _skipped_sentence(skipped: list[tuple[date, str]], year: int) -> str:
    if not skipped:
        return ""
    named = ", ".join(
        f"{date_format(day, 'j F' if day.year == year else 'j F Y')} ({name})" for day, name in skipped[:NAMED_DAYS_OFF]
    )
    if len(skipped) > NAMED_DAYS_OFF:
        named += " " + _("dan %(count)d hari libur lain") % {"count": len(skipped) - NAMED_DAYS_OFF}
    return _("Tidak dihitung: %(days)s.") % {"days": named}


def _uncovered_sentence(years: list[int]) -> str:
    if not years:
        return ""
    return _("Kalender hari libur tahun %(years)s belum dimuat, jadi tanggal ini masih dapat bergeser.") % {
        "years": ", ".join(map(str, years))
    }

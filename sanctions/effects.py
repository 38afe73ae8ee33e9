"""From which day a penalty counts, with the sentence that says why. Looks up, never writes."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, tzinfo

from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.lib.validity import held_law
from sanctions.models import EffectRule, Proceeding, TrackRule
from sanctions.ownkinds import kind_of
from sanctions.statuses import Counted

EFFECT = "D5"

_in_force = held_law(EffectRule)


@dataclass(frozen=True)
class Effect:
    """The day of effect. ``counted`` is empty where it is a number of working days after the receipt."""

    on: date
    explanation: str
    needs_verification: bool
    counted: str = ""


@dataclass(frozen=True)
class Days:
    """The days of a case that a penalty may count from; ``joined_on`` is known of party members only."""

    proven_on: date
    joined_on: date | None = None
    received_on: date | None = None


def effect_rule(penalty: str, on: date) -> EffectRule | None:
    """Return the rule about one kind of penalty on a day, None where it counts from a working day after receipt."""
    kind = kind_of(penalty)
    return next((row for row in reversed(_in_force(on)) if kind in row.penalties), None)


def deadline_of(track: TrackRule | None) -> str:
    """Return the code of the rule by which working days are counted to the day of effect."""
    return track.effect if track else EFFECT


def days_of(row: Proceeding, received_on: date | None = None) -> Days:
    """Return the days of a case whose report is written."""
    return Days(row.report.dated_on, row.report.joined_on, received_on)


def day_counted(rule: EffectRule, days: Days) -> date | None:
    """Return the day from which a rule lets a penalty count, None while that day is not known."""
    return {
        Counted.RECEIPT: days.received_on,
        Counted.PROVEN: days.proven_on,
        Counted.MONTH_END: _month_end(days.joined_on),
    }[Counted(rule.counted)]


def effect_of(track: TrackRule | None, penalty: str, days: Days, *, decided_on: date, tz: tzinfo) -> Effect:
    """Return from which day a penalty counts that was received on a day.

    A decision from before its rule asked for a day counts as its letter says, from a working day after the receipt.
    """
    rule = effect_rule(penalty, decided_on)
    day = day_counted(rule, days) if rule else None
    if rule is None or day is None:
        if days.received_on is None:
            raise ValueError("nothing takes effect before it was received")
        due = deadlines.due(deadline_of(track), days.received_on, tz=tz)
        return Effect(due.on, due.explanation, due.needs_verification)
    said = _("Dihitung sejak %(counted)s (%(basis)s).") % {"counted": rule.get_counted_display(), "basis": rule.basis}
    return Effect(day, said, rule.needs_verification, rule.counted)


def _month_end(day: date | None) -> date | None:
    return day.replace(day=monthrange(day.year, day.month)[1]) if day else None

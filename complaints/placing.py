"""Where a report stands: its region, contest, phase, acts and deadline rules.

Looks up, never writes.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timezone
from typing import Any

from django.utils.translation import gettext as _

from complaints import catalogue, elections
from complaints.answers import acts_of, day_of, day_of_act, people_of, region_of, step_of
from complaints.completeness import UNSAID, Limit, Limits, Saying
from complaints.elections import is_quiet, phase_among, stages_for
from complaints.models import Contest, Stage, Violation
from complaints.phase import PhaseAnswer
from complaints.regime import held_to, rule_code
from complaints.statuses import OUTSIDE, Phase
from netralitas.law import deadlines
from netralitas.law.provisions import provision
from netralitas.people import offices
from netralitas.people.models import Region
from netralitas.people.zones import offset_of, zone_of

# The days of silence have a rule of their own in one regime only.
QUIET_RULE = "T12"
# What becomes of a report that lacks something, by the code of the provision that says so.
OUTCOMES = {"informal": "INFORMAL", "unregistered": "UNREGISTERED", "late": "LATE", "anonymous": "ANONYMOUS"}


@dataclass(frozen=True)
class Place:
    """What a report stands on. ``regions`` holds every region its people are in, by code."""

    regions: dict[str, Region]
    region_code: str
    contest: Contest | None
    stages: list[Stage] = field(repr=False)
    is_outside: bool = False  # the reporter says that it was no contest at all

    @property
    def region(self) -> Region | None:
        return self.regions.get(self.region_code)

    @property
    def utc_offset(self) -> int:
        return offset_of(self.region)

    @property
    def zone(self) -> timezone:
        return zone_of(self.region)

    @property
    def regime(self) -> str:
        return self.contest.regime if self.contest else ""

    def today(self, now: datetime) -> date:
        """Return the day it is at the place of the act."""
        return now.astimezone(self.zone).date()

    def phase(self, occurred_on: date | None) -> PhaseAnswer:
        """Return the phase of a day, with the sentence that explains it."""
        if self.is_outside:
            return elections.outside()
        return phase_among(self.contest, self.stages, self.region_code, occurred_on)


def place_of(data: dict[str, Any]) -> Place:
    """Read what the answers so far point to."""
    codes = [person["region_code"] for person in people_of(data) if person.get("region_code")]
    known = offices.regions()
    regions = {code: known[code] for code in codes if code in known}
    chosen = step_of(data, "when").get("contest_code", "")
    contest, code = elections.contests().get(chosen), region_of(data)
    place = place_at(regions.get(code), contest, regions=regions, stages=stages_for(contest, code))
    return replace(place, is_outside=chosen == OUTSIDE)


def place_at(
    region: Region | None,
    contest: Contest | None,
    *,
    regions: dict[str, Region] | None = None,
    stages: list[Stage] | None = None,
) -> Place:
    """Return the place of a report whose region and contest are known; without stages no phase is asked of it."""
    known = regions if regions is not None else {region.pk: region} if region else {}
    return Place(known, region.pk if region else "", contest, stages or [])


def limits_at(place: Place, *, known_on: date | None, occurred_on: date | None, today: date) -> Limits:
    """Return the rules in words that hold for a report, each as it is in force on its own day.

    Without a contest the regime is assumed, so what follows from it is still to be checked.
    """
    regime, assumed = held_to(place.regime), not place.regime
    quiet = regime == Contest.Regime.PEMILU and is_quiet(place.stages, occurred_on)
    said = {name: _saying(code, today, regime) for name, code in OUTCOMES.items()}
    return Limits(
        report=_limit(rule_code("T1", regime), known_on or today, assumed),
        completion=_limit(rule_code("T4b", regime), today, assumed),
        quiet=_limit(QUIET_RULE, occurred_on) if quiet and occurred_on else None,
        **said,
    )


def chosen_rows(data: dict[str, Any], place: Place, *, today: date) -> dict[str, Violation]:
    """Return the catalogue row of each act chosen, by the code that was chosen, turned to the phase of its own day.

    Rows are those in force on the day of the act. A code that only the edition of the event knows stays as it was
    chosen, for an officer to judge; one that neither knows is left out.
    """
    found: dict[str, Violation] = {}
    for code in acts_of(data):
        on = day_of_act(data, code)
        for day in (on, day_of(data, "occurred_on")):
            rows = {row.code: row for row in catalogue.in_force(day or today)}
            if code in rows:
                found[code] = turned(rows[code], place.phase(on).phase, rows)
                break
    return found


def turned(row: Violation, phase: str, rows: dict[str, Violation]) -> Violation:
    """Return the row itself, or its pair when the act happened in the pair's phase."""
    if not row.pair_code or row.phase in (phase, "any") or phase == Phase.UNKNOWN:
        return row
    return rows.get(row.pair_code, row)


def _limit(code: str, day: date, assumed: bool = False) -> Limit | None:
    rule = deadlines.rules_on(day).get(code)
    if rule is None:
        return None
    unsure = rule.needs_verification or assumed
    return Limit(f"{rule.amount} {rule.get_unit_display()}", _(rule.anchor), rule.basis, unsure)


def _saying(code: str, day: date, regime: str) -> Saying:
    row = provision(code, day, regime=regime)
    return Saying(row.words, row.needs_verification) if row else UNSAID

"""Judge a report, still a draft or already on file, against the elements of a formal report.

Looks up, never writes.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from complaints.answers import day_of
from complaints.completeness import Completeness, Facts, facts_of, missing_elements
from complaints.elections import stages_for
from complaints.family import identity_of
from complaints.models import Complaint, Contest
from complaints.placing import Place, limits_at, place_at
from complaints.regime import rule_code
from complaints.statuses import IdentityMode, Kind
from netralitas.law import deadlines
from netralitas.law.deadlines import Due
from netralitas.lib.refusal import Refusal


def elements_so_far(data: dict[str, Any], place: Place, *, has_files: bool, now: datetime) -> Completeness:
    """Judge what a form holds so far; ``place`` is where these answers put the report."""
    today, known_on, occurred_on = place.today(now), day_of(data, "known_on"), day_of(data, "occurred_on")
    due = _window(place, known_on or occurred_on)
    words, unsure = _explained(place, due)
    return missing_elements(
        facts_of(
            data,
            reported_on=today,
            report_by=due.on if due else None,
            window=words,
            window_unsure=unsure,
            evidence=has_files or bool(data.get("links")),
            limits=limits_at(place, known_on=known_on, occurred_on=occurred_on, today=today),
        )
    )


def elements_of(case: Complaint, *, has_evidence: bool, reported_on: date | None = None) -> Completeness:
    """Return which elements a case has; of the sealed reporter only whether name and address were given.

    ``reported_on`` is the day the report counts as made, its receipt unless told otherwise.
    """
    has_quiet_days = case.contest is not None and case.contest.regime == Contest.Regime.PEMILU
    stages = stages_for(case.contest, case.region_id or "") if has_quiet_days else []
    place = replace(place_at(case.region, case.contest, stages=stages), is_outside=case.is_outside_contests)
    due, received = _window(place, case.known_on or case.occurred_on), reported_on or place.today(case.received_at)
    given = {field for field, value in identity_of(case).items() if value}
    words, unsure = _explained(place, due)
    return missing_elements(
        Facts(
            has_reporter_name="name" in given,
            has_reporter_address="address" in given,
            is_anonymous=case.identity_mode == IdentityMode.ANONYMOUS,
            is_finding=case.kind == Kind.FINDING,
            has_accused=any(person.is_described for person in case.accused.all()),
            known_on=case.known_on,
            reported_on=received,
            report_by=due.on if due else None,
            window=words,
            window_unsure=unsure,
            has_narrative=bool(case.narrative),
            has_date=case.occurred_on is not None,
            has_place=bool(case.place),
            has_evidence=has_evidence,
            limits=limits_at(place, known_on=case.known_on, occurred_on=case.occurred_on, today=received),
        )
    )


def _window(place: Place, known_on: date | None) -> Due | None:
    if known_on is None:
        return None
    try:
        return deadlines.due(rule_code("T1", place.regime), known_on, tz=place.zone)
    except Refusal:  # so long ago that no rule of today was in force
        return None


def _explained(place: Place, due: Due | None) -> tuple[str, bool]:
    """Return why the report window ends when it does, and whether that is still to be checked."""
    if due is None:
        return "", False
    if place.regime:
        return due.explanation, due.needs_verification
    assumed = (
        _("Di luar pemilihan tidak ada batas tersendiri, jadi dihitung seperti Pilkada.")
        if place.is_outside
        else _("Pemilihannya belum disebutkan, jadi dihitung seperti Pilkada.")
    )
    return f"{due.explanation} {assumed}", True

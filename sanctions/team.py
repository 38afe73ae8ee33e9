"""Which examination team a level needs, and what it still lacks. Looks up, never writes."""

from collections.abc import Container
from datetime import date

from netralitas.lib.validity import held_law
from sanctions.localtime import today_of
from sanctions.models import Proceeding, TeamRule, TrackRule
from sanctions.statuses import TeamElement
from sanctions.tracks import track_of

_in_force = held_law(TeamRule)


def team_rules(on: date) -> dict[str, TeamRule]:
    """Return the rule of every level in force on a day (PP 94/2021 art. 29)."""
    return {row.level: row for row in _in_force(on)}


def team_rule(level: str, on: date) -> TeamRule | None:
    """Return the rule of one level in force on a day, None where the law asks for no team."""
    return team_rules(on).get(level)


def with_team(track: TrackRule | None, rule: TeamRule | None) -> TeamRule | None:
    """Return the rule of a team where a track has teams at all."""
    return rule if track is None or track.with_team else None


def team_rule_of(row: Proceeding) -> TeamRule | None:
    """Return the rule of the team of a case today, None where it has none."""
    return with_team(track_of(row), team_rule(row.recommendation.level, today_of(row)))


def needs_team(rule: TeamRule | None) -> bool:
    """Say whether nobody may be examined without a team (PP 94/2021 art. 29(2))."""
    return rule is not None and rule.need == TeamRule.Need.MANDATORY


def lacking(rule: TeamRule | None, have: Container[str]) -> list[str]:
    """Return what the elements are called that a team still lacks under its rule."""
    wanted = rule.elements if rule else []
    return [str(TeamElement(element).label) for element in wanted if element not in have]


def lacking_to_examine(rule: TeamRule | None, have: Container[str]) -> list[str]:
    """Return what a mandatory team still lacks before the examination; nothing where a team may be left out."""
    return lacking(rule, have) if needs_team(rule) else []

"""The level of an alleged act as it stands on file. Looks up, never writes."""

from collections.abc import Iterable

from complaints.levels import Level, asks, level_of
from complaints.models import Act


def level_of_act(act: Act) -> Level:
    """Return the level of an act whose row of the catalogue is at hand."""
    row = act.violation
    return level_of(
        row.level,
        row.sanction_articles,
        row.levels_by_impact,
        impact=act.judged_impact,
        set_level=act.judged_level,
    )


def asked_of(act: Act) -> str:
    """Return what has to be judged of an act: "impact", "level", or "" where its row says it all."""
    return asks(act.violation.level, act.violation.levels_by_impact)


def judgement_of(act: Act) -> tuple[str, str]:
    """Return what was judged of an act, "" while nothing was, and why."""
    asked = asked_of(act)
    return (getattr(act, f"judged_{asked}"), act.level_reason) if asked else ("", "")


def unjudged(acts: Iterable[Act]) -> list[str]:
    """Return the codes of the acts whose impact or level nobody has judged yet."""
    return [act.violation.code for act in acts if level_of_act(act).lacks]

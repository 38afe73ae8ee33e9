"""Which level of punishment an act calls for: by its row, by the impact judged, or as the Satgas set it; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Words for a level that somebody still has to say; ``UNSTATED`` stays so, the law leaves it to whoever decides.
BY_IMPACT, BY_SATGAS, UNSTATED = "impact", "satgas", "none"
# A breach of discipline without a level is never lighter than a moral sanction (PP 94/2021 art. 7).
SEVERITY = [BY_IMPACT, BY_SATGAS, "moral", UNSTATED, "light", "moderate", "heavy", "dishonourable"]
# What the Satgas may set for an act outside the matrix; dismissal has a row of its own.
SETTABLE = ("moral", "light", "moderate", "heavy")


@dataclass(frozen=True)
class Level:
    """A level with the articles it rests on. ``lacks``: what has to be judged first, "impact" or "level"."""

    name: str
    articles: Sequence[Mapping[str, Any]]
    lacks: str = ""


def level_of(
    level: str,
    articles: Sequence[Mapping[str, Any]],
    by_impact: Iterable[Mapping[str, Any]],
    *,
    impact: str = "",
    set_level: str = "",
) -> Level:
    """Return the level of an act from its row and what was judged of it.

    ``by_impact``: what each impact brings, where the same duty has three levels (PP 94/2021 arts. 9 to 11). What was
    judged counts only while the row asks for it; the articles of a row that is not judged yet are its own.
    """
    if choices := {choice["impact"]: choice for choice in by_impact}:
        found = choices.get(impact)
        return Level(found["level"], found["articles"]) if found else Level(BY_IMPACT, articles, "impact")
    if level == BY_SATGAS:
        return Level(set_level, articles) if set_level else Level(BY_SATGAS, articles, "level")
    return Level(level, articles)


def heaviest(levels: Iterable[str]) -> str:
    """Return the heaviest of some levels (PP 94/2021 art. 35(1)); one that is not judged yet counts least."""
    return max(levels, key=SEVERITY.index)


def asks(level: str, by_impact: Iterable[Mapping[str, Any]]) -> str:
    """Return what has to be judged of an act under a row: "impact", "level", or "" where the row says it all."""
    return "impact" if list(by_impact) else "level" if level == BY_SATGAS else ""

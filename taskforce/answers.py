"""What became of a recommendation, as the rooms above tell it; pure."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What an agency decided: lines of label and words, a warning to look at, and the letters that say it."""

    title: str
    lines: list[tuple[str, str]]
    warning: str
    papers: list[Any]

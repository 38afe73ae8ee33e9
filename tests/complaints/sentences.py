"""Sentences as citizens write them, each with the rows it speaks of: judged by the tests and by ``make bench``.

``written`` says in which round a sentence was written. The first was written before there was a rule, every later one
before anybody had seen how the rule answers it; gross errors were mended afterwards (docs/decisions/012).
"""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "data" / "sentences.csv"
MOST = 3


@dataclass(frozen=True)
class Sentence:
    """One sentence: ``rule`` says whether any or all of the codes must be among the first three, or none at all."""

    written: str
    kind: str
    rule: str
    codes: tuple[str, ...]
    text: str

    @property
    def is_violation(self) -> bool:
        return self.rule != "none"

    def is_met_by(self, suggested: list[str]) -> bool:
        """Say whether an answer is right."""
        if not self.is_violation:
            return not suggested
        found = [code in suggested[:MOST] for code in self.codes]
        return all(found) if self.rule == "all" else any(found)


def read() -> list[Sentence]:
    """Return every sentence of the list."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Sentence(row["written"], row["kind"], row["rule"], tuple(row["codes"].split()), row["text"])
            for row in csv.DictReader(file)
        ]

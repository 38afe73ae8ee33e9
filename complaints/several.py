"""Take one step on several cases, each by itself: what is refused says why and stops nobody else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from complaints.models import Complaint
from netralitas.lib.refusal import Refusal


@dataclass
class Outcome:
    """What became of several cases: those that took the step, and the others with the sentence that says why."""

    done: list[Complaint] = field(default_factory=list)
    refused: list[tuple[Complaint, str]] = field(default_factory=list)


def each(cases: Iterable[Complaint], door: Callable[[Complaint], Any]) -> Outcome:
    """Call a door for every case in a transaction of its own; a refusal undoes what that one did and nothing else."""
    outcome = Outcome()
    for case in cases:
        try:
            with transaction.atomic():
                door(case)
        except Refusal as refusal:
            outcome.refused.append((case, refusal.sentence))
        else:
            outcome.done.append(case)
    return outcome

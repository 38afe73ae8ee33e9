"""Handle several reports of one event as one case: each reporter keeps code and talk, all of them read how it goes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from complaints import workflow
from complaints.models import Complaint
from netralitas.lib.refusal import Refusal


@dataclass
class Merged:
    """What became of a merge: the reports that were, and those that were not with the sentence that says why."""

    done: list[Complaint] = field(default_factory=list)
    refused: list[tuple[Complaint, str]] = field(default_factory=list)


@transaction.atomic
def merge(lead: Complaint, others: Iterable[Complaint], *, reason: str, actor: Any) -> Merged:
    """Put other reports under one; a report that cannot be is left as it was and does not stop the others.

    All rows are locked in the order of their keys first, so that two officers who merge crosswise wait in turn.
    """
    wanted = {row.pk for row in others} - {lead.pk}
    locked = {row.pk: row for row in _locked({lead.pk, *wanted})}
    result = Merged()
    for pk in sorted(wanted & set(locked)):
        try:
            with transaction.atomic():
                moved = workflow.move(locked[pk], "merge", actor=actor, reason=reason, lead=locked[lead.pk])
        except Refusal as refusal:
            result.refused.append((locked[pk], refusal.sentence))
        else:
            result.done.append(moved)
    return result


def _locked(keys: set[int]) -> list[Complaint]:
    return list(Complaint.objects.select_for_update().filter(pk__in=keys).order_by("pk"))

"""Handle several reports of one event as one case: each reporter keeps code and talk, all of them read how it goes."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from complaints import hiding, wordindex, workflow
from complaints.models import Complaint
from complaints.several import Outcome, each
from complaints.sight import words_of


@transaction.atomic
def merge(lead: Complaint, others: Iterable[Complaint], *, reason: str, actor: Any) -> Outcome:
    """Put other reports under one; a report that cannot be is left as it was and does not stop the others.

    All rows are locked in the order of their keys first, so that two officers who merge crosswise wait in turn.
    """
    wanted = {row.pk for row in others} - {lead.pk}
    locked = {row.pk: row for row in _locked({lead.pk, lead.report_id, *wanted})}
    main = locked[lead.pk]
    outcome = each(
        (locked[pk] for pk in sorted(wanted & set(locked))),
        lambda case: workflow.move(case, "merge", actor=actor, reason=reason, lead=main),
    )
    # What stands in one of them, and what officers write from now on, is about the witnesses and reporters of all.
    hiding.add(main, [word for case in [main, *outcome.done] for word in words_of(case)], actor=actor)
    wordindex.rewrite_event(main)
    return outcome


def _locked(keys: set[int]) -> list[Complaint]:
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("split_from")
    return list(rows.filter(pk__in=keys).order_by("pk"))

"""Count beforehand what waits where. The only writer of the counts.

Every minute everything is counted anew, which is the guarantee; after a step of an officer the office it belongs to
is counted at once, so that a figure follows what one has just done.
"""

from collections import defaultdict
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Count as Number
from django.db.models import F, Max, Q
from django.db.models.functions import TruncHour
from django.utils import timezone as clock_now

from complaints.completion import with_answers
from complaints.models import Complaint, Count, Workload
from complaints.models.complaint import IS_OPEN, IS_PRESSED
from complaints.transcript import unread_on
from complaints.waiting import WITH_SATGAS
from netralitas.people.models import Instansi

KEY = ("handler_id", "region_id", "status", "is_answered", "is_unread", "is_unheeded", "is_assigned", "due_at")
UNREAD = Q(pk__in=unread_on())
COUNTED = (IS_OPEN, WITH_SATGAS, UNREAD, IS_PRESSED)
Cell = tuple[Any, ...]


def changed(case: Complaint) -> None:
    """Have the office of a case counted once this transaction is committed."""
    transaction.on_commit(partial(count, case.handler_id), robust=True)


@transaction.atomic
def count(handler: int) -> None:
    """Count one office anew. Whoever counts it at the same moment waits, and then sees what was committed before."""
    Instansi.objects.select_for_update(no_key=True).get(pk=handler)
    now, before = _as_it_is(Q(handler=handler)), _as_counted(Q(handler=handler))
    if now != before:
        Workload.objects.filter(handler=handler).delete()
        Workload.objects.bulk_create(_rows(now[handler]))


def count_all() -> int:
    """Count every office anew and write down when; return how many had changed meanwhile."""
    at = clock_now.now()
    now, before = _as_it_is(Q()), _as_counted(Q())
    stale = [handler for handler in {*now, *before} if now[handler] != before[handler]]
    for handler in stale:
        count(handler)
    Count.objects.update_or_create(pk=1, defaults={"at": at})
    return len(stale)


def _as_it_is(which: Q) -> dict[int, dict[Cell, int]]:
    """Return the numbers by office: what is open, what the Satgas has, what reporters wrote or told of pressure.

    Days end at one moment, so an hour holds one; the last of it stands for all. Each of these has an index of its own,
    while a condition over all of them would read every case of the office.
    """
    first, *others = (Complaint.objects.filter(which, one).order_by().values("pk") for one in COUNTED)
    rows = (
        with_answers(Complaint.objects.filter(pk__in=first.union(*others)))
        .order_by()
        .annotate(
            is_unread=UNREAD, is_unheeded=Q(IS_PRESSED), assigned=Q(assignee__isnull=False), hour=TruncHour("due_at")
        )
        .values(*KEY[:6], "hour", is_assigned=F("assigned"))
        .annotate(cases=Number("pk"), due_at=Max("due_at"))
    )
    return _by_office(rows)


def _as_counted(which: Q) -> dict[int, dict[Cell, int]]:
    return _by_office(Workload.objects.filter(which).values(*KEY, cases=F("number")))


def _by_office(rows: Any) -> dict[int, dict[Cell, int]]:
    found: dict[int, dict[Cell, int]] = defaultdict(dict)
    for row in rows:
        found[row["handler_id"]][tuple(row[name] for name in KEY)] = row["cases"]
    return found


def _rows(cells: dict[Cell, int]) -> list[Workload]:
    return [Workload(**dict(zip(KEY, cell, strict=True)), number=number) for cell, number in cells.items()]

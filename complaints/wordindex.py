"""Keep the words by which a report is found. The only writer of the index.

Whoever reported is in none of it: no search leads to a reporter.
"""

from collections.abc import Iterable, Iterator

from django.db import transaction

from complaints.blindwords import numbers_of
from complaints.models import Accused, Complaint, WordIndex
from netralitas.people.offices import agency_names

BATCH = 1000


def write(case: Complaint, accused: Iterable[Accused]) -> None:
    """Write the index of a report that has none yet, in the transaction of whoever writes the report."""
    WordIndex.objects.create(complaint=case, words=_numbers(case, accused))


def rewrite(case: Complaint) -> None:
    """Write the index anew after something that is found by it was changed or erased."""
    WordIndex.objects.update_or_create(complaint=case, defaults={"words": _numbers(case, case.accused.all())})


def fill(*, anew: bool = False) -> Iterator[int]:
    """Index what has no index, or everything ``anew``; yield after each batch how many reports it held."""
    after = 0
    while batch := _fill_batch(after, anew=anew):
        after = batch[-1].pk
        yield len(batch)


@transaction.atomic
def _fill_batch(after: int, *, anew: bool) -> list[Complaint]:
    rows = Complaint.objects.filter(pk__gt=after).order_by("pk").prefetch_related("accused")
    rows = rows if anew else rows.filter(word_index=None)
    batch = list(rows.select_for_update(of=("self",))[:BATCH])
    WordIndex.objects.bulk_create(
        [WordIndex(complaint=case, words=_numbers(case, case.accused.all())) for case in batch],
        update_conflicts=True,
        update_fields=["words"],
        unique_fields=["complaint"],
    )
    return batch


def _numbers(case: Complaint, accused: Iterable[Accused]) -> list[int]:
    people, names = list(accused), agency_names()
    clear = [case.title]
    sealed = [case.narrative, case.place]
    for one in people:
        clear += [one.post, one.instansi_text, *names.get(one.instansi_id or 0, ())]
        sealed += [one.name, one.description, one.account]
    return numbers_of(clear, sealed, province=(case.region_id or "")[:2])

"""Make reports findable: by their words, and their accused by the traces they share with others.

Both follow from what a report says, so nobody who sends one waits for them: a sweep each minute looks for reports that
have no index of words yet. That index is the mark that both are written.
"""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from complaints import wordindex
from complaints.keying import renew_keys, write_keys
from complaints.models import Accused, Complaint, WordIndex

BATCH = 1000
# Of two reports sent at once the one with the lower number may be seen later, and an import takes many numbers at once.
MARGIN = 1000


@transaction.atomic(savepoint=False)
def make_findable(cases: Sequence[Complaint]) -> None:
    """Write the words and the traces of reports, or write them anew."""
    wordindex.write(cases)
    write_keys(person for case in cases for person in case.accused.all())


@transaction.atomic(savepoint=False)
def renew(case: Complaint, person: Accused) -> None:
    """Follow what was learned of an accused; of a report that still waits for its index the sweep reads all at once."""
    if wordindex.rewrite(case):
        renew_keys(person)


def fill(*, anew: bool = False, after: int = 0) -> Iterator[int]:
    """Make findable what is not, or everything ``anew``; yield after each batch how many reports it held."""
    while batch := _fill_batch(after, anew=anew):
        after = batch[-1].pk
        yield len(batch)


def sweep() -> int:
    """Make new reports findable and return how many there were; without reading all those that are."""
    newest = WordIndex.objects.aggregate(newest=Max("pk"))["newest"] or 0
    back = MARGIN + 2 * settings.IMPORT["max_rows"]
    return sum(fill(after=max(newest - back, 0)))


@transaction.atomic
def _fill_batch(after: int, *, anew: bool) -> list[Complaint]:
    rows = Complaint.objects.filter(pk__gt=after).order_by("pk").prefetch_related("accused")
    rows = rows.select_related("reporter", "split_from__reporter")
    rows = rows if anew else rows.filter(word_index=None)
    batch = list(rows.select_for_update(of=("self",))[:BATCH])
    if batch:
        make_findable(batch)
    return batch

"""Make reports findable: by their words, and their accused by the traces they share with others.

Both follow from what a report says, so nobody who sends one waits for them: a sweep each minute looks for reports that
have no index of words yet. That index is the mark that both are written.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from complaints import wordindex
from complaints.keying import renew_keys, write_keys
from complaints.models import Accused, Complaint, Swept

BATCH = 1000
# A report is numbered when it is written and seen when its transaction ends: an import of thousands may appear below
# what was sent meanwhile. No transaction that files reports comes near so long.
LONGEST = timedelta(hours=1)


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
    """Make new reports findable and return how many there were; without reading all those that are.

    It looks at what is numbered above all that stood ``LONGEST`` before the last sweep that came to its end: whatever
    is numbered below had ended by then, and that sweep saw it. The first one of all looks at everything.
    """
    now, newest = timezone.now(), Complaint.objects.aggregate(newest=Max("pk"))["newest"] or 0
    last = Swept.objects.order_by("at").last()
    known = Swept.objects.filter(at__lte=last.at - LONGEST).order_by("at").last() if last else None
    found = sum(fill(after=known.newest if known else 0))
    with transaction.atomic():
        if known:
            Swept.objects.filter(at__lt=known.at).delete()
        Swept.objects.create(at=now, newest=newest)
    return found


@transaction.atomic
def _fill_batch(after: int, *, anew: bool) -> list[Complaint]:
    found = Complaint.objects.filter(pk__gt=after).order_by("pk")
    found = found if anew else found.filter(word_index=None)
    # The keys first: to see that nothing waits, two indexes are enough.
    rows = Complaint.objects.filter(pk__in=list(found.values_list("pk", flat=True)[:BATCH])).order_by("pk")
    rows = rows.select_related("reporter", "split_from__reporter").prefetch_related("accused")
    batch = list(rows.select_for_update(of=("self",)))
    if batch:
        make_findable(batch)
    return batch

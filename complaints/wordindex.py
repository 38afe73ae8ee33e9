"""Keep the words by which a report is found. The only writer of the index.

Whoever reported is in none of it, nor what officers hid: no search leads to a reporter, or to a word one may not read.
"""

from collections.abc import Iterable

from complaints.blindwords import numbers_of
from complaints.models import Accused, Complaint, WordIndex
from complaints.sight import mask_of
from netralitas.people.offices import agency_names


def write(cases: Iterable[Complaint]) -> None:
    """Write the index of reports, anew where there is one, all in one statement."""
    WordIndex.objects.bulk_create(
        [WordIndex(complaint=case, words=_numbers(case, case.accused.all())) for case in cases],
        update_conflicts=True,
        update_fields=["words"],
        unique_fields=["complaint"],
    )


def rewrite(case: Complaint) -> bool:
    """Write the index anew after something that is found by it was changed; return whether there was one."""
    return bool(WordIndex.objects.filter(pk=case.pk).update(words=_numbers(case, case.accused.all())))


def _numbers(case: Complaint, accused: Iterable[Accused]) -> list[int]:
    people, names = list(accused), agency_names()
    clear, mask = [case.title], mask_of(case)
    sealed = [mask.text(case.narrative), mask.text(case.place)]
    for one in people:
        clear += [one.post, one.instansi_text, *names.get(one.instansi_id or 0, ())]
        sealed += [one.name, mask.text(one.description), one.account]
    return numbers_of(clear, sealed, province=(case.region_id or "")[:2])

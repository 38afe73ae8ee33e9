"""Keep the words by which a report is found. The only writer of the index.

Whoever reported is in none of it, nor what officers hid: no search leads to a reporter, or to a word one may not read.
"""

from collections.abc import Iterable

from complaints.blindwords import numbers_of
from complaints.family import beside
from complaints.models import Complaint, WordIndex
from complaints.sight import Mask, mask_going_out, mask_of
from netralitas.people.offices import agency_names


def write(cases: Iterable[Complaint]) -> None:
    """Write the index of reports, anew where there is one, all in one statement; what is merged asks for the others."""
    cases = list(cases)
    leads = set(Complaint.objects.filter(lead__in=cases).values_list("lead", flat=True))
    masks = {case.pk: mask_going_out(case) if case.lead_id or case.pk in leads else mask_of(case) for case in cases}
    WordIndex.objects.bulk_create(
        [WordIndex(complaint=case, words=_numbers(case, masks[case.pk])) for case in cases],
        update_conflicts=True,
        update_fields=["words"],
        unique_fields=["complaint"],
    )


def rewrite(case: Complaint) -> bool:
    """Write the index anew after something that is found by it was changed; return whether there was one."""
    return bool(WordIndex.objects.filter(pk=case.pk).update(words=_numbers(case, mask_going_out(case))))


def rewrite_event(case: Complaint) -> None:
    """Write the index of a case anew, and that of every report that is handled together with it."""
    keys = {case.pk, *beside(case).values_list("pk", flat=True)}
    for row in Complaint.objects.filter(pk__in=keys).select_related("split_from__reporter", "lead", "reporter"):
        rewrite(row)


def _numbers(case: Complaint, mask: Mask) -> list[int]:
    people, names = list(case.accused.all()), agency_names()
    clear = [case.title]
    sealed = [mask.text(case.narrative), mask.text(case.place)]
    for one in people:
        clear += [one.post, one.instansi_text, *names.get(one.instansi_id or 0, ())]
        sealed += [one.name, mask.text(one.description), one.account]
    return numbers_of(clear, sealed, province=(case.region_id or "")[:2])

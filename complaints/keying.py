"""Write the keyed traces by which an accused is found from another case, wherever it is written who they are."""

from collections.abc import Iterable

from django.db import transaction

from complaints.candidates import facts_of
from complaints.models import Accused, MatchKey
from complaints.personkeys import keys_of


@transaction.atomic(savepoint=False)
def write_keys(people: Iterable[Accused]) -> None:
    """Write the traces of accused, all in one statement; those that are there stay."""
    MatchKey.objects.bulk_create(
        (MatchKey(accused=person, key=key) for person in people for key in sorted(keys_of(facts_of(person)))),
        ignore_conflicts=True,
    )


@transaction.atomic
def renew_keys(person: Accused) -> None:
    """Write the traces of somebody of whom more, or something else, is known now."""
    MatchKey.objects.filter(accused=person).delete()
    write_keys([person])

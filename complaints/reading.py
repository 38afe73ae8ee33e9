"""Open a case, or the ledger of a person, to read it: whoever looked at it stands in the journal."""

from typing import Any

from django.db import transaction

from complaints.models import Complaint, Person
from netralitas.audit.journal import record
from netralitas.audit.models import Entry


@transaction.atomic(savepoint=False)
def open_case(complaint: Complaint, *, actor: Any) -> None:
    """Journal that an officer opened a case."""
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    record("complaint.read", case, actor=actor)


@transaction.atomic
def print_case(complaint: Complaint, *, actor: Any) -> Entry:
    """Journal that somebody takes a case out on paper; return the entry, which names the journal's state on it."""
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    return record("complaint.print", case, actor=actor)


@transaction.atomic(savepoint=False)
def open_ledger(person: Person, *, actor: Any) -> None:
    """Journal that an officer read all cases of one person."""
    row = Person.objects.select_for_update().get(pk=person.pk)
    record("person.read", row, actor=actor)

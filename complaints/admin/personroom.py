"""The ledger of a person: all cases that officers know as theirs, with what came of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from complaints.admin.queue import place_of
from complaints.ledger import READERS, ledger_of, people_of
from complaints.models import Person
from complaints.reading import open_ledger
from complaints.sight import listed
from netralitas.audit.adminbase import StepAdmin, StepForm

LONGEST_KEY = 18  # digits
# What a room above knows of the outcome for some accused, in sentences, by their keys; for whoever may read them.
Outcomes = Callable[[Any, list[int]], dict[int, list[str]]]


@dataclass(frozen=True)
class Entry:
    """One case of the person as it stands on the page."""

    row: Any
    name: str
    place: str
    outcomes: list[str]


@admin.register(Person)
class PersonAdmin(StepAdmin):
    """One page for each person; there is no list of people. Upper rooms hang what came of a case in ``outcomes``."""

    readers = READERS
    page_template = "admin/complaints/person/page.html"
    outcomes: ClassVar[list[Outcomes]] = []

    def get_urls(self) -> list[URLPattern]:
        return [path("<int:pk>/change/", self.admin_site.admin_view(self.page_view), name="complaints_person_change")]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return people_of(request.user)

    def page_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        response = super().page_view(request, pk)
        response["Cache-Control"] = "no-store, private"
        return response

    def page_context(self, request: HttpRequest, record: Person, bound: StepForm | None) -> dict[str, Any]:
        open_ledger(record, actor=request.user)
        before = request.GET.get("before", "")
        is_key = before.isascii() and before.isdecimal() and len(before) <= LONGEST_KEY
        ledger = ledger_of(record, user=request.user, before=int(before) if is_key else None)
        known = [tell(request.user, [row.pk for row in ledger.lines]) for tell in self.outcomes]
        return {
            "title": _("Riwayat perkara"),
            "ledger": ledger,
            "entries": [
                Entry(
                    row,
                    listed(row.complaint).of_accused(row).text(row.called),
                    place_of(row),
                    [said for told in known for said in told.get(row.pk, [])],
                )
                for row in ledger.lines
            ],
            "is_first": not is_key,
        }

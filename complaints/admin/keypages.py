"""Turn the pages of the queue by key: the last page costs what the first one does, and nothing is counted."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, DateTimeField, F, Func, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.http import HttpRequest

from netralitas.audit.adminbase import RoomList

AFTER, BEFORE = "after", "before"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
LARGEST = 2**63


class Place(Func):
    """Where a line stands: two columns that are compared as one."""

    template, arg_joiner = "(%(expressions)s)", ", "
    output_field = BooleanField()


class KeyPages(RoomList):
    """A list in the order of (``queue_at``, ``id``), turned by the key of its first or last line."""

    next_page = previous_page = ""

    def get_queryset(self, request: HttpRequest, **kwargs: Any) -> Any:
        for name in (AFTER, BEFORE):
            self.params.pop(name, None)
            self.filter_params.pop(name, None)
        return super().get_queryset(request, **kwargs)

    def get_results(self, request: HttpRequest) -> None:
        """Read one line more than a page has: it says whether a further page follows."""
        after, before = (_key_in(request.GET.get(name, "")) for name in (AFTER, BEFORE))
        rows = self._rows(after, before)
        has_more, rows = len(rows) > self.list_per_page, rows[: self.list_per_page]
        if before:
            rows.reverse()
        if rows and (has_more if before else after is not None):
            self.previous_page = self.get_query_string({BEFORE: _key_of(rows[0])})
        if rows and (has_more or before):
            self.next_page = self.get_query_string({AFTER: _key_of(rows[-1])})
        self.result_list: list[Any] = rows
        self.result_count = self.full_result_count = len(rows)
        self.show_full_result_count, self.show_admin_actions = False, True
        self.can_show_all = self.multi_page = False
        self.paginator = None

    @property
    def first_page(self) -> str:
        """Return the address of the list from its top."""
        return self.get_query_string()

    def _rows(self, after: tuple[datetime, int] | None, before: tuple[datetime, int] | None) -> list[Any]:
        here = Place(F("queue_at"), F("id"))
        rows = self.queryset.order_by("queue_at", "id")
        if before:
            rows = rows.order_by("-queue_at", "-id").filter(LessThan(here, _place(before)))
        elif after:
            rows = rows.filter(GreaterThan(here, _place(after)))
        return list(rows[: self.list_per_page + 1])


def _place(key: tuple[datetime, int]) -> Place:
    return Place(Value(key[0], output_field=DateTimeField()), Value(key[1]))


def _key_of(row: Any) -> str:
    return f"{(row.queue_at - EPOCH) // TICK}.{row.pk}"


def _key_in(text: str) -> tuple[datetime, int] | None:
    """Return the key that an address holds, None when it holds none."""
    ticks, point, pk = text.partition(".")
    if not (point and ticks.isascii() and ticks.lstrip("-").isdigit() and pk.isascii() and pk.isdigit()):
        return None
    try:
        return (EPOCH + TICK * int(ticks), int(pk)) if int(pk) < LARGEST else None
    except (OverflowError, ValueError):
        return None

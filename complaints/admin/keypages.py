"""Turn the pages of the queue by key: the last page costs what the first one does, and nothing is counted."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, DateTimeField, F, Func, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.http import HttpRequest

from netralitas.audit.adminbase import RoomList

AFTER, BEFORE = "after", "before"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
LARGEST = 2**63
Key = tuple[datetime, int]


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
        keys = self._keys(after, before)
        has_more, keys = len(keys) > self.list_per_page, keys[: self.list_per_page]
        if before:
            keys.reverse()
        if keys and (has_more if before else after is not None):
            self.previous_page = self.get_query_string({BEFORE: _written(keys[0])})
        if keys and (has_more or before):
            self.next_page = self.get_query_string({AFTER: _written(keys[-1])})
        self.result_list: list[Any] = self._rows([pk for _moment, pk in keys])
        self.result_count = self.full_result_count = len(self.result_list)
        self.show_full_result_count, self.show_admin_actions = False, True
        self.can_show_all = self.multi_page = False
        self.paginator = None

    @property
    def first_page(self) -> str:
        """Return the address of the list from its top."""
        return self.get_query_string()

    def _keys(self, after: Key | None, before: Key | None) -> list[Key]:
        """Return where the lines of a page stand: found without a single join, whatever the list is narrowed to."""
        here = Place(F("queue_at"), F("id"))
        rows = self.queryset.order_by("queue_at", "id")
        if before:
            rows = rows.order_by("-queue_at", "-id").filter(LessThan(here, _place(before)))
        elif after:
            rows = rows.filter(GreaterThan(here, _place(after)))
        return list(rows.values_list("queue_at", "pk")[: self.list_per_page + 1])

    def _rows(self, keys: list[int]) -> list[Any]:
        """Return the lines themselves, those that may still be seen, in the order of their keys."""
        found = {row.pk: row for row in self.page_rows.filter(pk__in=keys)}
        return [found[pk] for pk in keys if pk in found]

    @property
    def page_rows(self) -> QuerySet[Any]:
        """Return what the lines of a page are read from."""
        return self.root_queryset


def _place(key: Key) -> Place:
    return Place(Value(key[0], output_field=DateTimeField()), Value(key[1]))


def _written(key: Key) -> str:
    return f"{(key[0] - EPOCH) // TICK}.{key[1]}"


def _key_in(text: str) -> Key | None:
    """Return the key that an address holds, None when it holds none."""
    ticks, point, pk = text.partition(".")
    if not (point and ticks.isascii() and ticks.lstrip("-").isdigit() and pk.isascii() and pk.isdigit()):
        return None
    try:
        return (EPOCH + TICK * int(ticks), int(pk)) if int(pk) < LARGEST else None
    except (OverflowError, ValueError):
        return None

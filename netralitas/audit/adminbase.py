"""What every admin room shares: who reads and writes is a table of roles, nothing is deleted, paging is bounded."""

from typing import Any, ClassVar, cast

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property


class BoundedPaginator(Paginator):
    """Count no further than the pages a person turns; beyond them a filter or a search is the way.

    Counting a million rows costs more than showing twenty-five of them.
    """

    REACH = 1000

    @cached_property
    def count(self) -> int:
        return QuerySet.count(cast(QuerySet, self.object_list[: self.REACH]))


class RoomAdmin(admin.ModelAdmin):
    """Admin of one record. ``readers`` may look, ``writers`` may fill in forms that call doors, nobody deletes."""

    readers: ClassVar[frozenset[str]] = frozenset()
    writers: ClassVar[frozenset[str]] = frozenset()
    actions = None
    show_full_result_count = False
    list_per_page = 25
    list_max_show_all = 25
    paginator = BoundedPaginator

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _role(request) in self.readers | self.writers

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _role(request) in self.writers

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _role(request) in self.writers

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _role(request: HttpRequest) -> str:
    user = request.user
    return getattr(user, "role", "") if user.is_active and user.is_staff else ""

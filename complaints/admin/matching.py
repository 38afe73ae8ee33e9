"""How many cases the queue shows somebody, by the very filters and the very search of its page."""

from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, QueryDict

from complaints.digest import Matching
from complaints.models import Complaint
from complaints.waiting import due_conditions
from netralitas.audit.adminbase import BoundedPaginator

REACH = BoundedPaginator.REACH


def matching(user: Any, query: str, now: datetime) -> Matching:
    """Count what the queue shows somebody for a query, the most urgent first and no further than a page turns.

    A query of which the queue no longer knows every part holds nothing: what is left of it means something else.
    """
    room: Any = admin.site.get_model_admin(Complaint)
    request, asked = HttpRequest(), dict(parse_qsl(query))
    request.user = user
    request.GET = QueryDict(urlencode(room.narrowed(request, asked)))
    if not asked or request.GET.dict() != asked:
        return Matching(0, 0, 0, REACH)
    try:
        rows = _rows(room, request)
    except IncorrectLookupParameters:
        return Matching(0, 0, 0, REACH)
    near = rows.order_by(F("due_at").asc(nulls_last=True), "id").values("pk")[: REACH + 1]
    due = due_conditions(user, now)
    counts = Complaint.objects.filter(pk__in=near).aggregate(
        total=Count("pk"), late=Count("pk", filter=due["late"]), today=Count("pk", filter=due["today"])
    )
    return Matching(**counts, reach=REACH)


def _rows(room: Any, request: HttpRequest) -> QuerySet[Complaint]:
    """Return every row that the list of a room shows for a request, without reading a page of them."""

    class Unread(room.get_changelist(request)):  # type: ignore[misc]
        def get_results(self, request: HttpRequest) -> None:
            """Leave the reading to whoever asked."""

    found = Unread(
        request, room.model, room.list_display, None, room.get_list_filter(request), None,
        room.get_search_fields(request), room.list_select_related, room.list_per_page, room.list_max_show_all, (),
        room, (), None,
    )  # fmt: skip
    return found.queryset

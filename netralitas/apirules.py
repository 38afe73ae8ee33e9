"""What holds for every answer of the API: paging by key, refusals as 409 with a sentence.

Apart from the routes: the framework reads these while it loads, and the routes need it loaded.
"""

from typing import Any

from rest_framework import status
from rest_framework.pagination import CursorPagination
from rest_framework.response import Response

from netralitas.lib.refusal import Refusal


class KeyPagination(CursorPagination):
    """Page by key: the last page is as quick as the first, and nothing is counted."""

    ordering = "-id"
    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100


def refusal_handler(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Answer a door's refusal with 409, its code and its sentence."""
    if isinstance(exc, Refusal):
        return Response({"code": exc.code, "detail": str(exc)}, status=status.HTTP_409_CONFLICT)
    from rest_framework.views import exception_handler

    return exception_handler(exc, context)

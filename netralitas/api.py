"""The API's frame: routes, paging by key, refusals as 409 with a sentence."""

from typing import Any

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import status
from rest_framework.pagination import CursorPagination
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter
from rest_framework.views import exception_handler

from complaints.api import ComplaintViewSet
from netralitas.lib.refusal import Refusal
from sanctions.api import ProceedingViewSet
from taskforce.api import RecommendationViewSet


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
    return exception_handler(exc, context)


router = SimpleRouter()
router.register("complaints", ComplaintViewSet, basename="complaint")
router.register("recommendations", RecommendationViewSet, basename="recommendation")
router.register("proceedings", ProceedingViewSet, basename="proceeding")

urlpatterns = [
    path(
        "schema/",
        SpectacularAPIView.as_view(permission_classes=[AllowAny], authentication_classes=[]),
        name="schema",
    ),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(
            url_name="schema", permission_classes=[AllowAny], authentication_classes=[]
        ),
        name="api-docs",
    ),
    path("", include(router.urls)),
]

"""The API's routes. Paging and refusals stand in ``apirules.py``, which the framework loads before any view."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny
from rest_framework.routers import SimpleRouter

from complaints.api import ComplaintViewSet
from sanctions.api import ProceedingViewSet
from taskforce.api import RecommendationViewSet

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

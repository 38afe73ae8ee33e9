"""Recommendations over the API: the same rows as the pages."""

from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from taskforce.access import visible_to
from taskforce.filters import RecommendationFilter
from taskforce.models import Recommendation


class RecommendationSerializer(serializers.ModelSerializer):
    """One recommendation; the person is named by post, the name stands in the letter."""

    number = serializers.CharField(read_only=True)
    instansi = serializers.CharField(source="instansi.name", allow_null=True, default=None)
    issuer = serializers.CharField(source="issuer.name")
    post = serializers.CharField(source="accused.post")
    letter_number = serializers.CharField(source="letter.number", default=None)

    class Meta:
        model = Recommendation
        fields = [
            "id", "number", "complaint", "instansi", "issuer", "post", "status", "level", "opened_at", "issued_on",
            "received_on", "due_at", "answered_on", "answer", "letter_number",
        ]  # fmt: skip


class RecommendationViewSet(ReadOnlyModelViewSet):
    """Recommendations the token's owner may see."""

    serializer_class = RecommendationSerializer
    filterset_class = RecommendationFilter
    queryset = Recommendation.objects.none()

    def get_queryset(self):
        return visible_to(self.request.user).select_related("instansi", "issuer", "accused", "letter")

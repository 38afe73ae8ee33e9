"""Procedures over the API: the same rows as the pages."""

from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from sanctions.access import visible_to
from sanctions.filters import ProceedingFilter
from sanctions.models import Decision, Proceeding


class DecisionSerializer(serializers.ModelSerializer):
    penalty = serializers.CharField(source="penalty.name")
    siasn_id = serializers.CharField(source="penalty.siasn_id")
    letter_number = serializers.CharField(source="number")

    class Meta:
        model = Decision
        fields = [
            "penalty", "siasn_id", "authority", "authority_basis", "decided_on", "is_below_range", "letter_number",
            "delivered_on", "effective_on", "effective_explanation", "ends_on",
        ]  # fmt: skip


class ProceedingSerializer(serializers.ModelSerializer):
    """One procedure with its decision, once there is one."""

    recommendation_number = serializers.CharField(source="recommendation.number")
    instansi = serializers.CharField(source="instansi.name")
    decision = DecisionSerializer(default=None)

    class Meta:
        model = Proceeding
        fields = [
            "id", "recommendation", "recommendation_number", "instansi", "status", "opened_at", "due_at", "decision",
        ]  # fmt: skip


class ProceedingViewSet(ReadOnlyModelViewSet):
    """Procedures the token's owner may see."""

    serializer_class = ProceedingSerializer
    filterset_class = ProceedingFilter
    queryset = Proceeding.objects.none()

    def get_queryset(self):
        return visible_to(self.request.user).select_related(
            "instansi", "recommendation", "decision", "decision__penalty", "decision__letter"
        )

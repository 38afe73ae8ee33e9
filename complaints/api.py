"""Reports over the API: the same rows as the pages, never the reporter."""

from typing import Any

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from complaints.access import visible_to
from complaints.filters import ComplaintFilter
from complaints.models import Accused, Act, CaseEvent, Complaint, Evidence
from complaints.sight import mask_of
from netralitas.clocks.remaining import open_clocks


class ActSerializer(serializers.ModelSerializer):
    violation = serializers.CharField(source="violation.code")
    title = serializers.CharField(source="violation.title")
    edition = serializers.CharField(source="violation.edition_id")
    needs_verification = serializers.BooleanField(source="violation.needs_verification")

    class Meta:
        model = Act
        fields = [
            "id",
            "accused",
            "violation",
            "title",
            "edition",
            "occurred_on",
            "verdict",
            "needs_verification",
        ]


class Masked(serializers.CharField):
    """A free text as it leaves the house: without the words that only the case's office reads."""

    def to_representation(self, value: str) -> str:
        case: Any = self.root.instance
        return mask_of(case).text(super().to_representation(value))


class AccusedSerializer(serializers.ModelSerializer):
    instansi = serializers.CharField(source="instansi.name", default=None)
    description = Masked()

    class Meta:
        model = Accused
        fields = ["id", "name", "description", "post", "instansi", "instansi_text", "employment"]


class EvidenceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Evidence
        fields = ["id", "kind", "mime", "size", "sha256", "state", "added_at"]


class EventSerializer(serializers.ModelSerializer):
    class Meta:
        model = CaseEvent
        fields = ["at", "action", "source", "target"]


class ComplaintSerializer(serializers.ModelSerializer):
    """One line of the list."""

    number = serializers.CharField(read_only=True)
    handler = serializers.CharField(source="handler.name")

    class Meta:
        model = Complaint
        fields = [
            "id", "number", "kind", "channel", "identity_mode", "status", "title", "region", "contest",
            "is_outside_contests", "occurred_on",
            "known_on", "received_at", "phase", "handler", "register_number", "due_at",
        ]  # fmt: skip
        extra_kwargs = {
            "contest": {"help_text": "Code of the contest; null while unknown, and where is_outside_contests is true."},
            "is_outside_contests": {
                "help_text": "True: the event belongs to no contest. False with contest null: nobody knows yet."
            },
        }


class ComplaintDetailSerializer(ComplaintSerializer):
    """One report with its accused, acts, evidence and steps."""

    narrative = Masked()
    place = Masked()
    phase_reason = Masked()
    accused = AccusedSerializer(many=True)
    acts = ActSerializer(many=True)
    evidence = EvidenceSerializer(many=True)
    events = EventSerializer(many=True)
    due_reason = serializers.SerializerMethodField()

    class Meta(ComplaintSerializer.Meta):
        fields = [
            *ComplaintSerializer.Meta.fields, "narrative", "place", "phase_reason", "accused", "acts", "evidence",
            "events", "due_reason",
        ]  # fmt: skip

    @extend_schema_field(serializers.CharField())
    def get_due_reason(self, complaint: Complaint) -> str:
        clock = open_clocks(complaint).first()
        return clock.explanation if clock else ""


class ComplaintViewSet(ReadOnlyModelViewSet):
    """Reports the token's owner may see."""

    serializer_class = ComplaintSerializer
    filterset_class = ComplaintFilter
    queryset = Complaint.objects.none()

    def get_queryset(self):
        rows = visible_to(self.request.user).select_related("handler")
        if self.action == "retrieve":
            acts = Act.objects.select_related("violation").order_by("id")
            accused = Accused.objects.select_related("instansi").order_by("id")
            rows = rows.prefetch_related(Prefetch("acts", acts), Prefetch("accused", accused), "evidence", "events")
            rows = rows.select_related("handler", "split_from")
        return rows

    def get_serializer_class(self):
        return ComplaintDetailSerializer if self.action == "retrieve" else ComplaintSerializer

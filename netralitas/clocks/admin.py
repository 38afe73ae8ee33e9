from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from netralitas.audit.adminbase import RoomAdmin, role_of
from netralitas.clocks.models import Clock
from netralitas.people.roles import Role
from netralitas.people.scope import agency_scope


@admin.register(Clock)
class ClockAdmin(RoomAdmin):
    """All running duties, next due first."""

    readers = frozenset({"admin", "auditor", "supervisor"})
    list_display = ["duty", "owner", "due_at", "state", "rule_code", "next_reminder_at"]
    list_filter = ["state", "rule_code"]
    list_select_related = ["owner"]
    search_fields = ["duty"]
    ordering = ["due_at"]
    fields = (
        "duty", "owner", "watcher", "rule_code", "basis", "needs_verification", "anchor_on", "due_at", "explanation",
        "state", "paused_on", "pause_reason", "stopped_at", "outcome", "plan", "next_reminder_at",
    )  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Clock]:
        """Leave to who supervises the agencies the duties of agencies, and of their own region."""
        rows = super().get_queryset(request)
        if role_of(request) == Role.SUPERVISOR:
            return rows.filter(agency_scope(request.user, "owner"), plan=Clock.Plan.AGENCY)
        return rows

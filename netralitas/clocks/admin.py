from django.contrib import admin

from netralitas.audit.adminbase import RoomAdmin
from netralitas.clocks.models import Clock


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

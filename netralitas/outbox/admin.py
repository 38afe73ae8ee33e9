from django.contrib import admin

from netralitas.audit.adminbase import RoomAdmin
from netralitas.outbox.models import Attempt, Message


class AttemptInline(admin.TabularInline):
    model = Attempt
    extra = 0
    can_delete = False
    fields = ("at", "ok", "permanent", "detail")
    readonly_fields = fields

    def has_add_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return True


@admin.register(Message)
class MessageAdmin(RoomAdmin):
    """What was sent, when and with which proof; neither address nor text is shown."""

    readers = frozenset({"admin", "auditor"})
    list_display = ["key", "channel", "status", "attempts", "due_at", "sent_at"]
    list_filter = ["status", "channel"]
    search_fields = ["key"]
    fields = (
        "key", "channel", "status", "attempts", "due_at", "created_at", "sent_at", "message_id", "proof",
    )  # fmt: skip
    readonly_fields = fields
    inlines = [AttemptInline]

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netralitas.audit.adminbase import RoomAdmin, role_of
from netralitas.lib.refusal import Refusal
from netralitas.outbox import post
from netralitas.outbox.models import Attempt, Message


class AttemptInline(admin.TabularInline):
    model = Attempt
    extra = 0
    can_delete = False
    fields = ("at", "outcome", "detail")
    readonly_fields = fields

    @admin.display(description=_lazy("hasil"))
    def outcome(self, row: Attempt) -> str:
        if row.ok:
            return _("terkirim")
        return _("gagal, tidak dicoba lagi") if row.permanent else _("gagal, dicoba lagi nanti")

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
    actions = ("send_again",)

    def has_send_permission(self, request: HttpRequest) -> bool:
        return role_of(request) == "admin"

    @admin.action(description=_lazy("Kirim lagi yang gagal"), permissions=["send"])
    def send_again(self, request: HttpRequest, rows: QuerySet[Message]) -> None:
        """Queue each message again that was given up; the others say why not."""
        done = 0
        for row in rows:
            try:
                post.send_again(row, actor=request.user)
            except Refusal as refusal:
                messages.warning(request, f"{row.key}: {refusal}")
            else:
                done += 1
        if done:
            messages.success(request, _("%(n)d pesan antre untuk dikirim lagi.") % {"n": done})

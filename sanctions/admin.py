"""Where everybody on the staff reads kinds of penalty and who may impose them, and the administrator corrects them."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest

from complaints.admin.stepforms import IdentifyForm
from netralitas.audit.adminbase import RoomAdmin
from netralitas.law import editing
from netralitas.people.roles import STAFF_ROLES, Role
from sanctions.authority import post_classes
from sanctions.models import Authority, Penalty

# The matrix says which classes of posts there are; whoever identifies an accused chooses among them.
IdentifyForm.post_classes = staticmethod(post_classes)


class PenaltyRowAdmin(RoomAdmin):
    """A row that the data file brings: what names it stays, the rest may be corrected through the door of the law."""

    readers = STAFF_ROLES
    writers = frozenset({Role.ADMIN})
    naming: ClassVar[list[str]] = []

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return ["edited_by_hand", *(self.naming if obj else [])]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        editing.change(obj, form.changed_data, actor=request.user)


@admin.register(Penalty)
class PenaltyAdmin(PenaltyRowAdmin):
    naming = ["code", "level", "letter", "severity", "applies_to", "marks"]
    list_display = ["code", "name", "level", "months", "article", "valid_from", "valid_to", "needs_verification"]
    list_filter = ["level", "needs_verification"]
    search_fields = ["code", "name", "article"]
    fields = [
        "code", "level", "name", "letter", "months", "article", "siasn_id", "severity", "valid_from", "valid_to",
        "applies_to", "suspended_note", "replaced_by", "marks", "needs_verification", "edited_by_hand",
    ]  # fmt: skip


@admin.register(Authority)
class AuthorityAdmin(PenaltyRowAdmin):
    naming = ["agency_levels", "post", "penalties", "authority", "basis"]
    list_display = ["post", "authority", "penalties", "basis", "confidence", "needs_verification"]
    list_filter = ["needs_verification"]
    search_fields = ["post", "authority", "basis"]
    fields = [
        "agency_levels", "post", "penalties", "authority", "basis", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip

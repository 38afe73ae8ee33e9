"""Where an administrator reads and corrects what the portal knows of the law."""

from typing import Any, ClassVar

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from netralitas.audit.adminbase import RoomAdmin
from netralitas.law import editing
from netralitas.law.models import DeadlineRule, Fact, Holiday, Instrument, Provision
from netralitas.people.roles import STAFF_ROLES, Role


class FactAdmin(RoomAdmin):
    """A row of law: every member of staff may read it, the administrator may correct it."""

    readers = STAFF_ROLES
    writers = frozenset({Role.ADMIN})
    natural_key: ClassVar[list[str]] = []

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["edited_by_hand", *(self.natural_key if obj else [])]

    def save_model(self, request: HttpRequest, obj: Fact, form: ModelForm, change: bool) -> None:
        if change:
            editing.change(obj, form.changed_data, actor=request.user)
        else:
            editing.add(obj, actor=request.user)


@admin.register(Instrument)
class InstrumentAdmin(FactAdmin):
    """The register of instruments. The key stays: data files cite it."""

    natural_key: ClassVar[list[str]] = ["key"]
    list_display = ["number", "title", "valid_from", "valid_to", "confidence", "needs_verification"]
    list_filter = ["needs_verification", "confidence"]
    search_fields = ["key", "number", "title"]
    fields = [
        "key", "number", "title", "stipulated_on", "valid_from", "valid_to", "gazette", "confidence",
        "needs_verification", "note", "edited_by_hand",
    ]  # fmt: skip


@admin.register(DeadlineRule)
class DeadlineRuleAdmin(FactAdmin):
    """The deadline rules. The code stays: steps name it; a new length is a new row, and the old one ends."""

    natural_key: ClassVar[list[str]] = ["code"]
    list_display = ["code", "step", "amount", "unit", "anchor", "basis", "valid_from", "needs_verification"]
    list_filter = ["regime", "needs_verification", "confidence"]
    search_fields = ["code", "step", "basis"]
    fields = [
        "code", "regime", "step", "amount", "unit", "anchor", "event", "basis", "liability", "valid_from", "valid_to",
        "confidence", "needs_verification", "note", "edited_by_hand",
    ]  # fmt: skip


@admin.register(Provision)
class ProvisionAdmin(FactAdmin):
    """The sentences about the law that citizens read. The code stays: pages name it."""

    natural_key: ClassVar[list[str]] = ["code", "regime"]
    list_display = ["code", "regime", "sentence", "basis", "valid_from", "needs_verification"]
    list_filter = ["regime", "needs_verification", "confidence"]
    search_fields = ["code", "sentence", "basis"]
    fields = [
        "code", "regime", "sentence", "basis", "valid_from", "valid_to", "confidence", "needs_verification", "note",
        "edited_by_hand",
    ]  # fmt: skip


@admin.register(Holiday)
class HolidayAdmin(FactAdmin):
    """The days off, by date; a cancelled one counts as a working day again."""

    list_display = ["date", "name", "kind", "decree", "is_cancelled", "needs_verification"]
    list_filter = ["kind", "needs_verification", "is_cancelled"]
    date_hierarchy = "date"
    search_fields = ["name"]
    fields = [
        "date", "kind", "name", "decree", "is_cancelled", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip

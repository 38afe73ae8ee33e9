"""Who sits in the Satgas, and how many institutions must agree."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm, ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from netralitas.audit.adminbase import RoomAdmin
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import STAFF_ROLES, Role
from taskforce import seats
from taskforce.models import Seat, SignatureRule


@admin.register(Seat)
class SeatAdmin(RoomAdmin):
    """Seats are given and ended, never moved: who signed for whom stays readable."""

    readers = STAFF_ROLES
    writers = frozenset({Role.ADMIN})
    list_display = ["officer", "institution", "region", "valid_from", "valid_to"]
    list_select_related = ["officer", "institution", "region"]
    search_fields = ["officer__username", "officer__first_name", "officer__last_name", "institution__name"]
    autocomplete_fields = ["officer", "institution", "region"]
    ordering = ["-valid_from", "-id"]
    fields = ["officer", "institution", "region", "valid_from", "valid_to"]

    def get_readonly_fields(self, request: HttpRequest, obj: Seat | None = None) -> list[str]:
        return ["officer", "institution", "region", "valid_from"] if obj else []

    def get_form(self, request: HttpRequest, obj: Seat | None = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, form=_form_for(request), **kwargs)

    def save_model(self, request: HttpRequest, obj: Seat, form: Any, change: bool) -> None:
        """Leave the writing to the door, which the form has already asked."""
        obj.pk = form.written.pk


def _form_for(request: HttpRequest) -> type[ModelForm]:
    """Return a form that asks the door while it is checked, so that a refusal stands at its field."""

    class SeatForm(ModelForm):
        written: Seat | None = None

        def _post_clean(self) -> None:
            """Ask the door when everything else is right: after it, nothing may turn the form down."""
            super()._post_clean()  # type: ignore[misc]
            if self.errors:
                return
            try:
                self.written = self._ask_door(self.cleaned_data)
            except Refusal as refusal:
                field = refusal.field if refusal.field in self.fields else None
                self.add_error(field, ValidationError(refusal.sentence, code=refusal.code))

        def _ask_door(self, given: dict[str, Any]) -> Seat:
            if self.instance.pk is None:
                return seats.give(actor=request.user, **given)
            if given["valid_to"] is None:
                raise Refusal(_("Isi hari terakhir kursi ini."), code="missing_valid_to", field="valid_to")
            return seats.end(self.instance, on=given["valid_to"], actor=request.user)

    return SeatForm


@admin.register(SignatureRule)
class SignatureRuleAdmin(RoomAdmin):
    """How many institutions sign together; a row of law, read by everybody."""

    readers = STAFF_ROLES
    list_display = ["institutions", "valid_from", "basis", "needs_verification"]
    fields = ["institutions", "valid_from", "basis", "needs_verification"]

"""Where the staff reads penalties, who may impose them and how to proceed, and the administrator corrects them."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.admin import PersonAdmin
from complaints.admin.stepforms import IdentifyForm
from netralitas.audit.adminbase import RoomAdmin
from netralitas.law import editing
from netralitas.law.models import DeadlineRule
from netralitas.people.admin import InstansiAdmin
from netralitas.people.models import Instansi
from netralitas.people.roles import STAFF_ROLES, Role
from sanctions import agencykinds
from sanctions.answering import answer_to
from sanctions.authority import post_classes
from sanctions.history import punished
from sanctions.liability import told_of_liability
from sanctions.models import (
    Authority,
    DispatchRule,
    EffectRule,
    EthicsRule,
    ExaminationRule,
    ExecutionRule,
    OverlapRule,
    OwnPenalty,
    Penalty,
    RemedyRule,
    RepeatRule,
    SummonsRule,
    TeamRule,
    TrackRule,
)  # fmt: skip
from sanctions.statuses import TeamElement
from sanctions.yearbook import COLUMNS, yearbook_of
from taskforce.admin.recommendation import RecommendationAdmin

# The matrix says which classes of posts there are; whoever identifies an accused chooses among them.
IdentifyForm.post_classes = staticmethod(post_classes)
PersonAdmin.outcomes.append(punished)
RecommendationAdmin.answers += [answer_to, told_of_liability]


def _yearbook(user: Any, agency: Instansi) -> str | None:
    """Show how an agency deals with its recommendations, to whoever may see some of them."""
    book = yearbook_of(user, agency, now=timezone.now())
    if not book.years:
        return None
    return render_to_string("admin/sanctions/yearbook.html", {"book": book, "columns": COLUMNS.values()})


InstansiAdmin.hung_panels.append(_yearbook)


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
        "applies_to", "is_default", "suspended_note", "replaced_by", "marks", "needs_verification", "edited_by_hand",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Penalty]:
        return super().get_queryset(request).filter(instansi=None)


class OwnPenaltyForm(ModelForm):
    regulation = forms.CharField(
        label=_lazy("Peraturan instansi"),
        max_length=agencykinds.LONGEST_REGULATION,
        help_text=_lazy("Misalnya: Peraturan Bupati Tirtamukti Nomor 12 Tahun 2024."),
    )
    article = forms.CharField(
        label=_lazy("Pasal"), max_length=agencykinds.LONGEST_ARTICLE, help_text=_lazy("Misalnya: Pasal 9 huruf b.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("valid_from"), data.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error(
                "valid_to", forms.ValidationError(_("Berakhirnya harus sesudah mulainya."), code="ends_before")
            )
        return data


@admin.register(OwnPenalty)
class OwnPenaltyAdmin(PenaltyRowAdmin):
    """What an agency's own rule says; a kind is added here and ended by its last day, never rewritten."""

    adding = ["instansi", "stands_for", "name", "months", "regulation", "article", "valid_from", "valid_to"]
    list_display = ["instansi", "name", "level", "months", "article", "valid_from", "valid_to"]
    list_filter = ["level"]
    list_select_related = ["instansi"]
    search_fields = ["name", "regulation", "instansi__name"]
    autocomplete_fields = ["instansi"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **({} if obj else {"form": OwnPenaltyForm}), **kwargs)

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        own = ["code", "level", "letter", "severity"] if obj else []
        return [*self.adding, *own, *(["needs_verification", "edited_by_hand"] if obj else [])]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        fixed = {"valid_to", "needs_verification"}
        return [name for name in self.get_fields(request, obj) if name not in fixed] if obj else []

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "stands_for":
            kwargs["queryset"] = agencykinds.counterparts()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        given = {name: form.cleaned_data[name] for name in self.adding}
        obj.pk = agencykinds.add(given.pop("instansi"), **given, actor=request.user).pk


@admin.register(Authority)
class AuthorityAdmin(PenaltyRowAdmin):
    naming = ["agency_levels", "post", "penalties", "employments", "authority", "basis"]
    list_display = ["post", "authority", "penalties", "basis", "confidence", "needs_verification"]
    list_filter = ["needs_verification"]
    search_fields = ["post", "authority", "basis"]
    fields = [
        "agency_levels", "post", "penalties", "employments", "authority", "basis", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip


class TeamRuleForm(ModelForm):
    elements = forms.MultipleChoiceField(
        label=_lazy("Unsur"), choices=TeamElement.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class DeadlineForm(ModelForm):
    def clean_deadline(self) -> str:
        return self.known("deadline")

    def known(self, name: str) -> str:
        """Return the code of a deadline rule that a field names, or refuse."""
        code: str = self.cleaned_data[name]
        if code and not DeadlineRule.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Aturan tenggat dengan kode ini tidak ada."), code="deadline_unknown")
        return code


class RemedyForm(DeadlineForm):
    def clean_dismissal(self) -> str:
        return self.known("dismissal")


@admin.register(TeamRule)
class TeamRuleAdmin(PenaltyRowAdmin):
    form = TeamRuleForm
    naming = ["level", "valid_from"]
    list_display = ["level", "need", "elements", "basis", "valid_from", "valid_to", "needs_verification"]
    fields = [
        "level", "need", "elements", "basis", "valid_from", "valid_to", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip


@admin.register(SummonsRule)
class SummonsRuleAdmin(PenaltyRowAdmin):
    form = DeadlineForm
    naming = ["ordinal", "valid_from"]
    list_display = ["ordinal", "deadline", "basis", "valid_from", "valid_to", "needs_verification"]
    fields = [
        "ordinal", "deadline", "basis", "valid_from", "valid_to", "confidence", "needs_verification", "edited_by_hand",
    ]  # fmt: skip


@admin.register(ExaminationRule)
class ExaminationRuleAdmin(PenaltyRowAdmin):
    naming = ["code", "valid_from"]
    list_display = ["code", "text", "basis", "valid_from", "valid_to", "needs_verification"]
    list_filter = ["needs_verification"]
    search_fields = ["code", "text", "basis"]
    fields = [
        "code", "text", "levels", "employments", "basis", "valid_from", "valid_to", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip


@admin.register(DispatchRule)
class DispatchRuleAdmin(PenaltyRowAdmin):
    form = DeadlineForm
    naming = ["delivery", "valid_from"]
    list_display = ["delivery", "deadline", "received", "basis", "valid_from", "valid_to", "needs_verification"]
    fields = [
        "delivery", "deadline", "received", "basis", "valid_from", "valid_to", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip


@admin.register(ExecutionRule)
class ExecutionRuleAdmin(PenaltyRowAdmin):
    form = DeadlineForm
    naming = ["code", "valid_from"]
    list_display = ["code", "kinds", "paper", "deadline", "basis", "valid_from", "valid_to", "needs_verification"]
    search_fields = ["code", "paper", "basis"]
    fields = [
        "code", "penalties", "paper", "deadline", "basis", "valid_from", "valid_to", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip

    @admin.display(description=_lazy("kode hukuman"))
    def kinds(self, row: ExecutionRule) -> str:
        return ", ".join(row.penalties)


@admin.register(OverlapRule)
class OverlapRuleAdmin(PenaltyRowAdmin):
    naming = ["weight", "valid_from"]
    list_display = ["weight", "meeting", "basis", "valid_from", "valid_to", "needs_verification"]
    fields = [
        "weight",
        "meeting",
        "basis",
        "valid_from",
        "valid_to",
        "confidence",
        "needs_verification",
        "edited_by_hand",
    ]


@admin.register(RepeatRule)
class RepeatRuleAdmin(PenaltyRowAdmin):
    naming = ["code", "employments", "valid_from"]
    list_display = ["code", "employments", "basis", "valid_from", "valid_to", "needs_verification"]
    fields = [
        "code", "employments", "basis", "valid_from", "valid_to", "confidence", "needs_verification", "edited_by_hand",
    ]  # fmt: skip


@admin.register(RemedyRule)
class RemedyRuleAdmin(PenaltyRowAdmin):
    form = RemedyForm
    naming = ["code", "penalties", "employments", "valid_from"]
    list_display = ["code", "name", "addressee", "deadline", "basis", "valid_from", "valid_to", "needs_verification"]
    fields = [
        "code", "name", "penalties", "employments", "decider", "deadline", "dismissal", "addressee", "copy_to", "basis",
        "valid_from", "valid_to", "confidence", "needs_verification", "edited_by_hand",
    ]  # fmt: skip


@admin.register(EthicsRule)
class EthicsRuleAdmin(PenaltyRowAdmin):
    naming = ["code", "valid_from"]
    list_display = ["code", "text", "amount", "basis", "valid_from", "valid_to", "needs_verification"]
    list_filter = ["needs_verification"]
    search_fields = ["code", "text", "basis"]
    fields = [
        "code", "amount", "text", "basis", "valid_from", "valid_to", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip


class TrackForm(ModelForm):
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("deadline", "effect", "ending"):
            code = data.get(name)
            if code and not DeadlineRule.objects.filter(code=code).exists():
                self.add_error(
                    name, forms.ValidationError(_("Aturan tenggat dengan kode ini tidak ada."), code="deadline_unknown")
                )
        return data


@admin.register(TrackRule)
class TrackRuleAdmin(PenaltyRowAdmin):
    form = TrackForm
    naming = ["code", "kind", "employments", "levels", "instruments", "valid_from"]
    list_display = ["code", "name", "deadline", "basis", "valid_from", "valid_to", "needs_verification"]
    fields = [
        "code", "kind", "name", "employments", "levels", "staff", "staff_short", "instruments", "procedure_basis",
        "deadline", "effect", "ending", "post_class", "with_team", "with_pack", "note", "basis", "valid_from",
        "valid_to", "confidence", "needs_verification", "edited_by_hand",
    ]  # fmt: skip


@admin.register(EffectRule)
class EffectRuleAdmin(PenaltyRowAdmin):
    naming = ["code", "penalties", "valid_from"]
    list_display = ["code", "counted", "basis", "valid_from", "valid_to", "needs_verification"]
    fields = [
        "code", "penalties", "counted", "basis", "valid_from", "valid_to", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip

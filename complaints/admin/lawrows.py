"""Where the staff reads the catalogue and the calendar of elections, and the administrator corrects them."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Min, Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.admin.filters import ChoiceFilter
from complaints.models import Contest, Edition, OtherChannel, PublicationRule, Stage, Violation
from complaints.statuses import Impact
from complaints.wording import kind_words, level_words, phase_words
from netralitas.audit.adminbase import RoomAdmin, icon
from netralitas.law import editing
from netralitas.people.roles import STAFF_ROLES, Role


class Lines(forms.CharField):
    """A list of sentences or words, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != self.clean(data)


class RowAdmin(RoomAdmin):
    """A row that data files bring: what names it stays, the rest may be corrected through the door of the law."""

    readers = STAFF_ROLES
    writers = frozenset({Role.ADMIN})
    naming: ClassVar[list[str]] = []
    shown_only: ClassVar[list[str]] = []

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return [*self.shown_only, "edited_by_hand", *(self.naming if obj else [])]

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        if change:
            editing.change(obj, form.changed_data, actor=request.user)
        else:
            editing.add(obj, actor=request.user)


@admin.display(description=_lazy("keyakinan"))
def certainty(row: Any) -> SafeString | str:
    """Return the mark of a row that is still to be checked, and nothing beside a sure one."""
    if not row.needs_verification:
        return ""
    return format_html('<span class="verify">{}{}</span>', icon("help"), _("perlu verifikasi"))


class ViolationForm(ModelForm):
    yes_examples = Lines(label=_lazy("Contoh melanggar"), required=False, help_text=_lazy("Satu contoh per baris."))
    no_examples = Lines(
        label=_lazy("Contoh tidak melanggar"), required=False, help_text=_lazy("Satu contoh per baris.")
    )
    instead = Lines(label=_lazy("Yang boleh dilakukan"), required=False, help_text=_lazy("Satu saran per baris."))
    keywords = Lines(
        label=_lazy("Kata pencocok"),
        required=False,
        help_text=_lazy(
            "Satu kata atau frasa per baris. Dalam cerita warga dihitung bila di dekatnya ada kata tentang pemilihan."
        ),
    )


@admin.register(Violation)
class ViolationAdmin(RowAdmin):
    """The catalogue. Articles and marks come from the data files, words may be made clearer here."""

    form = ViolationForm
    naming = ["edition", "code", "number", "form", "pair_code"]
    shown_only = ["of_kind", "when_it_applies", "brings", "resting_on", "sanctioned_by", "by_impact", "flagged_for"]
    list_display = ["code", "title", "when_it_applies", "brings", "edition", certainty]
    list_filter = ["edition", "needs_verification"]
    list_select_related = ["edition"]
    search_fields = ["code", "title", "form"]
    fields = [
        "edition", "code", "number", "of_kind", "form", "title", "plain", "yes_examples", "no_examples", "instead",
        "when_it_applies", "brings", "pair_code", "resting_on", "sanctioned_by", "by_impact", "flagged_for",
        "keywords", "needs_verification", "note", "edited_by_hand",
    ]  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a new row belongs to a new edition, and that comes as a data file

    @admin.display(description=_lazy("jenis"))
    def of_kind(self, row: Violation) -> str:
        return kind_words(row.kind)

    @admin.display(description=_lazy("fase"))
    def when_it_applies(self, row: Violation) -> str:
        return phase_words(row.phase)

    @admin.display(description=_lazy("tingkat"))
    def brings(self, row: Violation) -> str:
        return level_words(row.level)

    @admin.display(description=_lazy("dasar larangan"))
    def resting_on(self, row: Violation) -> SafeString:
        return articles_of(row.bases)

    @admin.display(description=_lazy("pasal sanksi"))
    def sanctioned_by(self, row: Violation) -> SafeString:
        return articles_of(row.sanction_articles)

    @admin.display(description=_lazy("tingkat menurut dampak"))
    def by_impact(self, row: Violation) -> SafeString | str:
        found = [
            (Impact(one["impact"]).label, level_words(one["level"]), articles_of(one["articles"]))
            for one in row.levels_by_impact
        ]
        return format_html_join("", "{}: {}{}", found) or _("tidak bergantung pada dampak")

    @admin.display(description=_lazy("penanda pidana"))
    def flagged_for(self, row: Violation) -> SafeString:
        return articles_of(row.criminal)


@admin.register(Edition)
class EditionAdmin(RowAdmin):
    naming = ["code", "instrument_key"]
    list_display = ["code", "title", "valid_from", "valid_to", "complete"]
    search_fields = ["code", "title"]
    ordering = ["-valid_from"]
    fields = ["code", "title", "instrument_key", "valid_from", "valid_to", "complete", "note", "edited_by_hand"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Contest)
class ContestAdmin(RowAdmin):
    naming = ["code"]
    list_display = ["code", "title", "regime", "parent"]
    list_filter = ["regime"]
    list_select_related = ["parent"]
    search_fields = ["code", "title"]
    ordering = ["code"]
    fields = ["code", "title", "regime", "parent", "note", "edited_by_hand"]


class StageKindFilter(ChoiceFilter):
    """Kinds of stages, each called by a word that a stage of its kind goes by."""

    title = _lazy("tahapan")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Stage.objects.values_list("kind").annotate(word=Min("label")).order_by("word"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Stage]) -> QuerySet[Stage]:
        return queryset.filter(kind=self.value()) if self.is_known else queryset


@admin.register(Stage)
class StageAdmin(RowAdmin):
    naming = ["contest", "region", "kind", "label"]
    list_display = ["contest", "label", "region", "start", "end", certainty]
    list_filter = ["contest", StageKindFilter, "needs_verification"]
    list_select_related = ["contest", "region"]
    search_fields = ["label", "region__name"]
    autocomplete_fields = ["region"]
    ordering = ["contest", "start", "id"]
    fields = [
        "contest", "region", "kind", "label", "start", "end", "basis", "confidence", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip


@admin.register(PublicationRule)
class PublicationRuleAdmin(RowAdmin):
    """From which number on a count is published. A new rule is a new row: what was published keeps its own."""

    naming = ["valid_from"]
    list_display = ["minimum", "patience_days", "valid_from", "reason", certainty]
    ordering = ["-valid_from"]
    fields = [
        "minimum", "patience_days", "reason", "valid_from", "confidence", "needs_verification", "edited_by_hand",
    ]  # fmt: skip


@admin.register(OtherChannel)
class OtherChannelAdmin(RowAdmin):
    """The other places that take reports, as the first page names them."""

    naming = ["code"]
    list_display = ["name", "operator", "website", "phone", "sms", "is_shown", certainty]
    search_fields = ["code", "name", "operator"]
    fields = [
        "code", "name", "operator", "use", "website", "phone", "sms", "position", "is_shown", "source", "confidence",
        "needs_verification", "edited_by_hand",
    ]  # fmt: skip


def articles_of(rows: list[Any]) -> SafeString:
    """Return articles as a list, each with its mark."""
    words = [
        (row["text"] if isinstance(row, dict) else row, row.get("mark", "") if isinstance(row, dict) else "")
        for row in rows
    ]
    if not words:
        return format_html("{}", _("tidak disebut"))
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{} <code>{}</code></li>", words))

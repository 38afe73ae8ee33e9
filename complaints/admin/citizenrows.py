"""Where the staff reads what the portal tells people before they act, and the administrator makes it clearer."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.admin.lawrows import Lines, RowAdmin, articles_of, certainty
from complaints.models import Commitment, EverydayAct, Standing
from complaints.wording import theme_words, verdict_words


class EverydayActForm(ModelForm):
    instead = Lines(label=_lazy("Yang boleh dilakukan"), required=False, help_text=_lazy("Satu saran per baris."))
    keywords = Lines(label=_lazy("Kata pencocok"), required=False, help_text=_lazy("Satu kata atau frasa per baris."))


@admin.register(EverydayAct)
class EverydayActAdmin(RowAdmin):
    """What people ask. The answer and its articles come from the data file, words may be made clearer here."""

    form = EverydayActForm
    naming = ["code", "number", "before", "after"]
    shown_only = ["of_theme", "answers", "but_for", "resting_on"]
    list_display = ["title", "of_theme", "answers", "before", "after", certainty]
    list_filter = ["theme", "verdict", "needs_verification"]
    search_fields = ["code", "title", "reason"]
    ordering = ["number", "id"]
    fields = [
        "code", "number", "of_theme", "title", "answers", "before", "after", "reason", "but_for", "resting_on",
        "instead", "keywords", "is_often", "confidence", "needs_verification", "edited_by_hand",
    ]  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # an answer rests on a reading of the law, and that comes with the data file

    @admin.display(description=_lazy("tema"))
    def of_theme(self, row: EverydayAct) -> str:
        return theme_words(row.theme)

    @admin.display(description=_lazy("jawaban"))
    def answers(self, row: EverydayAct) -> str:
        return verdict_words(row.verdict)

    @admin.display(description=_lazy("pengecualian"))
    def but_for(self, row: EverydayAct) -> SafeString:
        words = [
            (", ".join(one.get("who") or [_("semua")]), verdict_words(one["verdict"]), one["reason"])
            for one in row.exceptions
        ]
        if not words:
            return format_html("{}", _("tidak ada"))
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}. {}</li>", words))

    @admin.display(description=_lazy("dasar"))
    def resting_on(self, row: EverydayAct) -> SafeString:
        return articles_of(row.bases)


@admin.register(Standing)
class StandingAdmin(RowAdmin):
    naming = ["code", "number", "reach"]
    shown_only = ["resting_on"]
    list_display = ["title", "reach", certainty]
    search_fields = ["code", "title"]
    ordering = ["number", "code"]
    fields = [
        "code", "number", "title", "hint", "reach", "note", "consequence", "resting_on", "needs_verification",
        "edited_by_hand",
    ]  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=_lazy("dasar"))
    def resting_on(self, row: Standing) -> SafeString:
        return articles_of(row.bases)


@admin.register(Commitment)
class CommitmentAdmin(RowAdmin):
    naming = ["number"]
    list_display = ["number", "title", "source", certainty]
    search_fields = ["title", "text"]
    ordering = ["number"]
    fields = ["number", "title", "text", "source", "confidence", "needs_verification", "edited_by_hand"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

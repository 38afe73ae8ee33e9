"""What every form of the workspace is; each lane has its own file."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from netralitas.lib.refusal import Refusal

DAY = {"type": "date"}
HOUR = {"type": "time"}
LONG = 6000
# Refusals that say: what this page was made from is no longer so.
STALE = frozenset({"step_not_open", "changed_meanwhile", "words_changed", "draft_waiting", "draft_judged"})


class DeskForm(forms.Form):
    """A form of the workspace: no colon after labels, the browser's own checks off, ours on."""

    # What a door calls otherwise than the form: a refusal of it stands at the field named here.
    asked_as: ClassVar[dict[str, str]] = {}
    # What does not hinder the step and should be known before it is taken; set when the form is cleaned.
    warning = ""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        self.is_stale = False

    def blame(self, refusal: Refusal) -> None:
        """Put a door's refusal at the field it is about, else at the head of the form."""
        self.is_stale = refusal.code in STALE
        field = self.asked_as.get(refusal.field or "", refusal.field)
        self.add_error(field if field in self.fields else None, str(refusal))

    def leave_out(self, files: Sequence[tuple[str, str]]) -> None:
        """Say at the field of a file why the one that was sent is not there: it was too large."""
        if files and "file" in self.fields:
            self.errors["file"] = self.error_class([files[0][1]])

    def settle(self) -> None:
        """Take a warning as considered: who approves a draft reads it beside the draft. Before the form is cleaned."""

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What a person wrote, by label: shown when the step itself is no longer on the page."""
        return [(str(field.label), self._said(field)) for field in self.visible_fields() if field.value()]

    @staticmethod
    def _said(field: Any) -> str:
        value, words = field.value(), dict(getattr(field.field, "choices", ()))
        chosen = value if isinstance(value, list | tuple) else [value]
        return _("Ya") if value is True else ", ".join(str(words.get(one, one)) for one in chosen)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, value in data.items():
            if isinstance(value, str) and "\x00" in value:
                self.add_error(
                    name, forms.ValidationError(_("Isian ini berisi tanda yang tidak terbaca."), code="null")
                )
        return data

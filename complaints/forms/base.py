"""What every form of the report shares: errors with their place, and nothing typed ever lost."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import drafts
from complaints.fields import Day
from complaints.models import Draft
from complaints.placing import Place


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it stands on the page, and the sentence."""

    anchor: str
    sentence: str


@dataclass(frozen=True)
class Difference:
    """What another page saved where this one says something else; ``saved`` is empty when nothing is kept there."""

    label: str
    saved: str


def problems_of(form: forms.Form) -> list[Problem]:
    """Return every error of a form with the place it belongs to, in the order of the page."""
    found = [Problem("", str(error)) for error in form.non_field_errors()]
    for bound in form:
        anchor = bound.id_for_label or bound.auto_id
        found += [Problem(anchor, str(error)) for error in bound.errors]
    return found


class StepForm(forms.Form):
    """One step of the report. ``offered`` remembers what the page proposed, so that it proposes it once."""

    step: ClassVar[str]
    offered = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        answers: dict[str, Any] | None = None,
        at: Place | None = None,
        looked: bool = False,
        **kwargs: Any,
    ):
        self.answers, self.at, self.looked = answers or {}, at, looked
        kwargs.setdefault("initial", self.kept())
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)

    def kept(self) -> dict[str, Any]:
        """Return the answers that the draft holds of what this page asks."""
        return self.answers.get(self.step) or {}

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self)

    def keep(self, draft: Draft, *, seen: str | None = None) -> Draft:
        """Keep the answers in the draft. Raises what ``drafts.save_step`` raises."""
        return drafts.save_step(draft, self.step, self.values(), seen=seen)

    def differences(self, saved: dict[str, Any]) -> list[Difference]:
        """Return where the answers another page saved are not those of this one, in words."""
        typed = self.values()
        return [
            Difference(str(field.label), self.in_words(name, saved.get(name)))
            for name, field in self.fields.items()
            if not field.widget.is_hidden and typed.get(name) != saved.get(name)
        ]

    def in_words(self, name: str, value: Any) -> str:
        """Return a kept answer as a person reads it."""
        if value in (None, "", []):
            return ""
        if value is True:
            return _("Ya")
        labels = {str(code): str(label) for code, label in getattr(self.fields[name], "choices", [])}
        if labels:
            codes = value if isinstance(value, list) else [value]
            return ", ".join(labels.get(str(code), str(code)) for code in codes)
        if isinstance(self.fields[name], Day):
            return date_format(date.fromisoformat(str(value)), "j F Y")
        return str(value)

    def values(self) -> dict[str, Any]:
        """Return the answers as the draft keeps them: plain values, nothing empty."""
        plain = {key: value for key, value in self.cleaned_data.items() if key != "offered"}
        return {
            key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in plain.items() if value
        }

    def as_typed(self, token: str) -> "StepForm":
        """Return the form with what was typed, unchecked: for a search in the middle of it."""
        self.with_offer(self.token_of(token))
        typed = {name: self[name].value() for name in self.fields}
        return type(self)(initial=typed, answers=self.answers, at=self.at, looked=True)

    def proposal(self) -> str:
        """Return the anchor of a proposal the person has not seen yet, or an empty string."""
        return ""

    def with_offer(self, token: str) -> None:
        """Remember on the page that a proposal was made."""
        self.data = self.data.copy()
        self.data["offered"] = " ".join(filter(None, [self.data.get("offered", ""), token]))[:200]

    def token_of(self, proposed: str) -> str:
        """Return the mark under which a proposal is remembered."""
        return proposed

    def typed(self, name: str) -> Any:
        """Return what stands in a field now, checked or not."""
        return self[name].value() or ""

    def was_offered(self, token: str) -> bool:
        return token in self.typed("offered").split()

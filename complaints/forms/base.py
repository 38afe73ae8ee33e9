"""What every form of the report shares: errors with their place, and nothing typed ever lost."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it stands on the page, and the sentence."""

    anchor: str
    sentence: str


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

    def __init__(self, *args: Any, answers: dict[str, Any] | None = None, looked: bool = False, **kwargs: Any):
        self.answers, self.looked = answers or {}, looked
        kwargs.setdefault("initial", self.answers.get(self.step, {}))
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self)

    def values(self) -> dict[str, Any]:
        """Return the answers as the draft keeps them: plain values, nothing empty."""
        plain = {key: value for key, value in self.cleaned_data.items() if key != "offered"}
        return {
            key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in plain.items() if value
        }

    def as_typed(self, token: str) -> "StepForm":
        """Return the form with what was typed, unchecked: for a search in the middle of it."""
        self.with_offer(self.token_of(token))
        return type(self)(initial={name: self[name].value() for name in self.fields}, answers=self.answers, looked=True)

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

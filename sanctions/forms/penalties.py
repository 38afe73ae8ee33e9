"""Forms that choose a penalty: from the range of a case, what lies below it only with a reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DeskForm


class PenaltyForm(DeskForm):
    """``choices`` are what may be chosen here, ``elsewhere`` what another step is for; ``range`` explains both."""

    penalty = forms.ChoiceField(label=_lazy("Hukuman"), widget=forms.RadioSelect)
    below_range_reason = forms.CharField(
        label=_lazy("Alasan bila di bawah rentang"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2})
    )
    level_reason = forms.CharField(
        label=_lazy("Alasan memilih tingkat hukuman"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, choices: Sequence[Any], elsewhere: Sequence[Any], found: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.choices, self.elsewhere, self.range = choices, elsewhere, found
        self.fields["penalty"].choices = [(choice.penalty.pk, choice.penalty.pk) for choice in choices]
        if len(choices) == 1:
            self.fields["penalty"].initial = choices[0].penalty.pk
            self.fields["penalty"].required = False

    def clean_penalty(self) -> str:
        return self.cleaned_data["penalty"] or self.choices[0].penalty.pk

    @property
    def is_lighter(self) -> bool:
        """Say whether something below the range was chosen or reasoned, or is all there is: then it is not folded."""
        if all(choice.is_below_range for choice in self.choices):
            return True
        lighter = {choice.penalty.pk for choice in self.choices if choice.is_below_range}
        return self["penalty"].value() in lighter or bool(
            self["below_range_reason"].value() or self["below_range_reason"].errors
        )

    @property
    def has_lighter(self) -> bool:
        return any(choice.is_below_range for choice in self.choices)

"""What the agency's officer fills in to propose a penalty, and to record what the President decided."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, DeskForm
from sanctions.forms.offering import OfferingForm
from sanctions.forms.ownagency import NipField
from sanctions.forms.penalties import PenaltyForm
from sanctions.proceedings import Person
from sanctions.statuses import Function


class ProposeForm(PenaltyForm, OfferingForm):
    asks = {"proposer": frozenset({Function.APPOINTING})}

    through = forms.CharField(
        label=_lazy("Disampaikan kepada"),
        max_length=160,
        help_text=_lazy("Jabatan yang mengusulkan kepada Presiden, misalnya menteri koordinator yang membidangi."),
    )
    proposer_post = forms.CharField(
        label=_lazy("Jabatan yang mengusulkan"), max_length=160, help_text=_lazy("Ia menandatangani surat usul.")
    )
    proposer_name = forms.CharField(label=_lazy("Nama yang mengusulkan"), max_length=120)
    proposer_nip = NipField(label=_lazy("NIP yang mengusulkan"), max_length=30, required=False)
    joined_on = forms.DateField(
        label=_lazy("Menjadi anggota atau pengurus partai sejak"), widget=forms.DateInput(DAY, "%Y-%m-%d"),
        help_text=_lazy("LHP perkara ini belum menyebutnya."),
    )  # fmt: skip

    def __init__(self, *args: Any, asks_joined: bool, goes_through: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, is_asked in (("joined_on", asks_joined), ("through", goes_through)):
            if not is_asked:
                del self.fields[name]

    @property
    def proposer(self) -> Person:
        return self.person("proposer")


class OutsideForm(DeskForm):
    penalty = forms.ChoiceField(label=_lazy("Hukuman menurut keputusan itu"), widget=forms.RadioSelect)
    number = forms.CharField(label=_lazy("Nomor keputusan Presiden"), max_length=120)
    decided_on = forms.DateField(label=_lazy("Ditetapkan pada"), widget=forms.DateInput(DAY, "%Y-%m-%d"))

    def __init__(self, *args: Any, choices: Sequence[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.choices = choices
        self.fields["penalty"].choices = [
            (one.penalty.pk, _("%s (di bawah rentang)") % one.penalty.name if one.is_below_range else one.penalty.name)
            for one in choices
        ]
        if len(choices) == 1:  # a dismissal outside discipline: there is nothing to choose
            del self.fields["penalty"]

    @property
    def penalty_code(self) -> str:
        return self.cleaned_data.get("penalty") or self.choices[0].penalty.pk

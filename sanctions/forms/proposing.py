"""What the agency's officer fills in to dismiss a member of a party; every error stands at its field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, DeskForm
from sanctions.proceedings import Person


class ProposeForm(DeskForm):
    proposer_post = forms.CharField(
        label=_lazy("Jabatan yang mengusulkan"), max_length=160, help_text=_lazy("Ia menandatangani surat usul.")
    )
    proposer_name = forms.CharField(label=_lazy("Nama yang mengusulkan"), max_length=120)

    joined_on = forms.DateField(
        label=_lazy("Menjadi anggota atau pengurus partai sejak"), widget=forms.DateInput(DAY, "%Y-%m-%d"),
        help_text=_lazy("LHP perkara ini belum menyebutnya."),
    )  # fmt: skip

    def __init__(self, *args: Any, is_joined_known: bool = True, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if is_joined_known:
            del self.fields["joined_on"]

    @property
    def proposer(self) -> Person:
        return Person(self.cleaned_data["proposer_name"], self.cleaned_data["proposer_post"])


class OutsideForm(DeskForm):
    number = forms.CharField(label=_lazy("Nomor keputusan Presiden"), max_length=120)
    decided_on = forms.DateField(label=_lazy("Ditetapkan pada"), widget=forms.DateInput(DAY, "%Y-%m-%d"))

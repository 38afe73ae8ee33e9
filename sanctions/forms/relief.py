"""What the agency's officer fills in for a temporary relief from duty; every error stands at its field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DeskForm
from sanctions.forms.offering import OfferingForm
from sanctions.forms.ownagency import NipField
from sanctions.proceedings import Person
from sanctions.statuses import Function


class ReliefForm(OfferingForm):
    asks = {"decider": frozenset({Function.APPOINTING, Function.SUPERIOR})}
    by_exception = frozenset({"decider"})

    deputy_name = forms.CharField(label=_lazy("Nama pelaksana harian"), max_length=120)
    deputy_post = forms.CharField(label=_lazy("Jabatan pelaksana harian"), max_length=160)
    decider_post = forms.CharField(
        label=_lazy("Jabatan pejabat yang lebih tinggi"),
        max_length=160,
        required=False,
        help_text=_lazy("Diisi hanya bila atasan langsung tidak ada; selain itu atasan langsung yang menetapkan."),
    )
    decider_name = forms.CharField(label=_lazy("Nama pejabat yang lebih tinggi"), max_length=120, required=False)
    decider_nip = NipField(label=_lazy("NIP pejabat yang lebih tinggi"), max_length=30, required=False)
    law: list[Any] = []

    @property
    def deputy(self) -> Person:
        return Person(self.cleaned_data["deputy_name"], self.cleaned_data["deputy_post"])

    @property
    def decider(self) -> Person | None:
        """Return the higher official, None where the direct superior decides."""
        return self.person("decider") if self.cleaned_data["decider_post"] else None


class RestoreForm(DeskForm):
    reasons = forms.CharField(
        label=_lazy("Alasan pencabutan"), max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_lazy("Satu alasan tiap baris; kata “bahwa” ditambahkan sendiri."),
    )  # fmt: skip
    law: list[Any] = []

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["reasons"].splitlines() if line.strip()]

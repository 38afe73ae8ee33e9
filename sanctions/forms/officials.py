"""What an agency writes down of the officials who act in its procedures."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, DeskForm
from sanctions.forms.ownagency import NipField
from sanctions.models import Official
from sanctions.statuses import Capacity, Function

LONGEST = 160  # signs of a post with what stands before and behind it, as every paper keeps it
SUBSTITUTES = [choice for choice in Capacity.choices if choice[0]]


class PersonForm(DeskForm):
    name = forms.CharField(label=_lazy("Nama lengkap dengan gelar"), max_length=120)
    nip = NipField(label=_lazy("NIP"), max_length=30, required=False)
    rank = forms.CharField(label=_lazy("Pangkat, golongan"), max_length=60, required=False)
    paper = forms.CharField(
        label=_lazy("Surat perintah"),
        help_text=_lazy("Nomor dan tanggal surat yang mengangkat Plt. atau Plh."),
        max_length=120,
        required=False,
    )
    valid_from = forms.DateField(label=_lazy("Berlaku sejak"), widget=forms.DateInput(DAY, "%Y-%m-%d"))


class FactsForm(PersonForm):
    """What may be corrected of an official."""

    field_order = (
        "function", "capacity", "post", "name", "nip", "rank", "on_behalf", "paper", "valid_from", "valid_to",
    )  # fmt: skip

    function = forms.ChoiceField(label=_lazy("Tugas dalam perkara"), choices=Function.choices, widget=forms.RadioSelect)
    post = forms.CharField(label=_lazy("Jabatan"), help_text=_lazy("Tanpa Plt. atau Plh."), max_length=140)
    on_behalf = forms.CharField(
        label=_lazy("Menandatangani atas nama (a.n.)"),
        help_text=_lazy("Hanya bila ia menandatangani untuk pejabat di atasnya, misalnya Bupati Tirtamukti."),
        max_length=100,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        said = Official(
            capacity=data.get("capacity", Capacity.DAILY),
            post=data.get("post", ""),
            on_behalf=data.get("on_behalf", ""),
        ).said
        if len(said) > LONGEST:
            self.add_error(
                "post", forms.ValidationError(_("Jabatan bersama a.n. terlalu panjang. Singkat."), code="too_long")
            )
        return data


class OfficialForm(FactsForm):
    capacity = forms.ChoiceField(
        label=_lazy("Kedudukan"), choices=Capacity.choices, widget=forms.RadioSelect, required=False
    )
    valid_to = forms.DateField(
        label=_lazy("Hari terakhir"),
        help_text=_lazy("Kosongkan bila belum diketahui."),
        widget=forms.DateInput(DAY, "%Y-%m-%d"),
        required=False,
    )


class SubstituteForm(PersonForm):
    field_order = ("capacity", "name", "nip", "rank", "paper", "valid_from", "valid_to")

    capacity = forms.ChoiceField(label=_lazy("Kedudukan"), choices=SUBSTITUTES, widget=forms.RadioSelect)
    valid_to = forms.DateField(label=_lazy("Hari terakhir"), widget=forms.DateInput(DAY, "%Y-%m-%d"), required=False)


class EndForm(DeskForm):
    asked_as = {"valid_to": "on"}

    on = forms.DateField(
        label=_lazy("Hari terakhir"),
        help_text=_lazy("Sesudah hari ini ia tidak ditawarkan lagi. Kosongkan bila masa jabatannya masih berjalan."),
        widget=forms.DateInput(DAY, "%Y-%m-%d"),
        required=False,
    )

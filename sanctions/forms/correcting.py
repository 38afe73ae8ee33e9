"""What is put right in a letter, and what was wrong."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import LONG, DeskForm
from sanctions.forms.ownagency import NipField


def _line(label: Any, most: int) -> forms.Field:
    return forms.CharField(label=label, max_length=most)


def _text(label: Any, most: int = LONG) -> forms.Field:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea({"rows": 6}))


# The fields of every letter that can be put right; each letter takes those it was made of.
FIELDS: dict[str, Any] = {
    "place": lambda: _line(_lazy("Tempat"), 200),
    "venue": lambda: _line(_lazy("Tempat"), 200),
    "superior_name": lambda: _line(_lazy("Nama atasan langsung"), 120),
    "superior_post": lambda: _line(_lazy("Jabatan atasan langsung"), 160),
    "superior_nip": lambda: NipField(label=_lazy("NIP atasan langsung"), max_length=30, required=False),
    "host_name": lambda: _line(_lazy("Nama yang menyerahkan"), 120),
    "host_post": lambda: _line(_lazy("Jabatan yang menyerahkan"), 160),
    "proposer_name": lambda: _line(_lazy("Nama yang mengusulkan"), 120),
    "proposer_post": lambda: _line(_lazy("Jabatan yang mengusulkan"), 160),
    "summary": lambda: _text(_lazy("Uraian dan fakta")),
    "analysis": lambda: _text(_lazy("Analisis")),
    "advice": lambda: _text(_lazy("Saran"), 2000),
    "considerations": lambda: _text(_lazy("Pertimbangan")),
}


class CorrectForm(DeskForm):
    reason = forms.CharField(
        label=_lazy("Apa yang keliru"),
        help_text=_lazy("Hanya dibaca petugas; tidak tercetak dalam surat."),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, typed: Mapping[str, str], number: str = "", **kwargs: Any):
        super().__init__(*args, initial=dict(typed), **kwargs)
        self.number = number
        for name in typed:
            self.fields[name] = FIELDS[name]()

    @property
    def given(self) -> dict[str, str]:
        """Return what the letter shall say, with the ends of lines as the case keeps them."""
        return {name: value.replace("\r\n", "\n") for name, value in self.cleaned_data.items() if name != "reason"}

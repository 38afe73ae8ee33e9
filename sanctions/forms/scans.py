"""What an officer uploads: a letter as it was signed, or another paper of a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from netralitas.letters import scans
from netralitas.lib.refusal import Refusal
from sanctions.forms.desk import DeskForm


class ScanField(forms.FileField):
    """A scan, PDF or picture; what the file is, its door judges."""

    widget = forms.FileInput({"accept": "application/pdf,image/jpeg,image/png"})
    default_error_messages = {
        "required": _lazy("Pilih berkasnya dahulu."),
        "empty": _lazy("Berkas ini kosong (0 byte). Pilih berkas lain."),
    }


class PaperField(ScanField):
    """A scan that is judged with the other answers, before its step locks anything."""

    def clean(self, data: Any, initial: Any = None) -> scans.Judged:
        file = super().clean(data, initial)
        try:
            return scans.judged(file, file.name or "")
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal), code=refusal.code) from refusal


class ScanForm(DeskForm):
    asked_as = {"": "file"}

    file = ScanField(label=_lazy("Pindaian surat yang sudah ditandatangani"))

"""What an officer uploads beside a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DeskForm


class ScanForm(DeskForm):
    asked_as = {"": "file"}

    file = forms.FileField(
        label=_lazy("Pindaian surat yang sudah ditandatangani"),
        widget=forms.FileInput({"accept": "application/pdf,image/jpeg,image/png"}),
        error_messages={
            "required": _lazy("Pilih berkasnya dahulu."),
            "empty": _lazy("Berkas ini kosong (0 byte). Pilih berkas lain."),
        },
    )

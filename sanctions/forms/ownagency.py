"""What an agency is asked about itself."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, DeskForm
from sanctions.forms.scans import ScanField

MOST_LINES = 4


class LetterheadForm(DeskForm):
    unit = forms.CharField(
        label=_lazy("Unit"),
        help_text=_lazy("Ditulis besar di bawah nama pemerintahan, misalnya Sekretariat Daerah."),
        max_length=160,
        required=False,
    )
    address = forms.CharField(
        label=_lazy("Alamat, telepon, laman"),
        help_text=_lazy("Paling banyak empat baris."),
        max_length=240,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    city = forms.CharField(
        label=_lazy("Kota"), help_text=_lazy("Tempat surat ditetapkan."), max_length=80, required=False
    )

    def clean_address(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["address"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(
                _("Kepala surat memuat paling banyak %(n)d baris.") % {"n": MOST_LINES}, code="too_many_lines"
            )
        return "\n".join(lines)


class LogoForm(DeskForm):
    asked_as = {"": "file"}

    file = ScanField(
        label=_lazy("Berkas lambang"),
        help_text=_lazy("PNG atau JPEG, paling besar 1 MB. PNG berlatar tembus pandang paling baik dicetak."),
        widget=forms.FileInput({"accept": "image/png,image/jpeg"}),
    )


class NipField(forms.CharField):
    """An employee number: eighteen digits, however they are spaced, or none."""

    default_validators = [RegexValidator(r"^[0-9\s.]*$", _lazy("NIP hanya berisi angka."), code="nip_form")]

    def clean(self, value: Any) -> str:
        digits = "".join(filter(str.isdecimal, super().clean(value)))
        if digits and len(digits) != 18:
            raise forms.ValidationError(_("NIP terdiri dari 18 angka. Periksa lagi."), code="nip_form")
        return digits


class SignatoryForm(DeskForm):
    title = forms.CharField(
        label=_lazy("Jabatan"),
        help_text=_lazy("Bila dijabat Plt. atau Plh., tulis itu di depannya, misalnya Plt. Bupati Tirtamukti."),
        max_length=160,
    )
    holder_name = forms.CharField(
        label=_lazy("Nama lengkap dengan gelar"), max_length=120, error_messages={"required": _lazy("Tulis namanya.")}
    )
    holder_nip = NipField(
        label=_lazy("NIP"),
        help_text=_lazy("Kosongkan bagi pejabat yang tidak punya NIP, seperti bupati."),
        max_length=30,
        required=False,
    )
    since = forms.DateField(
        label=_lazy("Menjabat sejak"),
        help_text=_lazy("Tanggal yang sama membetulkan data; tanggal baru mencatat penggantinya."),
        widget=forms.DateInput(DAY, "%Y-%m-%d"),
    )

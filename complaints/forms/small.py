"""The small forms around the questions: a link, the last statement, a code."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.fields import Day, Words
from complaints.forms.base import Problem, problems_of
from complaints.statuses import Trace
from complaints.typed import is_address


class LinkForm(forms.Form):
    """A trace on social media. The address may be a post, a profile or a group."""

    platform = forms.ChoiceField(
        label=_lazy("Di mana"),
        choices=[(name, name) for name in ("Facebook", "Instagram", "TikTok", "X", "YouTube", "WhatsApp", "Telegram")]
        + [("other", _lazy("Lainnya"))],
        required=False,
    )
    account = Words(
        label=_lazy("Nama akun"),
        max_length=100,
        required=False,
        attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"},
    )
    url = Words(
        label=_lazy("Tautan"),
        help_text=_lazy("Salin utuh dari peramban atau tombol Bagikan, mulai dari https://"),
        max_length=500,
        required=False,
        attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"},
    )
    kind = forms.ChoiceField(
        label=_lazy("Apa yang dilakukan di sana"),
        choices=Trace.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    seen_on = Day(label=_lazy("Tanggal"), required=False)
    seen_at = Words(
        label=_lazy("Jam"),
        help_text=_lazy("Kira-kira saja, misalnya malam atau 20.30."),
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if url and not is_address(url):
            raise forms.ValidationError(_("Salin tautan utuh, mulai dari https://"), code="url")
        return url

    @property
    def is_filled(self) -> bool:
        """Say whether the person began to describe a link."""
        return any(self.data.get(name, "").strip() for name in ("url", "account", "seen_on", "seen_at"))

    def values(self) -> dict[str, str]:
        """Return the answers as the draft keeps them: plain values, nothing empty."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in self.cleaned_data.items()
            if value
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.is_filled and not data.get("url") and "url" not in self.errors:
            self.add_error("url", forms.ValidationError(_("Tautan unggahan belum diisi."), code="required"))
        return data

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self)


class SendForm(forms.Form):
    """The last page: a statement, and a trap that only machines walk into."""

    truthful = forms.BooleanField(
        label=_lazy("Yang saya sampaikan benar sejauh yang saya tahu."),
        error_messages={"required": _lazy("Centang pernyataan ini dahulu.")},
    )
    situs = forms.CharField(
        label=_lazy("Biarkan kosong"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    person = forms.BooleanField(label=_lazy("Saya manusia, bukan program."), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)

    @property
    def is_doubtful(self) -> bool:
        """Say whether the trap was touched; then the page asks once more instead of refusing."""
        return bool(self.data.get("situs"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.is_doubtful and not data.get("person"):
            self.add_error(
                "person",
                forms.ValidationError(
                    _("Kiriman ini mirip buatan program. Centang bahwa Anda manusia, lalu kirim lagi."),
                    code="trap",
                ),
            )
        return data

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self)


class CodeForm(forms.Form):
    """A code, as it was read aloud or copied."""

    code = Words(
        label=_lazy("Kode tindak lanjut"),
        help_text=_lazy("17 huruf dan angka di halaman tanda terima Anda. Huruf kecil dan tanda hubung tidak masalah."),
        max_length=60,
        error_messages={"required": _lazy("Tulis kodenya dahulu.")},
        attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )

    def __init__(self, *args: Any, label: str = "", hint: str = "", **kwargs: Any):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        self.fields["code"].label = label or self.fields["code"].label
        self.fields["code"].help_text = hint or self.fields["code"].help_text

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self)

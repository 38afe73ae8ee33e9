"""Filters of the catalogue and the questions of the self-check. All of it may stand in an address: nothing personal."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.fields import Day, Words, today
from complaints.forms.base import Problem, problems_of
from complaints.wordmatch import LONGEST

KINDS = {
    "etik": {"ethics"},
    "disiplin": {"discipline", "catchall"},
    "pp94": {"statute"},
}
PHASES = {"sebelum": "before", "sesudah": "after"}
UNKNOWN_CHOICE = _lazy("Pilihan ini tidak dikenal; semua ditampilkan.")


class PlainForm(forms.Form):
    """A form that keeps what was typed and names its problems with their place."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self)


class RuleFilter(PlainForm):
    """What part of the catalogue to show."""

    q = Words(
        label=_lazy("Cari perbuatan"),
        help_text=_lazy("Misalnya: foto bersama, spanduk, mobil dinas."),
        max_length=100,
        required=False,
        attrs={"type": "search", "autocomplete": "off"},
    )
    jenis = forms.ChoiceField(
        label=_lazy("Jenis"),
        choices=[
            ("", _lazy("Semua jenis")),
            ("disiplin", _lazy("Disiplin")),
            ("etik", _lazy("Kode etik")),
            ("pp94", _lazy("Larangan lain dalam PP 94/2021")),
        ],
        required=False,
        error_messages={"invalid_choice": UNKNOWN_CHOICE},
    )
    fase = forms.ChoiceField(
        label=_lazy("Waktu"),
        choices=[
            ("", _lazy("Kapan saja")),
            ("sebelum", _lazy("Sebelum calon ditetapkan")),
            ("sesudah", _lazy("Sesudah calon ditetapkan")),
        ],
        required=False,
        error_messages={"invalid_choice": UNKNOWN_CHOICE},
    )

    @property
    def text(self) -> str:
        return self.cleaned_data.get("q", "")

    @property
    def kinds(self) -> set[str]:
        return KINDS.get(self.cleaned_data.get("jenis", ""), set())

    @property
    def phase(self) -> str:
        return PHASES.get(self.cleaned_data.get("fase", ""), "")


class ActSearch(PlainForm):
    """A free text about an act. It is sent in the body, because people write names into it."""

    kata = Words(
        label=_lazy("Tulis dengan kata Anda sendiri"),
        help_text=_lazy("Tidak perlu menyebut nama siapa pun. Tulisan ini tidak disimpan."),
        max_length=LONGEST,
        required=True,
        error_messages={"required": _lazy("Tulis dulu apa yang ingin Anda lakukan.")},
        attrs={"autocomplete": "off"},
    )


class PlannedDay(Day):
    """A day in the past, today or to come."""

    def validate(self, value: date | None) -> None:
        super().validate(min(value, today()) if value else value)


class TimeForm(PlainForm):
    """When, and in which contest."""

    pemilihan = forms.ChoiceField(
        label=_lazy("Dalam pemilihan apa?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _lazy("Pemilihan ini tidak dikenal. Pilih salah satu.")},
    )
    waktu = forms.ChoiceField(
        label=_lazy("Kapan?"),
        widget=forms.RadioSelect,
        initial="sekarang",
        choices=[("sekarang", _lazy("Sekarang")), ("tanggal", _lazy("Pada tanggal tertentu"))],
        error_messages={
            "required": _lazy("Pilih kapan Anda akan melakukannya."),
            "invalid_choice": _lazy("Pilih “Sekarang” atau “Pada tanggal tertentu”."),
        },
    )
    tanggal = PlannedDay(
        label=_lazy("Tanggal"), help_text=_lazy("Hanya bila Anda memilih tanggal tertentu."), required=False
    )

    def __init__(self, *args: Any, contests: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.contests = dict(contests)
        self.fields["pemilihan"].choices = [*contests, ("", _("Tidak tahu, atau tidak ada di daftar"))]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("waktu") == "tanggal" and not data.get("tanggal") and "tanggal" not in self.errors:
            self.add_error("tanggal", forms.ValidationError(_("Isi tanggalnya."), code="required"))
        return data

    @property
    def contest_title(self) -> str:
        return self.contests.get(self.cleaned_data.get("pemilihan", ""), "")

    def day(self, now: date) -> date:
        """Return the day asked about; "sekarang" is the day on which the page is opened."""
        return self.cleaned_data["tanggal"] if self.cleaned_data["waktu"] == "tanggal" else now

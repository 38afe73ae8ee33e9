"""What the agency's officer fills in up to the report; every error stands at its field."""

from collections.abc import Callable
from datetime import date, datetime, time, timezone
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, HOUR, LONG, DeskForm
from sanctions.forms.offering import OfferingForm
from sanctions.forms.ownagency import NipField
from sanctions.proceedings import Person
from sanctions.statuses import Function, TeamElement


class OpenForm(OfferingForm):
    asks = {"superior": frozenset({Function.SUPERIOR})}

    superior_name = forms.CharField(label=_lazy("Nama atasan langsung"), max_length=120)
    superior_nip = NipField(label=_lazy("NIP atasan langsung"), max_length=30, required=False)
    superior_post = forms.CharField(label=_lazy("Jabatan atasan langsung"), max_length=160)


class TeamForm(OfferingForm):
    asks = {
        "supervision": frozenset({Function.SUPERVISION}),
        "staffing": frozenset({Function.STAFFING}),
    }

    supervision_name = forms.CharField(label=_lazy("Nama, unsur pengawasan"), max_length=120)
    supervision_post = forms.CharField(label=_lazy("Jabatannya"), max_length=160)
    supervision_nip = NipField(label=_lazy("NIP"), max_length=30, required=False)
    staffing_name = forms.CharField(label=_lazy("Nama, unsur kepegawaian"), max_length=120)
    staffing_post = forms.CharField(label=_lazy("Jabatannya"), max_length=160)
    staffing_nip = NipField(label=_lazy("NIP"), max_length=30, required=False)

    def members(self, superior: Person) -> dict[str, Person]:
        """Return the team: the direct superior leads it."""
        return {
            TeamElement.SUPERIOR: superior,
            TeamElement.SUPERVISION: self.person("supervision"),
            TeamElement.STAFFING: self.person("staffing"),
        }


class SummonForm(DeskForm):
    asked_as = {"hearing_at": "hearing_on"}

    hearing_on = forms.DateField(label=_lazy("Tanggal pemeriksaan"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    hearing_time = forms.TimeField(label=_lazy("Jam"), widget=forms.TimeInput(HOUR, "%H:%M"))
    place = forms.CharField(label=_lazy("Tempat"), max_length=200)
    # The day whose unusual distance the officer has read of and wants all the same.
    known_interval = forms.DateField(label=_lazy("Jarak hari"), required=False)

    def __init__(self, *args: Any, warn: Callable[[date], str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.warn = warn
        self.warned_on: date | None = None

    def settle(self) -> None:
        self.data = self.data.copy()
        self.data["known_interval"] = self.data.get("hearing_on", "")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        day = data.get("hearing_on")
        if day and (warning := self.warn(day)):
            self.warned_on, self.warning = day, warning
            if data.get("known_interval") != day:
                said = _("Ubah harinya, atau nyatakan di bawah bahwa hari ini tetap dipakai.")
                self.add_error("hearing_on", forms.ValidationError(f"{warning} {said}", code="interval"))
        return data

    def hearing_at(self, zone: timezone) -> datetime:
        """Return the moment of the hearing at a place."""
        return datetime.combine(self.cleaned_data["hearing_on"], self.cleaned_data["hearing_time"], tzinfo=zone)


class AbsentForm(DeskForm):
    """Nothing to fill in: the button says it."""


class QuestionsForm(DeskForm):
    """What was asked and said. Each pair is a row ``question-0``, ``answer-0`` and so on; ``rows`` counts them."""

    MOST = 40
    asked_as = {"held_at": "held_on", "questions": "question-0"}

    held_on = forms.DateField(label=_lazy("Tanggal pemeriksaan"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    held_time = forms.TimeField(label=_lazy("Mulai"), widget=forms.TimeInput(HOUR, "%H:%M"))
    closed_time = forms.TimeField(label=_lazy("Selesai"), widget=forms.TimeInput(HOUR, "%H:%M"))
    venue = forms.CharField(label=_lazy("Tempat"), max_length=200)

    def __init__(self, *args: Any, rows: int = 3, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rows = max(1, min(rows, self.MOST))
        for n in range(self.rows):
            self.fields[f"question-{n}"] = forms.CharField(
                label=_("Pertanyaan %(n)d") % {"n": n + 1},
                max_length=1000,
                required=False,
                widget=forms.Textarea({"rows": 2}),
            )
            self.fields[f"answer-{n}"] = forms.CharField(
                label=_("Jawaban %(n)d") % {"n": n + 1},
                max_length=4000,
                required=False,
                widget=forms.Textarea({"rows": 2}),
            )

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        return [(self[f"question-{n}"], self[f"answer-{n}"]) for n in range(self.rows)]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for n in range(self.rows):
            if bool(data.get(f"question-{n}")) != bool(data.get(f"answer-{n}")):
                empty = f"answer-{n}" if data.get(f"question-{n}") else f"question-{n}"
                self.add_error(empty, forms.ValidationError(_("Lengkapi pasangan tanya jawab ini."), code="half"))
        return data

    def questions(self) -> list[dict[str, str]]:
        """Return the filled rows in order."""
        data = self.cleaned_data
        rows = [{"question": data[f"question-{n}"], "answer": data[f"answer-{n}"]} for n in range(self.rows)]
        return [row for row in rows if row["question"]]

    def moment(self, name: str, zone: timezone) -> datetime:
        """Return start or end of the hearing at a place."""
        clock: time = self.cleaned_data[name]
        day: date = self.cleaned_data["held_on"]
        return datetime.combine(day, clock, tzinfo=zone)


class MinutesForm(QuestionsForm):
    """The minutes of the examination itself."""

    is_virtual = forms.BooleanField(label=_lazy("Pemeriksaan secara virtual"), required=False)
    is_refused = forms.BooleanField(label=_lazy("Terperiksa tidak bersedia menandatangani"), required=False)
    refusal_note = forms.CharField(
        label=_lazy("Alasan yang disampaikan terperiksa"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


class ReportForm(DeskForm):
    summary = forms.CharField(
        label=_lazy("Uraian dan fakta"), max_length=LONG, widget=forms.Textarea({"rows": 5}),
        help_text=_lazy("Satu alinea tiap baris."),
    )  # fmt: skip
    analysis = forms.CharField(label=_lazy("Analisis"), max_length=LONG, widget=forms.Textarea({"rows": 5}))
    verdict = forms.ChoiceField(
        label=_lazy("Simpulan"),
        choices=[("proven", _lazy("Terbukti")), ("not_proven", _lazy("Tidak terbukti"))],
        widget=forms.RadioSelect,
    )
    joined_on = forms.DateField(
        label=_lazy("Menjadi anggota atau pengurus partai sejak"), required=False,
        widget=forms.DateInput(DAY, "%Y-%m-%d"),
        help_text=_lazy("Bila terbukti: tanggal menurut kartu anggota, keputusan partai, atau data Sipol."),
    )  # fmt: skip
    advice = forms.CharField(label=_lazy("Saran"), max_length=2000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, is_membership: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not is_membership:
            del self.fields["joined_on"]

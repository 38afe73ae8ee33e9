"""What the agency's officer fills in for a statement of somebody else; every error stands at its field."""

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, HOUR, DeskForm
from sanctions.forms.examination import QuestionsForm
from sanctions.forms.scans import PaperField
from sanctions.models import Statement
from sanctions.statements import Party
from sanctions.statuses import HeardAs


class AskForm(DeskForm):
    asked_as = {"meets_at": "meeting_on"}

    capacity = forms.ChoiceField(label=_lazy("Sebagai"), choices=[("", _lazy("Pilih")), *HeardAs.choices])
    name = forms.CharField(label=_lazy("Nama"), max_length=120)
    post = forms.CharField(label=_lazy("Jabatan atau pekerjaan"), max_length=160)
    meeting_on = forms.DateField(label=_lazy("Tanggal"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    meeting_time = forms.TimeField(label=_lazy("Jam"), widget=forms.TimeInput(HOUR, "%H:%M"))
    place = forms.CharField(label=_lazy("Tempat"), max_length=200)
    about = forms.CharField(
        label=_lazy("Hal yang ditanyakan"), max_length=1000, widget=forms.Textarea({"rows": 2}),
        help_text=_lazy("Satu kalimat lengkap. Jangan menyebut atau menduga siapa yang melapor."),
    )  # fmt: skip
    law: Sequence[Any] = ()

    @property
    def party(self) -> Party:
        return Party(*(self.cleaned_data[name] for name in ("name", "post", "capacity")))

    def meets_at(self, zone: timezone) -> datetime:
        """Return the moment of the meeting on the agency's wall."""
        return datetime.combine(self.cleaned_data["meeting_on"], self.cleaned_data["meeting_time"], zone)


class OfWhom(forms.Form):
    """Whose statement it is: one of those who were asked, or somebody who came unasked."""

    of = forms.ChoiceField(
        label=_lazy("Keterangan dari"),
        required=False,
        help_text=_lazy("Bila ia ada dalam daftar, tiga isian berikut boleh kosong."),
    )
    capacity = forms.ChoiceField(
        label=_lazy("Sebagai"), choices=[("", _lazy("Pilih")), *HeardAs.choices], required=False
    )
    name = forms.CharField(label=_lazy("Nama"), max_length=120, required=False)
    post = forms.CharField(label=_lazy("Jabatan atau pekerjaan"), max_length=160, required=False)
    law: Sequence[Any] = ()

    def __init__(self, *args: Any, asked: Sequence[Statement], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.asked = {str(one.pk): one for one in asked}
        self.fields["of"].choices = [
            ("", _("Orang lain, tanpa surat permintaan")),
            *[(key, f"{one.name}, {one.post}") for key, one in self.asked.items()],
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("of") and "of" not in self.errors:
            for name in ("capacity", "name", "post"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, forms.ValidationError(_("Isi bagian ini."), code="required"))
        return data

    @property
    def given_by(self) -> Statement | Party:
        data = self.cleaned_data
        return self.asked[data["of"]] if data["of"] else Party(data["name"], data["post"], data["capacity"])


class TakeDownForm(OfWhom, QuestionsForm):
    """The minutes of a statement."""

    held_on = forms.DateField(label=_lazy("Tanggal keterangan"), widget=forms.DateInput(DAY, "%Y-%m-%d"))


class KeepPaperForm(OfWhom, DeskForm):
    given_on = forms.DateField(label=_lazy("Tanggal keterangan"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    file = PaperField(label=_lazy("Pindaian keterangan yang ditandatangani"), help_text=_lazy("PDF, JPEG, atau PNG."))

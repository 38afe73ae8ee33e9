"""What happened, when and where, and who reports it."""

import re
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints import catalogue
from complaints.fields import Day, Words, today
from complaints.forms.base import StepForm
from complaints.models import Contest
from complaints.statuses import Answer, IdentityMode

# What an entry of the catalogue asks of a citizen, and the field that asks it.
QUESTIONS = {"spouse": "relation_to_candidate", "cltn": "cltn"}


class WhatForm(StepForm):
    step = "what"
    narrative = Words(
        label=_lazy("Apa yang terjadi?"),
        help_text=_lazy("Siapa berbuat apa, kepada siapa, dengan cara apa. Jangan tulis nama Anda sendiri."),
        max_length=4000,
        lines=8,
        error_messages={"required": _lazy("Ceritakan dahulu apa yang terjadi, beberapa kalimat saja.")},
    )
    acts = forms.MultipleChoiceField(
        label=_lazy("Perbuatan yang cocok"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _lazy("Salah satu pilihan tidak ada lagi di daftar. Pilih ulang.")},
    )
    relation_to_candidate = forms.ChoiceField(
        label=_lazy("Apakah ia suami atau istri calon?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    cltn = forms.ChoiceField(
        label=_lazy("Apakah ia sedang cuti di luar tanggungan negara (CLTN)?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        happened = self.answers.get("when", {}).get("occurred_on")
        self.on = date.fromisoformat(happened) if happened else today()
        self.catalogue = catalogue.for_citizens(self.on)
        self.fields["acts"].choices = [(row.code, row.title) for row in self.catalogue]

    @cached_property
    def suggestions(self) -> list[catalogue.Suggestion]:
        text = str(self.typed("narrative"))
        return catalogue.suggest(text, on=self.on) if text else []

    @property
    def chosen(self) -> list[str]:
        return [str(code) for code in self.typed("acts") or []]

    @property
    def others(self) -> list:
        """Return the catalogue rows that are not among the suggestions."""
        shown = {suggestion.violation.code for suggestion in self.suggestions}
        return [row for row in self.catalogue if row.code not in shown]

    @property
    def other_chosen(self) -> bool:
        return bool({row.code for row in self.others} & set(self.chosen))

    @property
    def questions(self) -> list[forms.BoundField]:
        """Return the further questions of the acts chosen; one that was answered stays on the page."""
        asks = {ask for row in self.catalogue if row.code in self.chosen for ask in row.asks}
        return [self[name] for ask, name in QUESTIONS.items() if ask in asks or self.typed(name)]

    def token_of(self, proposed: str) -> str:
        """Mark the questions that stand on the page, too: each is put once."""
        return " ".join([proposed[:10], *(question.name for question in self.questions)])

    def proposal(self) -> str:
        unseen = [question for question in self.questions if not question.value()]
        if self.suggestions and not self.chosen and not self.was_offered("acts"):
            self.with_offer(self.token_of("acts"))
            return "cocok"
        if any(not self.was_offered(question.name) for question in unseen):
            self.with_offer(self.token_of(""))
            return "tanya"
        return ""


class WhenForm(StepForm):
    step = "when"
    occurred_on = Day(label=_lazy("Tanggal kejadian"), required=False)
    occurred_time = Words(
        label=_lazy("Jam berapa"),
        help_text=_lazy("Kira-kira saja, misalnya malam atau 20.30."),
        max_length=40,
        required=False,
    )
    known_same_day = forms.BooleanField(label=_lazy("Saya tahu pada hari itu juga"), required=False)
    known_on = Day(label=_lazy("Tanggal Anda mengetahuinya"), required=False)
    place = Words(
        label=_lazy("Di mana terjadinya?"),
        help_text=_lazy("Nama tempat, desa, atau kecamatan. Untuk kejadian di internet, tulis di media sosial apa."),
        max_length=200,
        required=False,
    )
    contest_code = forms.ChoiceField(
        label=_lazy("Untuk pemilihan apa?"),
        help_text=_lazy("Dari sini kami menghitung apakah calon sudah ditetapkan waktu itu."),
        required=False,
    )
    witnesses = Words(
        label=_lazy("Siapa lagi yang melihat?"),
        help_text=_lazy("Nama atau jabatan saksi. Petugas menghubungi saksi hanya bila perlu."),
        max_length=1000,
        lines=3,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = Contest.objects.exclude(stages=None).order_by("-code")
        self.fields["contest_code"].choices = [("", _("Tidak tahu")), *[(row.pk, row.title) for row in rows]]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("known_same_day") and data.get("occurred_on"):
            data["known_on"] = data["occurred_on"]
        happened, known = data.get("occurred_on"), data.get("known_on")
        if happened and known and known < happened:
            self.add_error(
                "known_on",
                forms.ValidationError(
                    _("Anda tidak mungkin tahu sebelum terjadi. Periksa kedua tanggal."), code="too_early"
                ),
            )
        return data


class YouForm(StepForm):
    step = "you"
    mode = forms.ChoiceField(
        label=_lazy("Cara melapor"),
        choices=IdentityMode.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _lazy("Pilih salah satu cara melapor.")},
    )
    name = Words(label=_lazy("Nama Anda"), max_length=120, required=False, attrs={"autocomplete": "off"})
    address = Words(
        label=_lazy("Alamat Anda"),
        help_text=_lazy("Seperti di KTP. Hukum memintanya untuk laporan resmi."),
        max_length=300,
        lines=3,
        required=False,
        attrs={"autocomplete": "off"},
    )
    phone = Words(
        label=_lazy("Nomor telepon"),
        max_length=30,
        required=False,
        attrs={"inputmode": "tel", "autocomplete": "off"},
    )
    email = Words(
        label=_lazy("E-mail"),
        max_length=120,
        required=False,
        attrs={"inputmode": "email", "autocomplete": "off"},
    )

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and not re.fullmatch(r"\+?[\d\s().-]{6,}", phone):
            raise forms.ValidationError(_("Nomor telepon hanya angka, misalnya 0812 3456 7890."), code="phone")
        return phone

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
            raise forms.ValidationError(_("Alamat e-mail ini belum lengkap, misalnya nama@contoh.id."), code="email")
        return email

    def _clean_fields(self) -> None:
        """Ask an anonymous person nothing: what stands in the other fields is neither checked nor kept."""
        if self.data.get("mode") == IdentityMode.ANONYMOUS:
            self.cleaned_data["mode"] = IdentityMode.ANONYMOUS.value
            return
        super()._clean_fields()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (
            data.get("mode") not in (None, IdentityMode.ANONYMOUS)
            and not data.get("name")
            and "name" not in self.errors
        ):
            self.add_error("name", forms.ValidationError(_("Tulis nama Anda, atau pilih anonim."), code="required"))
        return data

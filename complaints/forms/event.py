"""What happened, when and where, and who reports it."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints import catalogue
from complaints.answers import day_of, witnesses_of
from complaints.fields import Day, Words, today
from complaints.forms.base import Difference, StepForm
from complaints.placing import place_of
from complaints.regime import held_to
from complaints.season import Season, contests_with_stages
from complaints.statuses import OUTSIDE, IdentityMode

WITNESS = re.compile(r"(?:saksi|kontak)-(\d{1,2})", re.ASCII)
ROW = re.compile(r"(?:saksi|kontak)-")
# What an entry of the catalogue may ask of a citizen about somebody; the step about each act puts the question.
ASKED = ("spouse", "cltn", "impact")


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
    none_fits = forms.BooleanField(
        label=_lazy("Bukan salah satu dari ini, atau saya tidak yakin"),
        help_text=_lazy("Tidak apa-apa. Cerita Anda tetap dibaca, dan petugas yang menentukan."),
        widget=forms.CheckboxInput(attrs={"autocomplete": "off"}),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.on = day_of(self.answers, "occurred_on") or today()
        self.in_force = catalogue.in_force(self.on)
        self.catalogue = catalogue.for_citizens(self.on)
        self.fields["acts"].choices = [(row.code, _(row.title)) for row in self.catalogue]

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

    def clean(self) -> dict[str, Any]:
        """Let an act that was ticked outweigh the tick that none fits."""
        data = super().clean()
        if data.get("acts"):
            data["none_fits"] = False
        return data

    def values(self) -> dict[str, Any]:
        """Return the answers, and what the acts chosen ask further, in either phase."""
        plain = super().values()
        rows = {row.code: row for row in self.in_force}
        chosen = [rows[code] for code in plain.get("acts", []) if code in rows]
        if asks := sorted({ask for row in chosen for ask in catalogue.asks_of(row)} & set(ASKED)):
            plain["asks"] = asks
        return plain

    def token_of(self, proposed: str) -> str:
        return proposed[:10]

    def proposal(self) -> str:
        if self.suggestions and not self.chosen and not self.typed("none_fits") and not self.was_offered("acts"):
            self.with_offer("acts")
            return "cocok"
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

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["contest_code"].choices = [
            ("", _("Tidak tahu")),
            *[(one.contest.code, _(one.contest.title)) for one in self._possible()],
            (OUTSIDE, _("Di luar pemilihan")),
        ]
        given = self.data if self.is_bound else self.initial
        numbers = [int(match[1]) for name in given if (match := WITNESS.fullmatch(str(name)))]
        self.rows = min(max(numbers, default=0) + 1, settings.MOST_WITNESSES)
        for row in range(self.rows):
            self._add_witness(row)

    def _possible(self) -> list[Season]:
        """Return the contests an event of its day can be about, all without a day; what was chosen stays."""
        try:
            day = self.fields["occurred_on"].clean(self.typed("occurred_on"))
        except forms.ValidationError:
            day = None
        chosen = self.typed("contest_code")
        rows = [one for one in contests_with_stages() if one.own]
        return [one for one in rows if not day or one.may_be_meant(day) or one.contest.code == chosen]

    def _add_witness(self, row: int) -> None:
        self.fields[f"saksi-{row}"] = Words(
            label=_("Nama atau jabatan saksi"), max_length=200, required=False, attrs={"autocomplete": "off"}
        )
        self.fields[f"kontak-{row}"] = Words(
            label=_("Cara menghubunginya"), max_length=200, required=False, attrs={"autocomplete": "off"}
        )

    def kept(self) -> dict[str, Any]:
        """Return the answers, each witness in a row of fields."""
        kept = {name: value for name, value in super().kept().items() if name != "witnesses"}
        for row, witness in enumerate(witnesses_of(self.answers)):
            kept |= {f"saksi-{row}": witness.get("who", ""), f"kontak-{row}": witness.get("contact", "")}
        return kept

    @property
    def witnesses(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the rows of the witnesses."""
        return [(self[f"saksi-{row}"], self[f"kontak-{row}"]) for row in range(self.rows)]

    @property
    def may_add(self) -> bool:
        return self.rows < settings.MOST_WITNESSES

    def values(self) -> dict[str, Any]:
        """Return the answers with the witnesses as a list, rows left empty not among them."""
        plain = {name: value for name, value in super().values().items() if not ROW.match(name)}
        found = [
            {"who": self.cleaned_data[f"saksi-{row}"], "contact": self.cleaned_data[f"kontak-{row}"]}
            for row in range(self.rows)
        ]
        if named := [row for row in found if row["who"] or row["contact"]]:
            plain["witnesses"] = named
        return plain

    def as_typed(self, token: str) -> StepForm:
        """Return the page with one more row for a witness."""
        form = super().as_typed("")
        if token == "saksi" and self.may_add:
            form._add_witness(self.rows)
            form.rows = self.rows + 1
        return form

    def differences(self, saved: dict[str, Any]) -> list[Difference]:
        found = [row for row in super().differences({**saved, "witnesses": None}) if row.label not in self._row_labels]
        mine, theirs = self.values().get("witnesses", []), witnesses_of({"when": saved})
        if mine != theirs:
            words = [", ".join(filter(None, [row.get("who"), row.get("contact")])) for row in theirs]
            found.append(Difference(_("Saksi"), "; ".join(words)))
        return found

    @property
    def _row_labels(self) -> set[str]:
        return {str(field.label) for name, field in self.fields.items() if ROW.match(name)}

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


@dataclass(frozen=True)
class Eyes:
    """One line of the table who sees what: the reporter's name, and the report itself."""

    who: str
    name: str
    story: str


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

    @property
    def regime(self) -> str:
        """Return the regime that this report is held to."""
        return held_to((self.at or place_of(self.answers)).regime)

    @property
    def eyes(self) -> list[Eyes]:
        """Return who sees the reporter's name, and what of the report."""
        by_mode = _("Terbuka: ya.\nRahasia: bila dua pejabat membuka segel.\nAnonim: tidak ada yang disimpan.")
        return [
            Eyes(_("Petugas Bawaslu yang menangani"), by_mode, _("Semuanya.")),
            Eyes(_("Satgas (BKN, KemenPANRB, Kemendagri)"), _("Tidak."), _("Bila terbukti dan diteruskan.")),
            Eyes(_("Instansi tempat ia bekerja"), _("Tidak."), _("Hanya perbuatan yang terbukti.")),
            Eyes(_("Orang yang dilaporkan"), _("Tidak."), _("Hanya perbuatan yang diperiksa.")),
        ]

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

"""What an officer writes down of a report that came another way. Words are checked here, facts by the door."""

import re
import secrets
from datetime import date, datetime, time
from functools import partial
from typing import Any

from django import forms
from django.utils import timezone as clock_now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import catalogue, lookups
from complaints.admin.contestmoves import offered
from complaints.admin.stepforms import Nip
from complaints.answers import NAMING
from complaints.deskintake import BY_HAND, Entry
from complaints.fields import Day, Words
from complaints.models import Draft
from complaints.statuses import OUTSIDE, Channel, Employment, IdentityMode
from netralitas.audit.adminbase import StepForm
from netralitas.people.models import Region
from netralitas.people.zones import zone_of

LONGEST_KEY = 10
KEYS: dict[str, Any] = {
    "agency": lambda text: int(text) if text.isdecimal() else None,
    "region": lambda text: text if re.fullmatch(r"[\d.]*", text) else "",
}
CHOSEN: dict[str, Any] = {"agency": partial(lookups.agencies, employers=True), "region": lookups.regions}


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class EntryForm(StepForm):
    """One page: where it came from, who told it, whom it is about, what happened, what came along."""

    once = forms.CharField(max_length=32, widget=forms.HiddenInput, initial=lambda: secrets.token_urlsafe(12))
    channel = forms.ChoiceField(
        choices=[(value, Channel(value).label) for value in BY_HAND],
        widget=forms.RadioSelect,
        label=_("Masuk lewat"),
        error_messages={"required": _("Pilih dari mana laporan ini masuk.")},
    )
    external_number = Words(
        max_length=60,
        label=_("Nomor di kanal asal"),
        help_text=_("Nomor LAPOR!, nomor agenda surat, atau nomor tiket hotline."),
        required=False,
    )
    received_on = Day(label=_("Tanggal masuk"), help_text=_("Waktu menangani dihitung sejak saat ini."))
    received_time = forms.TimeField(
        label=_("Jam masuk"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    mode = forms.ChoiceField(
        choices=[("", _("Belum dipilih; untuk temuan sendiri tidak perlu")), *IdentityMode.choices],
        label=_("Cara melapor"),
        required=False,
    )
    name = Words(max_length=120, label=_("Nama pelapor"), required=False, attrs={"autocomplete": "off"})
    address = Words(max_length=300, lines=2, label=_("Alamat pelapor"), required=False, attrs={"autocomplete": "off"})
    phone = Words(max_length=30, label=_("Telepon pelapor"), required=False, attrs={"autocomplete": "off"})
    email = Words(max_length=120, label=_("E-mail pelapor"), required=False, attrs={"autocomplete": "off"})
    post = Words(
        max_length=120,
        label=_("Jabatan terlapor"),
        help_text=_("Isi sedikitnya satu: jabatan, nama, ciri lain, akun, atau nomor kendaraan."),
        required=False,
    )
    accused_name = Words(max_length=120, label=_("Nama terlapor"), required=False)
    accused_description = Words(max_length=500, lines=2, label=_("Ciri lain"), required=False)
    account = Words(max_length=120, label=_("Akun media sosial"), required=False)
    plate = Words(max_length=20, label=_("Nomor kendaraan"), required=False)
    nip = Nip(max_length=24, label=_("NIP"), help_text=_("18 angka."), required=False, attrs={"inputmode": "numeric"})
    employment_status = forms.ChoiceField(
        choices=Employment.choices, initial=Employment.UNSURE, label=_("Status pegawai"), required=False
    )
    agency_text = Words(max_length=160, label=_("Tempat kerja menurut pelapor"), required=False)
    agency_q = Words(
        max_length=lookups.LONGEST, label=_("Instansi"), help_text=_("Tulis sebagian namanya."), required=False
    )
    agency = forms.ChoiceField(widget=forms.RadioSelect, label=_("Pilih instansi"), required=False)
    region_q = Words(
        max_length=lookups.LONGEST,
        label=_("Kabupaten atau kota kejadian"),
        help_text=_("Tulis sebagian namanya. Menentukan Bawaslu mana yang menangani."),
        required=False,
    )
    region = forms.ChoiceField(widget=forms.RadioSelect, label=_("Pilih wilayah"), required=False)
    narrative = Words(
        max_length=4000,
        lines=6,
        label=_("Uraian kejadian"),
        help_text=_("Tanpa nama pelapor."),
        error_messages={"required": _("Tulis apa yang terjadi.")},
    )
    act = forms.ChoiceField(label=_("Dugaan perbuatan"), required=False)
    occurred_on = Day(label=_("Tanggal kejadian"), required=False)
    known_on = Day(label=_("Tanggal pelapor mengetahui"), required=False)
    place = Words(max_length=300, label=_("Tempat kejadian"), required=False)
    contest = forms.ChoiceField(label=_("Pemilihan"), required=False)
    witness = Words(max_length=300, lines=2, label=_("Saksi"), required=False)
    berkas = forms.Field(
        widget=ManyFiles(attrs={"multiple": True}),
        label=_("Bukti"),
        help_text=_("Boleh beberapa berkas sekaligus. Bukan formulir laporannya."),
        required=False,
    )
    formulir = forms.Field(
        widget=ManyFiles(attrs={"multiple": True}),
        label=_("Pindaian formulir laporan (B.1)"),
        help_text=_(
            "Memuat nama pelapor, jadi disegel bersama identitasnya: dibuka dua petugas bersama-sama, tidak "
            "diteruskan, dan tidak dihitung sebagai bukti."
        ),
        required=False,
    )

    def __init__(self, data: Any = None, *, user: Any, **kwargs: Any) -> None:
        super().__init__(data, key="add", record=None, **kwargs)
        self.user = user
        self.found: dict[str, str] = {}
        today = clock_now.localdate()
        self.field("received_on").initial = today
        self.field("act").choices = [
            ("", _("Belum ditetapkan")),
            *((row.code, f"{row.code} {row.title}") for row in catalogue.in_force(today) if row.kind != "statute"),
        ]
        self.field("contest").choices = [
            ("", _("Belum disebutkan")),
            *offered(),
            (OUTSIDE, _("Di luar pemilihan")),
        ]
        if data is None and user.region_id:
            self.initial.update(region=user.region_id, region_q=user.region.name)
        for name, look in CHOSEN.items():
            self._offer(name, look)

    def _offer(self, name: str, look: Any) -> None:
        """Offer what the search finds; what was chosen before stays among it."""
        text, chosen = str(self[f"{name}_q"].value() or "").strip(), str(self[name].value() or "")
        key: Any = KEYS[name](chosen) if chosen.isascii() and len(chosen) < LONGEST_KEY else KEYS[name]("")
        rows = look(text, chosen=key) if text or key else []
        self.field(name).choices = [("", _("Belum diketahui")), *((str(row.pk), row.name) for row in rows)]

    def _settle(self, data: dict[str, Any], name: str) -> None:
        """Take the only one found without a choice; ask for a choice where there are several, or none."""
        text = data.get(f"{name}_q")
        if not text or data.get(name) or name in self.errors:
            return
        keys = [str(key) for key, _label in self.field(name).choices if key]
        if len(keys) == 1:
            data[name] = keys[0]
        elif keys:
            self.add_error(name, forms.ValidationError(gettext("Beberapa cocok; pilih salah satu."), code="several"))
        else:
            self.add_error(
                f"{name}_q", forms.ValidationError(gettext("Tidak ada yang cocok. Coba sebagian namanya."), code="none")
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in CHOSEN:
            self._settle(data, name)
        if data.get("channel") != Channel.FINDING and not data.get("mode"):
            self._blame("mode", gettext("Pilih cara melapor."))
        if data.get("mode") in (IdentityMode.OPEN, IdentityMode.CONFIDENTIAL) and not data.get("name"):
            self._blame("name", gettext("Tulis nama pelapor, atau pilih anonim."))
        if not any(data.get(field) for field in NAMING):
            self._blame("post", gettext("Tulis jabatan, nama, ciri, akun, atau nomor kendaraan."))
        happened, known = data.get("occurred_on"), data.get("known_on")
        if happened and known and known < happened:
            self._blame("known_on", gettext("Tidak mungkin tahu sebelum terjadi."))
        return data

    def _blame(self, field: str, sentence: str) -> None:
        if field not in self.errors:
            self.add_error(field, forms.ValidationError(sentence, code="required"))

    def entry(self, draft: Draft | None) -> Entry:
        """Return what was written as the door takes it, with the files that ``draft`` holds."""
        given = self.cleaned_data
        who = {field: given[field] for field in (*NAMING, "nip", "agency_text") if given[field]}
        who |= {"employment_status": given["employment_status"] or Employment.UNSURE.value}
        who |= {"agency_id": int(given["agency"])} if given["agency"] else {}
        who |= {"region_code": given["region"]} if given["region"] else {}
        you = {"mode": given["mode"] or IdentityMode.OPEN.value}
        if you["mode"] != IdentityMode.ANONYMOUS:
            you |= {field: given[field] for field in ("name", "address", "phone", "email") if given[field]}
        when = {"place": given["place"], "contest_code": given["contest"]}
        when |= {field: day.isoformat() for field in ("occurred_on", "known_on") if (day := given[field])}
        when |= {"witnesses": [{"who": given["witness"]}]} if given["witness"] else {}
        answers = {
            "who": who,
            "what": {"narrative": given["narrative"], "acts": [given["act"]] if given["act"] else []},
            "when": {key: value for key, value in when.items() if value},
            "you": you,
        }
        moment = _moment(given["received_on"], given["received_time"], given["region"])
        return Entry(answers, given["channel"], moment, given["once"], given["external_number"], draft)

    @property
    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the fields in groups with their headings."""
        groups: list[tuple[Any, list[str]]] = [
            (_("Dari mana"), ["channel", "external_number", "received_on", "received_time"]),
            (_("Pelapor"), ["mode", "name", "address", "phone", "email"]),
            (
                _("Terlapor"),
                [
                    "post",
                    "accused_name",
                    "accused_description",
                    "account",
                    "plate",
                    "nip",
                    "employment_status",
                    "agency_text",
                    "agency_q",
                    "agency",
                ],
            ),
            (
                _("Kejadian"),
                ["narrative", "act", "occurred_on", "known_on", "place", "region_q", "region", "contest", "witness"],
            ),
            (_("Berkas"), ["formulir", "berkas"]),
        ]
        return [(title, [self[name] for name in names if self._is_asked(name)]) for title, names in groups]

    def _is_asked(self, name: str) -> bool:
        return name not in CHOSEN or len(self.field(name).choices) > 2


def _moment(day: date, at: time | None, region: str) -> datetime:
    """Return when a report came, in the time of its place; without an hour today means now, another day its start."""
    zone, now = zone_of(Region.objects.filter(pk=region).first()), clock_now.now()
    if at is None:
        return now if day == now.astimezone(zone).date() else datetime.combine(day, time.min, tzinfo=zone)
    return datetime.combine(day, at, tzinfo=zone)

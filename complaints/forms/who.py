"""Whom the report is about: by post, name or description, with the agency found by search."""

import re
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints import drafts, lookups
from complaints.answers import NAMING
from complaints.fields import Words
from complaints.forms.base import StepForm
from complaints.jurisdiction import handling_of
from complaints.models import Draft
from complaints.statuses import Employment
from netralitas.law.models import Provision
from netralitas.people.models import Instansi, Region

NOT_FOUND = _lazy("Pilih dari hasil pencarian.")
REGION = re.compile(r"\d\d(\.\d\d)?", re.ASCII)
PERSON = re.compile(r"[a-z0-9]{1,16}")
NIP = re.compile(r"\d{18}")


@dataclass(frozen=True)
class Finder:
    """A search that needs no script: what was looked for, what was found, what is chosen."""

    query: forms.BoundField
    name: str
    button: str
    results: list
    chosen: str
    searched: bool


@dataclass(frozen=True)
class Way:
    """One employment to choose, and who deals with such a person when it is not the usual way."""

    choice: BoundWidget
    handling: Provision | None


class WhoForm(StepForm):
    """One accused. ``orang`` is the id this page gave them, so that the page sent twice names nobody twice."""

    step = "who"
    orang = forms.Field(required=False, widget=forms.HiddenInput)
    post = Words(
        label=_lazy("Jabatan atau pekerjaannya"),
        help_text=_lazy("Misalnya camat, guru, kepala dinas, staf kelurahan."),
        max_length=120,
        required=False,
    )
    accused_name = Words(
        label=_lazy("Namanya"),
        help_text=_lazy("Tidak tahu? Kosongkan saja. Nama panggilan pun boleh."),
        max_length=120,
        required=False,
    )
    accused_description = Words(
        label=_lazy("Ciri lain supaya orangnya dikenali"),
        help_text=_lazy("Misalnya ruang kerjanya, kebiasaannya, atau ciri badan."),
        max_length=500,
        lines=3,
        required=False,
    )
    account = Words(
        label=_lazy("Nama akun media sosialnya"),
        help_text=_lazy("Misalnya @camat.contoh di Instagram. Unggahannya ditanyakan nanti, di langkah bukti."),
        max_length=120,
        required=False,
        attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"},
    )
    plate = Words(
        label=_lazy("Nomor kendaraan yang dipakainya"),
        help_text=_lazy("Misalnya AB 1234 XY. Tulis sebisanya; sebagian pun membantu."),
        max_length=20,
        required=False,
        attrs={"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"},
    )
    agency_text = Words(
        label=_lazy("Kantor atau tempat kerjanya"),
        help_text=_lazy("Misalnya Kantor Kecamatan Sendang Asri, SMP Negeri 2, Puskesmas Melati."),
        max_length=160,
        required=False,
    )
    agency_q = Words(
        label=_lazy("Kantor itu bagian dari pemerintah daerah atau kementerian mana?"),
        help_text=_lazy("Tulis sebagian nama, misalnya kebumen atau kesehatan, lalu tekan Cari."),
        max_length=100,
        required=False,
        attrs={"autocomplete": "off", "spellcheck": "false"},
    )
    agency_id = forms.Field(required=False, widget=forms.HiddenInput)
    region_q = Words(
        label=_lazy("Di kabupaten atau kota mana?"),
        help_text=_lazy("Supaya laporan sampai ke Bawaslu setempat. Tulis sebagian nama, lalu tekan Cari."),
        max_length=100,
        required=False,
        attrs={"autocomplete": "off", "spellcheck": "false"},
    )
    region_code = forms.Field(required=False, widget=forms.HiddenInput)
    employment_status = forms.ChoiceField(
        label=_lazy("Status kepegawaiannya"),
        choices=[
            (Employment.PNS, _lazy("PNS")),
            (Employment.PPPK, _lazy("PPPK (pegawai pemerintah dengan perjanjian kerja)")),
            (Employment.PPNPN, _lazy("Honorer atau pegawai kontrak")),
            (Employment.VILLAGE_HEAD, _lazy("Kepala desa atau perangkat desa")),
            (Employment.TNI_POLRI, _lazy("Anggota TNI atau Polri")),
            (Employment.STATE_COMPANY, _lazy("Pegawai atau pimpinan BUMN atau BUMD")),
            (Employment.ORGANISER, _lazy("Penyelenggara pemilu (KPU, Bawaslu, dan jajarannya)")),
            (Employment.UNSURE, _lazy("Saya tidak tahu")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    nip = Words(
        label=_lazy("NIP"),
        help_text=_lazy("18 angka. Tidak perlu dicari; petugas yang akan melengkapi."),
        max_length=30,
        required=False,
        attrs={"inputmode": "numeric", "autocomplete": "off"},
    )

    def __init__(self, *args: Any, person: dict[str, Any] | None = None, **kwargs: Any):
        self.person = person or {}
        super().__init__(*args, **kwargs)

    def kept(self) -> dict[str, Any]:
        return {**self.person, "orang": self.person.get("id", "")}

    @property
    def ways(self) -> list[Way]:
        """Return the employments to choose from, each with who deals with such a person."""
        choices = self["employment_status"]
        return [Way(choice, handling_of(str(choice.data["value"]))) for choice in choices]

    @property
    def knows_more(self) -> bool:
        """Say whether an account or a plate was typed, or has to be mended."""
        return any(self.typed(name) or self[name].errors for name in ("account", "plate"))

    def clean_orang(self) -> str:
        """Keep an id that a page of ours may have given; whatever else stands there names a new person."""
        given = str(self.cleaned_data["orang"] or "")
        return given if PERSON.fullmatch(given) else ""

    def clean_nip(self) -> str:
        nip = re.sub(r"[\s.-]", "", self.cleaned_data["nip"])
        if nip and not NIP.fullmatch(nip):
            raise forms.ValidationError(_("NIP terdiri dari 18 angka. Kosongkan saja bila ragu."), code="nip")
        return nip

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not any(data.get(name) for name in NAMING):
            self.add_error(
                "post",
                forms.ValidationError(_("Isi salah satu saja: jabatan, nama, atau ciri orangnya."), code="nobody"),
            )
        if data.get("agency_id") and self._agency() is None:
            self.add_error("agency_q", forms.ValidationError(NOT_FOUND, code="agency"))
        if data.get("region_code") and self._region() is None:
            self.add_error("region_q", forms.ValidationError(NOT_FOUND, code="region"))
        return data

    def values(self) -> dict[str, Any]:
        """Return the answers; an agency brings its region along, and a search without a choice its words."""
        plain, agency = super().values(), self._agency()
        plain.pop("orang", None)
        if agency:
            plain["agency_id"] = agency.pk
        if agency and agency.region_id and not plain.get("region_code", "").startswith(agency.region_id):
            plain["region_code"] = agency.region_id
        if not agency and plain.get("agency_q") and not plain.get("agency_text"):
            plain["agency_text"] = plain["agency_q"]
        return plain

    def keep(self, draft: Draft, *, seen: str | None = None) -> Draft:
        """Keep this one person; the others stay as they are."""
        return drafts.save_person(draft, self.values(), person=self.cleaned_data["orang"] or new_id(), seen=seen)

    def token_of(self, proposed: str) -> str:
        """Mark what was looked for, too: another name may be proposed again."""
        if f"{proposed}_q" not in self.fields:
            return ""
        return f"{proposed}:{''.join(str(self.typed(f'{proposed}_q')).casefold().split())[:40]}"

    def proposal(self) -> str:
        for name, finder in (("agency", self.agency_finder), ("region", self.region_finder)):
            token = self.token_of(name)
            if finder.results and not finder.chosen and not self.was_offered(token):
                self.with_offer(token)
                return f"id_{name}_q"
        return ""

    @cached_property
    def agency_finder(self) -> Finder:
        chosen = str(self.typed("agency_id"))
        query = str(self.typed("agency_q"))
        return Finder(
            self["agency_q"],
            "agency_id",
            "agency",
            lookups.agencies(query, chosen=_number(chosen)),
            chosen,
            bool(query) and (self.looked or self.is_bound),
        )

    @cached_property
    def region_finder(self) -> Finder:
        chosen, query = str(self.typed("region_code")), str(self.typed("region_q"))
        chosen = chosen if REGION.fullmatch(chosen) else ""
        return Finder(
            self["region_q"],
            "region_code",
            "region",
            lookups.regions(query, chosen=chosen),
            chosen,
            bool(query) and (self.looked or self.is_bound),
        )

    @property
    def region_wanted(self) -> bool:
        """Say whether the region is still open: asked for, answered, or not told by the agency chosen."""
        chosen = next((row for row in self.agency_finder.results if str(row.pk) == self.agency_finder.chosen), None)
        unknown = chosen.region_id is None if chosen else self.agency_finder.searched and not self.agency_finder.results
        return bool(unknown or self.typed("region_q") or self["region_q"].errors)

    def _agency(self) -> Instansi | None:
        found = lookups.agencies("", chosen=_number(self.cleaned_data.get("agency_id")))
        return found[0] if found else None

    def _region(self) -> Region | None:
        code = str(self.cleaned_data.get("region_code") or "")
        found = lookups.regions("", chosen=code) if REGION.fullmatch(code) else []
        return found[0] if found else None


def new_id() -> str:
    """Return an id for one more person; it tells nothing and only has to differ within a draft."""
    return secrets.token_hex(4)


def _number(text: Any) -> int | None:
    """Return a row's number as it stands in a form, None when it is none."""
    text = str(text or "")
    return int(text) if text.isdecimal() and len(text) < 10 else None

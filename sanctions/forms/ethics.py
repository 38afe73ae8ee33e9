"""What the agency's officer fills in on a case of the code of ethics; every error stands at its field."""

from datetime import datetime, timezone
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions.council import Member
from sanctions.forms.desk import DAY, HOUR, LONG, DeskForm
from sanctions.forms.offering import OfferingForm
from sanctions.forms.ownagency import NipField
from sanctions.moral_sanction import Delegate
from sanctions.statuses import Function, Seat

ECHELONS = [("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV"), ("5", "V")]


class CouncilForm(DeskForm):
    """The council: its chair, its secretary, and as many rows of members as ``rows`` says. An empty row is nobody."""

    MOST = 13

    examined_rank = forms.CharField(
        label=_lazy("Pangkat, golongan terperiksa"),
        max_length=60,
        required=False,
        help_text=_lazy("Misalnya Pembina (IV/a). Pangkat anggota dibandingkan dengan pangkat ini."),
    )
    is_rank_confirmed = forms.BooleanField(
        label=_lazy("Jabatan dan pangkat setiap anggota tidak lebih rendah daripada terperiksa"), required=False
    )

    def __init__(self, *args: Any, rows: int = 3, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rows = max(1, min(rows, self.MOST))
        self.seats = [
            ("chair", Seat.CHAIR, _("Ketua")),
            ("secretary", Seat.SECRETARY, _("Sekretaris")),
            *[(f"member-{n}", Seat.MEMBER, _("Anggota %(n)d") % {"n": n + 1}) for n in range(self.rows)],
        ]
        for key, _seat, _said in self.seats:
            self.fields[f"{key}_name"] = forms.CharField(label=_("Nama"), max_length=120, required=False)
            self.fields[f"{key}_post"] = forms.CharField(label=_("Jabatan"), max_length=160, required=False)
            self.fields[f"{key}_rank"] = forms.CharField(label=_("Pangkat, golongan"), max_length=60, required=False)
            self.fields[f"{key}_nip"] = forms.RegexField(
                r"^(?:[0-9] ?){18}$",
                label=_("NIP"),
                required=False,
                error_messages={"invalid": _("NIP terdiri dari 18 angka.")},
            )

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """Return the fields of every seat under what it is called."""
        parts = ("name", "post", "rank", "nip")
        return [(said, [self[f"{key}_{part}"] for part in parts]) for key, _seat, said in self.seats]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for key, _seat, said in self.seats:
            given = {part: data.get(f"{key}_{part}") for part in ("name", "post", "rank", "nip")}
            for part in ("name", "post"):
                if any(given.values()) and not given[part]:
                    self.add_error(
                        f"{key}_{part}",
                        forms.ValidationError(_("Lengkapi isian %(seat)s.") % {"seat": said.lower()}, code="half"),
                    )
        return data

    def members(self) -> list[Member]:
        """Return who was named, in the order of the seats."""
        data = self.cleaned_data
        return [
            Member(
                seat,
                data[f"{key}_name"],
                data[f"{key}_post"],
                data[f"{key}_rank"],
                data[f"{key}_nip"].replace(" ", ""),
            )
            for key, seat, _said in self.seats
            if data[f"{key}_name"]
        ]


class CallForm(DeskForm):
    asked_as = {"hearing_at": "hearing_on"}

    hearing_on = forms.DateField(label=_lazy("Tanggal sidang"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    hearing_time = forms.TimeField(label=_lazy("Jam"), widget=forms.TimeInput(HOUR, "%H:%M"))
    place = forms.CharField(label=_lazy("Tempat"), max_length=200)

    def hearing_at(self, zone: timezone) -> datetime:
        """Return the moment of the session at a place."""
        return datetime.combine(self.cleaned_data["hearing_on"], self.cleaned_data["hearing_time"], tzinfo=zone)


class SessionForm(DeskForm):
    asked_as = {"held_at": "held_on"}

    held_on = forms.DateField(label=_lazy("Tanggal sidang"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    venue = forms.CharField(label=_lazy("Tempat"), max_length=200)
    held_time = forms.TimeField(label=_lazy("Mulai"), widget=forms.TimeInput(HOUR, "%H:%M"))
    closed_time = forms.TimeField(label=_lazy("Selesai"), widget=forms.TimeInput(HOUR, "%H:%M"))
    findings = forms.CharField(
        label=_lazy("Jalannya sidang dan yang diperiksa"), max_length=LONG, widget=forms.Textarea({"rows": 4})
    )
    defence = forms.CharField(
        label=_lazy("Pembelaan terperiksa"), max_length=LONG, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_lazy("Kosong hanya bila terperiksa tidak hadir."),
    )  # fmt: skip

    def moment(self, name: str, zone: timezone) -> datetime:
        """Return start or end of the session at a place."""
        return datetime.combine(self.cleaned_data["held_on"], self.cleaned_data[name], tzinfo=zone)


class ResolveForm(DeskForm):
    asked_as = {"votes": "votes_proven"}

    verdict = forms.ChoiceField(
        label=_lazy("Putusan majelis"),
        choices=[
            ("proven", _lazy("Terbukti melanggar kode etik")),
            ("not_proven", _lazy("Tidak terbukti melanggar kode etik")),
        ],
        widget=forms.RadioSelect,
    )
    vote = forms.ChoiceField(
        label=_lazy("Cara memutus"),
        choices=[("consensus", _lazy("Musyawarah mufakat")), ("majority", _lazy("Suara terbanyak"))],
        widget=forms.RadioSelect,
    )
    votes_proven = forms.IntegerField(label=_lazy("Suara terbukti"), min_value=0, max_value=99, required=False)
    votes_not_proven = forms.IntegerField(
        label=_lazy("Suara tidak terbukti"), min_value=0, max_value=99, required=False
    )
    reasons = forms.CharField(
        label=_lazy("Pertimbangan majelis"), max_length=LONG, widget=forms.Textarea({"rows": 4}),
        help_text=_lazy("Satu pertimbangan tiap baris; kata “bahwa” ditambahkan sendiri."),
    )  # fmt: skip
    advised_action = forms.CharField(
        label=_lazy("Tindakan administratif yang direkomendasikan"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_lazy("Kosongkan bila majelis hanya merekomendasikan sanksi moral."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("vote") == "majority":
            for name in ("votes_proven", "votes_not_proven"):
                if data.get(name) is None and name not in self.errors:
                    self.add_error(name, forms.ValidationError(_("Tulis jumlah suara."), code="votes"))
        return data

    @property
    def votes(self) -> tuple[int, int] | None:
        """Return the votes for and against a breach, None where the council was of one mind."""
        data = self.cleaned_data
        return (data["votes_proven"], data["votes_not_proven"]) if data["vote"] == "majority" else None

    @property
    def lines(self) -> list[str]:
        return _lines(self.cleaned_data["reasons"])


class StatementForm(OfferingForm):
    asks = {"delegate": frozenset(Function)}
    by_exception = frozenset({"delegate"})

    penalty = forms.ChoiceField(label=_lazy("Sanksi moral"), widget=forms.RadioSelect)
    breach = forms.CharField(
        label=_lazy("Pelanggaran yang dilakukan"), max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_lazy("Apa yang dilakukan, kapan, di mana. Jenis dan pasalnya ditambahkan dari katalog."),
    )  # fmt: skip
    publication = forms.CharField(
        label=_lazy("Cara pernyataan disampaikan"), max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_lazy("Satu cara tiap baris, misalnya “dibacakan pada apel pegawai, Senin, 7 Desember 2026”."),
    )  # fmt: skip
    delegate_post = forms.CharField(
        label=_lazy("Jabatan"),
        max_length=160,
        required=False,
    )
    delegate_name = forms.CharField(label=_lazy("Nama"), max_length=120, required=False)
    delegate_nip = NipField(label=_lazy("NIP"), max_length=30, required=False)
    delegate_echelon = forms.ChoiceField(
        label=_lazy("Eselon jabatan itu"), choices=[("", _lazy("Pilih")), *ECHELONS], required=False
    )

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["penalty"].choices = [(code, code) for code in codes]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        names = ("delegate_post", "delegate_name", "delegate_echelon")
        if any(data.get(name) for name in names):
            for name in names:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, forms.ValidationError(_("Lengkapi penerima delegasi."), code="half"))
        return data

    @property
    def delegate(self) -> Delegate | None:
        """Return who states it for the appointing official, None where that one does."""
        data = self.cleaned_data
        if not data["delegate_post"]:
            return None
        return Delegate(self.person("delegate"), int(data["delegate_echelon"]))

    @property
    def lines(self) -> list[str]:
        return _lines(self.cleaned_data["publication"])


class ExecuteForm(DeskForm):
    executed_on = forms.DateField(label=_lazy("Dilaksanakan pada"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    how = forms.CharField(
        label=_lazy("Pelaksanaannya"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_lazy("Di mana, oleh siapa, dan sampai kapan bila ditempelkan."),
    )  # fmt: skip


class ActionForm(DeskForm):
    action = forms.CharField(
        label=_lazy("Tindakan yang dikenakan"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
    basis = forms.CharField(label=_lazy("Ketentuan yang menjadi dasarnya"), max_length=200, required=False)
    refusal = forms.CharField(
        label=_lazy("Atau: alasan tidak dikenakan"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


class EmptyForm(DeskForm):
    """Nothing to fill in: the button says it."""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]

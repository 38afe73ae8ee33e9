"""What the agency's officer fills in from the report on; every error stands at its field."""

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, HOUR, LONG, DeskForm
from sanctions.forms.offering import OfferingForm
from sanctions.forms.ownagency import NipField
from sanctions.forms.penalties import PenaltyForm
from sanctions.forms.scans import PaperField
from sanctions.proceedings import Person
from sanctions.statuses import Delivery, Function, Way


class PostForm(DeskForm):
    post_class = forms.ChoiceField(label=_lazy("Kelas jabatan terperiksa"))
    rank = forms.CharField(label=_lazy("Pangkat, golongan"), max_length=60, required=False)

    def __init__(self, *args: Any, post_classes: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["post_class"].choices = [("", _("Pilih")), *[(name, name) for name in post_classes]]


class CloseForm(DeskForm):
    """Nothing to fill in: the report has said it."""


class DecisionForm(PenaltyForm, OfferingForm):
    asks = {"decider": frozenset({Function.APPOINTING, Function.SUPERIOR})}
    by_exception = frozenset({"decider"})

    considerations = forms.CharField(
        label=_lazy("Pertimbangan"), max_length=LONG, widget=forms.Textarea({"rows": 4}),
        help_text=_lazy("Satu pertimbangan tiap baris; kata “bahwa” ditambahkan sendiri."),
    )  # fmt: skip
    instead = forms.ChoiceField(
        label=_lazy("Yang memutus"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_lazy("Pejabat yang lebih tinggi: PPK, kecuali pejabat lain ditulis di bawah ini."),
    )
    decider_post = forms.CharField(
        label=_lazy("Jabatan pejabat yang memutus"),
        max_length=160,
        required=False,
        help_text=_lazy("Diisi hanya bila hukumannya bukan wewenang PPK."),
    )
    decider_name = forms.CharField(label=_lazy("Nama pejabat yang memutus"), max_length=120, required=False)
    contract = forms.CharField(
        label=_lazy("Perjanjian kerja tahunan"),
        max_length=160,
        help_text=_lazy("Nomor dan tanggalnya, misalnya: Nomor 800/12/2024 tanggal 2 Januari 2024."),
    )
    decider_nip = NipField(label=_lazy("NIP pejabat yang memutus"), max_length=30, required=False)

    def __init__(self, *args: Any, is_contract: bool = False, substitutes: Sequence[Any] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not is_contract:
            del self.fields["contract"]
        if not substitutes:
            del self.fields["instead"]
            return
        self.fields["instead"].choices = [
            ("", _("Pejabat yang berwenang menurut tabel")),
            *((str(row.pk), f"{row.post}: {row.authority.partition(':')[0]} ({row.basis})") for row in substitutes),
        ]

    @property
    def decider(self) -> Person | None:
        """Return the other official who decides, None where nobody is named."""
        return self.person("decider") if self.cleaned_data["decider_post"] else None

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["considerations"].splitlines() if line.strip()]


class CallForm(OfferingForm):
    asked_as = {"meets_at": "meeting_on"}
    asks = {"host": frozenset({Function.APPOINTING, Function.STAFFING, Function.SUPERIOR})}

    meeting_on = forms.DateField(label=_lazy("Tanggal penyerahan"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    meeting_time = forms.TimeField(label=_lazy("Jam"), widget=forms.TimeInput(HOUR, "%H:%M"))
    place = forms.CharField(label=_lazy("Tempat"), max_length=200)
    host_post = forms.CharField(
        label=_lazy("Jabatan yang menyerahkan"), max_length=160,
        help_text=_lazy("Pejabat yang berwenang menghukum, atau pejabat yang ditunjuk; ia menandatangani panggilan."),
    )  # fmt: skip
    host_name = forms.CharField(label=_lazy("Nama yang menyerahkan"), max_length=120)
    host_nip = NipField(label=_lazy("NIP yang menyerahkan"), max_length=30, required=False)

    def meets_at(self, zone: timezone) -> datetime:
        """Return the moment of the meeting on the agency's wall."""
        return datetime.combine(self.cleaned_data["meeting_on"], self.cleaned_data["meeting_time"], zone)


class MissForm(DeskForm):
    """Nothing to fill in: the letter says who was called when."""


class DispatchForm(DeskForm):
    dispatched_on = forms.DateField(label=_lazy("Dikirim pada"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    way = forms.ChoiceField(label=_lazy("Cara pengiriman"), choices=Way.choices, widget=forms.RadioSelect)
    proof = forms.CharField(
        label=_lazy("Alamat tujuan dan bukti pengiriman"), max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text=_lazy("Alamat menurut data kepegawaian, lalu nomor resi atau nama petugas yang mengantar."),
    )  # fmt: skip


class CarryOutForm(DeskForm):
    executed_on = forms.DateField(label=_lazy("Dilaksanakan pada"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    title = forms.CharField(
        label=_lazy("Surat pelaksanaan"), max_length=300, help_text=_lazy("Nama, nomor, dan tanggal suratnya.")
    )
    file = PaperField(label=_lazy("Pindaian surat pelaksanaan"))


class DeliverForm(DeskForm):
    delivered_on = forms.DateField(label=_lazy("Diterima terperiksa pada"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    delivery = forms.ChoiceField(label=_lazy("Cara"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_lazy("Keterangan, misalnya siapa yang menyerahkan"), max_length=500, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, was_sent: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        ways = [Delivery.SENT, Delivery.HANDED_OVER] if was_sent else [Delivery.HANDED_OVER]
        self.fields["delivery"].choices = [(way.value, way.label) for way in ways]
        self.fields["delivery"].initial = ways[0].value

"""What each step of a case asks. Words are checked here, facts by the doors."""

import secrets
from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from complaints import lookups, triage
from complaints.access import visible_to
from complaints.admin.seen import Seen
from complaints.fields import Day, Words
from complaints.models import Accused, Act, Complaint, Violation
from complaints.statuses import Employment, Phase, Verdict
from netralitas.audit.adminbase import StepForm
from netralitas.people.models import Instansi

REASON_MAX = 4000
LONGEST_KEY = 18  # digits


class Nip(Words):
    """An employee number: 18 figures, written with spaces or without."""

    default_validators: list[Callable[[Any], None]] = [
        RegexValidator(r"^\d{18}$", _("NIP terdiri dari 18 angka. Periksa lagi."), code="nip_form")
    ]

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace(" ", "").replace(".", "")


class ConfirmForm(StepForm):
    """Asks nothing but the press itself."""


class ReasonForm(StepForm):
    label: ClassVar[Any] = _("Alasan")
    hint: ClassVar[Any] = _("Tercatat pada perkara ini. Pelapor hanya membaca tahapnya.")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["reason"] = Words(
            lines=3, max_length=REASON_MAX, label=self.label, help_text=self.hint, required=False
        )


class CompletionForm(ReasonForm):
    label = _("Yang masih kurang")
    hint = _("Terkirim kepada pelapor sebagai pertanyaan. Tulis dengan bahasa sehari-hari, tanpa nama orang.")
    told_by = Words(
        max_length=200,
        label=_("Bagaimana pelapor diberi tahu"),
        help_text=_(
            "Laporan ini diimpor: pelapornya tidak memegang kode, jadi pertanyaan di portal tidak sampai kepadanya. "
            "Sampaikan lewat kanal asalnya, lalu tulis caranya dan harinya; batas waktunya tetap berjalan."
        ),
        required=False,
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if self.record is None or self.record.report.code_hash:
            del self.fields["told_by"]
        else:
            self.order_fields(("reason", "told_by"))


class AskForm(StepForm):
    """A message to the reporter. ``once`` tells a second press from a second message."""

    once = forms.CharField(max_length=32, widget=forms.HiddenInput, initial=lambda: secrets.token_urlsafe(12))
    text = Words(
        lines=3,
        max_length=REASON_MAX,
        label=_("Pesan kepada pelapor"),
        help_text=_("Tampil di halaman lacak tanpa nama Anda. Jangan menyebut nama orang atau isi perkara lain."),
        required=False,
    )
    kind = forms.ChoiceField(
        choices=[("question", _("Pertanyaan, menunggu jawaban")), ("note", _("Keterangan saja"))],
        widget=forms.RadioSelect,
        initial="question",
        label=_("Jenis pesan"),
        error_messages={"required": _("Pilih pertanyaan atau keterangan.")},
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if getattr(self.record, "has_left", False):
            self.field("kind").choices = [("note", _("Keterangan saja"))]
            self.field("kind").initial = "note"
            self.field("kind").help_text = _("Pelapornya menarik diri, jadi tidak ditanya lagi.")


class AssignForm(StepForm):
    to = forms.ChoiceField(choices=[("me", _("Saya")), ("none", _("Antrean bersama"))], label=_("Petugas"))


class ActForm(StepForm):
    """A row of the catalogue in force on the day of the act, for one accused. ``others``: rows of other editions."""

    violation = forms.ModelChoiceField(
        Violation.objects.none(), label=_("Perbuatan menurut SKB"), empty_label=_("Pilih …")
    )
    accused = forms.ModelChoiceField(Accused.objects.none(), label=_("Terlapor"), empty_label=None)
    occurred_on = Day(
        label=_("Tanggal perbuatan"),
        help_text=_("Hanya bila lain dari tanggal kejadian; fase dan katalog mengikutinya."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        rows: list[Violation] | None = None,
        others: list[Violation] | None = None,
        people: list[Accused] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        case: Complaint = self.record
        people = list(case.accused.all()) if people is None else people
        rows, others = rows or [], others or []
        self.field("violation").queryset = Violation.objects.filter(pk__in=[row.pk for row in [*rows, *others]])
        editions: dict[str, list[tuple[int, str]]] = {}
        for row in others:
            editions.setdefault(row.edition.title, []).append((row.pk, f"{row.code} {row.title}"))
        self.field("violation").choices = [
            ("", _("Pilih …")),
            *((row.pk, f"{row.code} {row.title}") for row in rows),
            *editions.items(),
        ]
        self.field("accused").queryset = case.accused.all()
        self.field("accused").choices = [(row.pk, row.name or row.post or row.description or row.pk) for row in people]
        if len(people) == 1:
            self.field("accused").widget = forms.HiddenInput()
            self.field("accused").initial = people[0].pk


class CriminalForm(Seen):
    def mark(self) -> str:
        return triage.flag_mark(self.record)

    flagged = forms.ChoiceField(
        choices=[("yes", _("Menyangkut pidana pemilihan")), ("no", _("Tidak menyangkut pidana"))],
        widget=forms.RadioSelect,
        label=_("Tanda"),
        error_messages={"required": _("Pilih salah satu.")},
    )
    note = Words(
        lines=2,
        max_length=REASON_MAX,
        label=_("Catatan"),
        help_text=_("Dibaca petugas perkara ini. Pelapor dan instansi terlapor tidak membacanya."),
        required=False,
    )


def is_key(text: str) -> bool:
    """Say whether a text can be the key of a row; a database takes no larger number."""
    return text.isascii() and text.isdecimal() and len(text) < LONGEST_KEY


class Rows(forms.ModelMultipleChoiceField):
    """Several rows by their keys; what cannot be a key is never asked of the database, which takes no such number."""

    def clean(self, value: Any) -> Any:
        for key in value or []:
            if not is_key(key):
                raise forms.ValidationError(self.error_messages["invalid_pk_value"], code="invalid_pk_value")
        return super().clean(value)


class MergeForm(ReasonForm):
    """Which reports are handled with this one; only those may be chosen that the officer may see."""

    label = _("Alasan menggabungkan")
    hint = _("Tercatat pada setiap laporan yang digabung.")
    others = Rows(
        Complaint.objects.none(),
        label=_("Laporan"),
        error_messages={
            "required": _("Centang sedikitnya satu laporan."),
            "invalid_choice": _("Salah satu laporan tidak dapat Anda gabungkan. Muat ulang halaman."),
            "invalid_pk_value": _("Salah satu laporan tidak dikenal."),
        },
    )

    def __init__(self, data: Any = None, *, user: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.field("others").queryset = visible_to(user) if user is not None else Complaint.objects.none()
        self.initial.setdefault("reason", gettext("Tentang kejadian yang sama."))


class OfAct(StepForm):
    """A step about one alleged act of the case."""

    about = "act"
    act = forms.ModelChoiceField(Act.objects.none(), widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.field("act").queryset = self.acts()

    def acts(self) -> Any:
        """Return the acts the step may be about."""
        return self.record.acts.all()


class DropActForm(OfAct):
    reason = Words(lines=2, max_length=REASON_MAX, label=_("Alasan membatalkan"), required=False)


class SeenAct(OfAct, Seen):
    """A step about one act that says what its page showed of the act."""

    mark_of: ClassVar[Callable[[Act], str]]

    def mark(self) -> str:
        asked = getattr(self, "cleaned_data", {}).get("act")
        act = self.acts().filter(pk=asked.pk).first() if asked else None
        return type(self).mark_of(act) if act else ""


class DateActForm(SeenAct):
    mark_of = triage.date_mark
    occurred_on = Day(label=_("Tanggal perbuatan"), required=False)
    phase = forms.ChoiceField(
        choices=[("", _("Menurut tanggalnya")), *((p.value, p.label) for p in (Phase.BEFORE, Phase.AFTER))],
        widget=forms.RadioSelect,
        label=_("Fase"),
        required=False,
    )
    reason = Words(lines=2, max_length=300, label=_("Alasan, bila fase ditetapkan sendiri"), required=False)


class VerdictForm(SeenAct):
    mark_of = triage.verdict_mark

    verdict = forms.ChoiceField(
        choices=[(v.value, v.label) for v in (Verdict.PROVEN, Verdict.NOT_PROVEN)],
        widget=forms.RadioSelect,
        label=_("Putusan"),
        error_messages={"required": _("Pilih terbukti atau tidak terbukti.")},
    )
    reason = Words(lines=3, max_length=REASON_MAX, label=_("Alasan putusan"), required=False)


class PhaseForm(Seen):
    def mark(self) -> str:
        return triage.phase_mark(self.record)

    phase = forms.ChoiceField(
        choices=[(p.value, p.label) for p in (Phase.BEFORE, Phase.AFTER)],
        widget=forms.RadioSelect,
        label=_("Fase"),
        error_messages={"required": _("Pilih fase.")},
    )
    reason = Words(lines=2, max_length=300, label=_("Alasan"), required=False)


class IdentifyForm(Seen):
    """Who the accused is. ``seen`` is the mark of what the page showed, so that nobody overwrites unseen changes.

    The agency is looked for on the server, in the middle of the form: what fits stands there to be chosen.
    """

    about = "accused"
    finds = "agency_q"
    found: str = ""  # what the search came to, in words
    # The law on punishment knows the classes of posts; the room that holds it hangs them in here.
    post_classes: ClassVar[Callable[[], list[str]]] = list
    SAVED = ("name", "nip", "post", "post_class", "rank", "instansi", "employment")

    accused = forms.ModelChoiceField(Accused.objects.none(), widget=forms.HiddenInput)
    name = Words(max_length=120, label=_("Nama lengkap"), required=False)
    nip = Nip(
        max_length=24,
        label=_("NIP"),
        help_text=_("18 angka."),
        required=False,
        attrs={"inputmode": "numeric", "autocomplete": "off"},
    )
    post = Words(max_length=120, label=_("Jabatan"), required=False)
    post_class = Words(max_length=40, label=_("Kelas jabatan"), required=False)
    rank = Words(max_length=60, label=_("Pangkat, golongan"), required=False)
    employment = forms.ChoiceField(choices=Employment.choices, label=_("Status pegawai"))
    agency_q = Words(
        max_length=lookups.LONGEST,
        label=_("Cari instansi"),
        help_text=_("Tulis sebagian nama, lalu tekan Cari. Isian lain tetap ada."),
        required=False,
        attrs={"autocomplete": "off", "spellcheck": "false"},
    )
    instansi = forms.ModelChoiceField(
        Instansi.objects.filter(has_appointing_official=True),
        label=_("Instansi"),
        required=False,
        error_messages={"invalid_choice": _("Pilih instansi yang mempekerjakan ASN.")},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, person: Accused | None = None, **kwargs: Any) -> None:
        if person is not None:
            values = {field: getattr(person, field) for field in self.SAVED}
            kwargs["initial"] = {
                **values,
                "instansi": person.instansi_id,
                "accused": person.pk,
                "seen": mark_of(person),
            }
        super().__init__(*args, **kwargs)
        self.field("accused").queryset = self.record.accused.select_related("instansi")
        about = str(self["accused"].value())
        person = next((one for one in self.record.accused.all() if str(one.pk) == about), None)
        self._offer_classes(person.post_class if person else "")
        self._offer_agencies(person.instansi if person else None)

    def clean(self) -> dict[str, Any]:
        """Refuse to save past a search whose answer was not chosen: it would look as if it had been."""
        data = super().clean() or {}
        person = data.get("accused")
        if data.get("agency_q") and person and data.get("instansi") == person.instansi:
            self.add_error(
                "agency_q",
                forms.ValidationError(
                    _("Pilih salah satu hasil pencarian, atau kosongkan pencarian ini."), code="nothing_chosen"
                ),
            )
        return data

    def _offer_agencies(self, present: Instansi | None) -> None:
        """Offer the agency on file, the one chosen before, and what the search finds."""
        text, chosen = str(self["agency_q"].value() or "").strip(), str(self["instansi"].value() or "")
        offered = [present] if present else []
        if chosen.isdecimal() and len(chosen) < 10 and chosen != str(present.pk if present else ""):
            offered += lookups.agencies("", chosen=int(chosen), employers=True)
        if text:
            rows = lookups.agencies(text, employers=True)
            self.found = _found_words(len(rows))
            offered += [row for row in rows if row not in offered]
        self.field("instansi").choices = [("", _("Belum diketahui")), *((row.pk, row.name) for row in offered)]

    def _offer_classes(self, present: str) -> None:
        classes = type(self).post_classes()
        if not classes:
            return
        offered = [*classes, *([present] if present and present not in classes else [])]
        choices = [("", _("Belum diketahui")), *((name, name) for name in offered)]
        self.fields["post_class"] = forms.ChoiceField(choices=choices, label=_("Kelas jabatan"), required=False)

    def mark(self) -> str:
        asked = getattr(self, "cleaned_data", {}).get("accused")
        return mark_of(asked) if asked else ""


def _found_words(count: int) -> str:
    """Say what a search for an agency came to, and what to do when it was too narrow or too wide."""
    if not count:
        return gettext("Tidak ada instansi yang cocok. Coba sebagian namanya yang lain.")
    if count == lookups.MOST:
        return gettext("Banyak yang cocok; ini %(n)d yang terdekat. Tulis lebih lengkap bila belum ada.") % {"n": count}
    return ngettext("%(n)d instansi cocok; pilih di bawah.", "%(n)d instansi cocok; pilih di bawah.", count) % {
        "n": count
    }


def mark_of(person: Accused) -> str:
    """Return a mark of what is on file of an accused; it changes when anything of it does."""
    known = [str(getattr(person, field) or "") for field in (*IdentifyForm.SAVED[:-2], "instansi_id", "employment")]
    return salted_hmac("complaints.identify", "\0".join(known)).hexdigest()[:20]


STEP_FORMS: dict[str, type[StepForm]] = {
    "examine": ConfirmForm,
    "ask_completion": CompletionForm,
    "complete": ConfirmForm,
    "adopt": ReasonForm,
    "study": ConfirmForm,
    "close": ReasonForm,
    "refer": ReasonForm,
    "return": ReasonForm,
    "revive": ReasonForm,
    "reopen": ReasonForm,
    "unmerge": ReasonForm,
}

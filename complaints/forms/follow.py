"""What the holder of a code may send: an answer, a question, evidence, an address, an identity, a withdrawal."""

import re
import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.fields import Words
from complaints.forms.base import Problem, problems_of
from complaints.forms.event import YouForm
from complaints.forms.small import LinkForm
from complaints.statuses import IdentityMode
from netralitas.lib.refusal import Refusal

LONGEST = 4000
KEY = re.compile(r"[A-Za-z0-9_-]{8,32}", re.ASCII)


def new_key() -> str:
    """Draw the mark by which a form that is sent twice is known."""
    return secrets.token_urlsafe(12)


class Keyed(forms.Form):
    """A form of the follow-up page. ``key`` comes back with it, so that a second press changes nothing."""

    key = forms.Field(required=False, widget=forms.HiddenInput, initial=new_key)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"label_suffix": "", "use_required_attribute": False, **kwargs})

    def clean_key(self) -> str:
        key = str(self.cleaned_data.get("key") or "")
        return key if KEY.fullmatch(key) else new_key()

    def refuse(self, refusal: Refusal) -> None:
        """Put a door's refusal at the field it names, else at the head of the form."""
        refuse(self, refusal)

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self)


def refuse(form: forms.Form, refusal: Refusal) -> None:
    """Put a door's refusal at the field it names, else at the head of the form."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, ValidationError(refusal.sentence, code=refusal.code))


class AnswerForm(Keyed):
    """An answer to the questions on the page, up to the one in ``up_to``."""

    text = Words(label=_lazy("Jawaban Anda"), max_length=LONGEST, lines=5, required=False)
    up_to = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, hint: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = hint

    def clean_up_to(self) -> int:
        """Return the youngest question the person saw; nothing is answered by a number that is none."""
        typed = str(self.cleaned_data.get("up_to") or "")
        return int(typed) if re.fullmatch(r"[0-9]{1,18}", typed) else 0

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "tidak" in self.data and not data.get("text") and "text" not in self.errors:
            data["text"] = _("Saya tidak tahu.")
        return data


class ReplyForm(Keyed):
    """Whether the reporter comes to an appointment; the buttons say it, a word may be added."""

    text = Words(
        label=_lazy("Pesan untuk petugas (boleh kosong)"),
        help_text=_lazy("Bila tidak bisa, tulis kapan Anda bisa, atau langsung tulis keterangan Anda di sini."),
        max_length=LONGEST,
        lines=3,
        required=False,
    )
    undangan = forms.Field(required=False, widget=forms.HiddenInput)

    def clean_undangan(self) -> int:
        """Return which appointment is meant; none by what is no number."""
        typed = str(self.cleaned_data.get("undangan") or "")
        return int(typed) if re.fullmatch(r"[0-9]{1,18}", typed) else 0

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.data.get("jawaban") not in ("hadir", "tidak"):
            self.add_error(None, ValidationError(_("Pilih: akan hadir, atau tidak bisa hadir."), code="no_reply"))
        return data


class AskForm(Keyed):
    """The reporter's own question."""

    text = Words(
        label=_lazy("Pesan Anda"),
        max_length=LONGEST,
        lines=6,
        error_messages={"required": _lazy("Tulis pesan Anda dahulu.")},
    )


class AddForm(LinkForm, Keyed):
    """Evidence that comes later: files, a link, a few words about it."""

    text = Words(
        label=_lazy("Apa yang terlihat di sana?"),
        help_text=_lazy("Misalnya siapa, kapan, dan dari mana Anda mendapatkannya."),
        max_length=LONGEST,
        lines=3,
        required=False,
    )

    def link(self) -> dict[str, str] | None:
        """Return the link that was described, None when there is none."""
        if not self.is_filled:
            return None
        return {name: self.cleaned_data[name] for name in ("platform", "url", "account", "kind")}


class NoticeForm(Keyed):
    """Where the news that there is news goes."""

    address = Words(
        label=_lazy("Alamat e-mail"),
        help_text=_lazy("Pakai alamat pribadi yang hanya Anda buka, bukan alamat kantor."),
        max_length=200,
        error_messages={"required": _lazy("Tulis alamat e-mail dahulu.")},
        attrs={"inputmode": "email", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        try:
            validate_email(address)
        except ValidationError as error:
            raise ValidationError(
                _("Alamat e-mail ini belum lengkap, misalnya nama@contoh.id."), code="email"
            ) from error
        return address


class IdentityForm(YouForm):
    """An identity that is given later: the ways that are open, and what is not known yet."""

    def __init__(self, *args: Any, modes: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [(mode, IdentityMode(mode).label) for mode in modes]
        self.fields["mode"].error_messages["invalid_choice"] = _(
            "Cara melapor hanya dapat dibuat lebih terbuka. Pilih salah satu di bawah."
        )

    def clean(self) -> dict[str, Any]:
        """Leave it to the door whether a name is missing: it may have been given before."""
        return self.cleaned_data

    def _clean_fields(self) -> None:
        """Check everything: who sends "anonymous" here is told that there is no way down."""
        forms.Form._clean_fields(self)

    def given(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in ("name", "address", "phone", "email")}


class WithdrawForm(Keyed):
    """Why a report is taken back."""

    reason = Words(
        label=_lazy("Mengapa Anda menarik laporan?"),
        help_text=_lazy("Satu kalimat cukup; petugas membacanya."),
        max_length=1000,
        lines=4,
        error_messages={"required": _lazy("Tulis alasannya dahulu, satu kalimat saja.")},
    )
    pressed = forms.BooleanField(label=_lazy("Ada yang menekan saya untuk menarik laporan ini."), required=False)

"""Masking the words of a report: what is asked of the officers, and the door it goes through."""

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from complaints import documents, hiding, sight
from complaints.admin.move import Move
from complaints.family import family_of
from complaints.fields import Words
from complaints.masking import cleaned
from complaints.models import Complaint, Witness
from complaints.statuses import IdentityMode, Status
from netralitas.audit.adminbase import StepForm

WORDS_MAX = 20_000


class MaskForm(StepForm):
    """The words that are hidden, one a line; ``add`` are those the portal found by itself."""

    seen = forms.CharField(max_length=32, widget=forms.HiddenInput, required=False)
    words = Words(
        lines=4,
        max_length=WORDS_MAX,
        label=_("Kata atau frasa yang disamarkan"),
        help_text=_(
            "Satu per baris; yang disamarkan hanya yang persis sama, jadi tulis juga nama panggilannya. Nama saksi "
            "ditambahkan portal dengan sendirinya; hapus yang bukan nama. Huruf besar dan kecil sama. Teks aslinya "
            "tidak berubah."
        ),
        required=False,
    )
    add = forms.MultipleChoiceField(
        label=_("Ditemukan dalam teks"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("Salah satu usulan sudah tidak ada. Muat ulang halaman.")},
    )
    reporter = forms.ChoiceField(
        choices=[("hide", _("Samarkan di mana pun muncul")), ("show", _("Jangan samarkan"))],
        widget=forms.RadioSelect,
        label=_("Nama, alamat, dan kontak pelapor"),
        error_messages={"required": _("Pilih salah satu.")},
    )

    def __init__(self, data: Any = None, *, witnesses: list[Witness] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        case: Complaint = self.record
        found = sight.suggestions(case, case.report.witnesses.all() if witnesses is None else witnesses)
        self.field("add").choices = [
            (word, gettext("%(word)s (%(n)d kali)") % {"word": word, "n": n}) for word, n in found
        ]
        self.initial = {
            "seen": sight.version(case),
            "words": "\n".join(sight.words_of(case)),
            "reporter": "hide" if sight.hides_reporter(case) else "show",
            **self.initial,
        }
        if not found:
            del self.fields["add"]
        if case.report.identity_mode != IdentityMode.OPEN:  # none to hide, or sealed and hidden whatever is pressed
            del self.fields["reporter"]
        else:
            n = sight.reporter_times(case)
            words = ngettext("Muncul %(n)d kali dalam teks perkara.", "Muncul %(n)d kali dalam teks perkara.", n)
            self.field("reporter").help_text = words % {"n": n}


def _hide(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    words = [*given["words"].splitlines(), *given.get("add", [])]
    before = {*sight.words_of(case), *sight.reporter_words(case)}
    hidden = hiding.hide(case, words, reporter=given.get("reporter", "hide") == "hide", seen=given["seen"], actor=actor)
    told = ngettext("%(n)d kata atau frasa disamarkan.", "%(n)d kata atau frasa disamarkan.", len(hidden))
    short = sorted({word.strip() for word in words if word.strip() and not cleaned([word])})
    left = gettext("Terlalu pendek, jadi tidak disamarkan: %(words)s.") % {"words": ", ".join(short)} if short else ""
    now = {*hidden, *sight.reporter_words(Complaint.objects.get(pk=case.pk))}
    return " ".join(filter(None, [told % {"n": len(hidden)}, left, _gone_out(case, now - before)]))


def _gone_out(case: Complaint, words: set[str]) -> str:
    """Say where words that are hidden from now on stand already, outside the office, whichever case they left with."""
    cases = [*family_of(case), *hiding.leads_of(case)]
    found = [
        gettext("Surat %(numbers)s sudah terbit dengan kata yang kini disamarkan: terbitkan penggantinya di Dokumen.")
        % {"numbers": ", ".join(letter.number for letter in letters)}
        for letters in [documents.letters_with(cases, words)]
        if letters
    ]
    if words and any(one.status == Status.PROVEN_FORWARDED for one in cases):
        found.append(gettext("Surat yang mungkin sudah diterbitkan Satgas atau instansi tidak berubah."))
    return " ".join(found)


MOVES: dict[str, Move] = {"hide": Move(MaskForm, _hide, "#kejadian")}

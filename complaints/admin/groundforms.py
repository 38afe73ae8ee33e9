"""What is asked when a case is registered or forwarded, though something is missing, and when it is not registered."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import doubts, grounds, sight
from complaints.admin.stepforms import REASON_MAX, ReasonForm
from complaints.fields import Words
from complaints.masking import cleaned, times
from complaints.models import Complaint
from netralitas.audit.adminbase import StepForm

MOST_SHOWN = 8  # hidden words beside a conclusion


class RegisterForm(StepForm):
    register_number = Words(max_length=60, label=_("Nomor register"), required=False)
    reason = Words(
        lines=2,
        max_length=REASON_MAX,
        label=_("Alasan, bila ada unsur yang kurang"),
        help_text=_("Kosongkan bila laporan lengkap."),
        required=False,
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if doubt := doubts.lies_outside(self.record):
            self.field("reason").label = _("Alasan tetap diregister")
            self.field("reason").help_text = doubt


class ConclusionForm(StepForm):
    conclusion = Words(
        lines=5,
        max_length=REASON_MAX,
        label=_("Simpulan kajian"),
        help_text=_("Dibaca Satgas bersama berkas perkara."),
        required=False,
    )
    reason = Words(lines=2, max_length=REASON_MAX, label=_("Mengapa tetap diteruskan"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if words := _whole_names(sight.words_of(self.record) if self.record else []):
            more = gettext(" dan %(n)d lagi") % {"n": len(words) - MOST_SHOWN} if len(words) > MOST_SHOWN else ""
            hidden = gettext("Disamarkan bagi Satgas dan dalam surat: %(words)s%(more)s. Ubah di bagian Kejadian.")
            self.field("conclusion").help_text += " " + hidden % {"words": ", ".join(words[:MOST_SHOWN]), "more": more}
        if doubt := doubts.lies_outside(self.record):
            self.field("reason").help_text = doubt
        else:
            del self.fields["reason"]


def _whole_names(words: list[str]) -> list[str]:
    """Return hidden words, the longest first, without those that are part of a longer one."""
    words = cleaned(words)
    return [word for n, word in enumerate(words) if not any(times(longer, [word]) for longer in words[:n])]


class DeclineForm(ReasonForm):
    """The ground of law, from the rows in force, and the officer's own words.

    ``against`` are the grounds that the elements of the report speak against: they say so instead of being proposed.
    """

    label = _("Penjelasan petugas")
    hint = _("Tercatat pada perkara ini. Pelapor hanya membaca dasarnya.")
    ground = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=_("Dasar"),
        error_messages={"required": _("Pilih dasarnya."), "invalid_choice": _("Pilih dasar yang berlaku.")},
    )
    field_order = ("ground", "reason")

    def __init__(self, data: Any = None, *, against: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        case: Complaint | None = self.record
        regime = case.contest.regime if case is not None and case.contest else ""
        mark, shut = (
            gettext("(perlu verifikasi)"),
            gettext("Tidak cocok: menurut panel Kelengkapan tidak ada yang kurang."),
        )
        self.field("ground").choices = [
            (
                row.code,
                " ".join(
                    [
                        row.sentence,
                        capfirst(row.basis),
                        *([mark] if row.needs_verification else []),
                        *([shut] if row.code in against else []),
                    ]
                ),
            )
            for row in grounds.offered(regime, on=timezone.localdate())
        ]
        self.order_fields(self.field_order)


STEP_FORMS: dict[str, type[StepForm]] = {
    "register": RegisterForm,
    "forward": ConclusionForm,
    "decline": DeclineForm,
}

"""Opening the seals of a case: what is asked of the officers, and the doors it goes through."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import unsealing
from complaints.admin.move import Move
from complaints.admin.stepforms import REASON_MAX, ReasonForm
from complaints.fields import Words
from complaints.models import Complaint, Evidence, Unsealing
from complaints.pieces import piece_name
from netralitas.audit.adminbase import StepForm


class AskIdentityForm(ReasonForm):
    label = _("Mengapa identitas perlu dibuka")
    hint = _("Dibaca pejabat kedua dan pemeriksa. Pelapor hanya membaca bahwa segelnya dibuka.")


class AskOriginalForm(ReasonForm):
    label = _("Mengapa asli perlu dibuka")
    hint = _("Dibaca pejabat kedua dan pemeriksa.")
    item = forms.ModelChoiceField(
        Evidence.objects.none(),
        label=_("Berkas"),
        empty_label=_("Pilih …"),
        error_messages={"required": _("Pilih berkas.")},
    )

    def __init__(self, data: Any = None, *, files: list[Evidence] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        # Minutes that the office keeps are found by their number; the door asks who may have them opened.
        rows = Evidence.whole.filter(complaint=self.record, kind=Evidence.Kind.FILE).order_by("id")
        self.field("item").queryset = rows
        self.field("item").choices = [
            ("", _("Pilih …")),
            *((row.pk, piece_name(row)) for row in (rows.filter(kept="") if files is None else files)),
        ]


class OfUnsealing(StepForm):
    """A step about one request to open a seal."""

    about = "unsealing"
    unsealing = forms.ModelChoiceField(Unsealing.objects.none(), widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.field("unsealing").queryset = self.record.unsealings.all()


class DenyUnsealingForm(OfUnsealing):
    reason = Words(lines=2, max_length=REASON_MAX, label=_("Alasan menolak"), required=False)


def _ask_identity(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    unsealing.ask(case, Unsealing.What.IDENTITY, reason=given["reason"], actor=actor)
    return gettext("Permintaan tercatat. Pejabat kedua memutusnya di halaman ini.")


def _ask_original(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    unsealing.ask(case, Unsealing.What.ORIGINAL, reason=given["reason"], item=given["item"], actor=actor)
    return gettext("Permintaan tercatat. Pejabat kedua memutusnya di halaman ini.")


def _grant_unsealing(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    row = unsealing.grant(given["unsealing"], actor=actor)
    return gettext("Segel terbuka bagi %(who)s.") % {"who": row.asked_by.full_name}


def _deny_unsealing(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    unsealing.deny(given["unsealing"], reason=given["reason"], actor=actor)
    return gettext("Permintaan ditolak.")


def _end_unsealing(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    unsealing.end(given["unsealing"], actor=actor)
    return gettext("Segel tertutup kembali.")


ANCHOR = "#segel"
MOVES: dict[str, Move] = {
    "ask_identity": Move(AskIdentityForm, _ask_identity, ANCHOR),
    "ask_original": Move(AskOriginalForm, _ask_original, ANCHOR),
    "grant_unsealing": Move(OfUnsealing, _grant_unsealing, ANCHOR),
    "deny_unsealing": Move(DenyUnsealingForm, _deny_unsealing, ANCHOR),
    "end_unsealing": Move(OfUnsealing, _end_unsealing, ANCHOR),
}

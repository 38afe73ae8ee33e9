"""Taking accused of different cases for one person: what is asked of the officers, and the doors it goes through."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import linking
from complaints.admin.move import Move
from complaints.admin.stepforms import LONGEST_KEY, REASON_MAX
from complaints.fields import Words
from complaints.models import Accused, Complaint, PersonLink
from netralitas.audit.adminbase import StepForm
from netralitas.lib.refusal import Refusal

PAIR = RegexValidator(rf"\A[1-9][0-9]{{0,{LONGEST_KEY - 1}}}-[1-9][0-9]{{0,{LONGEST_KEY - 1}}}\Z")


class ProposeForm(StepForm):
    """An accused of this case and one of another, as ``12-98``; the reason is left out where the numbers are equal."""

    about = "pair"
    pair = forms.CharField(widget=forms.HiddenInput, validators=[PAIR])
    reason = Words(
        lines=2,
        max_length=REASON_MAX,
        label=_("Mengapa orang yang sama"),
        help_text=_("Petugas kedua membacanya, mungkin dari wilayah lain: jangan menulis isi perkara."),
        required=False,
    )

    def __init__(self, data: Any = None, *, by_number: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if by_number:
            del self.fields["reason"]


class OfLink(StepForm):
    """A step about one link of an accused of this case."""

    about = "link"
    link = forms.ModelChoiceField(PersonLink.objects.none(), widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        people = self.record.accused.values("pk")
        self.field("link").queryset = PersonLink.objects.filter(Q(one__in=people) | Q(other__in=people))


class RejectForm(OfLink):
    reason = Words(lines=2, max_length=REASON_MAX, label=_("Mengapa bukan orang yang sama"), required=False)


class UndoForm(OfLink):
    reason = Words(lines=2, max_length=REASON_MAX, label=_("Mengapa tautan ini keliru"), required=False)


def _propose(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    mine, theirs = (int(key) for key in given["pair"].split("-"))
    accused, other = case.accused.filter(pk=mine).first(), Accused.objects.filter(pk=theirs).first()
    if accused is None or other is None:
        raise Refusal(gettext("Keduanya tidak cukup mirip untuk ditautkan."), code="not_alike")
    link = linking.propose(accused, other, reason=given.get("reason", ""), actor=actor)
    if link.state == PersonLink.State.CONFIRMED:
        return gettext("Tercatat sebagai orang yang sama, karena NIP dan namanya sama.")
    return gettext("Usulan tercatat. Petugas lain memeriksanya sekali lagi; sebelum itu belum dihitung.")


def _confirm(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    linking.confirm(given["link"], actor=actor)
    return gettext("Tercatat sebagai orang yang sama.")


def _reject(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    linking.reject(given["link"], reason=given["reason"], actor=actor)
    return gettext("Usulan ditolak: tercatat sebagai orang yang berbeda.")


def _take_back(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    linking.take_back(given["link"], actor=actor)
    return gettext("Usulan ditarik.")


def _undo(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    linking.undo(given["link"], reason=given["reason"], actor=actor)
    return gettext("Tautan dibatalkan.")


ANCHOR = "#terlapor"
MOVES: dict[str, Move] = {
    "propose_person": Move(ProposeForm, _propose, ANCHOR),
    "confirm_person": Move(OfLink, _confirm, ANCHOR),
    "reject_person": Move(RejectForm, _reject, ANCHOR),
    "take_back_person": Move(OfLink, _take_back, ANCHOR),
    "undo_person": Move(UndoForm, _undo, ANCHOR),
}

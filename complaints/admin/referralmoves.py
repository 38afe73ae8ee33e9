"""Passing an accused on to another body, on the page of a case: what is asked, the doors, and the panel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import jurisdiction, referring
from complaints.admin.move import Move
from complaints.admin.panels import FormMaker
from complaints.admin.stepforms import REASON_MAX
from complaints.fields import Words
from complaints.models import Accused, Complaint, Referral
from complaints.statuses import NOT_ASN
from netralitas.audit.adminbase import StepForm
from netralitas.law.models import Provision
from netralitas.letters.models import Letter
from netralitas.people.roles import Role


class ReferForm(StepForm):
    """To whom one accused is passed on; the law's receiver stands there and may be made more precise."""

    about = "accused"
    accused = forms.ModelChoiceField(Accused.objects.none(), widget=forms.HiddenInput)
    receiver = Words(
        max_length=200, label=_("Diteruskan kepada"), help_text=_("Sebutan kantor, tanpa nama orang."), required=False
    )
    address = Words(lines=2, max_length=300, label=_("Alamat"), required=False)
    reason = Words(
        lines=2,
        max_length=REASON_MAX,
        label=_("Alasan"),
        help_text=_("Tercetak dalam surat kepada penerima. Tulis tanpa nama pelapor, saksi, atau petugas."),
        required=False,
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.field("accused").queryset = self.record.accused.all()


class ReferralForm(StepForm):
    """Asks nothing but which referral is meant."""

    about = "referral"
    referral = forms.ModelChoiceField(Referral.objects.none(), widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.field("referral").queryset = self.record.referrals.all()


def _refer(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    row = referring.refer(
        given["accused"], given["receiver"], address=given["address"], reason=given["reason"], actor=actor
    )
    return gettext("Ditetapkan: diteruskan kepada %(receiver)s.") % {"receiver": row.receiver}


def _take_back(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    referring.take_back(given["referral"], actor=actor)
    return gettext("Penerusan dicabut.")


def recalled(letters: Iterable[Letter]) -> list[str]:
    """Say which letters the reopening of a case voided, and whom an officer has to tell; no letter tells by itself."""
    return [
        gettext("Surat Nomor %(number)s kepada %(receiver)s dibatalkan; beri tahu penerimanya.")
        % {"number": letter.number, "receiver": letter.context["addressee"]["lines"][0]}
        for letter in letters
    ]


ANCHOR = "#instansi-lain"
MOVES: dict[str, Move] = {
    "refer_accused": Move(ReferForm, _refer, ANCHOR),
    "take_referral_back": Move(ReferralForm, _take_back, ANCHOR),
}


@dataclass(frozen=True)
class Elsewhere:
    """One accused who is no civil servant: who is competent, what was decided, and the forms open now."""

    person: Accused
    rule: Provision | None
    row: Referral | None
    refer: StepForm | None
    take_back: StepForm | None


def panel_of(case: Complaint, user: Any, *, make: FormMaker) -> list[Elsewhere]:
    """Return the accused of a case with whom another body deals; nobody when all are civil servants."""
    people = [person for person in case.accused.all() if person.employment in NOT_ASN]
    if not people:
        return []
    live = case.referrals.exclude(state=Referral.State.TAKEN_BACK).select_related("decided_by")
    rows = {row.accused_id: row for row in live}
    works = user.role == Role.VERIFIER and case.status in referring.DECIDING
    return [_elsewhere(person, rows.get(person.pk), make if works else None, timezone.localdate()) for person in people]


def _elsewhere(person: Accused, row: Referral | None, make: FormMaker | None, today: date) -> Elsewhere:
    rule = jurisdiction.receiver_of(person.employment, on=today)
    given = {"accused": person.pk, "receiver": rule.words if rule else ""}
    may_refer, is_planned = make and row is None, row is not None and row.state == Referral.State.PLANNED
    return Elsewhere(
        person=person,
        rule=rule,
        row=row,
        refer=make("refer_accused", about=person.pk, initial=given) if make and may_refer else None,
        take_back=make("take_referral_back", about=row.pk, initial={"referral": row.pk})
        if make and row and is_planned
        else None,
    )


def forms_of(people: list[Elsewhere]) -> list[StepForm]:
    """Return the forms that stand in the panel."""
    return [form for one in people for form in (one.refer, one.take_back) if form is not None]

"""What is asked of a remedy against a decision."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, DeskForm
from sanctions.forms.offering import OfferingForm
from sanctions.forms.ownagency import NipField
from sanctions.models import Penalty
from sanctions.proceedings import Person
from sanctions.statuses import Function, Outcome


def _day(label: Any, **given: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(DAY, "%Y-%m-%d"), **given)


class LodgeForm(DeskForm):
    lodged_on = _day(
        _lazy("Diterima pada"), help_text=_lazy("Hari keberatan atau banding itu diterima, bukan hari ditulis.")
    )
    note = forms.CharField(
        label=_lazy("Keterangan"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )


class AnswerForm(DeskForm):
    answered_on = _day(_lazy("Tanggapan dikirim pada"))


class DismissForm(OfferingForm):
    """Who decides a remedy; asked where the law does not name one."""

    asks = {"decider": frozenset({Function.APPOINTING})}

    decider_post = forms.CharField(label=_lazy("Jabatan pejabat yang memutus"), max_length=160, required=False)
    decider_name = forms.CharField(label=_lazy("Nama pejabat yang memutus"), max_length=120, required=False)
    decider_nip = NipField(label=_lazy("NIP pejabat yang memutus"), max_length=30, required=False)

    @property
    def decider(self) -> Person | None:
        """Return who decided, None while one of the two is empty."""
        data = self.cleaned_data
        return self.person("decider") if data["decider_post"] and data["decider_name"] else None


class SettleForm(DismissForm):
    outcome = forms.ChoiceField(label=_lazy("Putusan"), widget=forms.RadioSelect)
    number = forms.CharField(label=_lazy("Nomor putusan"), max_length=120)
    decided_on = _day(_lazy("Tanggal putusan"))
    penalty = forms.ChoiceField(
        label=_lazy("Hukuman menurut putusan itu"),
        required=False,
        help_text=_lazy("Hanya bila putusannya memperingan, memperberat, atau mengubah."),
    )

    def __init__(self, *args: Any, outcomes: Sequence[str], penalties: Sequence[Penalty], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(value, Outcome(value).label) for value in outcomes]
        self.fields["penalty"].choices = [("", "-"), *((kind.pk, kind.name) for kind in penalties)]

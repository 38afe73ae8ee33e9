"""What is asked for the hand-over: the outcome of a remedy on paper, and what the other system answered."""

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, DeskForm
from sanctions.forms.scans import PaperField


class AcknowledgeForm(DeskForm):
    on = forms.DateField(label=_lazy("Tercatat di I'DIS pada"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    words = forms.CharField(label=_lazy("Nomor atau bunyi tanda terima"), max_length=300)


class RemedyPaperForm(DeskForm):
    file = PaperField(label=_lazy("Pindaian surat putusan"))

"""What is asked when the other system has the penalty."""

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DAY, DeskForm


class AcknowledgeForm(DeskForm):
    on = forms.DateField(label=_lazy("Tercatat di I'DIS pada"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    words = forms.CharField(label=_lazy("Nomor atau bunyi tanda terima"), max_length=300)

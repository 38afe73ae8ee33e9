"""What an officer says of a colleague's draft."""

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from sanctions.forms.desk import DeskForm


class JudgeForm(DeskForm):
    note = forms.CharField(
        label=_lazy("Catatan, bila dikembalikan"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

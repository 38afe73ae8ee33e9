"""Fields are drawn by quicker templates, and read the same."""

import pytest
from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from netralitas.lib.widgets import Widgets

HOSTILE = '"><script>alert(1)</script>'
CHOICES = [("", "Belum"), ("a", HOSTILE), ("Berat", [("b", "Sedang & berat"), (HOSTILE, "c")])]


@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput({"class": HOSTILE, "required": True, "disabled": False}),
        forms.HiddenInput(),
        forms.EmailInput(),
        forms.TimeInput(format="%H:%M"),
        forms.Textarea({"rows": 3}),
        forms.CheckboxInput(),
        forms.Select(choices=CHOICES),
        forms.SelectMultiple(choices=CHOICES),
        forms.RadioSelect(choices=CHOICES),
        forms.CheckboxSelectMultiple(choices=CHOICES),
        forms.FileInput({"multiple": False}),
        forms.SplitDateTimeWidget(),
        AdminSplitDateTime(),
    ],
    ids=lambda widget: type(widget).__name__,
)
@pytest.mark.parametrize("value", [None, "", HOSTILE, "a", 12345.5])
def test_widget_is_the_same_in_both_template_languages(widget, value):
    given = (
        [value]
        if getattr(widget, "allow_multiple_selected", False)
        else value
        if not isinstance(widget, forms.MultiWidget)
        else None
    )

    ours, plain = (
        widget.render("isian", given, {"id": "id_isian"}, renderer) for renderer in (Widgets(), DjangoTemplates())
    )

    assert parse_html(ours) == parse_html(plain)
    assert "<script>" not in ours

"""What every form of the workspace can do."""

from django import forms

from sanctions.forms.desk import DeskForm

KINDS = [("a", "Satu"), ("b", "Dua")]


class Sample(DeskForm):
    kind = forms.ChoiceField(label="Jenis", choices=KINDS)
    kinds = forms.MultipleChoiceField(label="Semua", choices=KINDS)
    is_sure = forms.BooleanField(label="Yakin", required=False)
    note = forms.CharField(label="Catatan", required=False)


def test_what_was_typed_is_said_in_the_words_of_the_page():
    form = Sample({"kind": "a", "kinds": ["a", "b", "x"], "is_sure": "on", "note": ""})

    assert form.typed == [("Jenis", "Satu"), ("Semua", "Satu, Dua, x"), ("Yakin", "Ya")]

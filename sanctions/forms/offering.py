"""Forms that ask for officials: those of the agency's register are offered, anybody else is written by hand."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from sanctions.forms.desk import DeskForm
from sanctions.models import Official
from sanctions.officials import offered
from sanctions.proceedings import Person
from sanctions.statuses import Function


class OfferingForm(DeskForm):
    """``asks`` says which functions may stand where: the fields ``<who>_name``, ``<who>_post``, ``<who>_nip``.

    What is chosen from the register fills these fields before the form is cleaned, so that one rule judges both.
    """

    asks: ClassVar[dict[str, frozenset[Function]]]
    # Of whom somebody is named only by exception: nobody is chosen beforehand.
    by_exception: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, data: Any = None, *args: Any, register: Sequence[Official] = (), **kwargs: Any):
        super().__init__(data, *args, **kwargs)
        self.chosen: dict[str, Official] = {}
        for who, functions in self.asks.items():
            if shown := {str(one.pk): one for one in offered(register, functions)}:
                self._offer(who, shown)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for who in self.by_exception:
            post, name = f"{who}_post", f"{who}_name"
            if bool(data.get(post)) != bool(data.get(name)):
                empty = name if data.get(post) else post
                self.add_error(empty, forms.ValidationError(_("Tulis jabatan dan nama pejabatnya."), code="half"))
        return data

    def person(self, who: str) -> Person:
        """Return the official who was chosen or written by hand."""
        data = self.cleaned_data
        nip, rank = data.get(f"{who}_nip", ""), self.chosen[who].rank if who in self.chosen else ""
        return Person(data[f"{who}_name"], data[f"{who}_post"], nip.replace(" ", ""), rank)

    def _offer(self, who: str, offered: dict[str, Official]) -> None:
        name = f"{who}_from"
        self.fields[name] = forms.ChoiceField(
            label=_("Dari daftar pejabat"),
            choices=[
                *((pk, f"{one.name}, {one.said}") for pk, one in offered.items()),
                ("", _("Tidak ada, atau ditulis sendiri") if who in self.by_exception else _("Ditulis sendiri")),
            ],
            widget=forms.RadioSelect,
            required=False,
            error_messages={"invalid_choice": _("Pejabat ini tidak berlaku lagi hari ini. Pilih lagi.")},
        )
        if len(offered) == 1 and self.asks[who] != {Function.SUPERIOR} and who not in self.by_exception:
            self.initial.setdefault(name, next(iter(offered)))
        if self.is_bound and (one := offered.get(self.data.get(name, ""))):
            self.chosen[who] = one
            self.data = self.data.copy()
            for part, said in (("name", one.name), ("post", one.said), ("nip", one.nip)):
                self.data[f"{who}_{part}"] = said

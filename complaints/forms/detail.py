"""What is left to tell apart once acts, people and date are known: who did which act, when, its impact, and bonds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from complaints import catalogue
from complaints.answers import acts_of, bonds_of, day_of, doers_of, labels_of, people_of, step_of
from complaints.fields import Day, today
from complaints.forms.base import Difference, StepForm
from complaints.models import Violation
from complaints.phase import PhaseAnswer
from complaints.placing import chosen_rows, place_of
from complaints.statuses import Answer, Impact, Phase

# Going back, a browser restores ticks by their place in the page, and places change with the answers before.
NOT_RESTORED = {"autocomplete": "off"}


@dataclass(frozen=True)
class AboutAct:
    """One act with the questions about it; ``elsewhen`` when the catalogue has it for the other phase only."""

    row: Violation
    who: forms.BoundField | None
    day: forms.BoundField | None
    impact: forms.BoundField | None
    elsewhen: bool

    @property
    def is_asked(self) -> bool:
        return bool(self.who or self.day or self.impact or self.elsewhen)


@dataclass(frozen=True)
class AboutPerson:
    """One accused with the questions about a bond to a candidate."""

    label: str
    spouse: forms.BoundField | None
    cltn: forms.BoundField | None


class DetailForm(StepForm):
    """The questions depend on the answers before; without any the page has nothing to ask."""

    step = "detail"

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        place = self.at = self.at or place_of(self.answers)
        self.rows = chosen_rows(self.answers, place, today=today())
        self.people = labels_of(people_of(self.answers))
        for code, row in self.rows.items():
            self._ask_about_act(code, row)
        asks = {ask for row in self.rows.values() for ask in catalogue.asks_of(row)}
        for person, label in self.people.items():
            self._ask_about_person(person, label, asks)

    def _ask_about_act(self, code: str, row: Violation) -> None:
        if len(self.people) > 1:
            self.fields[f"siapa-{code}"] = forms.MultipleChoiceField(
                label=_("Siapa yang melakukannya?"),
                choices=list(self.people.items()),
                widget=forms.CheckboxSelectMultiple(attrs=NOT_RESTORED),
                error_messages={
                    "required": _("Centang sedikitnya satu orang. Tidak tahu siapa? Centang semuanya."),
                    "invalid_choice": _("Orang ini tidak ada lagi di laporan. Pilih ulang."),
                },
            )
        if len(self.rows) > 1:
            self.fields[f"hari-{code}"] = Day(label=_("Tanggalnya, bila bukan hari yang sama"), required=False)
        if "impact" in catalogue.asks_of(row):
            self.fields[f"dampak-{code}"] = forms.ChoiceField(
                label=_("Sejauh mana akibat buruknya terasa?"),
                help_text=_("Misalnya pelayanan terganggu atau warga tidak lagi percaya."),
                choices=Impact.choices,
                widget=forms.RadioSelect,
                required=False,
            )

    def _ask_about_person(self, person: str, label: str, asks: set[str]) -> None:
        if "spouse" in asks:
            self.fields[f"pasangan-{person}"] = _yes_or_no(
                _("Apakah ia suami atau istri calon?")
                if len(self.people) == 1
                else _("%(who)s: suami atau istri calon?") % {"who": label}
            )
        if "cltn" in asks:
            self.fields[f"cltn-{person}"] = _yes_or_no(
                _("Apakah ia sedang cuti di luar tanggungan negara (CLTN)?")
                if len(self.people) == 1
                else _("%(who)s: sedang cuti di luar tanggungan negara (CLTN)?") % {"who": label}
            )

    def kept(self) -> dict[str, Any]:
        """Return the answers as the fields of the page; who was never asked about did everything."""
        kept: dict[str, Any] = {}
        given = step_of(self.answers, "detail").get("acts", {})
        for code in acts_of(self.answers):
            answer = given.get(code, {})
            kept |= {f"siapa-{code}": doers_of(self.answers, code), f"hari-{code}": answer.get("on")}
            kept[f"dampak-{code}"] = answer.get("impact")
        for person in people_of(self.answers):
            bonds = bonds_of(self.answers, person["id"])
            kept |= {f"pasangan-{person['id']}": bonds.get("spouse"), f"cltn-{person['id']}": bonds.get("cltn")}
        return kept

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is left to ask."""
        return len(self.fields) == 1

    @cached_property
    def phase(self) -> PhaseAnswer:
        """Return the phase of the event, which decides how the acts are called."""
        return (self.at or place_of(self.answers)).phase(day_of(self.answers, "occurred_on"))

    @property
    def acts(self) -> list[AboutAct]:
        """Return the acts, each with what is asked about it."""
        return [
            AboutAct(
                row,
                self._bound(f"siapa-{code}"),
                self._bound(f"hari-{code}"),
                self._bound(f"dampak-{code}"),
                self._is_elsewhen(row),
            )
            for code, row in self.rows.items()
        ]

    @property
    def bonds(self) -> list[AboutPerson]:
        """Return the people about whom a bond to a candidate is asked."""
        found = [
            AboutPerson(label, self._bound(f"pasangan-{person}"), self._bound(f"cltn-{person}"))
            for person, label in self.people.items()
        ]
        return [one for one in found if one.spouse or one.cltn]

    def values(self) -> dict[str, Any]:
        """Return the answers by act and by person; every act remembers who was asked about."""
        given = self.cleaned_data
        # Whoever was added in another tab since this page was shown was not asked about.
        shown = str(self.data.get("ditanya", "")).split()
        asked = [one for one in self.people if one in shown] if shown else list(self.people)
        acts = {}
        for code in self.rows:
            answer = {"asked": asked, "people": given.get(f"siapa-{code}") or list(self.people)}
            if day := given.get(f"hari-{code}"):
                answer["on"] = day.isoformat()
            if impact := given.get(f"dampak-{code}"):
                answer["impact"] = impact
            acts[code] = answer
        people = {}
        for person in self.people:
            bonds = {"spouse": given.get(f"pasangan-{person}"), "cltn": given.get(f"cltn-{person}")}
            if told := {key: value for key, value in bonds.items() if value}:
                people[person] = told
        return {"acts": acts, "people": people}

    def differences(self, saved: dict[str, Any]) -> list[Difference]:
        theirs = type(self)(answers={**self.answers, "detail": saved}, at=self.at)
        mine = type(self)(answers={**self.answers, "detail": self.values()}, at=self.at)
        return [
            Difference(self._label(name), self.in_words(name, theirs.initial.get(name)))
            for name in self.fields
            if name != "offered" and mine.initial.get(name) != theirs.initial.get(name)
        ]

    def _label(self, name: str) -> str:
        """Return the label of a field; of one about an act with the act."""
        label, act = str(self.fields[name].label), self.rows.get(name.partition("-")[2])
        return f"{_(act.title)}: {label}" if act else label

    def _bound(self, name: str) -> forms.BoundField | None:
        return self[name] if name in self.fields else None

    def _is_elsewhen(self, row: Violation) -> bool:
        return self.phase.phase != Phase.UNKNOWN and row.phase not in (self.phase.phase, "any")


def _yes_or_no(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Answer.choices, widget=forms.RadioSelect, required=False)

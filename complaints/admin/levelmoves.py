"""Judge on a page how far the harm of an act reaches, or which level it has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import triage
from complaints.actlevels import asked_of, judgement_of, level_of_act
from complaints.actwords import LEVELS, level_words
from complaints.admin.move import Move
from complaints.admin.stepforms import REASON_MAX, OfAct
from complaints.fields import Words
from complaints.levels import SETTABLE
from complaints.models import Act, Complaint
from complaints.statuses import Impact
from netralitas.audit.adminbase import StepForm
from netralitas.law.confidence import needs_verification

LABELS = {"impact": _("Dampak perbuatan"), "level": _("Tingkat")}


class JudgeForm(OfAct):
    """One judgement of an act. ``seen`` is what the page showed, so that nobody overwrites what they have not read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=15)
    answer = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": _("Pilih salah satu.")})
    reason = Words(
        lines=3,
        max_length=REASON_MAX,
        label=_("Alasan menilai demikian"),
        help_text=_("Tercatat pada perkara dan dibaca Satgas."),
        required=False,
    )

    def __init__(self, data: Any = None, *, of: Act | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        act = of or self.acts().filter(pk=self._asked_for()).select_related("violation").first()
        asked = asked_of(act) if act else ""
        self.field("answer").label = LABELS.get(asked, "")
        self.field("answer").choices = _choices(act, asked) if act else []
        if act and asked == "impact" and act.impact != Impact.UNSURE:
            hint = gettext("Menurut pelapor: %(impact)s. Ini petunjuk saja.")
            self.field("answer").help_text = hint % {"impact": act.get_impact_display().lower()}

    def _asked_for(self) -> int | None:
        said = str(self.data.get("act", ""))
        return int(said) if said.isascii() and said.isdecimal() and len(said) < 18 else None


def _choices(act: Act, asked: str) -> list[tuple[str, str]]:
    if asked == "level":
        return [(level, str(LEVELS[level])) for level in SETTABLE]
    return [(row["impact"], _words(row)) for row in act.violation.levels_by_impact]


def _words(row: dict[str, Any]) -> str:
    """Return an impact with the level it brings, its articles and whether they are still to be checked."""
    said = f"{Impact(row['impact']).label}: {str(LEVELS[row['level']]).lower()} ({_cited(row['articles'])})"
    is_unsure = needs_verification(article["mark"] for article in row["articles"])
    return gettext("%(said)s, perlu verifikasi") % {"said": said} if is_unsure else said


def _cited(articles: Iterable[Mapping[str, Any]]) -> str:
    """Return articles in a row, the letters of one paragraph put together: "… ayat (1) huruf a, b"."""
    found: dict[str, list[str]] = {}
    for article in articles:
        paragraph, _space, letter = article["text"].rpartition(" ")
        found.setdefault(paragraph, []).append(letter)
    return "; ".join(f"{paragraph} {', '.join(letters)}" for paragraph, letters in found.items())


@dataclass(frozen=True)
class LevelPanel:
    """How an act's level stands, in words with its articles, and the form that judges it, None where nobody may."""

    words: str
    articles: str
    reason: str
    is_judged: bool
    by_satgas: bool
    form: StepForm | None


def panel_of(act: Act, form: StepForm | None) -> LevelPanel | None:
    """Return what a page shows of an act's level, None where its row says it all."""
    if not (asked := asked_of(act)):
        return None
    level, (answer, reason) = level_of_act(act), judgement_of(act)
    articles = [] if level.lacks else level.articles
    return LevelPanel(level_words(act), _cited(articles), reason, bool(answer), asked == "level", form)


def given_of(act: Act) -> dict[str, Any]:
    """Return what the form starts with."""
    answer, reason = judgement_of(act)
    return {"act": act.pk, "seen": answer, "answer": answer, "reason": reason}


def _judge(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    act = triage.judge(given["act"], given["answer"], reason=given["reason"], seen=given["seen"], actor=actor)
    return gettext("Dampak dinilai: %(words)s.") % {"words": level_words(act).lower()}


MOVES: dict[str, Move] = {"judge": Move(JudgeForm, _judge, "#perbuatan")}

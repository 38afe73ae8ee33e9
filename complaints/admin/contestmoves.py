"""The contest of a case on its page: what is on file, on whose word, whether it can be, and the form that sets it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import contesting, doubts, season
from complaints.admin.move import Move
from complaints.admin.seen import Seen
from complaints.admin.stepforms import REASON_MAX
from complaints.fields import Words
from complaints.models import Complaint, Contest
from complaints.officewords import contest_words
from complaints.sight import Mask
from complaints.statuses import OPEN, OUTSIDE
from netralitas.audit.adminbase import StepForm
from netralitas.people.roles import Role

Choices = list[tuple[Any, Any]]


def offered(day: date | None = None, region: str = "") -> Choices:
    """Return every contest with the days of its stages: those that the day and region fit, then the rest by regime."""
    rows = season.contests_with_stages()
    fitting = {one.contest.code for one in rows if day and one.holds(day, region)}
    groups: Choices = [(gettext("Menurut tanggal kejadian"), [_choice(one) for one in rows if _of(one) in fitting])]
    for regime in Contest.Regime:
        rest = [one for one in rows if one.contest.regime == regime and _of(one) not in fitting]
        groups.append((gettext("%(regime)s lain") % {"regime": regime.label} if fitting else regime.label, _all(rest)))
    return [(title, choices) for title, choices in groups if choices]


def _of(one: season.Season) -> str:
    return one.contest.code


def _all(rows: Iterable[season.Season]) -> Choices:
    return [_choice(one) for one in rows]


def _choice(one: season.Season) -> tuple[str, str]:
    if not one.stages:
        return one.contest.code, one.contest.title
    starts = min(row.start for row in one.own) if one.is_repeated else one.starts
    first, last = date_format(starts, "M Y"), date_format(one.ends, "M Y")
    span = first if first == last else f"{first} – {last}"
    return one.contest.code, f"{one.contest.title} ({span})"


class ContestForm(Seen):
    """Which contest. ``seen`` is what the page showed, so that nobody overwrites what a colleague has just set."""

    contest = forms.ChoiceField(
        label=_("Pemilihan"),
        required=False,
        help_text=_("Fase, baris katalog, dan batas waktu mengikutinya. Yang sudah diputus tidak berubah."),
        error_messages={"invalid_choice": _("Pilih pemilihan dari daftar.")},
    )
    reason = Words(
        lines=2,
        max_length=REASON_MAX,
        label=_("Alasan"),
        help_text=_("Wajib bila mengganti yang sudah tercatat, dan bila di luar pemilihan."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case, present = self.record, contesting.choice_of(self.record)
        self.initial = {"contest": present, **self.initial}
        unknown: Choices = [] if case.registered_on and present else [("", _("Belum diketahui"))]
        self.field("contest").choices = [
            *unknown,
            *offered(case.occurred_on, case.region_id or ""),
            (OUTSIDE, _("Di luar pemilihan")),
        ]

    def mark(self) -> str:
        return contesting.choice_of(self.record)


@dataclass(frozen=True)
class ContestPanel:
    """The contest of a case in words, who said so, what is doubtful about it, and the form where it may be set."""

    words: str
    source: str
    reason: str
    doubt: str
    form: StepForm | None


def panel_of(case: Complaint, mask: Mask, make: Any, *, role: str) -> ContestPanel:
    """Return the contest of a case as its page shows it."""
    is_known = bool(contesting.choice_of(case))
    source = gettext("Ditetapkan petugas.") if case.contest_by_hand else gettext("Menurut laporan.") if is_known else ""
    if case.contest is None:
        assumed = gettext("Batas waktu dihitung seperti Pilkada, dalam hari kalender.")
        source = " ".join(filter(None, [source, assumed]))
    may_set = role == Role.VERIFIER and case.status in OPEN
    return ContestPanel(
        contest_words(case),
        source,
        mask.desk.text(case.contest_reason) if case.contest_reason else "",
        doubts.lies_outside(case),
        make("set_contest") if may_set else None,
    )


def _set_contest(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    change = contesting.set_contest(case, given["contest"], reason=given["reason"], seen=given["seen"], actor=actor)
    return change.words


MOVES: dict[str, Move] = {"set_contest": Move(ContestForm, _set_contest, "#kejadian")}

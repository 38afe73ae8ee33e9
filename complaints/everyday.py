"""Find an everyday act by its code or by words, and answer about it. Looks up, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from complaints import catalogue, season, selfcheck, wordmatch
from complaints.models import EverydayAct, Standing, Violation

MOST = 8


@dataclass(frozen=True)
class Choice:
    """Something one may ask about: an everyday act, or an entry of the catalogue itself."""

    row: EverydayAct | Violation

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def title(self) -> str:
        return self.row.title


@dataclass(frozen=True)
class Reply:
    """An answer with the rows it rests on."""

    answer: selfcheck.Answer
    timing: selfcheck.Timing
    entries: dict[str, Violation]


def choice_of(code: str, acts: Iterable[EverydayAct], rows: Iterable[Violation]) -> Choice | None:
    """Return what a code names, whatever its case; None when it names nothing."""
    wanted = code.casefold()
    known: list[EverydayAct | Violation] = [*acts, *rows]
    return next((Choice(row) for row in known if row.code.casefold() == wanted), None)


def find(text: str, acts: Iterable[EverydayAct], *, on: date) -> list[Choice]:
    """Return the acts whose words stand in a text, best first, then entries that only the catalogue suggests."""
    scored = [(wordmatch.score(text, [*act.keywords, act.title]), act) for act in acts]
    best = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1].number))
    found = [act for _score, act in best[:MOST]]
    named = {code for act in found for code in (act.before, act.after)}
    suggested = [one.violation for one in catalogue.suggest(text[: wordmatch.LONGEST], on=on)]
    return [Choice(act) for act in found] + [Choice(row) for row in suggested if row.code not in named]


def asker_of(standing: Standing) -> selfcheck.Asker:
    """Return a standing as the rule needs it."""
    return selfcheck.Asker(
        standing.code,
        standing.reach,
        standing.note,
        standing.consequence,
        tuple(standing.bases),
        is_unsure=standing.needs_verification,
    )


def reply(choice: Choice, standing: Standing, *, day: date, contest: str, rows: list[Violation]) -> Reply:
    """Answer about one choice; ``rows`` are those of the catalogue in force today."""
    entries = {row.code: row for row in rows}
    since = min((row.edition.valid_from for row in rows), default=date.max)
    timing = season.timing_on(day, season.seasons(), chosen=contest, since=since)
    facts = {
        row.code: selfcheck.Entry(row.code, row.level, row.phase, tuple(row.instead), row.needs_verification)
        for row in rows
    }
    answer = selfcheck.answer(_act(choice.row, entries), asker_of(standing), timing, facts)
    return Reply(answer, timing, {one.code: entries[one.code] for one in answer.findings})


def _act(row: EverydayAct | Violation, entries: dict[str, Violation]) -> selfcheck.Act:
    if isinstance(row, Violation):
        return _of_entry(row, entries)
    return selfcheck.Act(
        row.verdict,
        row.reason,
        {selfcheck.BEFORE: row.before, selfcheck.AFTER: row.after},
        exemptions=tuple(_exemption(one) for one in row.exceptions),
        bases=tuple(row.bases),
        instead=tuple(row.instead),
        is_unsure=row.needs_verification,
    )


def _exemption(row: dict) -> selfcheck.Exemption:
    return selfcheck.Exemption(
        row["verdict"],
        row["reason"],
        tuple(row.get("who", ())),
        row.get("phase", ""),
        tuple(row.get("bases", ())),
        tuple(row.get("instead", ())),
    )


def _of_entry(entry: Violation, entries: dict[str, Violation]) -> selfcheck.Act:
    """Return an entry of the catalogue as an act: forbidden in its phase, and in the other where its pair says so."""
    codes = dict.fromkeys([selfcheck.BEFORE, selfcheck.AFTER], entry.code if entry.phase == "any" else "")
    for row in (entry, entries.get(entry.pair_code)):
        if row and row.phase in codes:
            codes[row.phase] = row.code
    return selfcheck.Act(selfcheck.NO, _("Perbuatan ini ada dalam daftar yang dilarang."), codes)

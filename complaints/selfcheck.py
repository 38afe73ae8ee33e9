"""May I do this? From who asks, the act and the time to an answer with its reasons; pure.

An answer is never surer than its sources: where the catalogue has no entry, no level or no running contest, it says
"it depends" and why. Both phases are judged when the phase is not known, and the answer is the one they share.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from netralitas.law.confidence import needs_verification

YES, NO, DEPENDS = "yes", "no", "depends"
BEFORE, AFTER = "before", "after"
# Levels that leave the consequence open: no level in the text, or left to the Satgas.
UNDECIDED = frozenset({"none", "satgas"})


@dataclass(frozen=True)
class Exemption:
    """What holds instead for some people (nobody named: everybody) or in one phase ("": both)."""

    verdict: str
    reason: str
    who: tuple[str, ...] = ()
    phase: str = ""
    bases: tuple[Mapping[str, Any], ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Act:
    """One act as the rule needs it. ``entries`` maps a phase to the code of the catalogue entry that speaks of it."""

    verdict: str
    reason: str
    entries: Mapping[str, str]
    exemptions: tuple[Exemption, ...] = ()
    bases: tuple[Mapping[str, Any], ...] = ()
    instead: tuple[str, ...] = ()
    is_unsure: bool = False


@dataclass(frozen=True)
class Asker:
    """Who asks. ``reach``: "asn", "contract" (own consequence) or "elsewhere" (not bound by the catalogue)."""

    code: str
    reach: str
    note: str = ""
    consequence: str = ""
    bases: tuple[Mapping[str, Any], ...] = ()
    is_unsure: bool = False


@dataclass(frozen=True)
class Timing:
    """When. ``has_edition``: a catalogue covers the day; ``is_running``: some contest is not over on it."""

    phase: str
    reason: str = ""
    is_running: bool = True
    has_edition: bool = True
    is_unsure: bool = False


@dataclass(frozen=True)
class Entry:
    """One catalogue entry as the rule needs it."""

    code: str
    level: str
    phase: str
    instead: tuple[str, ...] = ()
    is_unsure: bool = False


@dataclass(frozen=True)
class Finding:
    """One entry the act falls under, in which phase, and what it brings: a level, or a sentence of the asker's own."""

    phase: str
    code: str
    level: str
    consequence: str = ""


@dataclass(frozen=True)
class Answer:
    """Yes, no or it depends; why; under which entries; what is allowed instead; how sure."""

    verdict: str
    reasons: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    bases: tuple[Mapping[str, Any], ...] = ()
    instead: tuple[str, ...] = ()
    needs_verification: bool = False


@dataclass(frozen=True)
class _Part:
    verdict: str
    reasons: tuple[str, ...]
    entry: Entry | None
    phase: str
    bases: tuple[Mapping[str, Any], ...]
    instead: tuple[str, ...]


def outside(asker: Asker) -> Answer:
    """Return the answer for somebody whom the catalogue does not bind, whatever the act."""
    return Answer(DEPENDS, (asker.note,), bases=asker.bases, needs_verification=asker.is_unsure)


def answer(act: Act, asker: Asker, timing: Timing, entries: Mapping[str, Entry]) -> Answer:
    """Return whether somebody may do something at a time."""
    if asker.reach == "elsewhere":
        return outside(asker)
    if act.verdict != YES and not timing.has_edition:
        return Answer(DEPENDS, (_("Untuk tanggal itu daftar perbuatan di halaman ini belum berlaku."),))
    known = timing.is_running and timing.phase in (BEFORE, AFTER)
    parts = [_in_phase(act, asker, timing, phase, entries) for phase in ([timing.phase] if known else [BEFORE, AFTER])]
    verdicts = {part.verdict for part in parts}
    verdict = verdicts.pop() if len(verdicts) == 1 else DEPENDS
    return Answer(
        verdict,
        _each_once([*(reason for part in parts for reason in part.reasons), asker.note]),
        findings=_findings(parts, asker) if verdict != YES else (),
        bases=_each_basis_once([*(basis for part in parts for basis in part.bases), *asker.bases]),
        instead=_each_once(line for part in parts for line in part.instead) if verdict != YES else (),
        needs_verification=_is_unsure(act, asker, timing, parts, known),
    )


def _in_phase(act: Act, asker: Asker, timing: Timing, phase: str, entries: Mapping[str, Entry]) -> _Part:
    ruling = _ruling(act, asker, phase)
    verdict, doubt = ruling.verdict, ""
    entry = entries.get(act.entries.get(phase, "")) if verdict != YES else None
    if verdict == NO:
        verdict, doubt = _doubted(entry, timing)
    instead = ruling.instead or (entry.instead if entry else ())
    return _Part(verdict, (doubt, ruling.reason), entry, phase, ruling.bases, instead)


def _ruling(act: Act, asker: Asker, phase: str) -> Exemption:
    for one in act.exemptions:
        if asker.code in (one.who or (asker.code,)) and phase in (one.phase or phase):
            return one
    return Exemption(act.verdict, act.reason, bases=act.bases, instead=act.instead)


def _doubted(entry: Entry | None, timing: Timing) -> tuple[str, str]:
    """Return what stays of a "no", and the sentence that says why it is less."""
    if entry is None:
        return DEPENDS, _("Untuk masa ini tidak ada baris khusus dalam daftar; Satgas yang menilai.")
    if entry.level == "none":
        return DEPENDS, _(
            "Perbuatan ini dilarang, tetapi aturan tidak menyebut tingkat hukumannya: pejabat menentukannya per "
            "perkara dengan alasan tertulis. Lebih aman tidak dilakukan."
        )
    if entry.level in UNDECIDED:
        return DEPENDS, _(
            "Tidak ada baris khusus untuk masa ini; perbuatan lain yang memihak dibahas dan diputus Satgas."
        )
    if not timing.is_running and entry.phase != "any":
        return DEPENDS, _(
            "Di luar tahapan pemilihan, baris ini hanya mengenai orang yang sudah menjadi bakal calon atau calon. "
            "Kewajiban netral tetap berlaku, jadi lebih aman tidak dilakukan."
        )
    return NO, ""


def _findings(parts: list[_Part], asker: Asker) -> tuple[Finding, ...]:
    found: dict[str, Finding] = {}
    for part in parts:
        if part.entry:
            own = asker.consequence if asker.reach == "contract" else ""
            both = part.entry.code in found
            phase = "any" if both or part.entry.phase == "any" else part.phase
            found[part.entry.code] = Finding(phase, part.entry.code, part.entry.level, own)
    return tuple(found.values())


def _is_unsure(act: Act, asker: Asker, timing: Timing, parts: list[_Part], known: bool) -> bool:
    bases = [basis for part in parts for basis in part.bases]
    turns_on_phase = known and act.entries.get(BEFORE) != act.entries.get(AFTER)
    return (
        act.is_unsure
        or asker.is_unsure
        or _unsure(bases)
        or any(part.entry.is_unsure for part in parts if part.entry)
        or (timing.is_unsure and turns_on_phase)
    )


def _unsure(bases: Iterable[Mapping[str, Any]]) -> bool:
    return needs_verification(basis["mark"] for basis in bases)


def _each_once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in dict.fromkeys(lines) if line)


def _each_basis_once(bases: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    return tuple({basis["text"]: basis for basis in bases}.values())

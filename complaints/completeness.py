"""Which formal and material elements a report still lacks; pure, and the same for form, receipt and triage.

The elements are those of Perbawaslu 7/2022 art. 15(3) and (4). What is missing says by when it must come and what
happens otherwise: a missing formal element leaves initial information, a material one that does not come in time
leaves a report that is not registered. The sentences, and whether they are still to be checked, are rows of law.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.answers import NAMING, day_of, people_of, step_of


@dataclass(frozen=True)
class Limit:
    """A deadline rule in words: how long, from when, by which article, and whether that is still to be checked."""

    time: str
    anchor: str
    basis: str
    needs_verification: bool = False

    def __str__(self) -> str:
        return _("%(time)s sejak %(anchor)s (%(basis)s)") % {
            "time": self.time,
            "anchor": self.anchor,
            "basis": self.basis,
        }


@dataclass(frozen=True)
class Saying:
    """A sentence about the law, and whether it is still to be checked."""

    words: str = ""
    needs_verification: bool = False


UNSAID = Saying()


@dataclass(frozen=True)
class Limits:
    """The rules that hold for a report; None, or nothing said, where none is known.

    ``report``, ``completion`` and ``quiet`` are the times for reporting, completing, and on quiet days. ``informal``
    and ``unregistered`` are what happens without a formal and without a material element, ``late`` and ``anonymous``
    what becomes of a late and of an anonymous report.
    """

    report: Limit | None = None
    completion: Limit | None = None
    quiet: Limit | None = None
    informal: Saying = UNSAID
    unregistered: Saying = UNSAID
    late: Saying = UNSAID
    anonymous: Saying = UNSAID


NO_LIMITS = Limits()


@dataclass(frozen=True)
class Facts:
    """What is known of a report, reduced to yes and no.

    ``report_by`` is the last day of the report window and ``window`` the sentence that explains it, ``window_unsure``
    whether that is still to be checked. While the day of knowing is unknown, ``report_by`` is what it would be at
    the earliest, had it been the day of the event; None when that is unknown, too.
    """

    has_reporter_name: bool = False
    has_reporter_address: bool = False
    is_anonymous: bool = False
    is_finding: bool = False
    has_accused: bool = False
    known_on: date | None = None
    reported_on: date | None = None
    report_by: date | None = None
    window: str = ""
    window_unsure: bool = False
    has_narrative: bool = False
    has_date: bool = False
    has_place: bool = False
    has_evidence: bool = False
    limits: Limits = NO_LIMITS


@dataclass(frozen=True)
class Element:
    """One element: is it there, what to know about it, and when it is missing by when it must come and what else.

    ``limit`` is None where no time is left to wait for, ``otherwise`` says nothing of what is there.
    ``note_unsure`` and ``needs_verification`` say whether the note, and by when or what else, are still to be checked.
    """

    code: str
    label: str
    present: bool
    note: str = ""
    limit: Limit | None = None
    outcome: Saying = UNSAID
    note_unsure: bool = False

    @property
    def otherwise(self) -> str:
        return self.outcome.words

    @property
    def by_when(self) -> str:
        """Return by when a missing element must come, as a sentence."""
        return _("Paling lambat %(limit)s.") % {"limit": self.limit} if self.limit and not self.present else ""

    @property
    def needs_verification(self) -> bool:
        unsure_limit = self.limit is not None and self.limit.needs_verification
        return not self.present and (unsure_limit or self.outcome.needs_verification)


@dataclass(frozen=True)
class Completeness:
    """All elements of a report, formal first."""

    formal: list[Element]
    material: list[Element]

    @property
    def elements(self) -> list[Element]:
        return self.formal + self.material

    @property
    def present(self) -> int:
        return sum(element.present for element in self.elements)

    @property
    def total(self) -> int:
        return len(self.elements)

    @property
    def is_formally_complete(self) -> bool:
        return all(element.present for element in self.formal)

    @property
    def is_complete(self) -> bool:
        return all(element.present for element in self.elements)

    @property
    def missing(self) -> list[Element]:
        return [element for element in self.elements if not element.present]

    @property
    def still_to_come(self) -> Element | None:
        """Return the first missing material element: what it says of time and outcome holds for all of them."""
        return next((element for element in self.material if not element.present), None)


def missing_elements(facts: Facts) -> Completeness:
    """Judge a report's elements (Perbawaslu 7/2022 art. 15(3) formal, 15(4) material).

    A finding is the supervisor's own: it has no reporter, and another time (UU 7/2017 art. 454(5)) than a report.
    """
    return Completeness(
        formal=[
            _formal(
                facts,
                "accused",
                _("Siapa yang dilaporkan"),
                facts.has_accused,
                _("Nama tidak wajib; jabatan atau ciri cukup."),
            ),
            *([] if facts.is_finding else [_in_time(facts), _reporter(facts)]),
        ],
        material=[
            _material(facts, "narrative", _("Uraian kejadian"), facts.has_narrative),
            _material(facts, "date", _("Waktu kejadian"), facts.has_date),
            _material(facts, "place", _("Tempat kejadian"), facts.has_place),
            _material(facts, "evidence", _("Bukti"), facts.has_evidence),
        ],
    )


def _formal(facts: Facts, code: str, label: str, present: bool, note: str = "") -> Element:
    if present:
        return Element(code, label, True, note)
    return Element(code, label, False, note, facts.limits.completion, facts.limits.informal)


def _material(facts: Facts, code: str, label: str, present: bool) -> Element:
    if present:
        return Element(code, label, True)
    return Element(code, label, False, "", facts.limits.completion, facts.limits.unregistered)


def _reporter(facts: Facts) -> Element:
    label = _("Nama dan alamat pelapor")
    if facts.is_anonymous:
        said = facts.limits.anonymous
        return Element("reporter", label, False, said.words, note_unsure=said.needs_verification)
    present = facts.has_reporter_name and facts.has_reporter_address
    return _formal(facts, "reporter", label, present, _("Disegel dan dienkripsi."))


def _in_time(facts: Facts) -> Element:
    label, limits = _("Dilaporkan dalam batas waktu"), facts.limits
    quiet, quiet_unsure = _quiet(limits), limits.quiet is not None and limits.quiet.needs_verification
    if facts.known_on is None:
        if facts.report_by and facts.reported_on and facts.reported_on <= facts.report_by:
            words = _("Kejadiannya sendiri belum selama itu, jadi kapan pun diketahui masih dalam batas.")
            return Element("in_time", label, True, _join(words, quiet), note_unsure=facts.window_unsure or quiet_unsure)
        note = _join(_("Dihitung sejak kejadian diketahui."), quiet)
        return Element("in_time", label, False, note, limits.report, limits.informal, quiet_unsure)
    note, unsure = _join(facts.window, quiet), facts.window_unsure or quiet_unsure
    if facts.report_by is None or facts.reported_on is None:
        return Element("in_time", label, False, note, None, limits.informal, unsure)
    if facts.reported_on <= facts.report_by:
        return Element("in_time", label, True, note, note_unsure=unsure)
    day = _("Batasnya %(day)s.") % {"day": date_format(facts.report_by, "j F Y")}
    late = limits.late
    note, unsure = _join(day, late.words, facts.window), facts.window_unsure or late.needs_verification
    return Element("in_time", label, False, note, note_unsure=unsure)


def _quiet(limits: Limits) -> str:
    """Say that quiet days have a shorter time of their own; a hint only, it changes no judgement."""
    if limits.quiet is None:
        return ""
    words = _("Terjadi pada masa tenang atau hari pemungutan suara: paling lambat %(limit)s.")
    return words % {"limit": limits.quiet}


def _join(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def facts_of(
    data: dict[str, Any],
    *,
    reported_on: date,
    report_by: date | None,
    window: str,
    evidence: bool,
    window_unsure: bool = False,
    limits: Limits = NO_LIMITS,
) -> Facts:
    """Reduce the form's answers, by step, to facts."""
    what, when, you = (step_of(data, step) for step in ("what", "when", "you"))
    return Facts(
        has_reporter_name=bool(you.get("name")),
        has_reporter_address=bool(you.get("address")),
        is_anonymous=you.get("mode") == "anonymous",
        has_accused=any(person.get(field) for person in people_of(data) for field in NAMING),
        known_on=day_of(data, "known_on"),
        reported_on=reported_on,
        report_by=report_by,
        window=window,
        window_unsure=window_unsure,
        has_narrative=bool(what.get("narrative")),
        has_date=bool(when.get("occurred_on")),
        has_place=bool(when.get("place")),
        has_evidence=evidence,
        limits=limits,
    )

"""Which formal and material elements a report still lacks; pure, and the same for form, receipt and triage.

The elements are those of Perbawaslu 7/2022 art. 15(3) and (4).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Facts:
    """What is known of a report, reduced to yes and no.

    ``report_by`` is the last day of the report window (None while the day of knowing is unknown) and
    ``window`` the sentence that explains it.
    """

    has_reporter_name: bool = False
    has_reporter_address: bool = False
    is_anonymous: bool = False
    has_accused: bool = False
    known_on: date | None = None
    reported_on: date | None = None
    report_by: date | None = None
    window: str = ""
    has_narrative: bool = False
    has_date: bool = False
    has_place: bool = False
    has_evidence: bool = False


@dataclass(frozen=True)
class Element:
    """One element: is it there, and what a person should know about it."""

    code: str
    label: str
    present: bool
    note: str = ""


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


def missing_elements(facts: Facts) -> Completeness:
    """Judge a report's elements (Perbawaslu 7/2022 art. 15(3) formal, 15(4) material)."""
    return Completeness(
        formal=[
            Element(
                "accused",
                _("Siapa yang dilaporkan"),
                facts.has_accused,
                _("Nama tidak wajib; jabatan atau ciri cukup."),
            ),
            _in_time(facts),
            _reporter(facts),
        ],
        material=[
            Element("narrative", _("Uraian kejadian"), facts.has_narrative),
            Element("date", _("Waktu kejadian"), facts.has_date),
            Element("place", _("Tempat kejadian"), facts.has_place),
            Element("evidence", _("Bukti"), facts.has_evidence, _("Boleh menyusul.")),
        ],
    )


def _reporter(facts: Facts) -> Element:
    label = _("Nama dan alamat pelapor")
    if facts.is_anonymous:
        note = _(
            "Anda memilih anonim. Laporan dicatat sebagai informasi awal; petugas dapat mengangkatnya menjadi temuan."
        )
        return Element("reporter", label, False, note)
    return Element(
        "reporter",
        label,
        facts.has_reporter_name and facts.has_reporter_address,
        _("Disegel dan dienkripsi."),
    )


def _in_time(facts: Facts) -> Element:
    label = _("Dilaporkan dalam batas waktu")
    if facts.known_on is None:
        return Element("in_time", label, False, _("Dihitung sejak Anda mengetahui kejadian."))
    if facts.report_by is None or facts.reported_on is None:
        return Element("in_time", label, False, facts.window)
    if facts.reported_on <= facts.report_by:
        return Element("in_time", label, True, facts.window)
    late = _("Batasnya %(day)s. Laporan yang lewat batas dicatat sebagai informasi awal.") % {
        "day": date_format(facts.report_by, "j F Y")
    }
    return Element("in_time", label, False, f"{late} {facts.window}".strip())


def facts_of(data: dict[str, Any], *, reported_on: date, report_by: date | None, window: str, evidence: bool) -> Facts:
    """Reduce the form's answers, by step, to facts."""
    who, what, when, you = (data.get(step, {}) for step in ("who", "what", "when", "you"))
    return Facts(
        has_reporter_name=bool(you.get("name")),
        has_reporter_address=bool(you.get("address")),
        is_anonymous=you.get("mode") == "anonymous",
        has_accused=any(who.get(field) for field in ("accused_name", "accused_description", "post")),
        known_on=date.fromisoformat(when["known_on"]) if when.get("known_on") else None,
        reported_on=reported_on,
        report_by=report_by,
        window=window,
        has_narrative=bool(what.get("narrative")),
        has_date=bool(when.get("occurred_on")),
        has_place=bool(when.get("place")),
        has_evidence=evidence,
    )

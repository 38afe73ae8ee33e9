"""The answers so far as lines that a person reads: on the review, and where everybody entered is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.answers import (
    bonds_of,
    day_of,
    day_of_act,
    doers_of,
    impact_of,
    labels_of,
    people_of,
    step_of,
    witnesses_of,
)
from complaints.jurisdiction import handling_of
from complaints.models import DraftFile, Violation
from complaints.placing import Place
from complaints.statuses import Answer, Employment, Impact
from complaints.traces import trace_title, trace_words
from netralitas.people.models import Instansi, Region

LONG_DAY = "l, j F Y"


@dataclass(frozen=True)
class Row:
    """One line of the summary; ``note`` is the second voice below it."""

    label: str
    value: str
    note: str = ""
    note_unverified: bool = False


@dataclass(frozen=True)
class PersonLines:
    """One accused: the id, what the page calls them, and what was told of them."""

    id: str
    label: str
    rows: list[Row]


@dataclass(frozen=True)
class ActLines:
    """One act: its catalogue row, who did it, on which day and with what impact, each empty where nothing was told."""

    row: Violation
    who: str
    day: str
    impact: str


def person_lines(data: dict[str, Any], regions: dict[str, Region]) -> list[PersonLines]:
    """Return everybody the report is about; agencies are read together."""
    people = people_of(data)
    wanted = {person["agency_id"] for person in people if person.get("agency_id")}
    agencies = {row.pk: row for row in Instansi.objects.filter(pk__in=wanted)} if wanted else {}
    labels = labels_of(people)
    return [
        PersonLines(person["id"], labels[person["id"]], _filled(_person(data, person, agencies, regions)))
        for person in people
    ]


def _person(
    data: dict[str, Any], person: dict[str, Any], agencies: dict[int, Instansi], regions: dict[str, Region]
) -> list[Row]:
    agency, region = agencies.get(person.get("agency_id") or 0), regions.get(person.get("region_code") or "")
    office = ", ".join(filter(None, dict.fromkeys([person.get("agency_text"), agency.name if agency else None])))
    place = ", ".join(filter(None, [region.name, region.province.name if region.province else None])) if region else ""
    status = person.get("employment_status") or ""
    handling, bonds = handling_of(status), bonds_of(data, person["id"])
    return [
        Row(_("Jabatan"), person.get("post", "")),
        Row(_("Nama"), person.get("accused_name", "") or _("Belum diketahui")),
        Row(_("Ciri lain"), person.get("accused_description", "")),
        Row(_("Akun"), person.get("account", "")),
        Row(_("Nomor kendaraan"), person.get("plate", "")),
        Row(_("Tempat kerja"), office),
        Row(_("Wilayah"), place),
        Row(
            _("Status pegawai"),
            _label(Employment, status),
            handling.words if handling else "",
            bool(handling and handling.needs_verification),
        ),
        Row(_("NIP"), person.get("nip", "")),
        Row(_("Suami atau istri calon"), _label(Answer, bonds.get("spouse"))),
        Row(_("Sedang CLTN"), _label(Answer, bonds.get("cltn"))),
    ]


def act_lines(data: dict[str, Any], rows: dict[str, Violation]) -> list[ActLines]:
    """Return the acts chosen, as the phase of the event calls them."""
    labels, happened = labels_of(people_of(data)), day_of(data, "occurred_on")
    found = []
    for code, row in rows.items():
        day = day_of_act(data, code)
        found.append(
            ActLines(
                row,
                ", ".join(labels[one] for one in doers_of(data, code)) if len(labels) > 1 else "",
                date_format(day, LONG_DAY) if day and day != happened else "",
                _label(Impact, impact_of(data, code)),
            )
        )
    return found


def link_lines(data: dict[str, Any], kept: Iterable[DraftFile]) -> list[dict[str, str]]:
    """Return the links with what was told of each trace; a screenshot is called by the name of its file."""
    names = {row.sha256: row.name for row in kept}
    return [
        {**link, "detail": " · ".join(filter(None, [trace_title(link), *trace_words(link, names)]))}
        for link in data.get("links", [])
    ]


def when_rows(data: dict[str, Any], place: Place) -> list[Row]:
    """Return when and where, with the phase in words and the witnesses."""
    when, happened, known = step_of(data, "when"), day_of(data, "occurred_on"), day_of(data, "known_on")
    phase = place.phase(happened) if place.contest and happened else None
    moment = [date_format(happened, LONG_DAY) if happened else "", when.get("occurred_time")]
    rows = [
        Row(_("Terjadi"), ", ".join(filter(None, moment))),
        Row(_("Anda mengetahuinya"), date_format(known, LONG_DAY) if known else ""),
        Row(_("Tempat"), when.get("place", "")),
        Row(
            _("Pemilihan"),
            _(place.contest.title) if place.contest else _("Di luar pemilihan") if place.is_outside else "",
            phase.reason if phase else "",
            phase.needs_verification if phase else False,
        ),
    ]
    for witness in witnesses_of(data):
        rows.append(Row(_("Saksi"), witness.get("who") or _("Tanpa nama"), witness.get("contact", "")))
    return _filled(rows)


def _label(words: Any, value: str | None) -> str:
    return str(words(value).label) if value in words.values else ""


def _filled(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.value]

"""Load regions, agencies, offices and mandates. Local governments follow from the regions."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from netralitas.lib.held import forget_after_loading
from netralitas.people.models import Instansi, Mandate, Office, Region

DATA = Path(__file__).parent / "data"
Row = dict[str, Any]

BY_KIND = {
    # kind of government: (who heads it, short form, staffing unit)
    "provinsi": ("Gubernur", "Pemprov", "Badan Kepegawaian Daerah Provinsi"),
    "kabupaten": ("Bupati", "Pemkab", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten"),
    "kota": ("Wali Kota", "Pemkot", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota"),
}


@transaction.atomic
def load_people() -> dict[str, int]:
    """Bring the tables to the state of the data files and return row counts; ``changed`` is what was written.

    Loading again writes nothing. A row that a person edited stays as it is; an office is only added where the
    agency has none of that kind, a mandate only where none of that kind begins on that day.
    """
    changed = _bring(Region, [row for row in regions() if not row["province_id"]])
    changed += _bring(Region, [row for row in regions() if row["province_id"]])
    rows = agencies()
    changed += _bring_agencies(rows)
    changed += _add_offices(rows)
    changed += _add_mandates()
    forget_after_loading()
    return {
        "regions": Region.objects.count(),
        "agencies": Instansi.objects.count(),
        "offices": Office.objects.count(),
        "mandates": Mandate.objects.count(),
        "changed": changed,
    }


def regions() -> list[Row]:
    """Return the 38 provinces and 514 regencies and cities of the data file."""
    with (DATA / "regions.csv").open(newline="") as lines:
        return [
            {
                "code": row["code"],
                "name": row["name"],
                "kind": row["kind"],
                "province_id": row["province_code"] or None,
                "utc_offset": int(row["utc_offset"]),
            }
            for row in csv.DictReader(lines)
        ]


def agencies() -> list[Row]:
    """Return every body with its ``offices`` ({kind: title}) and the code of its ``parent``."""
    return [*map(_central, _file()["agencies"]), *_governments(), *_supervisors()]


@cache
def _file() -> Row:
    return json.loads((DATA / "agencies.json").read_text())


def _central(row: Row) -> Row:
    head = row.get("head") or _head_of(row)
    offices = {}
    if row.get("has_appointing_official", True):
        deputy = "Sekretaris Jenderal" if row["kind"] == Instansi.Kind.MINISTRY else "Sekretaris Utama"
        offices = _employer_offices(head, row.get("deputy", deputy), "Biro Sumber Daya Manusia")
    if title := row.get("case_desk"):
        offices[Office.Kind.CASE_DESK] = title
    return _row(
        **{key: value for key, value in row.items() if key not in ("head", "deputy", "case_desk")},
        letterhead=_letterhead(head, unit=row["name"]),
        offices=offices,
    )


def _head_of(row: Row) -> str:
    if row["kind"] == Instansi.Kind.MINISTRY:
        return row["name"].split("/")[0].replace("Kementerian ", "Menteri ", 1)
    if row["kind"] == Instansi.Kind.COMMISSION:
        return f"Ketua {row['name']}"
    return f"Kepala {row['name']}"


def _governments() -> Iterator[Row]:
    """Yield one government per province and per regency or city that governs itself."""
    data = _file()
    for region in regions():
        code, kind = region["code"], region["kind"]
        if code in data["not_autonomous"]:
            continue
        head, short, unit = BY_KIND[kind]
        own = _own_name(region)
        title = f"{kind.capitalize()} {own}"
        name = data["government_names"].get(code, f"Pemerintah {title}")
        yield _row(
            code=_slug("pemda", code),
            name=name,
            short_name=data["short_names"].get(code, f"{short} {own}"),
            kind=kind,
            level=Instansi.Level.PROVINSI if kind == "provinsi" else Instansi.Level.KABKOTA,
            parent=_slug("pemda", region["province_id"]) if region["province_id"] else "kemendagri",
            region_id=code,
            active_from=data["new_provinces"].get(code),
            needs_verification=False,
            letterhead=_letterhead(f"{head} {own}", government=name, unit="Sekretariat Daerah"),
            offices=_employer_offices(f"{head} {own}", f"Sekretaris Daerah {title}", f"{unit} {own}"),
        )


def _supervisors() -> Iterator[Row]:
    """Yield the Bawaslu of each province, regency and city, also of Jakarta's administrative ones."""
    data = _file()
    for region in regions():
        code, province = region["code"], region["province_id"]
        special = data["supervisor_names"].get(code[:2])
        where = region["name"] if province else f"Provinsi {region['name']}"
        name = f"{special or 'Badan Pengawas Pemilihan Umum'} {where}"
        yield _row(
            code=_slug("bawaslu", code),
            name=name,
            short_name=f"{'Panwaslih' if special else 'Bawaslu'} {region['name']}",
            kind=Instansi.Kind.COMMISSION,
            parent=_slug("bawaslu", province) if province else "bawaslu",
            region_id=code,
            has_appointing_official=False,
            needs_verification=bool(special),
            letterhead=_letterhead(f"Ketua {name}", unit=name),
            offices={Office.Kind.CASE_DESK: "Anggota yang membidangi penanganan pelanggaran"},
        )


def _row(**given: Any) -> Row:
    row = {
        "level": Instansi.Level.PUSAT,
        "parent": None,
        "region_id": None,
        "covers": [],
        "is_satgas_member": False,
        "has_appointing_official": True,
        "active_from": None,
        "active_to": None,
        "needs_verification": True,
        "note": "",
        **given,
    }
    for key in ("active_from", "active_to"):
        row[key] = date.fromisoformat(row[key]) if row[key] else None
    return row


def _employer_offices(appointing: str, authorised: str, staffing: str) -> dict[str, str]:
    return {
        Office.Kind.APPOINTING_OFFICIAL: appointing,
        Office.Kind.AUTHORISED_OFFICIAL: authorised,
        Office.Kind.STAFFING_OFFICE: staffing,
    }


def _letterhead(office_title: str, *, government: str = "", unit: str = "") -> dict[str, str]:
    # Addresses are not known here: the agency's own staff fill them in.
    return {"office_title": office_title, "government": government, "unit": unit, "address": "", "city": ""}


def _own_name(region: Row) -> str:
    """Return "Banyumas" of "Kabupaten Banyumas"; a province's name has no such word before it."""
    return region["name"].removeprefix(f"{region['kind'].capitalize()} ")


def _slug(first: str, code: str) -> str:
    return f"{first}-{code.replace('.', '-')}"


def _bring(model: Any, rows: list[Row]) -> int:
    """Create what is missing, update what differs, leave alone what a person edited; return rows written."""
    if not rows:
        return 0
    fields = [name for name in rows[0] if name != "code"]
    known = {row.code: row for row in model._default_manager.filter(code__in=[row["code"] for row in rows])}
    new, changed = [], []
    for row in rows:
        found = known.get(row["code"])
        if found is None:
            new.append(model(**row))
        elif not found.edited_by_hand and any(getattr(found, name) != row[name] for name in fields):
            for name in fields:
                setattr(found, name, row[name])
            changed.append(found)
    model._default_manager.bulk_create(new, batch_size=500)
    if changed:
        model._default_manager.bulk_update(changed, fields, batch_size=200)
    return len(new) + len(changed)


def _bring_agencies(rows: list[Row]) -> int:
    """Bring agencies one generation after the other, so that each finds its parent's key."""
    keys: dict[str | None, int | None] = {None: None}
    changed, waiting = 0, rows
    while waiting:
        ready = [row for row in waiting if row["parent"] in keys]
        if not ready:
            raise ValueError(f"no such parent: {waiting[0]['parent']}")
        changed += _bring(Instansi, [_columns(row, keys) for row in ready])
        keys.update(Instansi.objects.filter(code__in=[row["code"] for row in ready]).values_list("code", "pk"))
        waiting = [row for row in waiting if row["code"] not in keys]
    return changed


def _columns(row: Row, keys: dict[str | None, int | None]) -> Row:
    columns = {key: value for key, value in row.items() if key not in ("parent", "offices")}
    return {**columns, "parent_id": keys[row["parent"]]}


def _add_offices(rows: list[Row]) -> int:
    start = date.fromisoformat(_file()["offices_from"])
    keys = dict(Instansi.objects.values_list("code", "pk"))
    taken = set(Office.objects.values_list("instansi_id", "kind"))
    new = [
        Office(instansi_id=keys[row["code"]], kind=kind, title=title, valid_from=row["active_from"] or start)
        for row in rows
        for kind, title in row["offices"].items()
        if (keys[row["code"]], kind) not in taken
    ]
    Office.objects.bulk_create(new, batch_size=500)
    return len(new)


def _add_mandates() -> int:
    added = 0
    for row in _file()["mandates"]:
        _mandate, created = Mandate.objects.get_or_create(
            kind=row["kind"],
            valid_from=date.fromisoformat(row["valid_from"]),
            defaults={
                "instansi": Instansi.objects.get(code=row["instansi"]),
                "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
                "basis": row["basis"],
                "note": row["note"],
            },
        )
        added += created
    return added

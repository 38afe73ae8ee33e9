"""Load the catalogue, its plain words, the everyday acts, the pledge and the contests from the room's data files."""

import json
from pathlib import Path
from typing import Any

from django.db import models, transaction

from complaints.models import Commitment, Contest, Edition, EverydayAct, Stage, Standing, Violation
from netralitas.law.confidence import needs_verification

DATA = Path(__file__).parent / "data"
ROW_FIELDS = [
    "number", "kind", "form", "title", "phase", "level", "bases", "sanction_articles", "levels_by_impact", "criminal",
    "marks", "keywords", "asks", "note",
]  # fmt: skip


@transaction.atomic
def load() -> dict[str, int]:
    """Bring the tables to the state of the files; a row changed by hand stays as it is. Return row counts."""
    words = _read("plain_words.json")
    for name in ("skb_2020.json", "skb_2022.json"):
        _load_edition(_read(name), words)
    _load_contests(_read("contests.json"))
    everyday, pledge = _read("everyday_acts.json"), _read("pledge.json")
    _bring(Standing, "code", [_numbered(row, place) for place, row in enumerate(everyday["standings"], 1)])
    _bring(EverydayAct, "code", [_act(row, place) for place, row in enumerate(everyday["acts"], 1)])
    _bring(Commitment, "number", [_commitment(row, pledge["source"]) for row in pledge["commitments"]])
    return {
        "violations": Violation.objects.count(),
        "stages": Stage.objects.count(),
        "everyday acts": EverydayAct.objects.count(),
    }


def _read(name: str) -> dict[str, Any]:
    return json.loads((DATA / name).read_text())


def _bring(model: type[models.Model], key: str, rows: list[dict[str, Any]]) -> None:
    """Bring one table to the state of its file, but for what a person corrected."""
    by_hand = set(model._default_manager.filter(edited_by_hand=True).values_list(key, flat=True))
    for row in rows:
        if row[key] not in by_hand:
            model._default_manager.update_or_create(**{key: row[key]}, defaults=row)


def _numbered(row: dict[str, Any], place: int) -> dict[str, Any]:
    return row | {"number": place, "needs_verification": needs_verification(base["mark"] for base in row["bases"])}


def _act(row: dict[str, Any], place: int) -> dict[str, Any]:
    values = {"instead": [], "exceptions": [], "bases": [], "keywords": []} | row
    mark, is_often = values.pop("mark"), values.pop("often", False)
    return values | {
        "number": place,
        "is_often": is_often,
        "confidence": mark,
        "needs_verification": needs_verification([mark]),
    }


def _commitment(row: dict[str, Any], source: str) -> dict[str, Any]:
    values = {key: value for key, value in row.items() if key != "mark"}
    doubt = needs_verification([row["mark"]])
    return values | {"source": source, "confidence": row["mark"], "needs_verification": doubt}


def _load_edition(data: dict[str, Any], words: dict[str, Any]) -> None:
    head = dict(data["edition"])
    code = head.pop("code")
    head["instrument_key"] = head.pop("instrument")
    edition = Edition.objects.filter(code=code, edited_by_hand=True).first()
    if edition is None:
        edition, _new = Edition.objects.update_or_create(code=code, defaults=head)
    by_hand = set(Violation.objects.filter(edition=edition, edited_by_hand=True).values_list("code", flat=True))
    for row in data["rows"]:
        if row["code"] in by_hand:
            continue
        values = {field: row[field] for field in ROW_FIELDS if field in row} | words[row["code"]]
        values["pair_code"] = row.get("pair") or ""
        values["needs_verification"] = needs_verification(row["marks"].values())
        Violation.objects.update_or_create(edition=edition, code=row["code"], defaults=values)


def _load_contests(data: dict[str, Any]) -> None:
    corrected = set(Contest.objects.filter(edited_by_hand=True).values_list("code", flat=True))
    for row in data["contests"]:
        if row["code"] in corrected:
            continue
        Contest.objects.update_or_create(
            code=row["code"],
            defaults={
                "title": row["title"],
                "regime": row["regime"],
                "parent_id": row.get("parent"),
                "elections": row.get("elections", []),
                "excluded_regions": row.get("excluded_regions", []),
                "note": row.get("note", ""),
            },
        )
    by_hand = set(Stage.objects.filter(edited_by_hand=True).values_list("contest_id", "region_id", "kind", "label"))
    for row in data["stages"]:
        for region in row.get("regions") or [None]:
            key = {
                "contest_id": row["contest"],
                "region_id": region,
                "kind": row["kind"],
                "label": row["label"],
            }
            if tuple(key.values()) in by_hand:
                continue
            Stage.objects.update_or_create(
                **key,
                defaults={
                    "start": row["start"],
                    "end": row.get("end"),
                    "basis": row["basis"],
                    "confidence": row["mark"],
                    "needs_verification": needs_verification([row["mark"]]),
                },
            )

"""Load the catalogue editions, the contests and their stages from the room's data files."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from complaints.models import Contest, Edition, Stage, Violation
from netralitas.law.confidence import needs_verification

DATA = Path(__file__).parent / "data"
ROW_FIELDS = [
    "number", "kind", "form", "title", "plain", "yes_examples", "no_examples", "phase", "level", "bases",
    "sanction_articles", "marks", "keywords", "asks", "note",
]  # fmt: skip


@transaction.atomic
def load() -> dict[str, int]:
    """Bring the tables to the state of the files; a row changed by hand stays as it is. Return row counts."""
    for name in ("skb_2020.json", "skb_2022.json"):
        _load_edition(json.loads((DATA / name).read_text()))
    _load_contests(json.loads((DATA / "contests.json").read_text()))
    return {"violations": Violation.objects.count(), "stages": Stage.objects.count()}


def _load_edition(data: dict[str, Any]) -> None:
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
        values = {field: row[field] for field in ROW_FIELDS if field in row}
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

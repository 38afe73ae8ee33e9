"""Load kinds of penalty and the authority matrix from the room's data file."""

import json
from pathlib import Path

from django.db import transaction

from netralitas.law.confidence import needs_verification
from sanctions.models import Authority, Penalty

DATA = Path(__file__).parent / "data" / "pp94_2021.json"


@transaction.atomic
def load() -> dict[str, int]:
    """Bring the tables to the state of the file; a row changed by hand stays as it is. Return row counts."""
    data = json.loads(DATA.read_text())
    by_hand = set(Penalty.objects.filter(edited_by_hand=True).values_list("code", flat=True))
    for row in data["penalties"]:
        if row["code"] in by_hand:
            continue
        Penalty.objects.update_or_create(
            code=row["code"],
            defaults={
                "level": row["level"],
                "name": row["name"],
                "letter": row.get("letter", ""),
                "months": row.get("months"),
                "article": row["article"],
                "siasn_id": str(row.get("siasn_id") or ""),
                "severity": row["severity"],
                "valid_from": row["valid_from"],
                "valid_to": row.get("valid_to"),
                "applies_to": row["applies_to"],
                "suspended_note": row.get("suspended_until_note") or "",
                "marks": row["marks"],
                "needs_verification": needs_verification(row["marks"].values()),
            },
        )
    for row in data["penalties"]:
        if row.get("replaced_by") and row["code"] not in by_hand:
            Penalty.objects.filter(pk=row["code"]).update(replaced_by=row["replaced_by"])
    for row in data["authorities"]:
        key = {"post": row["post"], "authority": row["authority"], "basis": row["basis"]}
        values = {
            "agency_levels": row["agency_levels"],
            "penalties": row["penalties"],
            "confidence": row["mark"],
            "needs_verification": needs_verification([row["mark"]]),
        }
        if not Authority.objects.filter(**key, edited_by_hand=True).exists():
            Authority.objects.update_or_create(**key, agency_levels=row["agency_levels"], defaults=values)
    return {"penalties": Penalty.objects.count(), "authorities": Authority.objects.count()}

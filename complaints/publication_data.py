"""Load the rule of small numbers and the other places that take reports."""

import json
from pathlib import Path

from django.db import transaction

from complaints.models import OtherChannel, PublicationRule

DATA = Path(__file__).parent / "data" / "publication.json"


@transaction.atomic
def load() -> dict[str, int]:
    """Bring the rows to the state of the file; one changed by hand stays as it is. Return row counts."""
    data = json.loads(DATA.read_text())
    for model, key, rows in (
        (PublicationRule, "valid_from", data["rules"]),
        (OtherChannel, "code", data["channels"]),
    ):
        by_hand = {str(name) for name in model.objects.filter(edited_by_hand=True).values_list(key, flat=True)}
        for row in rows:
            if row[key] not in by_hand:
                model.objects.update_or_create(**{key: row[key]}, defaults=row)
    return {"rules": PublicationRule.objects.count(), "channels": OtherChannel.objects.count()}

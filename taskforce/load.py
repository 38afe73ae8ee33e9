"""Load the rule of joint signatures."""

import json
from pathlib import Path

from taskforce.models import SignatureRule

DATA = Path(__file__).parent / "data" / "signatures.json"


def load_signature_rules() -> int:
    """Add the rules that are not there yet; one an administrator changed stays as it is."""
    added = 0
    for row in json.loads(DATA.read_text()):
        added += SignatureRule.objects.get_or_create(valid_from=row.pop("valid_from"), defaults=row)[1]
    return added

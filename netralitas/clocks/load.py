"""Load the reminder plans."""

import json
from pathlib import Path

from netralitas.clocks.models import ReminderStep

DATA = Path(__file__).parent / "data" / "reminders.json"


def load_reminder_plans() -> int:
    """Add the plan steps that are not there yet; a step an administrator changed stays as it is."""
    added = 0
    for row in json.loads(DATA.read_text()):
        key = {"plan": row.pop("plan"), "position": row.pop("position")}
        added += ReminderStep.objects.get_or_create(**key, defaults=row)[1]
    return added

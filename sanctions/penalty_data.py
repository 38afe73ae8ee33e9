"""Load kinds of penalty, the authority matrix and the rules of the procedure from the room's data files."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from netralitas.law.confidence import needs_verification
from sanctions.models import (
    Authority,
    DispatchRule,
    EffectRule,
    EthicsRule,
    ExaminationRule,
    ExecutionRule,
    OverlapRule,
    Penalty,
    RemedyRule,
    RepeatRule,
    SummonsRule,
    TeamRule,
    TrackRule,
)  # fmt: skip

# The classes of posts, as the matrix of authority prints them.
POSTS = {
    "jpt_utama": "JPT Utama",
    "jpt_madya": "JPT Madya",
    "jpt_madya_ppk": "JPT Madya selaku PPK",
    "jpt_pratama": "JPT Pratama",
    "administrator": "Administrator",
    "pengawas": "Pengawas",
    "pelaksana": "Pelaksana",
    "jf_ahli_utama": "JF Ahli Utama",
    "jf_other": "JF lain",
}
RuleModel = (
    type[TeamRule]
    | type[SummonsRule]
    | type[RemedyRule]
    | type[RepeatRule]
    | type[EthicsRule]
    | type[ExaminationRule]
    | type[DispatchRule]
    | type[ExecutionRule]
    | type[OverlapRule]
    | type[EffectRule]
    | type[TrackRule]
)
# Which table the rules of the procedure go to, by their name in the files, and what names one of them.
RULES: list[tuple[RuleModel, str, str]] = [
    (TeamRule, "team_rules", "level"),
    (SummonsRule, "summons_rules", "ordinal"),
    (ExaminationRule, "examination_rules", "code"),
    (DispatchRule, "dispatch_rules", "delivery"),
    (ExecutionRule, "execution_rules", "code"),
    (OverlapRule, "overlap_rules", "weight"),
    (EffectRule, "effect_rules", "code"),
    (TrackRule, "track_rules", "code"),
    (RemedyRule, "remedies", "code"),
    (RepeatRule, "repeat_rules", "code"),
    (EthicsRule, "ethics_rules", "code"),
]
DATA = Path(__file__).parent / "data"


def read() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every file, by the name they stand under."""
    return {
        name: rows for path in sorted(DATA.glob("*.json")) for name, rows in json.loads(path.read_text("utf-8")).items()
    }


@transaction.atomic
def load() -> dict[str, int]:
    """Bring the tables to the state of the files; a row changed by hand stays as it is. Return row counts."""
    data = read()
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
                "posts": [POSTS[post] for post in row.get("posts", [])],
                "suspended_note": row.get("suspended_until_note") or "",
                "is_default": row.get("is_default", False),
                "marks": row["marks"],
                "needs_verification": needs_verification(row["marks"].values()),
            },
        )
    for row in data["penalties"]:
        if row.get("replaced_by") and row["code"] not in by_hand:
            Penalty.objects.filter(pk=row["code"]).update(replaced_by=row["replaced_by"])
    _bring_authorities(data)
    for model, name, named_by in RULES:
        for rule in data[name]:
            _bring_rule(model, rule, named_by)
    return {"penalties": Penalty.objects.count(), "authorities": Authority.objects.count()}


def _bring_authorities(data: dict[str, list[dict[str, Any]]]) -> None:
    for row in data["authorities"]:
        key = {"post": row["post"], "authority": row["authority"], "basis": row["basis"]}
        values = {
            "agency_levels": row["agency_levels"],
            "penalties": row["penalties"],
            "employments": row.get("employments", ["pns"]),
            "deciders": row["deciders"],
            "proposer": row.get("proposer") or "",
            "is_overlapping": row["overlap"],
            "confidence": row["mark"],
            "needs_verification": needs_verification([row["mark"]]),
        }
        if not Authority.objects.filter(**key, edited_by_hand=True).exists():
            Authority.objects.update_or_create(**key, agency_levels=row["agency_levels"], defaults=values)
    for row in data["substitutes"]:
        key = {"post": row["when"], "is_substitute": True}
        values = {
            "authority": row["authority"],
            "deciders": row["deciders"],
            "basis": row["basis"],
            "confidence": row["mark"],
            "needs_verification": needs_verification([row["mark"]]),
        }
        if not Authority.objects.filter(**key, edited_by_hand=True).exists():
            Authority.objects.update_or_create(**key, defaults=values)


def _bring_rule(model: RuleModel, row: dict[str, Any], key: str) -> None:
    values = {name: value for name, value in row.items() if name != "mark"}
    values |= {"confidence": row["mark"], "needs_verification": needs_verification([row["mark"]])}
    named = {name: values.pop(name) for name in (key, "valid_from")}
    if not model._default_manager.filter(**named, edited_by_hand=True).exists():
        model._default_manager.update_or_create(**named, defaults=values)

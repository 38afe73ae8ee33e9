"""Seal everything anew with the newest key, so that an old one can be thrown away.

Runs beside the working portal, which already writes with the newest key: rows are taken in small batches
under their lock. Done again it changes nothing, so a run that was cut off is simply started once more.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast

from netralitas.lib import crypto

BATCH = 500
# Sealed texts that others keep inside a plain JSON column: the secrets of the second factor.
JSON_COLUMNS = (("mfa", "Authenticator", "data"),)
# A table whose rows refuse changes lets a row pass that only was sealed anew, when this column counts it.
COUNTER = "resealed"
LEFTOVER_SECONDS = 3600


@dataclass
class Tally:
    """What one table or folder had: rows or files sealed anew, and those that no key opens."""

    name: str
    changed: int = 0
    unreadable: list[str] = field(default_factory=list)


def rotate_tables() -> Iterator[Tally]:
    """Seal every sealed column of every table with the newest key; yield one tally per table."""
    for model in apps.get_models():
        if names := sealed_columns(model):
            yield _rotate(model, names, _rotated_token)
    for app, name, column in JSON_COLUMNS:
        if apps.is_installed(f"allauth.{app}"):
            yield _rotate(apps.get_model(app, name), [column], _rotated_json)


def rotate_files(folder: Path) -> Tally:
    """Wrap the keys of all sealed files below ``folder`` anew; remove what an earlier, broken run left behind."""
    tally = Tally(str(folder))
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        try:
            if path.name.startswith(crypto.REWRAP_PREFIX):
                if time.time() - path.stat().st_mtime > LEFTOVER_SECONDS:
                    path.unlink(missing_ok=True)
            elif path.is_file() and crypto.is_sealed_file(path):
                tally.changed += crypto.rewrap(path)
        except FileNotFoundError:
            continue  # erased in the meantime, as it should
        except crypto.CannotUnseal:
            tally.unreadable.append(str(path.relative_to(folder)))
    return tally


def sealed_columns(model: type[models.Model]) -> list[str]:
    """Return the names of a table's own sealed columns."""
    if model._meta.proxy or not model._meta.managed:
        return []
    kinds = (crypto.EncryptedTextField, crypto.EncryptedJSONField)
    return [item.name for item in model._meta.local_concrete_fields if isinstance(item, kinds)]


def _rotate(model: type[models.Model], names: list[str], rotated: Any) -> Tally:
    tally, last = Tally(model._meta.label), None
    while True:
        with transaction.atomic():
            rows = _batch(model, names, last)
            for pk, *stored in rows:
                _rotate_row(model, pk, dict(zip(names, stored, strict=True)), rotated, tally)
        if len(rows) < BATCH:
            return tally
        last = rows[-1][0]


def _batch(model: type[models.Model], names: list[str], last: Any) -> list[tuple[Any, ...]]:
    """Return (pk, stored, stored, …) of the next rows, under their lock, as the table holds them."""
    rows = model._base_manager.select_for_update().order_by("pk")
    if last is not None:
        rows = rows.filter(pk__gt=last)
    columns = [
        name if isinstance(model._meta.get_field(name), models.JSONField) else Cast(F(name), TextField())
        for name in names
    ]
    return list(rows.values_list("pk", *columns)[:BATCH])


def _rotate_row(model: type[models.Model], pk: Any, stored: dict[str, Any], rotated: Any, tally: Tally) -> None:
    changes: dict[str, Any] = {}
    for name, value in stored.items():
        try:
            new = rotated(value)
        except crypto.CannotUnseal:
            tally.unreadable.append(f"{tally.name} {pk} {name}")
        else:
            if new != value:
                changes[name] = Value(new, output_field=TextField()) if isinstance(new, str) else new
    if changes:
        if any(item.name == COUNTER for item in model._meta.local_concrete_fields):
            changes[COUNTER] = F(COUNTER) + 1
        model._base_manager.filter(pk=pk).update(**changes)
        tally.changed += 1


def _rotated_token(token: str | None) -> str | None:
    return crypto.rotate(token.encode()).decode() if token else token


def _rotated_json(value: Any) -> Any:
    """Return a JSON value with every sealed text in it sealed anew; other texts stay as they are."""
    if isinstance(value, dict):
        return {key: _rotated_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_rotated_json(item) for item in value]
    if isinstance(value, str) and value.startswith(crypto.SEALED_START):
        return _rotated_token(value)
    return value

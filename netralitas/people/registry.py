"""Correct what is known of agencies, regions and offices. A row touched here is left alone by ``load.py``."""

from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi, Mandate, Office, Region, User


@transaction.atomic
def amend(row: Instansi | Region, changes: dict[str, Any], *, actor: User | None) -> Instansi | Region:
    """Write corrected values of an agency or a region. Journals which columns changed."""
    kept = type(row)._default_manager.select_for_update().get(pk=row.pk)
    changed = _put(kept, changes)
    if changed:
        kept.edited_by_hand = True
        kept.save(update_fields=[*changed, "edited_by_hand"])
        record(f"{kept._meta.model_name}.amend", kept, actor=actor, data={"changed": changed})
    return kept


@transaction.atomic
def found(values: dict[str, Any], *, actor: User | None) -> Instansi:
    """Add an agency that the data files do not know. Journals."""
    row = Instansi.objects.create(**values, edited_by_hand=True)
    record("instansi.found", row, actor=actor, data={"code": row.code})
    return row


@transaction.atomic
def open_office(values: dict[str, Any], *, actor: User | None) -> Office:
    """Add an office; one of the same agency and kind that is still open ends the day before. Journals.

    Raises Refusal(begins_before) when it would begin on or before the day its predecessor did.
    """
    instansi, kind, start = values["instansi"], values["kind"], values["valid_from"]
    Instansi.objects.select_for_update().get(pk=instansi.pk)
    before = Office.objects.select_for_update().filter(instansi=instansi, kind=kind, valid_to=None)
    for office in before:
        _end(office, start, actor)
    row = Office.objects.create(**_without_gaps(values), needs_verification=False)
    record("office.open", row, actor=actor, data={"instansi": instansi.code, "kind": str(kind), "from": start})
    return row


@transaction.atomic
def amend_office(office: Office, changes: dict[str, Any], *, actor: User | None) -> Office:
    """Correct an office or end it. Journals which columns changed, never names or addresses."""
    row = Office.objects.select_for_update().get(pk=office.pk)
    changed = _put(row, _without_gaps(changes))
    if changed:
        row.needs_verification = False
        row.save(update_fields=[*changed, "needs_verification"])
        record("office.amend", row, actor=actor, data={"changed": changed})
    return row


def set_contact(office: Office, email: str, *, actor: User | None) -> Office:
    """Set where an office is written to; "" takes the address away. Journals that it changed."""
    return amend_office(office, {"email": email}, actor=actor)


@transaction.atomic
def open_mandate(values: dict[str, Any], *, actor: User | None) -> Mandate:
    """Give a task of the law to a body from a day on; whoever had it, has it until the day before. Journals.

    Raises Refusal(begins_before).
    """
    before = Mandate.objects.select_for_update().filter(kind=values["kind"], valid_to=None)
    for mandate in before:
        _end(mandate, values["valid_from"], actor)
    row = Mandate.objects.create(**values)
    record("mandate.open", row, actor=actor, data={"kind": row.kind, "instansi": row.instansi.code})
    return row


@transaction.atomic
def amend_mandate(mandate: Mandate, changes: dict[str, Any], *, actor: User | None) -> Mandate:
    """Correct a mandate. Journals which columns changed."""
    row = Mandate.objects.select_for_update().get(pk=mandate.pk)
    changed = _put(row, changes)
    if changed:
        row.save(update_fields=changed)
        record("mandate.amend", row, actor=actor, data={"changed": changed})
    return row


def _end(row: Office | Mandate, start: date, actor: User | None) -> None:
    if row.valid_from >= start:
        raise Refusal(
            _("Pendahulunya mulai %(day)s; penggantinya harus mulai sesudah hari itu.")
            % {"day": row.valid_from.isoformat()},
            code="begins_before",
            field="valid_from",
        )
    row.valid_to = start - timedelta(days=1)
    row.save(update_fields=["valid_to"])
    record(f"{row._meta.model_name}.end", row, actor=actor, data={"to": row.valid_to})


def _put(row: models.Model, changes: dict[str, Any]) -> list[str]:
    changed = sorted(name for name, value in changes.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, changes[name])
    return changed


def _without_gaps(values: dict[str, Any]) -> dict[str, Any]:
    """Turn "" into None where a sealed column is meant to be empty, so that gaps can be counted."""
    return {name: value or None if name in ("email", "holder_nip") else value for name, value in values.items()}

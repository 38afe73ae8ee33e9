"""The public figures: counted across the floors, made safe, published as one row, read as one row.

A page never counts. The timetable asks each hour whether today's figures are still to be counted; what came out
becomes an edition, and a table that would give away too much stays as the edition before had it. See
``lib/smallcells.py`` for what "too much" is, and ``docs/decisions`` for why there are no filters.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model

from complaints.models import Contest, Publication, PublicationRule, Violation
from netralitas.audit.journal import record
from netralitas.lib import smallcells
from netralitas.lib.smallcells import Edition
from netralitas.people.models import Region
from netralitas.tallies import LOCAL, TABLES, Middle, Table, durations

# Which rows of data give the rows of a table their names.
NAMED_BY: dict[str, tuple[type[Model], str, str]] = {
    "contest": (Contest, "code", "title"),
    "act": (Violation, "code", "title"),
    "province": (Region, "code", "name"),
    "follow_up": (Region, "code", "name"),
}


def latest() -> Publication | None:
    """Return the edition the public reads now, without what stands behind it; one statement."""
    return Publication.objects.defer("counted").order_by("-cutoff").first()


@transaction.atomic
def publish(*, now: datetime) -> Publication | None:
    """Count once a day and publish what may be published; return the edition when there is a new one.

    Locks the rule of small numbers, so that two workers do not count at once. Journals. Tables are counted one
    after the other: what arrives meanwhile is left out, a step taken meanwhile may show in one table already.
    """
    rules = PublicationRule.objects.select_for_update().filter(valid_from__lte=now.astimezone(LOCAL).date())
    rule, last = rules.order_by("-valid_from").first(), Publication.objects.order_by("-cutoff").first()
    if rule is None or (last and last.checked_at.astimezone(LOCAL).date() >= now.astimezone(LOCAL).date()):
        return None
    press = _Press(rule, last, now)
    for table in TABLES:
        press.set(table, table.count(now))
    press.set_durations(durations())
    if not press.renewed:
        if last:
            last.checked_at = now
            last.save(update_fields=["checked_at"])
        return None
    row = Publication.objects.create(cutoff=now, checked_at=now, body=press.body, counted=press.counted)
    record("figures.publish", row, data={"cutoff": now, "minimum": rule.minimum, "tables": sorted(press.renewed)})
    return row


class _Press:
    """One edition in the making: each table is either set anew or taken over from the edition before."""

    def __init__(self, rule: PublicationRule, last: Publication | None, now: datetime) -> None:
        self.rule, self.now = rule, now
        self.body: dict[str, Any] = {"minimum": rule.minimum, "tables": {}, "durations": {}}
        self.counted: dict[str, Any] = {"tables": {}, "durations": {}}
        self.renewed: set[str] = set()
        self._before: dict[str, Any] = last.body if last else {"tables": {}, "durations": {}}
        self._older = list(Publication.objects.order_by("cutoff").values_list("counted", flat=True))

    def set(self, table: Table, cells: smallcells.Cells) -> None:
        """Set one table, unless it would hide more than before or tell of a column that is hidden now."""
        key = table.key
        older = [_unpacked(counted["tables"][key]) for counted in self._older if key in counted["tables"]]
        new = smallcells.edition(cells, minimum=self.rule.minimum, earlier=older)
        before = self._before["tables"].get(key)
        if new is None or not self._may_split(table) or not self._is_worth_it(new, before):
            # A threshold that was raised holds for what is still shown, too.
            if before and all(count >= self.rule.minimum for _row, _column, count in before["groups"]):
                self.body["tables"][key] = before
            return
        self.body["tables"][key] = {
            "cutoff": self.now.isoformat(),
            "groups": sorted([row, column, count] for (row, column), count in new.groups().items()),
            "names": _names(key, new.rows),
        }
        self.counted["tables"][key] = _packed(new)
        self.renewed.add(key)

    def _may_split(self, table: Table) -> bool:
        """Say whether the column that a table takes apart is told anew in this very edition."""
        if table.splits is None:
            return True
        whole, column = table.splits
        return whole in self.renewed and column in self.counted["tables"][whole]["columns"]

    def _is_worth_it(self, new: Edition, before: Mapping[str, Any] | None) -> bool:
        """Say whether a table has news, and does not hide what it showed while there is time to wait for more."""
        if before is None:
            return bool(new.groups())
        old = {(row, column): count for row, column, count in before["groups"]}
        if new.groups() == old:
            return False
        waited = self.now - datetime.fromisoformat(before["cutoff"])
        return not _hides(new, old) or waited >= timedelta(days=self.rule.patience_days)

    def set_durations(self, middles: Mapping[str, Middle]) -> None:
        """Set the median of each stage; of few cases there is none, and few new cases do not move it."""
        least = self.rule.minimum
        for stage in {*middles, *self._before["durations"]}:
            before, middle = self._before["durations"].get(stage), middles.get(stage)
            known = [older["durations"][stage] for older in self._older if stage in older["durations"]]
            if middle and middle.cases >= least and all(abs(middle.cases - cases) >= least for cases in known):
                self.body["durations"][stage] = {"cutoff": self.now.isoformat(), "days": middle.days}
                self.counted["durations"][stage] = middle.cases
                self.renewed.add(stage)
            elif before:
                self.body["durations"][stage] = before


def _hides(new: Edition, old: Mapping[tuple[str, str], int]) -> bool:
    """Say whether a row or column that was named goes into the rest, though it still counts something."""
    for axis, named in ((0, new.rows), (1, new.columns)):
        still_there = {cell[axis] for cell, count in new.cells.items() if count}
        if {group[axis] for group in old} & still_there - named:
            return True
    return False


def _packed(edition: Edition) -> dict[str, Any]:
    return {
        "cells": sorted([row, column, count] for (row, column), count in edition.cells.items()),
        "rows": sorted(edition.rows),
        "columns": sorted(edition.columns),
    }


def _unpacked(packed: Mapping[str, Any]) -> Edition:
    cells = {(row, column): count for row, column, count in packed["cells"]}
    return Edition(cells, frozenset(packed["rows"]), frozenset(packed["columns"]))


def _names(key: str, rows: frozenset[str]) -> dict[str, str]:
    if key not in NAMED_BY:
        return {}
    model, code, name = NAMED_BY[key]
    found = model._default_manager.filter(**{f"{code}__in": rows}).order_by("pk").values_list(code, name)
    return {str(one): str(words) for one, words in found}

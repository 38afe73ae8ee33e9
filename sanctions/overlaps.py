"""Which other penalty somebody is serving, and what the law makes of a new one beside it. Looks up, never writes."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.lib.validity import held_law
from sanctions.during import Served, Turn, turn_of
from sanctions.history import served_beside
from sanctions.models import OverlapRule, Penalty, Proceeding

_in_force = held_law(OverlapRule)


def overlap_rules(on: date) -> dict[str, OverlapRule]:
    """Return the rules in force on a day by the weight of the new penalty."""
    return {row.weight: row for row in _in_force(on)}


def turn_at(row: Proceeding, penalty: Penalty, on: date) -> Turn:
    """Return when a penalty of a case starts that would take effect on a day."""
    rules = {weight: rule.meeting for weight, rule in overlap_rules(on).items()}
    return turn_of(penalty.severity, on, _served(row, on), rules)


def notes_on(row: Proceeding, on: date) -> list[str]:
    """Return what whoever decides should know of the penalties being served."""
    served, rules = _served(row, on), overlap_rules(on).values()
    told = [
        _("Ia sedang menjalani hukuman: %(penalty)s, sampai %(day)s.")
        % {"penalty": one.name, "day": date_format(one.ends_on, "j F Y")}
        for one in served
    ]
    unsure = _("perlu verifikasi")
    said = [
        f"{rule.get_weight_display()}: {rule.get_meeting_display()} "
        f"({rule.basis}{'; ' + unsure if rule.needs_verification else ''})."
        for rule in rules
    ]
    return [" ".join([*told, *said])] if served else []


def _served(row: Proceeding, on: date) -> list[Served]:
    return [
        Served(one.pk, one.penalty.name, one.penalty.severity, one.ends_on)
        for one in served_beside(row, on=on)
        if one.ends_on
    ]

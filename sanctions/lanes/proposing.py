"""From a proven membership to the dismissal (PP 11/2017 art. 270); pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step
from sanctions.lanes.actors import OFFICER
from sanctions.situation import Situation
from sanctions.statuses import Status

PROPOSED = frozenset({Status.PROPOSED})

STEPS = [
    Step("propose", _("Usulkan pemberhentian"), frozenset({Status.REPORTED}), Status.PROPOSED, OFFICER),
    Step("decide_proposed", _("Tetapkan pemberhentian"), PROPOSED, Status.DECIDED, OFFICER),
    Step("record_outside", _("Catat keputusan Presiden"), PROPOSED, Status.DECIDED, OFFICER),
]


def open_now(case: Situation, today: date) -> dict[str, bool]:
    """Return the steps of this lane in their order, each with whether it is open on a day."""
    proposed = case.status == Status.PROPOSED
    return {
        "propose": case.status == Status.REPORTED and case.is_membership and bool(case.is_proven),
        "decide_proposed": proposed and not case.is_above_agency,
        "record_outside": proposed and case.is_above_agency,
    }


def actions(case: Situation) -> dict[str, str | Promise]:
    """Return in a few words what the officer does, by step."""
    return {
        "propose": _("Usulkan pemberhentian"),
        "decide_proposed": _("Tetapkan pemberhentian"),
        "record_outside": _("Catat keputusan Presiden"),
    }

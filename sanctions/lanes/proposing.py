"""From a proven breach to what is decided on a proposal (PP 94/2021 art. 17, PP 11/2017 art. 270); pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step
from sanctions.lanes.actors import OFFICER
from sanctions.situation import Situation
from sanctions.statuses import Status

PROPOSED = frozenset({Status.PROPOSED})

STEPS = [
    Step("propose", _("Usulkan hukuman"), frozenset({Status.REPORTED}), Status.PROPOSED, OFFICER),
    Step("decide_proposed", _("Ambil keputusan atas usul"), PROPOSED, Status.DECIDED, OFFICER),
    Step("record_outside", _("Catat keputusan Presiden"), PROPOSED, Status.DECIDED, OFFICER),
]


def open_now(case: Situation, today: date) -> dict[str, bool]:
    """Return the steps of this lane in their order, each with whether it is open on a day."""
    proposed, is_proven = case.status == Status.PROPOSED, case.status == Status.REPORTED and bool(case.is_proven)
    return {
        "propose": is_proven and case.may_propose,
        "decide": is_proven and case.may_decide and case.is_proposed_first,  # something lighter, after the proposal
        "record_outside": proposed and case.is_above_agency,
        # What the President declines, the agency may still decide within the range that is its own.
        "decide_proposed": proposed and (not case.is_above_agency or case.may_decide),
    }


def actions(case: Situation) -> dict[str, str | Promise]:
    """Return in a few words what the officer does, by step."""
    return {
        "propose": _("Usulkan hukuman"),
        "decide_proposed": _("Ambil keputusan atas usul"),
        "record_outside": _("Catat keputusan Presiden"),
    }

"""Statements of others, beside the examination and before its report (PP 94/2021 art. 30); pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step
from sanctions.lanes.actors import OFFICER
from sanctions.situation import Situation
from sanctions.statuses import SUMMONED, Status

BEFORE_REPORT = SUMMONED | {Status.OPENED, Status.EXAMINED}

STEPS = [
    Step("ask_other", _("Minta keterangan pihak lain"), BEFORE_REPORT, None, OFFICER),
    Step("take_down", _("Catat keterangan pihak lain"), BEFORE_REPORT, None, OFFICER),
    Step("keep_paper", _("Unggah keterangan tertulis"), BEFORE_REPORT, None, OFFICER),
]


def open_now(case: Situation, today: date) -> dict[str, bool]:
    """Return the steps of this lane, each with whether it is open: all of them until the report."""
    return {step.action: case.asks_others and case.status in BEFORE_REPORT for step in STEPS}


def actions(case: Situation) -> dict[str, str | Promise]:
    """Return nothing: nobody has to be asked."""
    return {}

"""Temporary relief from duty, beside the examination (PP 94/2021 art. 31); pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step
from sanctions.lanes.actors import OFFICER
from sanctions.situation import Situation
from sanctions.statuses import SUMMONED, Status

UNDER_EXAMINATION = SUMMONED | {Status.EXAMINED, Status.REPORTED}

STEPS = [
    Step("relieve", _("Bebaskan sementara dari tugas jabatan"), UNDER_EXAMINATION, None, OFFICER),
    Step("restore", _("Cabut pembebasan sementara"), UNDER_EXAMINATION, None, OFFICER),
]


def open_now(case: Situation, today: date) -> dict[str, bool]:
    """Return the steps of this lane, each with whether it is open on a day."""
    return {"relieve": case.may_relieve and not case.is_relieved, "restore": case.is_relieved}


def actions(case: Situation) -> dict[str, str | Promise]:
    """Return nothing: neither is ever what a case waits for."""
    return {}

"""From the report to the decision in force (PP 94/2021 arts. 33 to 39); pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step
from sanctions.lanes.actors import OFFICER, SYSTEM
from sanctions.situation import Situation
from sanctions.statuses import Status

REPORTED = frozenset({Status.REPORTED})

STEPS = [
    Step("decide", _("Ambil keputusan"), REPORTED, Status.DECIDED, OFFICER),
    Step("close_unproven", _("Tutup: tidak terbukti"), REPORTED, Status.NOT_PROVEN, OFFICER),
    Step("deliver", _("Catat penyerahan"), frozenset({Status.DECIDED}), Status.DELIVERED, OFFICER),
    Step("take_effect", _("Mulai berlaku"), frozenset({Status.DELIVERED}), Status.IN_FORCE, frozenset({SYSTEM})),
]


def open_now(case: Situation, today: date) -> dict[str, bool]:
    """Return the steps of this lane in their order, each with whether it is open on a day."""
    is_proven = case.status == Status.REPORTED and bool(case.is_proven)
    return {
        "post": is_proven and not case.has_post_class,
        "close_unproven": case.status == Status.REPORTED and case.is_proven is False,
        "decide": is_proven,
        "deliver": case.status == Status.DECIDED,
    }


def actions(case: Situation) -> dict[str, str | Promise]:
    """Return in a few words what the officer does, by step."""
    return {
        "post": _("Lengkapi kelas jabatan"),
        "close_unproven": _("Tutup perkara"),
        "decide": _("Ambil keputusan"),
        "deliver": _("Catat penyerahan"),
    }

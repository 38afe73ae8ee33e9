"""What is lodged against a delivered decision, and how that ends (PP 79/2021); pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step
from sanctions.lanes.actors import OFFICER
from sanctions.situation import Situation
from sanctions.statuses import TOOK_EFFECT, Status

CONTESTED = frozenset({Status.OBJECTED})
# On the last day a remedy is lodged, and nobody has recorded it yet as the decision takes effect, or was carried out;
# what comes too late is kept whenever it comes.
OPEN_TO_REMEDY = TOOK_EFFECT | {Status.DELIVERED}

STEPS = [
    Step("object", _("Catat upaya administratif"), OPEN_TO_REMEDY, Status.OBJECTED, OFFICER),
    Step("object_late", _("Catat upaya administratif yang lewat waktu"), OPEN_TO_REMEDY, None, OFFICER),
    Step("dismiss", _("Tetapkan tidak dapat diterima"), OPEN_TO_REMEDY | CONTESTED, None, OFFICER),
    Step("answer", _("Catat tanggapan"), CONTESTED, None, OFFICER),
    Step("settle", _("Catat putusan upaya administratif"), CONTESTED, Status.DELIVERED, OFFICER),
    Step("annul", _("Catat pencabutan atau pembatalan"), CONTESTED, Status.ANNULLED, OFFICER),
]


def open_now(case: Situation, today: date) -> dict[str, bool]:
    """Return the steps of this lane in their order, each with whether it is open on a day."""
    is_contested = case.status == Status.OBJECTED
    return {
        "answer": is_contested and case.lacks_answer,
        "settle": is_contested,
        "dismiss": case.lacks_dismissal,
        "object": case.status in OPEN_TO_REMEDY and case.may_object,
    }


def actions(case: Situation) -> dict[str, str | Promise]:
    """Return in a few words what the officer does, by step."""
    return {
        "answer": _("Tanggapi upaya administratif"),
        "settle": _("Catat putusannya"),
        "dismiss": _("Tetapkan tidak dapat diterima"),
    }

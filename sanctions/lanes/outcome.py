"""From the report to the decision in force (PP 94/2021 arts. 33 to 39); pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step
from sanctions.lanes.actors import OFFICER, SYSTEM
from sanctions.situation import Handing, Situation
from sanctions.statuses import TOOK_EFFECT, Status

REPORTED = frozenset({Status.REPORTED})
DECIDED = frozenset({Status.DECIDED})
IN_FORCE = frozenset({Status.IN_FORCE})

STEPS = [
    Step("decide", _("Ambil keputusan"), REPORTED, Status.DECIDED, OFFICER),
    Step("close_unproven", _("Tutup: tidak terbukti"), REPORTED, Status.NOT_PROVEN, OFFICER),
    Step("call_to_receive", _("Panggil untuk menerima keputusan"), DECIDED, None, OFFICER),
    Step("miss_delivery", _("Catat tidak hadir saat penyerahan"), DECIDED, None, OFFICER),
    Step("dispatch", _("Catat pengiriman keputusan"), DECIDED, None, OFFICER),
    Step("deliver", _("Catat penyerahan"), DECIDED, Status.DELIVERED, OFFICER),
    Step("take_effect", _("Mulai berlaku"), frozenset({Status.DELIVERED}), Status.IN_FORCE, frozenset({SYSTEM})),
    Step("carry_out", _("Catat pelaksanaan"), TOOK_EFFECT, None, OFFICER),
    Step("end_carried_out", _("Selesai dilaksanakan"), IN_FORCE, Status.SERVED, OFFICER | {SYSTEM}),
    # What a heavier penalty had ended goes on once that one is contested or gone.
    Step("revive", _("Dijalani lagi"), frozenset({Status.SERVED}), Status.IN_FORCE, frozenset({SYSTEM})),
    Step("serve_out", _("Selesai dijalani"), IN_FORCE, Status.SERVED, frozenset({SYSTEM})),
]


def open_now(case: Situation, today: date) -> dict[str, bool]:
    """Return the steps of this lane in their order, each with whether it is open on a day."""
    is_proven = case.status == Status.REPORTED and bool(case.is_proven)
    decided = case.status == Status.DECIDED
    return {
        "post": is_proven and not case.has_post_class,
        "close_unproven": case.status == Status.REPORTED and case.is_proven is False,
        "decide": is_proven and case.may_decide and not case.is_proposed_first,
        "call_to_receive": decided and case.delivery == Handing.OPEN,
        "dispatch": decided and case.delivery == Handing.MISSED,
        "deliver": decided,
        "carry_out": case.lacks_execution,
        "miss_delivery": decided and case.meeting_on is not None and case.meeting_on <= today,
    }


def actions(case: Situation) -> dict[str, str | Promise]:
    """Return in a few words what the officer does, by step."""
    return {
        "post": _("Lengkapi kelas jabatan"),
        "close_unproven": _("Tutup perkara"),
        "decide": _("Ambil keputusan"),
        "call_to_receive": _("Panggil untuk menerima keputusan"),
        "dispatch": _("Kirim keputusan"),
        "deliver": _("Catat hari diterima") if case.delivery == Handing.SENT else _("Catat penyerahan"),
        "carry_out": _("Catat pelaksanaan"),
    }

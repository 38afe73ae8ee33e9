"""From the recommendation to the moral sanction, through an ethics council (PP 42/2004 arts. 15 to 20); pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step
from sanctions.lanes.actors import OFFICER
from sanctions.situation import Situation
from sanctions.statuses import Status

CALLED = frozenset({Status.COUNCIL_CALLED})
DECIDED = frozenset({Status.COUNCIL_DECIDED})

STEPS = [
    Step(
        "set_council", _("Bentuk Majelis Kode Etik"), frozenset({Status.COUNCIL_AWAITED}), Status.COUNCIL_SET, OFFICER
    ),
    Step("call", _("Panggil ke sidang majelis"), frozenset({Status.COUNCIL_SET}), Status.COUNCIL_CALLED, OFFICER),
    Step("call_again", _("Panggil lagi ke sidang majelis"), CALLED, None, OFFICER),
    Step("miss", _("Catat tidak hadir di sidang"), CALLED, None, OFFICER),
    Step("hear", _("Catat sidang majelis"), CALLED, Status.HEARD, OFFICER),
    Step("resolve", _("Catat putusan majelis"), frozenset({Status.HEARD}), Status.COUNCIL_DECIDED, OFFICER),
    Step("close_without_breach", _("Tutup: tidak terbukti melanggar kode etik"), DECIDED, Status.NOT_PROVEN, OFFICER),
    Step("state", _("Terbitkan pernyataan sanksi moral"), DECIDED, Status.STATED, OFFICER),
    Step("execute", _("Catat pelaksanaan sanksi moral"), frozenset({Status.STATED}), Status.EXECUTED, OFFICER),
    Step("finish", _("Selesaikan perkara kode etik"), frozenset({Status.EXECUTED}), Status.ETHICS_DONE, OFFICER),
]


def open_now(case: Situation, today: date) -> dict[str, bool]:
    """Return the steps of this lane in their order, each with whether it is open on a day."""
    called = case.status == Status.COUNCIL_CALLED
    has_come = called and case.hearing_on is not None and case.hearing_on <= today
    missed = called and case.is_missed
    decided = case.status == Status.COUNCIL_DECIDED
    return {
        "council": case.status == Status.COUNCIL_AWAITED,
        "call": case.status == Status.COUNCIL_SET or missed,
        "hear": has_come or missed,
        "miss": has_come,
        "resolve": case.status == Status.HEARD,
        "close_without_breach": decided and case.is_proven is False,
        "state": decided and bool(case.is_proven),
        "execute": case.status == Status.STATED,
        "action": case.status == Status.EXECUTED,
    }


def actions(case: Situation) -> dict[str, str | Promise]:
    """Return in a few words what the officer does, by step; a step that is never the next one has none."""
    return {
        "council": _("Bentuk Majelis Kode Etik"),
        "call": _("Panggil lagi ke sidang") if case.is_missed else _("Panggil ke sidang"),
        "hear": _("Catat sidang majelis"),
        "resolve": _("Catat putusan majelis"),
        "close_without_breach": _("Tutup perkara"),
        "state": _("Terbitkan pernyataan"),
        "execute": _("Catat pelaksanaan"),
        "action": _("Putuskan tindakan"),
    }

"""From the recommendation to the report (PP 94/2021 arts. 26 to 34); pure."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step
from sanctions.lanes.actors import OFFICER
from sanctions.situation import Situation
from sanctions.statuses import BEFORE_DECISION, SUMMONED, Status

CORRECTED_AT = frozenset({Status.EXAMINED, Status.REPORTED, Status.PROPOSED, Status.DECIDED})

STEPS = [
    Step("team", _("Bentuk Tim Pemeriksa"), frozenset({Status.OPENED}) | SUMMONED, None, OFFICER),
    Step("set_post", _("Lengkapi data jabatan"), BEFORE_DECISION, None, OFFICER),
    Step("summon", _("Buat surat panggilan"), frozenset({Status.OPENED}), Status.SUMMONED, OFFICER),
    # How often somebody is summoned before the report may do without an examination is a row of law.
    Step("summon_again", _("Buat panggilan berikutnya"), SUMMONED, Status.SUMMONED_AGAIN, OFFICER),
    Step("examine", _("Catat pemeriksaan (BAP)"), SUMMONED, Status.EXAMINED, OFFICER),
    Step("report_absent", _("Susun laporan tanpa kehadiran"), SUMMONED, Status.REPORTED, OFFICER),
    Step("report", _("Susun laporan hasil (LHP)"), frozenset({Status.EXAMINED}), Status.REPORTED, OFFICER),
    # Which letter, and whether anything followed it, the door asks; it is never the next step of a case.
    Step("correct", _("Ganti surat yang keliru"), SUMMONED | CORRECTED_AT, None, OFFICER),
]


def open_now(case: Situation, today: date) -> dict[str, bool]:
    """Return the steps of this lane in their order, each with whether it is open on a day."""
    return {
        "team": case.lacks_team and case.status in {Status.OPENED, *SUMMONED},
        "summon": case.status == Status.OPENED or (case.was_missed and case.may_summon),
        "examine": case.hearing_has_come(today),
        "absent": case.hearing_has_come(today),
        "report": case.status == Status.EXAMINED or (case.was_missed and not case.may_summon),
    }


def actions(case: Situation) -> dict[str, str | Promise]:
    """Return in a few words what the officer does, by step; a step that is never the next one has none."""
    return {
        "team": _("Bentuk Tim Pemeriksa"),
        "summon": _("Buat panggilan berikutnya") if case.is_missed else _("Buat surat panggilan"),
        "examine": _("Catat pemeriksaan"),
        "report": _("Susun laporan hasil"),
    }

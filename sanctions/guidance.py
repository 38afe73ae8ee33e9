"""Which steps of a procedure are open now and which one is next; pure.

The doors decide; this only says beforehand what they would allow, for the list of duties and for a case's page.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sanctions.statuses import Status

SUMMONED = frozenset({Status.SUMMONED, Status.SUMMONED_AGAIN})


@dataclass(frozen=True)
class Situation:
    """What is known of a procedure, reduced to what the next step hangs on.

    ``hearing_on``: the day of a hearing nothing is recorded of yet. ``is_missed``: the last hearing was missed.
    ``may_summon``: the law provides for another summons. ``is_proven``: what the report found, None without one.
    """

    status: str
    lacks_team: bool = False
    hearing_on: date | None = None
    is_missed: bool = False
    may_summon: bool = True
    is_proven: bool | None = None
    has_post_class: bool = True


def open_steps(case: Situation, today: date) -> list[str]:
    """Return the names of the steps that are open on a day, the one that is next first."""
    steps = {
        "team": case.lacks_team and case.status in {Status.OPENED, *SUMMONED},
        "summon": case.status == Status.OPENED or (_was_missed(case) and case.may_summon),
        "examine": _hearing_has_come(case, today),
        "absent": _hearing_has_come(case, today),
        "report": case.status == Status.EXAMINED or (_was_missed(case) and not case.may_summon),
        "post": case.status == Status.REPORTED and bool(case.is_proven) and not case.has_post_class,
        "close_unproven": case.status == Status.REPORTED and case.is_proven is False,
        "decide": case.status == Status.REPORTED and bool(case.is_proven),
        "deliver": case.status == Status.DECIDED,
    }
    return [name for name, is_open in steps.items() if is_open]


def next_action(case: Situation, today: date) -> str:
    """Return in a few words what the officer does next, "" while there is nothing to do but wait."""
    step = next(iter(open_steps(case, today)), "")
    return {
        "": "",
        "team": _("Bentuk Tim Pemeriksa"),
        "summon": _("Buat panggilan berikutnya") if case.is_missed else _("Buat surat panggilan"),
        "examine": _("Catat pemeriksaan"),
        "report": _("Susun laporan hasil"),
        "post": _("Lengkapi kelas jabatan"),
        "close_unproven": _("Tutup perkara"),
        "decide": _("Ambil keputusan"),
        "deliver": _("Catat penyerahan"),
    }[step]


def _was_missed(case: Situation) -> bool:
    return case.status in SUMMONED and case.is_missed


def _hearing_has_come(case: Situation, today: date) -> bool:
    return case.status in SUMMONED and case.hearing_on is not None and case.hearing_on <= today

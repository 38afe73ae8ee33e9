"""The steps of a discipline procedure. The only writer of ``Proceeding.status``."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step, check, open_steps
from netralitas.people.roles import Role
from sanctions.models import Proceeding
from sanctions.statuses import Status

OFFICER = frozenset({Role.AGENCY_OFFICER})
SYSTEM = "system"
SUMMONED = frozenset({Status.SUMMONED, Status.SUMMONED_AGAIN})
BEFORE_DECISION = frozenset({Status.OPENED, Status.SUMMONED, Status.SUMMONED_AGAIN, Status.EXAMINED, Status.REPORTED})

STEPS = [
    Step("team", _("Bentuk Tim Pemeriksa"), frozenset({Status.OPENED}) | SUMMONED, None, OFFICER),
    Step("set_post", _("Lengkapi data jabatan"), BEFORE_DECISION, None, OFFICER),
    Step("summon", _("Buat surat panggilan"), frozenset({Status.OPENED}), Status.SUMMONED, OFFICER),
    # How often somebody is summoned before the report may do without an examination is a row of law.
    Step("summon_again", _("Buat panggilan berikutnya"), SUMMONED, Status.SUMMONED_AGAIN, OFFICER),
    Step("examine", _("Catat pemeriksaan (BAP)"), SUMMONED, Status.EXAMINED, OFFICER),
    Step("report_absent", _("Susun laporan tanpa kehadiran"), SUMMONED, Status.REPORTED, OFFICER),
    Step("report", _("Susun laporan hasil (LHP)"), frozenset({Status.EXAMINED}), Status.REPORTED, OFFICER),
    Step("decide", _("Ambil keputusan"), frozenset({Status.REPORTED}), Status.DECIDED, OFFICER),
    Step(
        "close_unproven",
        _("Tutup: tidak terbukti"),
        frozenset({Status.REPORTED}),
        Status.NOT_PROVEN,
        OFFICER,
    ),
    Step("deliver", _("Catat penyerahan"), frozenset({Status.DECIDED}), Status.DELIVERED, OFFICER),
    Step("take_effect", _("Mulai berlaku"), frozenset({Status.DELIVERED}), Status.IN_FORCE, frozenset({SYSTEM})),
]


def advance(row: Proceeding, action: str, *, role: str, **given: Any) -> str:
    """Check a step on a row the caller has locked and set its status; return the status before. Saves nothing."""
    step = check(STEPS, action, status=row.status, role=role, given=given)
    before = row.status
    row.status = step.target or before
    return before


def steps_for(row: Proceeding, role: str) -> list[Step]:
    """Return the steps that the table opens to a role now."""
    return open_steps(STEPS, status=row.status, role=role)

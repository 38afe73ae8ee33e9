"""The steps of a recommendation. The only writer of ``Recommendation.status``."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from netralitas.lib.machine import Step, check, open_steps
from netralitas.people.roles import Role
from taskforce.models import Recommendation
from taskforce.statuses import Status

SATGAS = frozenset({Role.SATGAS})
# Kemendagri and KemenPANRB sign too when they hold a seat.
SIGNERS = frozenset({Role.SATGAS, Role.SUPERVISOR})

STEPS = [
    Step(
        "cosign",
        _("Tanda tangani hasil verifikasi"),
        frozenset({Status.VERIFICATION}),
        None,
        SIGNERS,
        frozenset({"note"}),
    ),
    Step("issue", _("Terbitkan rekomendasi"), frozenset({Status.VERIFICATION}), Status.AWAITING_FOLLOW_UP, SATGAS),
    Step(
        "close",
        _("Tutup tanpa rekomendasi"),
        frozenset({Status.VERIFICATION}),
        Status.CLOSED,
        SATGAS,
        frozenset({"reason"}),
    ),
    Step(
        "void",
        _("Batalkan: instansi terlapor berubah"),
        frozenset({Status.VERIFICATION}),
        Status.VOID,
        SATGAS,
        frozenset({"reason"}),
        hint=_("Sesudah itu verifikasi dibuka lagi untuk instansi yang benar."),
    ),
    # Taken on one of the acts, while nobody has signed the level it leads to.
    Step("judge", _("Nilai tingkat perbuatan"), frozenset({Status.VERIFICATION}), None, SATGAS),
    # Taken on the case, for all its recommendations at once.
    Step(
        "return",
        _("Kembalikan ke Bawaslu"),
        frozenset({Status.VERIFICATION, Status.CLOSED}),
        Status.VOID,
        SATGAS,
        frozenset({"reason"}),
    ),
    Step(
        "answer",
        _("Catat tindak lanjut"),
        frozenset({Status.AWAITING_FOLLOW_UP}),
        Status.FOLLOWED_UP,
        frozenset({Role.AGENCY_OFFICER}),
        frozenset({"answer"}),
    ),
]


def advance(row: Recommendation, action: str, *, role: str, **given: Any) -> str:
    """Check a step on a row the caller has locked and set its status; return the status before. Saves nothing."""
    step = check(STEPS, action, status=row.status, role=role, given=given)
    before = row.status
    row.status = step.target or before
    return before


def steps_for(row: Recommendation, role: str) -> list[Step]:
    """Return the steps that the table opens to a role now."""
    return [step for step in open_steps(STEPS, status=row.status, role=role) if _fits(step, row)]


def is_misaddressed(row: Recommendation) -> bool:
    """Say whether the accused turned out to belong to another agency than the one the recommendation was opened for."""
    return row.instansi_id is not None and row.accused.instansi_id != row.instansi_id


def _fits(step: Step, row: Recommendation) -> bool:
    return step.action not in ("return", "judge") and (step.action != "void" or is_misaddressed(row))

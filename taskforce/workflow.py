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
    return open_steps(STEPS, status=row.status, role=role)

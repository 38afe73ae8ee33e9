"""Which ended cases may be opened again, and where they go on; pure.

No article of the handling rules forbids it or gives it a time, so a new duty begins on the day of the step and is
shown as still to be checked. What was withdrawn comes back as initial information instead (``complaints.withdrawal``).
"""

from django.utils.translation import gettext_lazy as _

from complaints.statuses import Status
from netralitas.lib.machine import Step
from netralitas.people.roles import Role

STEPS = [
    # Where it leads hangs on whether the case had been registered; see ``leads_to``.
    Step(
        "reopen",
        _("Buka kembali"),
        frozenset({Status.NOT_REGISTERED, Status.NOT_PROVEN, Status.REFERRED}),
        None,
        frozenset({Role.VERIFIER}),
        frozenset({"reason"}),
        hint=_("Bila ada bukti atau alasan baru. Pelapor diberi tahu, dan waktunya dihitung sejak hari ini."),
    ),
]


def leads_to(*, is_registered: bool) -> str:
    """Return the stage at which a case goes on that is opened again."""
    return Status.UNDER_STUDY if is_registered else Status.INITIAL_STUDY

"""What a reporter's withdrawal does, and what may become of a withdrawn report; pure.

Perbawaslu 7/2022: before registration a report can be withdrawn (art. 14(1)) and what it says may still be initial
information (art. 14(2)); after registration a withdrawal is noted and does not stop the handling (art. 17(3)).
"""

from django.utils.translation import gettext_lazy as _

from complaints.statuses import BEFORE_REGISTRATION, Kind, Status
from netralitas.lib.machine import Step
from netralitas.people.roles import Role

# Whoever holds the follow-up code: a role without an account.
REPORTER = "reporter"

STEPS = [
    Step(
        "withdraw",
        _("Tarik laporan"),
        BEFORE_REGISTRATION,
        Status.WITHDRAWN,
        frozenset({REPORTER}),
        frozenset({"reason"}),
    ),
    Step(
        "withdraw",
        _("Tarik laporan"),
        frozenset({Status.REGISTERED, Status.UNDER_STUDY, Status.RETURNED, Status.PROVEN_FORWARDED, Status.MERGED}),
        None,
        frozenset({REPORTER}),
        frozenset({"reason"}),
    ),
    Step(
        "revive",
        _("Pakai sebagai informasi awal"),
        frozenset({Status.WITHDRAWN}),
        Status.INITIAL_STUDY,
        frozenset({Role.VERIFIER}),
        frozenset({"reason"}),
        hint=_("Laporan yang ditarik boleh menjadi informasi awal. Pelapor diberi tahu."),
    ),
]


def ends_handling(status: str, kind: str) -> bool:
    """Say whether a withdrawal ends the handling now. A finding is the supervisor's own and goes on."""
    return status in BEFORE_REGISTRATION and kind != Kind.FINDING

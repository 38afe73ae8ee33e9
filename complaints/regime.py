"""Which regime's deadline rule applies to a contest, and from when it counts; pure."""

from datetime import date

SUFFIX = {"pemilu": "PML", "pilkada": "PLK"}
# A report that names no contest is held to calendar days, the shorter count, so that nothing lapses unseen.
DEFAULT = "pilkada"


def rule_code(step: str, regime: str = "") -> str:
    """Return the code of a step's deadline rule, such as ``T3-PLK``."""
    return f"{step}-{SUFFIX[regime or DEFAULT]}"


def handling_runs_from(regime: str, *, received_on: date, registered_on: date) -> date:
    """Return the day from which the time for handling counts.

    Pemilu: registration (UU 7/2017 art. 454(7)); Pilkada: receipt of the report (UU 8/2015 art. 134(5)).
    """
    return registered_on if (regime or DEFAULT) == "pemilu" else received_on

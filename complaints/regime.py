"""Which regime's rules apply to a contest; pure."""

SUFFIX = {"pemilu": "PML", "pilkada": "PLK"}
# A report that names no contest is held to calendar days, the shorter count, so that nothing lapses unseen. Whoever
# shows what follows from it says that it is assumed.
DEFAULT = "pilkada"


def held_to(regime: str) -> str:
    """Return the regime whose rules a report is held to; "" is that of a report that names no contest."""
    return regime or DEFAULT


def rule_code(step: str, regime: str = "") -> str:
    """Return the code of a step's deadline rule, such as ``T3-PLK``."""
    return f"{step}-{SUFFIX[held_to(regime)]}"

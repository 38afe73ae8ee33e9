"""Which regime's deadline rule applies to a contest; pure."""

SUFFIX = {"pemilu": "PML", "pilkada": "PLK"}
# A report that names no contest is held to calendar days, the shorter count, so that nothing lapses unseen.
DEFAULT = "pilkada"


def rule_code(step: str, regime: str = "") -> str:
    """Return the code of a step's deadline rule, such as ``T3-PLK``."""
    return f"{step}-{SUFFIX[regime or DEFAULT]}"

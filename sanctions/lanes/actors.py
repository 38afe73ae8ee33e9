"""Who takes the steps of a procedure; pure."""

from netralitas.people.roles import Role

OFFICER = frozenset({Role.AGENCY_OFFICER})
SYSTEM = "system"  # time itself

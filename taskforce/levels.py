"""Which level the proven acts of one accused come to. Looks up, never writes."""

from complaints.actlevels import level_of_act
from complaints.levels import heaviest
from complaints.models import Accused, Act
from complaints.statuses import Verdict


def proven_acts(accused: Accused) -> list[Act]:
    """Return the proven acts of an accused, in the order they were set."""
    return list(accused.acts.filter(verdict=Verdict.PROVEN).select_related("violation").order_by("id"))


def level_of(acts: list[Act]) -> str:
    """Return the heaviest level of some acts (PP 94/2021 art. 35(1))."""
    return heaviest(level_of_act(act).name for act in acts)

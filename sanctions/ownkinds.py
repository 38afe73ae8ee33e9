"""Which kind of the law an agency's own kind of penalty stands for. Looks up, never writes."""

from netralitas.lib.held import Held
from sanctions.models import OwnPenalty

_stands_for = Held(
    lambda: {pk: str(kind) for pk, kind in OwnPenalty.objects.values_list("pk", "stands_for")},
    of=("sanctions.Penalty", "sanctions.OwnPenalty"),
)


def kind_of(penalty: str) -> str:
    """Return the code of the kind of the law that rules speak of: its own, or of the one it stands for."""
    return _stands_for().get(penalty, penalty)


def own_kinds() -> dict[str, str]:
    """Return, by the code of each agency's own kind, the one of the law that it stands for."""
    return _stands_for()

"""What the law says, in one sentence for a citizen, with its article and its mark. Looks up, never writes."""

from datetime import date

from netralitas.law.models import Provision
from netralitas.lib.held import Held
from netralitas.lib.validity import holds_on


def _every_provision() -> list[Provision]:
    return list(Provision.objects.order_by("valid_from"))


_provisions = Held(_every_provision, of=("law.Provision",))


def provision(code: str, on: date, *, regime: str = "") -> Provision | None:
    """Return the youngest provision in force on a day: that of the regime, or the one of both; None without any."""
    rows = [row for row in _provisions() if row.code == code and row.regime in (regime, "")]
    in_force = [row for row in rows if holds_on(row, on)]
    return max(in_force, key=lambda row: (row.regime == regime, row.valid_from), default=None)


def provisions_of(group: str, on: date, *, regime: str = "") -> list[Provision]:
    """Return the provisions in force on a day whose code begins with the name of a group, in the order of the data."""
    rows = sorted(_provisions(), key=lambda row: row.pk)
    codes = dict.fromkeys(row.code for row in rows if row.code.startswith(group))
    found = (provision(code, on, regime=regime) for code in codes)
    return [row for row in found if row is not None]

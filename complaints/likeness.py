"""How much two reports look like one event, and why; pure.

The weights are our own experience, not law: they order what an officer looks at, and decide nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHOWN_FROM = 30
STRONG_FROM = 60
MOST = 100
NEAR_DAYS = 3
WEIGHTS: dict[str, int] = {
    "file": 60, "link": 60, "nip": 50, "name": 35, "account": 35, "plate": 30, "post": 15, "day": 20, "near": 10,
}  # fmt: skip
REASONS: dict[str, str | Promise] = {
    "file": _("berkas yang sama"),
    "link": _("tautan yang sama"),
    "nip": _("NIP yang sama"),
    "name": _("nama terlapor sama"),
    "account": _("akun terlapor sama"),
    "plate": _("nomor kendaraan sama"),
    "post": _("jabatan dan wilayah sama"),
    "day": _("hari yang sama"),
    "near": _("hari yang berdekatan"),
}


@dataclass(frozen=True)
class Likeness:
    """A score of 0 to 100 with the reasons for it, the weightiest first.

    ``others``: both name who did it, and it is not one person; an officer decides then, however much else is alike.
    """

    score: int
    reasons: list[str] = field(default_factory=list)
    others: bool = False

    @property
    def is_shown(self) -> bool:
        return self.score >= SHOWN_FROM

    @property
    def is_strong(self) -> bool:
        return self.score >= STRONG_FROM and not self.others


def likeness(shared: Iterable[str], one: date | None = None, other: date | None = None) -> Likeness:
    """Weigh what two reports share (keys of WEIGHTS) and how near the days of their events are."""
    found = set(shared) - {"day", "near"}
    if found and one and other:
        apart = abs((one - other).days)
        found |= {"day"} if apart == 0 else {"near"} if apart <= NEAR_DAYS else set()
    ordered = sorted(found, key=lambda key: -WEIGHTS[key])
    return Likeness(min(MOST, sum(WEIGHTS[key] for key in found)), [str(REASONS[key]) for key in ordered])

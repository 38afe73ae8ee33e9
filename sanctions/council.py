"""Whether an ethics council is composed as the law wants it; pure. The numbers come from rows (PP 42/2004 art. 18)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sanctions.statuses import Seat

GRADES = ("I", "II", "III", "IV")
GRADE = re.compile(r"\b(IV|I{1,3})\s*/\s*([a-e])\b")


@dataclass(frozen=True)
class Member:
    """Who sits in the council, and on which seat."""

    seat: str
    name: str
    post: str
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True)
class Composition:
    """How many sit on each seat, and above how many persons their number must be odd."""

    chair: int
    secretary: int
    members: int
    odd_above: int


def flaws_of(council: Sequence[Member], rule: Composition, *, examined: Member) -> list[str]:
    """Return every reason why these persons are no council over the examined person; [] when they are one.

    The rank is compared where both are written as grades ("IV/a"); a rank that cannot be compared is no reason here,
    the officer answers for it.
    """
    seats = Counter(member.seat for member in council)
    found = []
    if seats[Seat.CHAIR] != rule.chair:
        found.append(_("ketua harus %(n)d orang") % {"n": rule.chair})
    if seats[Seat.SECRETARY] != rule.secretary:
        found.append(_("sekretaris harus %(n)d orang") % {"n": rule.secretary})
    if seats[Seat.MEMBER] < rule.members:
        found.append(_("anggota selain ketua dan sekretaris paling sedikit %(n)d orang") % {"n": rule.members})
    if len(council) > rule.odd_above and len(council) % 2 == 0:
        found.append(
            _("jumlah di atas %(above)d orang harus ganjil, sekarang %(n)d")
            % {"above": rule.odd_above, "n": len(council)}
        )
    return [*found, *_twice(council), *_of(council, examined)]


def grade_of(rank: str) -> tuple[int, str] | None:
    """Return the grade in a rank such as "Pembina (IV/a)" so that it can be compared; None where there is none."""
    found = GRADE.search(rank)
    return (GRADES.index(found[1]), found[2]) if found else None


def _twice(council: Sequence[Member]) -> list[str]:
    said = Counter(key for member in council for key in {_plain(member.name), member.nip} - {""})
    return [_("satu orang hanya menduduki satu kursi")] if any(n > 1 for n in said.values()) else []


def _of(council: Sequence[Member], examined: Member) -> list[str]:
    found, lowest = [], grade_of(examined.rank)
    for member in council:
        if _plain(member.name) == _plain(examined.name) or (member.nip and member.nip == examined.nip):
            found.append(_("terperiksa tidak dapat menjadi anggota majelis"))
        if lowest is None:
            continue
        grade = grade_of(member.rank)
        if grade is None:
            found.append(_("pangkat %(name)s belum diisi dengan golongannya") % {"name": member.name})
        elif grade < lowest:
            found.append(
                _("pangkat %(name)s (%(rank)s) lebih rendah daripada terperiksa (%(examined)s)")
                % {"name": member.name, "rank": member.rank, "examined": examined.rank}
            )
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

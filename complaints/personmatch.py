"""How likely two accused of two cases are one person, and why; pure.

The grades are our own experience, not law: they order what an officer looks at. A machine never links two people.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from django.utils.translation import gettext as _

from complaints.personnames import Fit, fit
from complaints.wordmatch import plain

BIRTH = 8  # figures of an employee number that say when somebody was born
NAMED = frozenset({Fit.SAME, Fit.WITHIN})
TELLING_POST = 2  # words a post must have to say of which office it is


class Grade(IntEnum):
    """In plain words, for people who decide."""

    NO = 0
    WEAK = 1
    LIKELY = 2
    CERTAIN = 3

    @property
    def label(self) -> str:
        return [_("bukan"), _("lemah"), _("mungkin"), _("hampir pasti")][self]


@dataclass(frozen=True)
class Facts:
    """What is known of one accused. ``agency``, ``parent`` and ``region`` are keys, "" and None say: not known."""

    name: str = ""
    nip: str = ""
    agency: int | None = None
    parent: int | None = None
    region: str = ""
    post: str = ""
    account: str = ""
    plate: str = ""


@dataclass(frozen=True)
class Sameness:
    """A grade with what speaks for it and what speaks against it."""

    grade: Grade
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    has_same_nip: bool = False


def sameness(one: Facts, other: Facts) -> Sameness:
    """Weigh what two accused have in common; the order of the two makes no difference.

    Two employee numbers end the question, whatever else is alike. A name alone is never more than weak, and a name
    with an agency is never almost certain: a regency employs thousands.
    """
    names, has_nips = fit(one.name, other.name), bool(one.nip and other.nip)
    if has_nips and one.nip != other.nip:
        differs = _("tanggal lahir dalam NIP berbeda") if one.nip[:BIRTH] != other.nip[:BIRTH] else _("NIP berbeda")
        return Sameness(Grade.NO, against=[differs])
    place = _place(one, other)
    posts = bool(one.post) and plain(one.post) == plain(other.post)
    traces = [
        words
        for mine, theirs, words in (
            (one.account, other.account, _("akun yang sama")),
            (one.plate, other.plate, _("nomor kendaraan sama")),
        )
        if mine and mine == theirs
    ]
    if has_nips:
        grade = Grade.LIKELY if names == Fit.APART else Grade.CERTAIN
    else:
        telling = posts and len(plain(one.post).split()) >= TELLING_POST
        grade = _grade(names, place, len(traces), has_post=posts, has_telling_post=telling)
    reasons = [_("NIP yang sama")] * has_nips + _said(names) + traces + _where(place) + [_("jabatan sama")] * posts
    return Sameness(grade, reasons, _against(one, other, names, place, has_post=posts), has_nips)


def are_others(these: Iterable[Facts], those: Iterable[Facts]) -> bool:
    """Return whether two lists of accused both say who they are, and nobody of the one can be one of the other.

    Where a name is missing the posts say who it is: two that have no word in common are two people's.
    """
    mine, theirs = ([facts for facts in people if facts.name or facts.nip or facts.post] for people in (these, those))
    return bool(mine and theirs) and not any(_can_be_one(one, other) for one in mine for other in theirs)


def _can_be_one(one: Facts, other: Facts) -> bool:
    if one.nip and other.nip:
        return one.nip == other.nip
    if one.name and other.name:
        return fit(one.name, other.name) != Fit.APART
    posts = [set(plain(facts.post).split()) for facts in (one, other)]
    return not all(posts) or bool(posts[0] & posts[1])


def _grade(names: Fit, place: str, traces: int, *, has_post: bool, has_telling_post: bool) -> Grade:
    here, near = place == "same", place in ("same", "near")
    if names in NAMED:
        if traces and here:
            return Grade.CERTAIN
        return Grade.LIKELY if traces or here or (near and has_post) else Grade.WEAK
    if names == Fit.SHORT:
        if traces or (here and has_post):
            return Grade.LIKELY
        return Grade.WEAK if here or (near and has_post) else Grade.NO
    if names == Fit.APART:
        return Grade.WEAK if traces else Grade.NO
    if traces > 1 or (traces and here):
        return Grade.LIKELY
    return Grade.WEAK if traces or (here and has_telling_post) else Grade.NO


def _place(one: Facts, other: Facts) -> str:
    """Return how the agencies lie to each other: "same", "near", "apart", or "" when one of them is not known."""
    if one.agency and one.agency == other.agency:
        return "same"
    families = [{facts.agency, facts.parent} - {None} for facts in (one, other)]
    if families[0] & families[1] or (one.region and one.region == other.region):
        return "near"
    return "apart" if one.agency and other.agency else ""


def _said(names: Fit) -> list[str]:
    words = {
        Fit.SAME: _("nama sama"),
        Fit.WITHIN: _("nama sama sebagian atau ditulis lain"),
        Fit.SHORT: _("satu bagian nama sama"),
    }
    return [words[names]] if names in words else []


def _where(place: str) -> list[str]:
    words = {"same": _("instansi sama"), "near": _("instansi atau wilayah berdekatan")}
    return [words[place]] if place in words else []


def _against(one: Facts, other: Facts, names: Fit, place: str, *, has_post: bool) -> list[str]:
    found = [_("nama berbeda")] if names == Fit.APART else []
    found += [_("instansi berbeda")] if place == "apart" or (place == "near" and _differ(one, other)) else []
    return found + ([_("jabatan berbeda")] if one.post and other.post and not has_post else [])


def _differ(one: Facts, other: Facts) -> bool:
    return bool(one.agency and other.agency and one.agency != other.agency)

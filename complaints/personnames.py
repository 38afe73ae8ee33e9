"""Whether two written names may be the name of one person, however they were spelled; pure.

Names of Indonesians are written with titles and degrees or without, in old and new spelling, shortened, in another
order. Nothing here says that two people are one: many share a name.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 200
WORD = re.compile(r"[a-z]+")
TITLES = frozenset(
    WORD.findall(
        "drs dra dr drg drh ir prof h hj haji hajah hajjah kh kyai kiai ust ustaz ustadz ustadzah bapak bpk pak ibu bu"
        " sdr sdri saudara saudari tn ny nn alm almh kol letkol mayor kapten"
    )
)
DEGREES = frozenset(
    WORD.findall(
        "sh se st ss si sp sag spd spdi spdsd ssi sip ssos skom skm sked skep spt spi spsi sst stp sstp shi shut sfarm"
        " sei shum sn ssn sab sak sap stat sstat saprt sipt amd amdkep amdkeb amdkom apt ns mpd mpdi msi mh mm mt ma"
        " mag mkes mkom mkn map mp msc mhum mba mak mab mse mpsi mfarm mepid mars phd dea lc cpa ca ak pd"
    )
)
JOINING = frozenset({"bin", "binti", "al", "el"})
# The same person writes the name out, shortens it or leaves it away, and a million others bear it.
MUHAMAD = "muhamad"
AS_MUHAMAD = re.compile(r"m[uo][ck]?h+[ao]?m+[ae]+[dt]+|m[uo]c?h|m[uo]hd|mhd|mhmd|md")
# What is written before a part and belongs to it, whether a space stands between them or not.
PREFIXES = {"abd": "abdul", "abdul": "abdul", "nur": "nur", "noor": "nur", "noer": "nur"}
ALIASES = {
    "st": "siti",
    "sti": "siti",
    "sitti": "siti",
    "saleh": "soleh",
    "jusup": "yusup",
    "junus": "yunus",
    "romadon": "ramadan",
}
# From old spelling to new, and from the ways of writing Arabic and Sanskrit names to one of them; in this order.
SOUNDS = [
    (re.compile(form), sound)
    for form, sound in [
        (r"^chand", "cand"), (r"^chr", "kr"), (r"oe", "u"), (r"dj", "j"), (r"tj", "c"), (r"nj", "ny"), (r"ch|kh", "h"),
        (r"hj", "hy"), (r"sy|sj|sh|ts", "s"), (r"dh|dl", "d"), (r"th", "t"), (r"gh", "g"), (r"dz|z", "s"),
        (r"ph|f|v", "p"), (r"q", "k"), (r"x", "ks"), (r"ie(?![aeiou])", "i"), (r"(?<=[^aeiou])y$", "i"), (r"iya", "ia"),
        (r"uwa", "ua"), (r"oi|ae|ei|ay(?![aeiou])", "ai"), (r"^abdu([^aeiou])(?=\1)", r"abdul"),
        (r"(.)\1+", r"\1"), (r"^(abdul)?rohm", r"\1rahm"), (r"(?<=..)h$", ""), (r"d$", "t"),
    ]
]  # fmt: skip
NEAR_FROM = 6  # letters a part must have before one wrong letter is looked past


class Fit(StrEnum):
    """How two names stand to each other."""

    SAME = "same"  # the same parts, at least two
    WITHIN = "within"  # at least two parts, the others shortened, left out or one letter off
    SHORT = "short"  # one part, and nothing against it
    APART = "apart"  # each has a part that the other has not
    UNKNOWN = "unknown"  # one of them is no name


@dataclass(frozen=True)
class Parts:
    """What is left of a name without titles: its parts as they sound, its initials, and whether it has Muhammad."""

    whole: tuple[str, ...]
    initials: tuple[str, ...] = ()
    is_muhamad: bool = False


def parts_of(name: str) -> Parts:
    """Take a name apart; nothing but titles and signs leaves no parts."""
    words = _words(name)
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in DEGREES:
        words.pop()
    words = _joined([word for word in words if word not in JOINING])
    initials = [word for word in words if len(word) == 1]
    whole = [MUHAMAD if AS_MUHAMAD.fullmatch(word) else sound_of(word) for word in words if len(word) > 1]
    others = [part for part in whole if part != MUHAMAD]
    has = len(others) < len(whole)
    return Parts(tuple(sorted(others or whole[:1])), tuple(sorted(initials)), has and bool(others))


def sound_of(word: str) -> str:
    """Return how a part of a name sounds, whatever spelling it is written in."""
    word = ALIASES.get(word, word)
    for form, sound in SOUNDS:
        word = form.sub(sound, word)
    return ALIASES.get(word, word)


def fit(one: str, other: str) -> Fit:
    """Say how two names stand to each other; the order of the two makes no difference."""
    a, b = parts_of(one), parts_of(other)
    if not a.whole or not b.whole:
        return Fit.UNKNOWN
    shared = Counter(a.whole) & Counter(b.whole)
    rest_a, rest_b = Counter(a.whole) - shared, Counter(b.whole) - shared
    near = _take_near(rest_a, rest_b)
    matched = shared.total() + near + (a.is_muhamad and b.is_muhamad)
    short_a, short_b = Counter(a.initials), Counter(b.initials)
    short_a, short_b = short_a - short_b, short_b - short_a
    shortened = _take_short(short_a, rest_b, b.is_muhamad) + _take_short(short_b, rest_a, a.is_muhamad)
    left_a, left_b = rest_a.total() + short_a.total(), rest_b.total() + short_b.total()
    if not shared.total() + near or (left_a and left_b):
        return Fit.APART
    if matched < 2:
        return Fit.SHORT
    return Fit.WITHIN if near or shortened or left_a or left_b else Fit.SAME


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFKD", name[:LONGEST]).casefold()
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    before, *after = text.split(",")
    words = WORD.findall(re.sub(r"[’'`ʼ‘-]", "", _without_dots(before)))
    for piece in after:  # behind a comma stand degrees, or the given name
        bare = re.sub(r"[^a-z]", "", piece)
        words += [] if bare in DEGREES else WORD.findall(_without_dots(piece))
    return words


def _without_dots(text: str) -> str:
    """Write a degree such as S.Pd as one word; a dot after an initial parts it from what follows."""
    return re.sub(
        r"[a-z.]+",
        lambda m: d if "." in m[0] and (d := m[0].replace(".", "")) in DEGREES and len(d) > 1 else m[0],
        text,
    )


def _joined(words: list[str]) -> list[str]:
    found: list[str] = []
    waiting = ""
    for n, word in enumerate(words):
        if not waiting and word in PREFIXES and n + 1 < len(words) and len(words[n + 1]) > 1:
            waiting = PREFIXES[word]
        else:
            found.append(waiting + word)
            waiting = ""
    return found


def _take_near(a: Counter[str], b: Counter[str]) -> int:
    """Take out the parts that differ by one letter; return how many there were."""
    pairs = sorted((min(x, y), max(x, y), x, y) for x in a for y in b if _one_letter_off(x, y))
    taken = 0
    for _low, _high, x, y in pairs:
        if a[x] and b[y]:
            a[x] -= 1
            b[y] -= 1
            taken += 1
    return taken


def _take_short(initials: Counter[str], parts: Counter[str], is_muhamad: bool) -> int:
    """Take out the initials that a part of the other name begins with; return how many there were."""
    taken = 0
    for initial in sorted(initials.elements()):
        part = next((part for part in sorted(parts) if parts[part] and part[0] == initial), "")
        if part:
            parts[part] -= 1
        if part or (initial == MUHAMAD[0] and is_muhamad):
            initials[initial] -= 1
            taken += 1
    return taken


def _one_letter_off(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < NEAR_FROM or len(long) - len(short) > 1:
        return False
    if short[:-1] == long[:-1]:  # Suryanto and Suryanti are two people
        return False
    start = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]

"""Hide words in a text: whoever may not read them sees a block in their place; pure.

Words are found whole, in any case and spacing, also where two of them overlap. The text itself is never changed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

BLOCK = "█████"
LEAST = 2  # letters or digits: a single letter would hide half of every text
# What tells who somebody is, whatever their name: an address, a telephone number, the number of an identity card.
TELLING = (
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"(?<![\w+])(?:\+62|62|0)[\s.-]?8(?:[\s.-]?\d){7,11}(?!\w)"),
    re.compile(r"(?<!\w)\d{16}(?!\w)"),
)
TELEPHONE = TELLING[1]
COUNTRY = re.compile(r"^(?:62|0)")
PARTS_FROM = 3  # letters: shorter parts of a name are titles and particles


@dataclass(frozen=True)
class Passage:
    """A piece of a text, and whether it is one of the words to hide."""

    text: str
    is_hidden: bool


def cleaned(words: Iterable[str]) -> list[str]:
    """Return the words that can be hidden, each once, the longest first."""
    found: dict[str, str] = {}
    for word in words:
        plain = " ".join(unicodedata.normalize("NFC", word).replace("█", " ").split())
        if sum(sign.isalnum() for sign in plain) >= LEAST:
            found.setdefault(plain.casefold(), plain)
    return sorted(found.values(), key=lambda word: (-len(word), word))


def passages(text: str, words: Iterable[str]) -> list[Passage]:
    """Return a text in pieces, those that are one of the words told apart; put together they are the text."""
    text = unicodedata.normalize("NFC", text)
    found, at = [], 0
    for start, end in _joined(_places(text, words)):
        found += [Passage(text[at:start], False), Passage(text[start:end], True)]
        at = end
    return [one for one in [*found, Passage(text[at:], False)] if one.text]


def masked(text: str, words: Iterable[str]) -> str:
    """Return a text with a block in the place of each of the words."""
    return "".join(BLOCK if one.is_hidden else one.text for one in passages(text, words))


def times(text: str, words: Iterable[str]) -> int:
    """Return how often any of the words stands in a text."""
    return sum(one.is_hidden for one in passages(text, words))


def telling(text: str) -> list[str]:
    """Return what in a text tells who somebody is without a name, in the order it stands there, each once."""
    places = sorted((match.start(), match.group()) for form in TELLING for match in form.finditer(text))
    return list(dict.fromkeys(found for _start, found in places))


def name_and_parts(name: str, *, but: Iterable[str] = ()) -> list[str]:
    """Return a name and each part of it, without the parts that ``but`` holds: they are somebody else's, too."""
    others = {part.casefold() for text in but for part in re.findall(r"\w+", text)}
    parts = [part for part in re.findall(r"\w+", name) if len(part) >= PARTS_FROM and part.casefold() not in others]
    return cleaned([name, *parts])


def identity_words(identity: Mapping[str, str], *, but: Iterable[str] = ()) -> list[str]:
    """Return what would tell who somebody is; ``but`` names others whose names are no secret."""
    rest = [identity[key] for key in ("address", "phone", "email") if identity.get(key)]
    return [*name_and_parts(identity.get("name", ""), but=but), *rest]


def _places(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    form = _any_of(tuple(words))
    return (match.span(1) for match in form.finditer(text)) if form else iter(())


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return the pattern of any of some words, the longest first; None when none of them can be hidden.

    They are looked for ahead of each letter, so that a word that begins inside another one is found, too.
    """
    forms = [_form(word) for word in cleaned(words)]
    return re.compile(rf"(?<!\w)(?=({'|'.join(forms)})(?!\w))", re.IGNORECASE) if forms else None


def _form(word: str) -> str:
    """Return the pattern of a word: in any spacing, and a telephone number in any of the ways it is written."""
    if TELEPHONE.fullmatch(word):
        return r"(?:\+62|62|0)[\s.-]?" + r"[\s.-]?".join(COUNTRY.sub("", re.sub(r"\D", "", word)))
    return r"\s+".join(map(re.escape, word.split()))


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found

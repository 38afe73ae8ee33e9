"""Read Indonesian as people type it: slang, affixes, doubled letters and slips of the finger, down to root words; pure.

There is no dictionary. The vocabulary is the words somebody waits for, and each word of a text is asked which of
them it may be: as it stands, without the affixes it may wear, or one or two slips away.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+|\d+")
STOP = re.compile(r"[.!?;\n]")
PAUSE = re.compile(r"[,:()]")
REPEATED = re.compile(r"(.)\1{2,}")
DOUBLED = re.compile(r"(.)\1")
VOWELS = re.compile(r"[aeiou]")
# What stands before a root, and the letter that the prefix has swallowed: "menyebar" and "nyebar" are "sebar".
PREFIXES = (
    ("di", ""), ("d", ""), ("ke", ""), ("se", ""), ("ter", ""), ("ber", ""), ("be", ""), ("per", ""), ("me", ""),
    ("pe", ""), ("mem", ""), ("mem", "p"), ("pem", ""), ("pem", "p"), ("m", "p"), ("men", ""), ("men", "t"),
    ("pen", ""), ("pen", "t"), ("n", "t"), ("meng", ""), ("meng", "k"), ("peng", ""), ("peng", "k"), ("ng", ""),
    ("ng", "k"), ("menge", ""), ("nge", ""), ("meny", "s"), ("meny", "c"), ("peny", "s"), ("ny", "s"), ("ny", "c"),
)  # fmt: skip
SUFFIXES = ("nya", "ny", "kan", "kn", "lah", "kah", "pun", "an", "in", "ku", "mu", "i")
LAYERS = 2  # "di-per-kenal-kan-nya": two before, two behind
SHORTEST_ROOT = 3
LONGEST_WORD = 30  # longer is an address or noise; it is compared as it stands
SLIPS_FROM = 5  # a shorter word has too many neighbours to be one of them by mistake
TWO_SLIPS_FROM = 9
MOST_LETTERS_FOR_A_BONE = 1.5
NUMBER = "#"  # any short number: "paslon 2", "nomor 03"


@dataclass(frozen=True)
class Token:
    """One word of a text: the roots it may be, and where it stands.

    ``breath`` grows at each comma and ``sentence`` at each full stop, so that a neighbour can be told from a stranger.
    """

    start: int
    end: int
    plain: str
    roots: frozenset[str]
    sentence: int
    breath: int


class Ear:
    """Hears the words of a vocabulary in a text."""

    def __init__(
        self,
        vocabulary: Iterable[str],
        *,
        spellings: Mapping[str, str],
        fillers: Iterable[str],
        joined: Mapping[tuple[str, ...], str],
        not_slips: Iterable[str],
    ) -> None:
        self.fillers, self.not_slips, self.spellings = frozenset(fillers), frozenset(not_slips), spellings
        self.vocabulary = frozenset(vocabulary) | {piece for pieces in joined for piece in pieces}
        self.joined: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for pieces, word in joined.items():
            self.joined.setdefault(pieces[0], []).append((pieces, word))
        self.longest = max(map(len, self.vocabulary), default=0) + 2
        self.skeletons: dict[str, list[str]] = {}
        self.slips: dict[str, set[str]] = {}
        for word in self.vocabulary:
            self.skeletons.setdefault(VOWELS.sub("", word), []).append(word)
            if len(word) >= SLIPS_FROM:
                for shorter in _shortened(word, _slips_of(word)):
                    self.slips.setdefault(shorter, set()).add(word)

    def listen(self, text: str) -> list[Token]:
        """Return the words of a text in order, fillers left out, words that belong together as one."""
        tokens: list[Token] = []
        known: dict[str, frozenset[str]] = {}
        end = sentence = breath = 0
        for match in WORD.finditer(text):
            between, glued = text[end : match.start()], match.start() == end > 0
            sentence += bool(STOP.search(between))
            breath += bool(STOP.search(between) or PAUSE.search(between))
            end = match.end()
            plain = self._plain(match.group())
            if plain in self.fillers or (glued and plain == "2"):  # "bagi2" is "bagi-bagi"
                continue
            if plain not in known:
                known[plain] = self.roots_of(plain)
            tokens.append(Token(match.start(), end, plain, known[plain], sentence, breath))
        return self._join(tokens)

    def roots_of(self, plain: str) -> frozenset[str]:
        """Return the words of the vocabulary that this one may be."""
        if plain.isdecimal():
            return frozenset({NUMBER} if len(plain) <= 2 else ())
        if plain in self.vocabulary:
            return frozenset({plain})
        forms = self._forms(plain)
        if exact := forms & self.vocabulary:
            return frozenset(exact)
        if forms & self.not_slips or len(plain) > LONGEST_WORD:
            return frozenset()
        if exact := self._forms(DOUBLED.sub(r"\1", plain)) & self.vocabulary:
            return frozenset(exact)
        simple = self._forms(plain, layers=1)  # a slip below two prefixes is as likely another word
        return frozenset(word for form in simple for word in (*self._shortened_to(form), *self._near(form)))

    def _forms(self, plain: str, layers: int = LAYERS) -> set[str]:
        forms = _bared(plain, layers)
        return forms | {self.spellings[form] for form in forms if len(form) > SHORTEST_ROOT and form in self.spellings}

    def _plain(self, word: str) -> str:
        plain = unicodedata.normalize("NFKC", word).casefold()
        if plain not in self.vocabulary:
            plain = REPEATED.sub(r"\1", plain)  # "likeee"
        return self.spellings.get(plain, plain)

    def _near(self, form: str) -> Iterator[str]:
        """Yield the words that a form is a slip of; the first letter is hardly ever the wrong one."""
        if not SLIPS_FROM <= len(form) <= self.longest:
            return
        for word in {word for shorter in _shortened(form, _slips_of(form)) for word in self.slips.get(shorter, ())}:
            if word[0] != form[0] or (len(word) == SLIPS_FROM == len(form) and sorted(word) != sorted(form)):
                continue  # of five letters one changed is as a rule another word: "pilih", "pilah", "pulih"
            if distance(word, form) <= _slips_of(word):
                yield word

    def _shortened_to(self, form: str) -> Iterator[str]:
        """Yield the words that a form is when hardly any of its vowels were typed: "spndk", "clon"."""
        bones = VOWELS.sub("", form)
        if len(form) <= SHORTEST_ROOT or len(form) > MOST_LETTERS_FOR_A_BONE * len(bones):
            return
        for word in self.skeletons.get(bones, ()):
            letters = iter(word)
            if len(form) < len(word) and word[0] == form[0] and all(one in letters for one in form):
                yield word

    def _join(self, tokens: list[Token]) -> list[Token]:
        """Make one word of those that belong together: "tim sukses", "nomor 2"."""
        found: list[Token] = []
        position = 0
        while position < len(tokens):
            first = tokens[position]
            pieces, word = self._joined_at(tokens, position)
            if word:
                end = tokens[position + len(pieces) - 1].end
                first = Token(first.start, end, word, frozenset({word}), first.sentence, first.breath)
            found.append(first)
            position += len(pieces) or 1
        return found

    def _joined_at(self, tokens: list[Token], position: int) -> tuple[tuple[str, ...], str]:
        for root in sorted(tokens[position].roots):
            for pieces, word in self.joined.get(root, ()):
                group = tokens[position : position + len(pieces)]
                if len(group) == len(pieces) and all(
                    piece in token.roots for piece, token in zip(pieces, group, strict=True)
                ):
                    return pieces, word
        return (), ""


def distance(one: str, other: str) -> int:
    """Return how many letters were added, lost, changed or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _slips_of(word: str) -> int:
    return 2 if len(word) >= TWO_SLIPS_FROM else 1


def _shortened(word: str, most: int) -> set[str]:
    """Return the word with up to so many letters left out; two words one slip apart share one of these."""
    forms = {word}
    for _slip in range(most):
        forms |= {form[:i] + form[i + 1 :] for form in forms for i in range(len(form))}
    return forms


def _bared(word: str, layers: int) -> set[str]:
    """Return the word and what remains of it without the prefixes and suffixes it may wear."""
    if len(word) > LONGEST_WORD:
        return {word}
    forms = {word}
    for _layer in range(layers):
        forms |= {
            form[: -len(suffix)]
            for form in forms
            for suffix in SUFFIXES
            if form.endswith(suffix) and len(form) - len(suffix) >= SHORTEST_ROOT
        }
    for _layer in range(layers):
        forms |= {
            swallowed + form[len(prefix) :]
            for form in forms
            for prefix, swallowed in PREFIXES
            if form.startswith(prefix) and len(form) - len(prefix) + len(swallowed) >= SHORTEST_ROOT
        }
    return forms

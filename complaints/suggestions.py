"""Which acts a free text speaks of, and by which of its words; pure.

A cue is a few words that stand close together, in any order, and a weight: 3 speaks for itself, 1 only beside a word
of elections. The strongest cue of an act counts whole, each further one half; what speaks against it is taken off.
Nothing is learned and nothing guessed: every suggestion names the words of the text that brought it.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from complaints.spoken import Ear

MOST_LETTERS = 4000  # what the form takes; more is not read
ENOUGH = 2.0  # the score from which an act is suggested
BESIDE_ELECTION = 1.0  # what a word of elections in the same or a neighbouring sentence adds
FURTHER_CUE = 0.5
WORDS_BETWEEN = 4  # how many other words may stand inside a cue
MOST_REASONS = 3
MOST_PLACES = 40  # a word repeated more often than this says nothing new
LESS_FOR_EACH_BETWEEN = 0.25
WORDS_FOR_A_COMMA = 3
OF_A_KEYWORD = 1.0  # a row's own words, which the administrator may change: they count beside an election


@dataclass(frozen=True, eq=False)
class Cue:
    """Words that belong together: one of each set must stand in the text."""

    words: tuple[frozenset[str], ...]
    weight: float


@dataclass
class Act:
    """What one kind of act is recognised by, and the rows that forbid it.

    ``last`` marks the act that is only offered when nothing nearer fits.
    """

    rows: list[str]
    cues: list[Cue]
    against: list[Cue]
    last: bool = False


@dataclass(frozen=True)
class Hit:
    """A cue found in a text, and what it counts there: less for each other word that stands inside it."""

    cue: Cue
    places: tuple[int, ...]
    sentence: int
    weight: float

    @property
    def order(self) -> tuple[Any, ...]:
        """Return what sets hits of one weight apart: more words, then earlier ones, last the words of the cue."""
        return -len(self.places), self.places, [sorted(words) for words in self.cue.words]


@dataclass(frozen=True)
class Match:
    """A row that fits a text: how well, and the words that say so, as they were written."""

    code: str
    score: float
    reasons: list[str]


@dataclass
class Lexicon:
    """Everything the comparison knows, read from data."""

    ear: Ear
    acts: list[Act]
    against: list[Cue]
    elections: frozenset[str]
    negators: frozenset[str]
    carriers: frozenset[str]
    only: frozenset[str]


def lexicon_of(data: Mapping[str, Any], keywords: Mapping[str, Sequence[str]] | None = None) -> Lexicon:
    """Build the lexicon from the data file and the keywords of single rows."""
    groups: dict[str, frozenset[str]] = {}
    for name, words in data["groups"].items():
        groups[name] = _alternatives("|".join(words), groups)
    acts = [
        Act(
            act["rows"],
            _by_weight(act["cues"], groups),
            _by_weight(act.get("against", {}), groups),
            last=act.get("last", False),
        )
        for act in data["acts"]
    ]
    against = _by_weight(data["against"], groups)
    elections = _alternatives("|".join(data["elections"]), groups)
    ear = _ear(data, acts, [*against, Cue((elections,), 0)])
    if keywords:
        acts = _with_keywords(acts, keywords, ear)
        ear = _ear(data, acts, [*against, Cue((elections,), 0)])
    return Lexicon(
        ear=ear,
        acts=acts,
        against=against,
        elections=elections,
        negators=groups["tidak"],
        carriers=_alternatives("|".join(data["carriers"]), groups),
        only=frozenset(data["only"]),
    )


def rank(text: str, codes: Sequence[str], lexicon: Lexicon, *, limit: int = 3) -> list[Match]:
    """Return the rows that fit a text, best first; of equal ones the one that stands first in the catalogue."""
    heard, asked = Heard(text[:MOST_LETTERS], lexicon), set(codes)
    weighed = [(act, *heard.weigh(act)) for act in lexicon.acts if not asked.isdisjoint(act.rows)]
    fitting = [entry for entry in weighed if entry[1] >= ENOUGH]
    nearer = [entry for entry in fitting if not entry[0].last]
    best: dict[str, tuple[float, list[Hit]]] = {}
    for act, score, hits in nearer or fitting:
        for code in act.rows:
            if score > best.get(code, (0.0, []))[0]:
                best[code] = score, hits
    found = [Match(code, best[code][0], heard.reasons(best[code][1])) for code in codes if code in best]
    found.sort(key=lambda match: -match.score)
    return found[:limit]


class Heard:
    """One text, heard once and asked for many cues."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.tokens = lexicon.ear.listen(text)
        self.places: dict[str, list[int]] = {}
        for place, token in enumerate(self.tokens):
            for root in token.roots:
                self.places.setdefault(root, []).append(place)
        self.of_elections = {token.sentence for token in self.tokens if token.roots & lexicon.elections}
        self.against = [hit for cue in lexicon.against for hit in self.find(cue)]

    def weigh(self, act: Act) -> tuple[float, list[Hit]]:
        """Return the score of an act and the cues that made it, strongest first.

        No word counts twice, wherever it is said again. Of a cue and a counter-cue that share a word the stronger and
        closer one has it, of equal ones the counter-cue.
        """
        counter = {hit for cue in act.against for hit in self.find(cue)}
        found = {hit for cue in act.cues for hit in self.find(cue)}
        taken: set[int] = set()
        said: set[str] = set()
        spoken: dict[Cue, Hit] = {}
        for hit in sorted(found | counter, key=lambda hit: (-hit.weight, hit in found, *hit.order)):
            words = {root for place in hit.places for root in self.tokens[place].roots}
            if hit.cue not in spoken and taken.isdisjoint(hit.places) and not words <= said:
                spoken[hit.cue] = hit
                taken.update(hit.places)
                said |= words
        hits = [hit for hit in spoken.values() if hit in found]
        if not hits:
            return 0.0, []
        score = hits[0].weight + FURTHER_CUE * sum(hit.weight for hit in hits[1:])
        if any(not self.of_elections.isdisjoint(_neighbours(hit.sentence)) for hit in hits):
            score += BESIDE_ELECTION
        lowered = {
            hit.cue for hit in spoken.values() if hit in counter and hit.sentence in _neighbours(hits[0].sentence)
        }
        lowered |= {hit.cue for hit in self.against if self._breath(hit) == self._breath(hits[0])}
        return score - sum(cue.weight for cue in lowered), hits

    def reasons(self, hits: Sequence[Hit]) -> list[str]:
        """Return the words of the text behind some cues, as they were written."""
        spans = [(self.tokens[min(hit.places)].start, self.tokens[max(hit.places)].end) for hit in hits]
        apart: list[tuple[int, int]] = []
        for start, end in spans:
            if len(apart) < MOST_REASONS and not any(start < e and s < end for s, e in apart):
                apart.append((start, end))
        return [self.text[start:end] for start, end in sorted(apart)]

    def find(self, cue: Cue) -> Iterator[Hit]:
        """Yield where a cue stands in the text and nobody denies it."""
        present = [words & self.places.keys() for words in cue.words]
        if not all(present):
            return
        columns = [{place for word in words for place in self.places[word]} for words in present]
        rarest = min(range(len(columns)), key=lambda column: len(columns[column]))
        for anchor in sorted(columns[rarest])[:MOST_PLACES]:
            places = self._around(anchor, rarest, columns)
            if places and self._is_in_order(cue, places) and not self._is_denied(places):
                between = self._reach(places) - len(places)
                yield Hit(cue, places, self.tokens[anchor].sentence, cue.weight - LESS_FOR_EACH_BETWEEN * between)

    def _around(self, anchor: int, rarest: int, columns: list[set[int]]) -> tuple[int, ...]:
        """Return the place of each word of a cue around one of them, or none when they do not stand close together."""
        reach = len(columns) + WORDS_BETWEEN
        near = sorted(
            range(max(0, anchor - reach), min(len(self.tokens), anchor + reach)), key=lambda place: abs(place - anchor)
        )
        taken = {rarest: anchor}
        for number, column in enumerate(columns):
            if number == rarest:
                continue
            fitting = (
                place
                for place in near
                if place in column and place not in taken.values() and self._reach([*taken.values(), place]) <= reach
            )
            if (place := next(fitting, None)) is None:
                return ()
            taken[number] = place
        return tuple(taken[number] for number in range(len(columns)))

    def _is_in_order(self, cue: Cue, places: Sequence[int]) -> bool:
        """Say whether each "tidak" of a cue stands before the word it denies; all else may stand in any order."""
        pairs = zip(cue.words, places, places[1:], strict=False)
        return all(place < denied for words, place, denied in pairs if words & self.lexicon.negators)

    def _reach(self, places: Sequence[int]) -> int:
        """Return over how many words some places stretch; a comma counts as three, a full stop keeps apart."""
        first, last = self.tokens[min(places)], self.tokens[max(places)]
        if first.sentence != last.sentence:
            return sys.maxsize
        return max(places) - min(places) + 1 + WORDS_FOR_A_COMMA * (last.breath - first.breath)

    def _is_denied(self, places: Sequence[int]) -> bool:
        """Say whether a "tidak" stands inside the words or before them, with nothing but carriers between.

        A carrier is what stands between a "tidak" and what it denies: "tidak pernah ikut pasang baliho".
        """
        first, last = min(places), max(places)
        if any(self._denies(place) for place in range(first, last) if place not in places):
            return True
        for place in range(first - 1, -1, -1):
            token = self.tokens[place]
            if token.breath != self.tokens[first].breath:
                return False
            if self._denies(place):
                return True
            if not (token.roots | {token.plain}) & self.lexicon.carriers:
                return False
        return False

    def _breath(self, hit: Hit) -> int:
        return self.tokens[hit.places[0]].breath

    def _denies(self, place: int) -> bool:
        """Say whether a word is a "tidak"; "tidak hanya" is not."""
        follows = self.tokens[place + 1].plain if place + 1 < len(self.tokens) else ""
        return bool(self.tokens[place].roots & self.lexicon.negators) and follows not in self.lexicon.only


def _neighbours(sentence: int) -> range:
    """Return a sentence and its neighbours."""
    return range(sentence - 1, sentence + 2)


def _ear(data: Mapping[str, Any], acts: Sequence[Act], others: Sequence[Cue]) -> Ear:
    cues = [cue for act in acts for cue in act.cues + act.against] + list(others)
    return Ear(
        {word for cue in cues for words in cue.words for word in words},
        spellings={way: word for word, ways in data["spellings"].items() for way in ways.split()},
        fillers=data["fillers"],
        joined={tuple(pieces.split()): word for word, ways in data["joined"].items() for pieces in ways},
        not_slips=data["not_slips"],
    )


def _with_keywords(acts: list[Act], keywords: Mapping[str, Sequence[str]], ear: Ear) -> list[Act]:
    """Give each row the words typed for it, beside the cues and counter-cues of its act."""
    for code, phrases in keywords.items():
        cues = _of_keywords(phrases, ear)
        own = [act for act in acts if code in act.rows] or [Act([], [], [])]
        acts = [replace(act, rows=[row for row in act.rows if row != code]) for act in acts]
        acts += [replace(act, rows=[code], cues=act.cues + cues) for act in own]
    return [act for act in acts if act.rows]


def _of_keywords(phrases: Sequence[str], ear: Ear) -> list[Cue]:
    """Return the cues that words typed by hand make: heard as a text is heard, a new word as it stands."""
    heard = [[token.roots or frozenset({token.plain}) for token in ear.listen(phrase)] for phrase in phrases]
    return [Cue(tuple(words), OF_A_KEYWORD) for words in heard if words]


def _by_weight(cues: Mapping[str, Sequence[str]], groups: Mapping[str, frozenset[str]]) -> list[Cue]:
    return [_cue(words, float(weight), groups) for weight, phrases in cues.items() for words in phrases]


def _cue(phrase: str, weight: float, groups: Mapping[str, frozenset[str]]) -> Cue:
    return Cue(tuple(_alternatives(part, groups) for part in phrase.split()), weight)


def _alternatives(part: str, groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the words that may stand at one place: "pasang|tempel", "@calon"."""
    names = part.split("|")
    return frozenset(word for name in names for word in (groups[name[1:]] if name.startswith("@") else {name}))

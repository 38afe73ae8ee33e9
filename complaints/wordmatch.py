"""Whether the words somebody typed stand in a text; pure, so that every database answers alike."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 300


def plain(text: str) -> str:
    """Return a text in small letters without marks, each word one space apart."""
    return " ".join(re.sub(r"[^\w\s]", " ", unicodedata.normalize("NFKC", text).casefold()).split())


def has_every_word(typed: str, texts: Iterable[str]) -> bool:
    """Say whether each word typed begins a word of one of the texts."""
    body = " " + " ".join(plain(text) for text in texts)
    return all(f" {word}" in body for word in plain(typed[:LONGEST]).split())


def score(typed: str, phrases: Iterable[str]) -> int:
    """Return how many words of a text are explained by phrases that stand in it, longer phrases first."""
    body = f" {plain(typed[:LONGEST])} "
    found = {phrase for phrase in map(plain, phrases) if phrase and _stands_in(phrase, body)}
    return sum(len(phrase.split()) for phrase in found)


def _stands_in(phrase: str, body: str) -> bool:
    # Endings grow at the end of an Indonesian word ("spanduknya"); a short word must stand alone.
    return f" {phrase} " in body or (len(phrase) > 3 and f" {phrase}" in body)

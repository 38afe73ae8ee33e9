"""The words of a report as numbers that can be looked for and not be read; pure.

A number is a keyed hash, so nobody without the key can try words out. What stands in the clear and what is sealed is
hashed under two names: who knows the titles does not know by them which numbers the sealed stories hold. Order,
repetition and the words that every text has are left out; docs/decisions/019 says what is still told.
"""

from collections.abc import Callable, Iterable

from complaints.wordmatch import plain
from netralitas.lib.crypto import blind_number

CLEAR, SEALED = "word-clear", "word-sealed"
SHORTEST, LONGEST = 2, 40
MOST_ASKED = 8
ENCLITICS = ("nya", "lah", "kah", "pun")
SHORTEST_STEM = 4
# So common that a number for them would tell how people write and find nothing.
EVERYWHERE = frozenset(
    """
    ada adalah agar akan aku anda apa atas atau bagi bahwa belum bisa dalam dan dari dengan di dia hal ini itu jadi
    juga kami karena ke kepada kita lagi maka mereka nya oleh pada para saat saja sama sampai sangat saya sebagai secara
    sedang sehingga serta seperti setelah sudah telah tetapi tidak untuk yang yg
    """.split()  # noqa: SIM905 (a text is read more easily than a list of strings)
)


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the words that are looked for: small letters, without marks, without what hangs at the end of them."""
    words = " ".join(plain(text) for text in texts).replace("_", " ").split()
    return {_bare(word) for word in words if SHORTEST <= len(word) <= LONGEST and word not in EVERYWHERE}


def numbers_of(
    clear: Iterable[str], sealed: Iterable[str], *, province: str = "", number: Callable[[str, str], int] = blind_number
) -> list[int]:
    """Return what is kept of a report, in the order of the numbers themselves: each word, and the word in its province.

    How common a word is differs from place to place. An officer of one province asks for the word there, so that the
    database knows how often it will meet it. ``number`` hashes a word, for a caller who keeps what it hashed.
    """
    words = [(word, CLEAR) for word in words_of(clear)] + [(word, SEALED) for word in words_of(sealed)]
    return sorted({number(word, name + place) for word, name in words for place in {"", province}})


def asked(text: str, *, province: str = "") -> list[list[int]]:
    """Return, for each word of a question, the numbers of which a report holds one; nothing when no word is left."""
    words = sorted(words_of([text]))[:MOST_ASKED]
    return [[blind_number(word, name + province) for name in (CLEAR, SEALED)] for word in words]


def _bare(word: str) -> str:
    for end in ENCLITICS:
        if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM:
            return word.removesuffix(end)
    return word

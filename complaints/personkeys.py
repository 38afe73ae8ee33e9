"""By which keyed traces people who may be one are found, without a name standing anywhere readable; pure.

Each key is a keyed hash of something two cases may share: a number, an account, two parts of a name as they sound, the
post in an agency. What is found by a key is always weighed again by what it says in full.
"""

from itertools import combinations

from complaints.personmatch import Facts
from complaints.personnames import parts_of
from complaints.wordmatch import plain
from netralitas.lib.crypto import blind_index

MOST_PARTS = 4
HALF = 1 << 63


def keys_of(facts: Facts) -> set[int]:
    """Return the keys of one accused; nothing known gives none."""
    found = {
        _key(text, purpose)
        for text, purpose in ((facts.nip, "nip"), (facts.account, "account"), (facts.plate, "plate"))
        if text
    }
    for name in _names(facts.name):
        found.add(_key(name, "person"))
        if facts.agency:
            found.add(_key(f"{facts.agency} {name}", "person-at"))
    post = plain(facts.post)
    if facts.agency and post:
        found.add(_key(f"{facts.agency} {post}", "post-at"))
    return found


def _names(name: str) -> list[str]:
    """Return every two parts of a name, and a name of one part as it is."""
    parts = parts_of(name)
    whole = parts.whole[:MOST_PARTS]
    if len(whole) == 1:
        return [f"muhamad {whole[0]}" if parts.is_muhamad else whole[0]]
    return [" ".join(pair) for pair in combinations(whole, 2)]


def _key(text: str, purpose: str) -> int:
    # 64 bits as the database counts: eight bytes a row, and two people rarely meet in one by chance.
    return int(blind_index(text, f"match-{purpose}")[:16], 16) - HALF

"""A little work, or a little patience, before the portal takes something in. Nothing is kept, nobody is watched.

The page carries a signed text: what it is for, how hard, since when, until when. A browser that runs scripts finds a
number that fits it (proof of work, SHA-256). Everybody else just lets a moment pass: the signed time proves it. There
is nothing to see, to hear, to remember or to copy, so nobody is shut out (WCAG 2.2, 3.3.8).
"""

import hashlib
import math
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "netralitas.challenge"
LONGEST_ANSWER = 20  # digits
CALM = 0.5  # up to here it is an ordinary day


@dataclass(frozen=True)
class Effort:
    """How hard a challenge is: bits of proof of work, or seconds of patience."""

    bits: int
    wait: int


@dataclass(frozen=True)
class Challenge:
    """A challenge of ours, read back from a page. Times are seconds since 1970."""

    text: str
    effort: Effort
    issued: int
    expires: int

    def is_solved_by(self, answer: str) -> bool:
        """Say whether the number makes the hash of the text begin with as many zero bits as were asked for."""
        if not (answer.isascii() and answer.isdecimal() and len(answer) <= LONGEST_ANSWER):
            return False
        digest = hashlib.sha256(f"{self.text}:{answer}".encode()).digest()
        return int.from_bytes(digest, "big") >> (256 - self.effort.bits) == 0

    def seconds_owed(self, answer: str, *, now: float) -> int:
        """Return how many seconds of patience are still owed, rounded up; none once the work is done."""
        if self.is_solved_by(answer):
            return 0
        return max(0, math.ceil(self.issued + self.effort.wait - now))


def effort_for(busy: float, *, calm: Effort, most: Effort) -> Effort:
    """Return the effort for how busy it is, from 0 to 1: the calm one at first, then ever more up to the most."""
    strength = min(1.0, max(0.0, busy - CALM) / (1 - CALM))
    bits = calm.bits + round((most.bits - calm.bits) * strength)
    wait = round(calm.wait + (most.wait - calm.wait) * strength**2)
    return Effort(bits, wait)


def issue(purpose: str, subject: str, effort: Effort, *, seconds: int, now: float) -> str:
    """Return a new challenge's text. It serves this purpose and subject only; ``seconds`` is how long it lives."""
    facts = f"{effort.bits}.{effort.wait}.{int(now)}.{int(now) + seconds}.{secrets.token_urlsafe(9)}"
    return f"{facts}.{_mark(purpose, subject, facts)}"


def read(text: str, purpose: str, subject: str, *, now: float) -> Challenge | None:
    """Return the challenge of a text; None when it is not ours, for something else, or too old."""
    facts, _dot, mark = text.rpartition(".")
    if not constant_time_compare(mark, _mark(purpose, subject, facts)):
        return None
    bits, wait, issued, expires, _random = facts.split(".")
    challenge = Challenge(text, Effort(int(bits), int(wait)), int(issued), int(expires))
    return challenge if now < challenge.expires else None


def use_up(challenge: Challenge, *, now: float) -> bool:
    """Say whether this challenge is used for the first time. For what has no row of its own that could tell.

    When the cache cannot be reached the answer is True, as for the rate limit.
    """
    key = f"challenge:{hashlib.sha256(challenge.text.encode()).hexdigest()[:32]}"
    try:
        return cache.add(key, 1, timeout=max(1, challenge.expires - int(now)) + 1)
    except Exception:  # noqa: BLE001  (each cache backend raises errors of its own)
        return True


def _mark(purpose: str, subject: str, facts: str) -> str:
    message = "\0".join((purpose, subject, facts))
    return urlsafe_b64encode(salted_hmac(SALT, message, algorithm="sha256").digest()[:16]).rstrip(b"=").decode()

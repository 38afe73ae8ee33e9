"""Caches that can pour into a leaky measure as one act, however many threads and web workers share it.

What is kept under a key is how full it is and since when; how fast it leaks and how much it holds are said by
the caller each time. Full of drops here is empty of tokens there: it is a token bucket, counted from the other end.
"""

import math
import threading
from typing import Protocol, cast

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

# Leaking in fractions of seconds leaves crumbs; none of them is a drop.
CRUMB = 1e-6

POUR = """
local now, rate, size, drops = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local kept = redis.call('HMGET', KEYS[1], 'level', 'at')
local level, at = tonumber(kept[1] or 0), tonumber(kept[2] or now)
local since = math.max(at, now)
level = math.max(0, level - (since - at) * rate)
if level + drops > size + 1e-6 then return {0, tostring(level)} end
if drops ~= 0 then
    level = math.max(0, level + drops)
    redis.call('HSET', KEYS[1], 'level', string.format('%.17g', level), 'at', string.format('%.17g', since))
    redis.call('EXPIRE', KEYS[1], math.ceil(level / rate) + 1)
end
return {1, tostring(level)}
"""


class Buckets(Protocol):
    """What both caches below can do."""

    def pour(self, key: str, *, now: float, rate: float, size: float, drops: int = 1) -> tuple[bool, float]:
        """Pour ``drops`` unless they would not fit; return whether they did, and how full it is now.

        It leaks ``rate`` drops a second and holds ``size``. Drops may be negative, and 0 only looks. A key ends
        when it is empty.
        """


class LocMemBuckets(LocMemCache):
    """For the embedded default, where one process serves all pages."""

    _pouring = threading.Lock()

    def pour(self, key: str, *, now: float, rate: float, size: float, drops: int = 1) -> tuple[bool, float]:
        with self._pouring:
            level, at = self.get(key) or (0.0, now)
            since = max(at, now)
            level = max(0.0, level - (since - at) * rate)
            if level + drops > size + CRUMB:
                return False, level
            if drops:
                level = max(0.0, level + drops)
                self.set(key, (level, since), math.ceil(level / rate) + 1)
            return True, level


class RedisBuckets(RedisCache):
    """For the production shape: one script in Redis, so that no two workers read the same level."""

    def pour(self, key: str, *, now: float, rate: float, size: float, drops: int = 1) -> tuple[bool, float]:
        client = self._cache.get_client(write=True)
        name = self.make_and_validate_key(key)
        poured, level = client.eval(POUR, 1, name, repr(now), repr(rate), repr(size), drops)
        return bool(poured), float(level)


def shared() -> Buckets:
    """Return the cache that all web workers share."""
    return cast(Buckets, caches["default"])

"""Judge how often one address asks for something, without keeping the address.

Each address has a bucket of tokens for each thing it may ask for: a try takes one, time puts them back one by one,
so that nobody waits for the end of an hour and nobody gets two hours' tries around one. The bucket's key is an HMAC
of the address. Its salt is drawn anew each day (UTC), lives in the cache only and ends with the day, so that nobody
can find out afterwards who asked.
"""

import hashlib
import hmac
import ipaddress
import logging
import secrets
import time

from django.core.cache import cache

from netralitas.lib import buckets

DAY = 86_400
# Stands for all addresses together: how busy the portal is.
EVERYBODY = "*"

log = logging.getLogger(__name__)


def take(scope: str, address: str, *, limit: int, window_seconds: int) -> bool:
    """Take a token of ``address`` in ``scope``; return False when its bucket is empty.

    A full bucket holds ``limit`` tokens and fills again in ``window_seconds``. An IPv6 caller owns a whole /64, so
    that is what is counted. When the cache cannot be reached the answer is True: a report must come through on the
    worst day too, and the codes that are guarded here are long enough to stand alone.
    """
    if limit < 1:
        return False
    return _pour(scope, address, limit, window_seconds, drops=1)[0]


def give_back(scope: str, address: str, *, limit: int, window_seconds: int) -> None:
    """Put one token back, because what it was taken for turned out to be no try at all."""
    if limit >= 1:
        _pour(scope, address, limit, window_seconds, drops=-1)


def used(scope: str, address: str, *, limit: int, window_seconds: int) -> float:
    """Return how much of a bucket is used up, from 0 to 1, taking nothing; 0 when the cache cannot be reached."""
    if limit < 1:
        return 1.0
    return min(1.0, _pour(scope, address, limit, window_seconds, drops=0)[1] / limit)


def _pour(scope: str, address: str, limit: int, window_seconds: int, *, drops: int) -> tuple[bool, float]:
    """Count tokens that are gone: those fit into the bucket ``limit`` times, and come back by leaking away."""
    now = time.time()
    try:
        message = f"{scope}\0{_counted(address)}".encode("utf-8", "surrogatepass")
        mark = hmac.new(_salt_of_day(now).encode(), message, hashlib.sha256).hexdigest()[:32]
        key, rate = f"rate:{scope}:{mark}", limit / window_seconds
        return buckets.shared().pour(key, now=now, rate=rate, size=limit, drops=drops)
    except Exception as error:  # noqa: BLE001  (each cache backend raises errors of its own)
        log.warning("rate limit of scope=%s not counted: %s", scope, type(error).__name__)
        return True, 0.0


def _salt_of_day(now: float) -> str:
    """Return today's salt; of two processes that draw one at the same time the first one's stands."""
    day, past = divmod(now, DAY)
    key = f"rate-salt:{int(day)}"
    salt = cache.get(key)
    if salt is None:
        cache.add(key, secrets.token_hex(32), timeout=int(DAY - past) + 1)
        salt = cache.get(key)
    if salt is None:
        raise LookupError("The cache keeps nothing.")
    return salt


def _counted(address: str) -> str:
    try:
        ip = ipaddress.ip_address(address.strip().partition("%")[0])
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)

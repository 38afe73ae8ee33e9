"""Count how often one address asks for something, without keeping the address.

The cache is asked under an HMAC of the address. Its key is drawn anew each day (UTC), lives in the cache only
and ends with the day, so that nobody can find out afterwards who asked.
"""

import hashlib
import hmac
import ipaddress
import logging
import secrets
import time

from django.core.cache import cache

DAY = 86_400

log = logging.getLogger(__name__)


def take(scope: str, address: str, *, limit: int, window_seconds: int) -> bool:
    """Count one more try of ``address`` in ``scope``; return False once the window's ``limit`` is used up.

    Windows are fixed, on the clock. An IPv6 caller owns a whole /64, so that is what is counted. When the
    cache cannot be reached the answer is True: a report must come through on the worst day too, and the codes
    that are guarded here are long enough to stand alone.
    """
    now = time.time()
    try:
        return _count(scope, address, now, window_seconds) <= limit
    except Exception as error:  # noqa: BLE001  (each cache backend raises errors of its own)
        log.warning("rate limit of scope=%s not counted: %s", scope, type(error).__name__)
        return True


def give_back(scope: str, address: str, *, window_seconds: int) -> None:
    """Take one counted try back, because it turned out to be no guess."""
    try:
        cache.decr(_key(scope, address, time.time(), window_seconds))
    except ValueError:
        pass  # the window ended in between, and its counter with it
    except Exception as error:  # noqa: BLE001  (as above)
        log.warning("rate limit of scope=%s not given back: %s", scope, type(error).__name__)


def _count(scope: str, address: str, now: float, window_seconds: int) -> int:
    key = _key(scope, address, now, window_seconds)
    if cache.add(key, 1, timeout=2 * window_seconds):
        return 1
    return cache.incr(key)


def _key(scope: str, address: str, now: float, window_seconds: int) -> str:
    message = f"{scope}\0{_counted(address)}".encode("utf-8", "surrogatepass")
    mark = hmac.new(_salt_of_day(now).encode(), message, hashlib.sha256).hexdigest()[:32]
    # The window's number stands in the key: a counter never expires while it is being raised, which would
    # leave a counter without an end behind.
    return f"rate:{scope}:{int(now // window_seconds)}:{mark}"


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

import threading

import pytest
import time_machine
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netralitas.lib import ratelimit
from netralitas.lib.ratelimit import take

ADDRESS = "203.0.113.77"
NOON = "2026-03-02 05:00:00Z"


def takes(times: int, address: str = ADDRESS, scope: str = "kode", limit: int = 3) -> list[bool]:
    return [take(scope, address, limit=limit, window_seconds=900) for _turn in range(times)]


@pytest.fixture
def in_memory(settings):
    """Look into a cache of this process, whichever one the portal runs with."""
    settings.CACHES = {"default": {"BACKEND": "netralitas.lib.buckets.LocMemBuckets", "LOCATION": "rate"}}
    cache.clear()


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def test_take_stops_when_the_bucket_is_empty_and_goes_on_token_by_token(clock):
    assert takes(5) == [True, True, True, False, False]

    clock.shift(299)
    assert takes(1) == [False]
    clock.shift(1)  # 900 seconds fill three tokens: one is back
    assert takes(2) == [True, False]
    clock.shift(900)
    assert takes(4) == [True, True, True, False]


def test_take_gives_nobody_two_windows_at_once(clock):
    """Where windows stand on the clock, the last second of one and the first of the next let twice as many through."""
    clock.move_to("2026-03-02 05:14:59Z")
    first = takes(3)
    clock.move_to("2026-03-02 05:15:01Z")

    assert (first, takes(1)) == ([True] * 3, [False])


def test_a_clock_that_runs_behind_gives_no_tokens(clock):
    takes(3)
    clock.shift(-3600)
    assert takes(1) == [False]
    clock.shift(3600 + 300)
    assert takes(2) == [True, False]


def test_a_token_given_back_may_be_taken_again(clock):
    takes(3)
    ratelimit.give_back("kode", ADDRESS, limit=3, window_seconds=900)

    assert takes(2) == [True, False]


def test_a_full_bucket_takes_nothing_back(clock):
    for _turn in range(3):
        ratelimit.give_back("kode", ADDRESS, limit=3, window_seconds=900)
    ratelimit.give_back("kode", ADDRESS, limit=0, window_seconds=900)

    assert takes(4) == [True, True, True, False]


def test_used_says_how_much_is_gone_and_takes_nothing(clock):
    def gone(limit: int = 4) -> float:
        return ratelimit.used("kode", ADDRESS, limit=limit, window_seconds=900)

    assert [gone(), gone()] == [0.0, 0.0]
    takes(2, limit=4)
    assert gone() == pytest.approx(0.5)
    clock.shift(225)
    assert gone() == pytest.approx(0.25)
    assert gone(limit=0) == 1.0
    assert gone(limit=1) == pytest.approx(1.0)  # a limit that was lowered meanwhile


def test_everybody_together_has_a_bucket_too(clock):
    takes(2, address=ratelimit.EVERYBODY)

    assert ratelimit.used("kode", ratelimit.EVERYBODY, limit=3, window_seconds=900) == pytest.approx(2 / 3)
    assert takes(3) == [True] * 3


def test_an_empty_bucket_leaves_no_key(in_memory, clock):
    takes(1)
    clock.shift(302)
    cache.get("anything")

    assert [key for key in keys() if "rate:" in key and cache.get(key.split(":", 2)[2])] == []


def test_take_counts_addresses_and_scopes_apart(clock):
    takes(3)

    assert takes(1, address="203.0.113.78") == [True]
    assert takes(1, scope="lapor") == [True]
    assert takes(1) == [False]


@pytest.mark.parametrize("limit", [0, -1])
def test_take_of_no_limit_lets_nobody_through(clock, limit):
    assert takes(2, limit=limit) == [False, False]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8:1:2:3::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.77", "203.0.113.77", True),
        ("fe80::1%eth0", "fe80::2%wlan0", True),
        (" 203.0.113.77 ", "203.0.113.77", True),
        ("bukan alamat", "bukan alamat", True),
        ("", "203.0.113.77", False),
    ],
)
def test_take_counts_the_owner_of_an_address(clock, one, other, is_same):
    takes(3, address=one)

    assert takes(1, address=other) == [not is_same]


def test_take_draws_a_new_salt_each_day(in_memory, clock):
    takes(1)
    clock.shift(86_400)
    takes(1)

    first, second = (key for key in keys() if "salt" in key)
    assert cache._cache[first] != cache._cache[second]


def test_the_salt_ends_with_its_day(in_memory, clock):
    takes(1)
    salt = next(key for key in keys() if "salt" in key).split(":", 2)[2]

    clock.move_to("2026-03-02 23:59:59Z")
    assert cache.get(salt) is not None
    clock.move_to("2026-03-03 00:00:01Z")
    assert cache.get(salt) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example empties the cache itself
@given(address=st.ip_addresses())
def test_no_key_and_no_value_holds_the_address(in_memory, address):
    cache.clear()
    with time_machine.travel(NOON, tick=False):
        takes(2, address=str(address))
        stored = f"{keys()} {values()}".lower()

    assert len(keys()) == 2
    assert [
        form
        for form in (str(address), address.exploded, str(int(address)), address.packed.hex())
        if len(form) > 3 and form in stored
    ] == []


def test_two_processes_that_draw_a_salt_together_use_the_first_one(clock, monkeypatch):
    drawn = iter(["garam-pertama", "garam-kedua"])
    monkeypatch.setattr(ratelimit.secrets, "token_hex", lambda _length: next(drawn))
    look, asked = cache.get, []

    def late(key, *args, **kwargs):
        if "salt" in key and not asked:
            asked.append(key)
            # Between our look and our own draw another process has drawn.
            cache.add(key, next(drawn), timeout=100)
            return None
        return look(key, *args, **kwargs)

    monkeypatch.setattr(cache, "get", late)
    takes(1)
    monkeypatch.undo()

    assert cache.get(asked[0]) == "garam-pertama"


def test_take_counts_every_thread():
    results = []

    def ask() -> None:
        results.extend(take("kode", ADDRESS, limit=10, window_seconds=10_000_000) for _turn in range(10))

    threads = [threading.Thread(target=ask) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results.count(True) == 10


def test_take_lets_through_when_the_cache_is_gone(monkeypatch, caplog):
    def broken(*_args, **_kwargs):
        raise ConnectionError(f"no cache for {ADDRESS}")

    monkeypatch.setattr(cache, "add", broken)

    assert takes(5) == [True] * 5
    assert "rate limit of scope=kode not counted: ConnectionError" in caplog.text
    assert ADDRESS not in caplog.text


def test_take_lets_through_when_the_cache_keeps_nothing(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    assert takes(5) == [True] * 5


def keys() -> list[str]:
    return list(cache._cache)


def values() -> list[str]:
    return [cache.get(key.split(":", 2)[2]) for key in keys()]

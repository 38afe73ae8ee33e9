"""Both caches pour alike, and Redis keeps count whichever worker asks."""

import math
import threading
import uuid

import pytest
import redis
from django.conf import settings as portal

from netralitas.lib.buckets import LocMemBuckets, RedisBuckets

REDIS = pytest.param("redis", marks=pytest.mark.skipif(not portal.REDIS_URL, reason="needs Redis: .ci/with-services"))
NOW = 1_790_000_000.25
opened: list[RedisBuckets] = []


@pytest.fixture(params=["memory", REDIS])
def cache(request):
    return in_memory() if request.param == "memory" else in_redis()


def in_memory() -> LocMemBuckets:
    return LocMemBuckets(uuid.uuid4().hex, {})


def in_redis() -> RedisBuckets:
    opened.append(RedisBuckets(portal.REDIS_URL, {}))
    return opened[-1]


@pytest.fixture(autouse=True)
def _close_what_was_opened():
    yield
    while opened:
        opened.pop()._cache.get_client(write=True).connection_pool.disconnect()


def pours(cache, *moments: float, drops: int = 1, rate: float = 0.5, size: float = 3) -> list[tuple[bool, float]]:
    poured = [cache.pour("k", now=NOW + moment, rate=rate, size=size, drops=drops) for moment in moments]
    return [(fits, round(level, 4)) for fits, level in poured]


def test_it_fills_refuses_and_leaks(cache):
    assert pours(cache, 0, 0, 0, 0) == [(True, 1), (True, 2), (True, 3), (False, 3)]
    assert pours(cache, 1) == [(False, 2.5)]
    assert pours(cache, 2, 2) == [(True, 3), (False, 3)]
    assert pours(cache, 100) == [(True, 1)]


def test_looking_changes_nothing_and_drops_go_back(cache):
    pours(cache, 0, 0)

    assert pours(cache, 0, 0, drops=0) == [(True, 2), (True, 2)]
    assert pours(cache, 0, 0, 0, drops=-1) == [(True, 1), (True, 0), (True, 0)]


def test_an_earlier_clock_leaks_nothing(cache):
    pours(cache, 0, 0)

    assert pours(cache, -60, 0) == [(True, 3), (False, 3)]


def test_a_third_of_a_second_is_no_crumb_too_many(cache):
    assert [pours(cache, turn / 3, rate=3, size=1)[0][0] for turn in range(60)] == [True] * 60


@pytest.mark.skipif(not portal.REDIS_URL, reason="needs Redis: .ci/with-services")
def test_a_key_in_redis_ends_when_its_bucket_is_empty():
    with redis.Redis.from_url(portal.REDIS_URL) as server:
        pours(in_redis(), 0, 0, 0, rate=0.01)

        assert [server.ttl(key) for key in server.keys("*")] == [math.ceil(3 / 0.01) + 1]


@pytest.mark.parametrize("make", [in_memory, pytest.param(in_redis, marks=REDIS.marks)])
def test_workers_who_pour_at_once_never_spill(make):
    shared = make() if make is in_memory else None
    start, poured = threading.Barrier(8), []

    def work() -> None:
        cache = shared or make()
        start.wait()
        poured.extend(cache.pour("k", now=NOW, rate=0.001, size=20)[0] for _turn in range(10))

    threads = [threading.Thread(target=work) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert poured.count(True) == 20

"""A challenge serves what it was made for, as long as it lives, for whoever worked or waited."""

import hashlib
import itertools

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from netralitas.lib import challenge
from netralitas.lib.challenge import Challenge, Effort

NOW = 1_790_000_000.4
CALM, MOST = Effort(15, 3), Effort(19, 60)


def issued(bits: int = 8, wait: int = 3, *, seconds: int = 100) -> str:
    return challenge.issue("review", "draf-satu", Effort(bits, wait), seconds=seconds, now=NOW)


def read(text: str, purpose: str = "review", subject: str = "draf-satu", *, now: float = NOW) -> Challenge | None:
    return challenge.read(text, purpose, subject, now=now)


def solved(text: str) -> str:
    found = read(text)
    return next(str(number) for number in itertools.count() if found.is_solved_by(str(number)))


def test_a_challenge_is_read_back_as_it_was_issued():
    text = issued(12, 7, seconds=60)

    assert read(text) == Challenge(text, Effort(12, 7), int(NOW), int(NOW) + 60)


@pytest.mark.parametrize(
    "change",
    [
        {"purpose": "start"},
        {"subject": "draf-dua"},
        {"subject": ""},
        {"now": NOW + 100},
    ],
)
def test_a_challenge_serves_nothing_else_and_no_longer(change):
    assert read(issued(), **change) is None


def test_a_challenge_made_easier_is_none_of_ours():
    text = issued(20, 60)

    for easier in (text.replace("20.60", "1.60", 1), text.replace("20.60", "20.0", 1), text.replace("17900", "17800")):
        assert easier != text
        assert read(easier) is None


@given(text=st.text(max_size=80))
def test_any_other_text_is_no_challenge(text):
    assert read(text) is None


def test_every_challenge_is_another_one():
    assert len({issued() for _time in range(50)}) == 50


def test_work_is_judged_bit_by_bit():
    text = issued(10)
    answer = solved(text)
    digest = hashlib.sha256(f"{text}:{answer}".encode()).digest()

    assert f"{int.from_bytes(digest, 'big'):0256b}".startswith("0" * 10)
    other = challenge.issue("review", "draf-satu", Effort(10, 3), seconds=100, now=NOW)
    assert sum(read(other).is_solved_by(str(int(answer) + more)) for more in range(20)) < 3


@pytest.mark.parametrize("answer", ["", "-1", "1e3", " 7", "٧", "²", "0" * 21, "x", "1\x00"])
def test_what_is_no_plain_number_is_no_answer(answer):
    easy = challenge.issue("review", "draf-satu", Effort(0, 3), seconds=100, now=NOW)

    assert read(easy).is_solved_by("1")
    assert not read(easy).is_solved_by(answer)


def test_patience_is_owed_until_the_wait_is_over_and_never_after_the_work():
    text = issued(8, 3)
    found = read(text)

    assert [found.seconds_owed("", now=NOW + late) for late in (0, 1, 2, 2.7, 99)] == [3, 2, 1, 0, 0]
    assert found.seconds_owed(solved(text), now=NOW) == 0


@pytest.mark.parametrize(
    ("busy", "effort"),
    [
        (-1, Effort(15, 3)),
        (0, Effort(15, 3)),
        (0.5, Effort(15, 3)),
        (0.75, Effort(17, 17)),
        (1, Effort(19, 60)),
        (7, Effort(19, 60)),
    ],
)
def test_the_effort_rises_with_what_is_asked_for(busy, effort):
    assert challenge.effort_for(busy, calm=CALM, most=MOST) == effort


@given(one=st.floats(0, 1), other=st.floats(0, 1))
def test_who_comes_at_a_busier_hour_never_pays_less(one, other):
    less, more = (challenge.effort_for(busy, calm=CALM, most=MOST) for busy in sorted((one, other)))

    assert (less.bits, less.wait) <= (more.bits, more.wait)


def test_a_challenge_without_a_row_of_its_own_is_used_once():
    first, second = read(issued()), read(issued())

    assert [challenge.use_up(one, now=NOW) for one in (first, first, second)] == [True, False, True]


def test_a_lost_cache_keeps_nobody_out(monkeypatch):
    def broken(*_args, **_kwargs):
        raise ConnectionError

    monkeypatch.setattr(cache, "add", broken)

    assert challenge.use_up(read(issued()), now=NOW)

"""Articles as they are shown: in force first, for whom and when, and how sure."""

from datetime import date

import pytest

from complaints import wording

pytestmark = pytest.mark.sqlite
ON = date(2024, 10, 1)


def row(text: str, **more: str) -> dict:
    return {"instrument": "X", "article": "", "text": text, "mark": "T", **more}


def test_article_in_force_comes_before_one_that_is_over():
    shown = wording.articles([row("lama", to="2023-10-30"), row("baru", **{"from": "2023-10-31"})], ON)

    assert [(one.text, one.is_current) for one in shown] == [("baru", True), ("lama", False)]


@pytest.mark.parametrize(
    ("more", "limits"),
    [
        ({}, ""),
        ({"employment": "pppk"}, "khusus PPPK"),
        ({"regime": "pilkada"}, "untuk Pilkada"),
        ({"from": "2023-10-31"}, "kejadian sejak 31 Oktober 2023"),
        ({"employment": "pns", "to": "2021-08-30"}, "khusus PNS, kejadian sampai 30 Agustus 2021"),
    ],
)
def test_article_says_for_whom_and_when_it_counts(more, limits):
    assert wording.articles([row("pasal", **more)], ON)[0].limits == limits


@pytest.mark.parametrize(("mark", "doubt"), [("T", False), ("C2", False), ("C1", True), ("D", True), ("M", True)])
def test_article_says_how_sure_it_is(mark, doubt):
    article = wording.articles([row("pasal", mark=mark)], ON)[0]

    assert article.needs_verification is doubt
    assert article.sureness == wording.sureness_words(mark)
    assert len({wording.sureness_words(one) for one in ("T", "C2", "C1", "D", "M")}) == 5


def test_same_article_stands_once_and_its_instrument_is_named():
    shown = wording.articles([row("pasal"), row("pasal")], ON, {"X": "Disiplin"})

    assert [(one.text, one.about) for one in shown] == [("pasal", "Disiplin")]

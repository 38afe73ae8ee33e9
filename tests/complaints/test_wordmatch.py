"""Words that stand in a text, whatever the database."""

import pytest

from complaints import wordmatch

pytestmark = pytest.mark.sqlite


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("spanduk", True),
        ("SPAND", True),
        ("duk", False),
        ("calon spanduk", True),
        ("spanduk partai", False),
        ("", True),
        ("!!", True),
        ("ｓｐａｎｄｕｋ", True),
        ("\x00", True),
    ],
)
def test_each_word_typed_must_begin_a_word_of_the_texts(typed, found):
    assert wordmatch.has_every_word(typed, ["Memasang spanduk", "calon."]) is found


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("foto bersama keluarga", 2),
        ("foto", 0),
        ("spanduknya besar", 1),
        ("likes", 1),
        ("wah", 0),
        ("di wa", 1),
        ("", 0),
    ],
)
def test_score_counts_the_words_of_phrases_that_stand_in_the_text(typed, score):
    assert wordmatch.score(typed, ["foto bersama", "spanduk", "like", "wa", "spanduk", ""]) == score


def test_text_is_read_no_further_than_its_longest():
    assert wordmatch.score("x " * wordmatch.LONGEST + "spanduk", ["spanduk"]) == 0

"""What makes two reports look like one event, by table."""

from dataclasses import replace
from datetime import date

import pytest

from complaints.likeness import MOST, REASONS, WEIGHTS, likeness

DAY, NEXT, LATER = date(2024, 10, 5), date(2024, 10, 7), date(2024, 10, 20)


@pytest.mark.parametrize(
    ("shared", "other", "score", "shown", "strong"),
    [
        ({"file"}, None, 60, True, True),
        ({"link"}, LATER, 60, True, True),
        ({"nip"}, LATER, 50, True, False),
        ({"nip"}, NEXT, 60, True, True),
        ({"name"}, None, 35, True, False),
        ({"post"}, LATER, 15, False, False),
        ({"post"}, DAY, 35, True, False),
        ({"post", "account"}, DAY, 70, True, True),
        ({"file", "link", "nip", "name"}, DAY, MOST, True, True),
        (set(), DAY, 0, False, False),  # two things on one day are no likeness
    ],
)
def test_score_grows_with_what_is_shared(shared, other, score, shown, strong):
    found = likeness(shared, DAY, other)

    assert (found.score, found.is_shown, found.is_strong) == (score, shown, strong)


def test_report_about_others_is_shown_and_never_beyond_doubt():
    found = replace(likeness({"file"}, DAY, DAY), others=True)

    assert (found.is_shown, found.is_strong, found.others) == (True, False, True)


def test_reasons_stand_in_the_order_of_their_weight():
    assert likeness({"post", "file"}, DAY, NEXT).reasons == [
        "berkas yang sama", "jabatan dan wilayah sama", "hari yang berdekatan",
    ]  # fmt: skip


def test_every_weight_has_its_words():
    assert set(WEIGHTS) == set(REASONS)

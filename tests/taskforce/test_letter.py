"""What a letter of recommendation says, on real rows."""

import json

import pytest

from complaints.actwords import LEVELS
from complaints.models import Violation
from tests import make

pytestmark = pytest.mark.django_db


def test_every_level_of_the_catalogue_has_its_words():
    assert set(Violation.objects.values_list("level", flat=True)) - set(LEVELS) == set()


@pytest.mark.parametrize(
    ("code", "asked", "level"),
    [
        ("PP-5n1", "peraturan tidak menyebut tingkatnya", "Tingkat tidak disebut dalam peraturan"),
        ("DS-13", "peraturan tidak menyebut tingkatnya", "Tingkat dibahas dan diputus oleh Satgas"),
        ("DS-07", "pada tingkat berat; dan", "Berat, "),
    ],
)
def test_a_level_is_named_where_the_law_names_one_and_never_in_english(code, asked, level):
    row = make.recommendation(make.cast(), acts=(code,))
    words = row.letter.context

    assert asked in words["recommendations"][1]
    said = words["acts"][0]["level"]
    assert (said["text"] if isinstance(said, dict) else said).startswith(level)
    assert not {"none", "satgas"} & set(json.dumps(words).split())

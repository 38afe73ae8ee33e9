"""What a letter of recommendation says, on real rows."""

import json

import pytest

from complaints.actwords import LEVELS
from complaints.models import Violation
from netralitas.law.models import Instrument
from tests import make

pytestmark = pytest.mark.django_db


def test_every_level_of_the_catalogue_has_its_words():
    assert set(Violation.objects.values_list("level", flat=True)) - set(LEVELS) == set()


@pytest.mark.parametrize(
    ("code", "asked", "level"),
    [
        ("PP-5n1", "peraturan tidak menyebut tingkatnya", "Tingkat tidak disebut dalam peraturan"),
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


def test_the_window_carries_its_mark_and_the_control_that_of_its_instrument():
    words = make.recommendation(make.cast()).letter.context

    assert words["recommendations"][2]["unverified"]
    assert isinstance(words["control"], dict) == Instrument.objects.get(key="PERPRES116-2022").needs_verification

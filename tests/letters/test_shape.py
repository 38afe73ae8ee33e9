from dataclasses import asdict, replace

import pytest

from netralitas.letters.kinds import (
    Act,
    ReceiptContext,
    RecommendationContext,
    SummonsContext,
    Unverified,
)
from netralitas.letters.shape import DOTS, MAX_ITEMS, MAX_TEXT, shaped
from netralitas.lib.refusal import Refusal
from tests.letters import samples


def refused(form, given):
    with pytest.raises(Refusal) as refusal:
        shaped(form, given)
    return refusal.value.code, refusal.value.field


def test_shaped_takes_a_dataclass_and_a_mapping_alike():
    plain = shaped(RecommendationContext, samples.RECOMMENDATION)
    assert shaped(RecommendationContext, asdict(samples.RECOMMENDATION)) == plain
    assert shaped(RecommendationContext, plain) == plain
    assert plain["acts"][0]["provision"] == {"text": "Pasal 5 huruf n angka 6", "unverified": True}
    assert plain["acts"][2]["phase"] == ""


def test_shaped_cleans_every_text():
    dirty = replace(samples.RECEIPT, received="8 Oktober\u202e 2024\x00")
    assert shaped(ReceiptContext, dirty)["received"] == "8 Oktober 2024"


def test_shaped_refuses_what_is_missing():
    given = asdict(samples.SUMMONS)
    del given["venue"]
    assert refused(SummonsContext, given) == ("letter_field_missing", "venue")


def test_shaped_refuses_what_is_empty():
    acts = [samples.RECOMMENDATION.acts[0], Act("Mengunggah.", "", "Pasal 5", "Berat")]
    assert refused(RecommendationContext, replace(samples.RECOMMENDATION, acts=acts)) == (
        "letter_field_missing",
        "acts.1.when",
    )
    assert refused(RecommendationContext, replace(samples.RECOMMENDATION, control=Unverified(" "))) == (
        "letter_field_missing",
        "control.text",
    )
    assert refused(RecommendationContext, replace(samples.RECOMMENDATION, acts=[])) == ("letter_field_missing", "acts")


def test_shaped_refuses_what_it_does_not_know():
    given = {**asdict(samples.SUMMONS), "reporter": "Nama"}
    assert refused(SummonsContext, given) == ("letter_field_unknown", "reporter")


@pytest.mark.parametrize(
    ("field", "value"),
    [("venue", 7), ("venue", None), ("notes", "satu"), ("notes", {"a": 1}), ("person", "Yusuf"), ("suspicion", ["x"])],
)
def test_shaped_refuses_another_form(field, value):
    assert refused(SummonsContext, {**asdict(samples.SUMMONS), field: value}) == ("letter_field_form", field)


def test_shaped_refuses_too_much():
    assert refused(SummonsContext, replace(samples.SUMMONS, venue="x" * (MAX_TEXT + 1))) == (
        "letter_text_too_long",
        "venue",
    )
    assert refused(SummonsContext, replace(samples.SUMMONS, notes=["x"] * (MAX_ITEMS + 1))) == (
        "letter_text_too_long",
        "notes",
    )
    assert refused(SummonsContext, replace(samples.SUMMONS, notes=["x" * MAX_TEXT] * 50)) == (
        "letter_text_too_long",
        None,
    )


def test_an_incomplete_draft_shows_dots():
    plain = shaped(SummonsContext, {"ordinal": "I", "day": ""}, complete=False)
    assert plain["ordinal"] == "I"
    assert plain["day"] == DOTS
    assert plain["person"]["name"] == DOTS
    assert plain["notes"] == []

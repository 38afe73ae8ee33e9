"""The data of the self-check and the pledge: whole, in known words, and no surer than the catalogue."""

import json
from itertools import groupby

import pytest

from complaints import catalogue_data
from complaints.wording import theme_words
from netralitas.law.confidence import Confidence, needs_verification
from netralitas.law.load import instruments

pytestmark = pytest.mark.sqlite
DATA = json.loads((catalogue_data.DATA / "everyday_acts.json").read_text())
PLEDGE = json.loads((catalogue_data.DATA / "pledge.json").read_text())
ROWS = {row["code"]: row for row in json.loads((catalogue_data.DATA / "skb_2022.json").read_text())["rows"]}
ACTS = {act["code"]: act for act in DATA["acts"]}
PEOPLE = {row["code"] for row in DATA["standings"]}
VERDICTS = {"yes", "no", "depends"}


def bases() -> list[dict]:
    found = [basis for row in [*DATA["standings"], *DATA["acts"]] for basis in row.get("bases", [])]
    return found + [b for act in DATA["acts"] for one in act.get("exceptions", []) for b in one.get("bases", [])]


def test_codes_are_used_once_and_never_those_of_the_catalogue():
    codes = [act["code"] for act in DATA["acts"]]

    assert len(codes) == len(set(codes)) == 55
    assert {code.casefold() for code in codes} & {code.casefold() for code in ROWS} == set()


@pytest.mark.parametrize("code", ACTS)
def test_act_speaks_in_known_words_of_known_entries(code):
    act = ACTS[code]

    assert act["verdict"] in VERDICTS
    assert theme_words(act["theme"]) != act["theme"]
    assert act["mark"] in Confidence.values
    assert act["reason"].endswith(".")
    assert act["keywords"]
    assert [act[phase] for phase in ("before", "after") if act[phase] and act[phase] not in ROWS] == []
    assert [
        one for one in act.get("exceptions", []) if set(one["who"]) - PEOPLE or one["verdict"] not in VERDICTS
    ] == []


@pytest.mark.parametrize("code", ACTS)
def test_entry_of_an_act_applies_in_the_phase_it_is_named_for(code):
    phases = {phase: ROWS[ACTS[code][phase]]["phase"] for phase in ("before", "after") if ACTS[code][phase]}

    assert [phase for phase, applies in phases.items() if applies not in (phase, "any")] == []


@pytest.mark.parametrize("code", [code for code, act in ACTS.items() if act["verdict"] == "no"])
def test_forbidden_act_rests_on_an_entry(code):
    assert ACTS[code]["before"] or ACTS[code]["after"]


def test_allowed_act_names_no_entry_and_is_marked_as_derived_unless_a_source_says_so():
    allowed = [act for act in ACTS.values() if act["verdict"] == "yes"]

    assert {(act["before"], act["after"]) for act in allowed} == {("", "")}
    assert [act["code"] for act in allowed if not needs_verification([act["mark"]])] == ["melaporkan"]


def test_themes_stand_together():
    groups = [theme for theme, _acts in groupby(act["theme"] for act in DATA["acts"])]

    assert len(groups) == len(set(groups)) == 7


def test_every_basis_names_an_article_of_a_known_instrument():
    register = {row["key"]: row["number"] for row in instruments()}

    assert bases()
    assert [b for b in bases() if b["text"] != f"{register[b['instrument']]} {b['article']}".strip()] == []


def test_pledge_has_the_four_commitments_of_one_source():
    assert [row["number"] for row in PLEDGE["commitments"]] == [1, 2, 3, 4]
    assert {row["mark"] for row in PLEDGE["commitments"]} == {"C1"}

"""What a draft says, read from plain values: people, witnesses, who did which act, and the mark of a version."""

from datetime import date

import pytest

from complaints import answers

TWO = {"who": {"people": [{"id": "a", "post": "Camat"}, {"id": "b", "accused_name": "Bu Wira"}]}}


def detailed(**acts) -> dict:
    return {**TWO, "what": {"acts": list(acts)}, "detail": {"acts": acts}}


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ({}, []),
        ({"who": {}}, []),
        ({"who": {"post": "Camat"}}, ["1"]),  # one person's answers, directly
        (TWO, ["a", "b"]),
    ],
)
def test_people_of_every_shape_of_the_step(data, ids):
    assert [person["id"] for person in answers.people_of(data)] == ids


@pytest.mark.parametrize(
    ("person", "label"),
    [
        ({"post": "Camat", "accused_name": "Bu Wira"}, "Camat"),
        ({"accused_name": "Bu Wira"}, "Bu Wira"),
        ({"account": "@wira"}, "@wira"),
        ({"plate": "XX 12"}, "XX 12"),
        ({"accused_description": "x" * 300}, "x" * 59 + "…"),
        ({}, ""),
    ],
)
def test_label_is_the_first_thing_known_of_somebody(person, label):
    assert answers.label_of(person) == label


def test_people_called_the_same_are_told_apart():
    people = [{"id": "a", "post": "Guru"}, {"id": "b", "post": "Camat"}, {"id": "c", "post": "Guru"}]

    assert answers.labels_of(people) == {"a": "Guru", "b": "Camat", "c": "Guru (orang ke-2)"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, []),
        ("Bu Lurah", [{"who": "Bu Lurah"}]),
        ([{"who": "Bu Lurah", "contact": "0812"}], [{"who": "Bu Lurah", "contact": "0812"}]),
    ],
)
def test_witnesses_of_a_list_or_of_one_text(given, expected):
    assert answers.witnesses_of({"when": {"witnesses": given}}) == expected


@pytest.mark.parametrize(
    ("data", "doers"),
    [
        (TWO, ["a", "b"]),  # not asked: everybody
        (detailed(**{"DS-07": {"asked": ["a", "b"], "people": ["b"]}}), ["b"]),
        (detailed(**{"DS-07": {"asked": ["a"], "people": ["a"]}}), ["a", "b"]),  # b came later
        (detailed(**{"DS-07": {"asked": ["a", "b", "c"], "people": ["c"]}}), ["a", "b"]),  # whom it named is gone
        (detailed(**{"DS-08": {"asked": ["a", "b"], "people": ["b"]}}), ["a", "b"]),  # another act was asked about
    ],
)
def test_doers_of_an_act(data, doers):
    assert answers.doers_of(data, "DS-07") == doers


def test_act_has_its_own_day_or_the_day_of_the_event():
    data = {**detailed(**{"DS-07": {"on": "2024-10-21"}, "DS-08": {}}), "when": {"occurred_on": "2024-10-20"}}

    assert [answers.day_of_act(data, act) for act in ("DS-07", "DS-08")] == [date(2024, 10, 21), date(2024, 10, 20)]


@pytest.mark.parametrize(
    ("data", "needed"),
    [
        (TWO, False),
        ({**TWO, "what": {"acts": ["DS-08"]}}, True),
        ({"who": {"post": "Camat"}, "what": {"acts": ["DS-08"]}}, False),
        ({"who": {"post": "Camat"}, "what": {"acts": ["DS-07"], "asks": ["spouse"]}}, True),
        ({"who": {"post": "Camat"}, "what": {"acts": ["DS-01", "DS-08"]}}, True),
    ],
)
def test_details_are_asked_only_where_there_is_something_to_tell_apart(data, needed):
    assert answers.needs_detail(data) is needed


def test_details_are_open_again_after_one_more_person_or_act():
    told = detailed(**{"DS-07": {"asked": ["a", "b"], "people": ["b"]}})
    more = {**told, "who": {"people": [*TWO["who"]["people"], {"id": "c", "post": "Guru"}]}}
    other = {**told, "what": {"acts": ["DS-07", "DS-08"]}}

    assert [answers.is_detailed(data) for data in (TWO, told, more, other)] == [False, True, False, False]


def test_region_is_that_of_the_first_person_whose_region_is_known():
    people = [{"id": "a"}, {"id": "b", "region_code": "99.01"}, {"id": "c", "region_code": "99.02"}]

    assert answers.region_of({"who": {"people": people}}) == "99.01"


@pytest.mark.parametrize(
    "text",
    ["@Camat.Sendang", "camat.sendang", " https://facebook.example/camat.sendang/ ", "ig.example/camat.sendang?x=1"],
)
def test_account_is_found_however_it_is_written(text):
    assert answers.bare_account(text) == "camat.sendang"


@pytest.mark.parametrize("text", ["xx 12 yz", "XX-12-YZ", "xx12.yz"])
def test_plate_is_found_however_it_is_written(text):
    assert answers.bare_plate(text) == "XX12YZ"


def test_version_differs_with_anything_kept_and_not_with_the_order_of_keys():
    one, other = {"a": 1, "b": ["x"]}, {"b": ["x"], "a": 1}

    assert answers.version_of(one) == answers.version_of(other)
    assert answers.version_of({**one, "a": 2}) != answers.version_of(one)
    assert (answers.version_of({}), answers.version_of(None)) == ("", "")

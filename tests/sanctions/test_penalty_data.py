"""Kinds of penalty and the authority matrix: whole, in order, and true to PP 94/2021."""

from collections import Counter
from datetime import date

import pytest

from netralitas.law.confidence import needs_verification
from sanctions import penalty_data
from sanctions.authority import authorities_for, matrix_of
from sanctions.models import Authority, Penalty, TeamRule
from sanctions.penalties import range_for
from sanctions.summonses import last_ordinal, summons_rule
from sanctions.team import team_rule

DATA = penalty_data.read()
PENALTIES = {row["code"]: row for row in DATA["penalties"]}
LEVELS = ["moral", "light", "moderate", "heavy", "dishonourable"]
SIASN = {
    "R1": "1", "R2": "2", "R3": "3", "S1": "23", "S2": "24", "S3": "25", "ST1": "4", "ST2": "7", "ST3": "8",
    "Ba": "27", "Bb": "28", "Bc": "10", "PTDH": "11", "MORAL-TERBUKA": "21", "MORAL-TERTUTUP": "22",
}  # fmt: skip

pytestmark = pytest.mark.sqlite


def test_penalties_of_pns_carry_their_siasn_ids():
    assert {code: row["siasn_id"] for code, row in PENALTIES.items() if row["siasn_id"]} == SIASN


def test_severity_follows_the_levels():
    for status in ("pns", "pppk", "ppnpn"):
        rows = sorted((r for r in PENALTIES.values() if status in r["applies_to"]), key=lambda r: r["severity"])
        places = [LEVELS.index(row["level"]) for row in rows]
        assert places == sorted(places)


def test_suspended_cut_has_its_transitional_kind():
    suspended = {code: row["replaced_by"] for code, row in PENALTIES.items() if row["suspended_until_note"]}

    assert suspended == {"S1": "ST1", "S2": "ST2", "S3": "ST3"}
    assert [PENALTIES[a]["severity"] - PENALTIES[b]["severity"] for a, b in suspended.items()] == [0, 0, 0]


@pytest.mark.parametrize("code", PENALTIES)
def test_penalty_with_an_unsure_mark_is_flagged(code):
    row = PENALTIES[code]

    assert row["needs_verification"] == needs_verification(row["marks"].values())
    assert row["article"]


def test_kinds_for_pppk_that_no_text_names_are_flagged():
    assert {code: row["marks"]["kind"] for code, row in PENALTIES.items() if "pppk" in row["applies_to"]} == {
        "PPPK-MORAL-TERTUTUP": "D", "PPPK-MORAL-TERBUKA": "D", "PPPK-R1": "D", "PPPK-R2": "D", "PPPK-R3": "D",
        "PPPK-S": "D", "PPPK-B": "T", "PPPK-PTDH": "T",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("level", "employment", "codes"),
    [
        ("moral", "pns", ["MORAL-TERTUTUP", "MORAL-TERBUKA"]),
        ("moderate", "pns", ["ST1", "ST2", "ST3"]),
        ("heavy", "pns", ["Ba", "Bb", "BbK", "Bc"]),
        ("dishonourable", "pns", ["PTDH"]),
        ("moderate", "pppk", ["PPPK-S"]),
        ("heavy", "pppk", ["PPPK-B"]),
        ("heavy", "ppnpn", ["PPNPN-PHK"]),
    ],
)
def test_range_of_a_level(level, employment, codes):
    assert [row.code for row in range_for(level, employment=employment, on=date(2024, 12, 1)).lawful] == codes


@pytest.mark.django_db
@pytest.mark.parametrize("level", ["moral", "light", "dishonourable"])
def test_below_these_levels_lies_nothing(level):
    found = range_for(level, employment="pns", on=date(2024, 12, 1))

    assert (found.lighter, found.is_open, {row.level for row in found.lawful}) == ([], False, {level})


@pytest.mark.django_db
@pytest.mark.parametrize("level", ["none", "satgas"])
def test_an_act_without_a_level_leaves_all_of_discipline_open_and_nothing_below(level):
    found = range_for(level, employment="pns", on=date(2024, 12, 1), post_class="Administrator")

    assert [row.code for row in found.lawful] == ["R1", "R2", "R3", "ST1", "ST2", "ST3", "Ba", "Bb", "Bc"]
    assert (found.lighter, found.is_open) == ([], True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("agency", "post", "code", "authority"),
    [
        ("kabkota", "JPT Pratama", "Ba", "PPK"),
        ("kabkota", "Administrator", "ST2", "PPK"),
        ("kabkota", "Pelaksana", "Bc", "PPK"),
        ("kabkota", "JF lain", "ST1", "JPT Pratama atau Administrator unitnya"),
        ("kabkota", "JF lain", "Bb", "PPK"),
        ("provinsi", "Administrator", "R1", "JPT Pratama"),
        ("provinsi", "Administrator", "ST1", "JPT Madya"),
        ("pusat", "Pengawas", "ST1", "JPT Pratama"),
        ("pusat", "JPT Madya", "Ba", "PPK"),
        ("pusat", "JPT Madya", "Bc", "Presiden (usul PPK)"),
        ("pusat", "JPT Utama", "R1", "Presiden (usul menteri koordinator)"),
        ("kabkota", "JF Ahli Utama", "Bc", "Presiden (usul PPK)"),
        ("kabkota", "Pelaksana", "PTDH", "PPK (usul PyB)"),
        ("pusat", "JF Ahli Utama", "PTDH", "Presiden (usul PPK)"),
        ("kabkota", "Pengawas", "MORAL-TERBUKA", "PPK, atau pejabat yang diberi delegasi (paling rendah eselon IV)"),
    ],
)
def test_authority_of_a_post_and_penalty(agency, post, code, authority):
    rows = authorities_for(Penalty.objects.get(code=code), matrix_of(post, agency))

    assert next(row.authority for row in rows) == authority


@pytest.mark.django_db
@pytest.mark.parametrize("agency", ["pusat", "provinsi", "kabkota"])
@pytest.mark.parametrize("post", ["JPT Pratama", "Administrator", "Pengawas", "Pelaksana", "JF Ahli Utama", "JF lain"])
def test_every_penalty_of_every_usual_post_has_somebody_who_may_impose_it(agency, post):
    matrix = matrix_of(post, agency)
    without = [
        penalty.code
        for penalty in Penalty.objects.exclude(applies_to=["ppnpn"])
        if not authorities_for(penalty, matrix)
    ]

    assert without == []


@pytest.mark.django_db
def test_overlap_of_two_authorities_is_said_in_words():
    rows = [row["authority"] for row in DATA["authorities"] if row["overlap"]]

    assert rows == [
        "PPK (Pasal 18 ayat (3) huruf c) atau JPT Pratama (Pasal 21 huruf b): tumpang tindih",
        "PPK (Pasal 18 ayat (3) huruf c) atau Administrator (Pasal 22 ayat (1) huruf b): tumpang tindih",
    ]


def test_examination_team_is_mandatory_only_for_heavy():
    assert {row["level"]: (row["need"], row["elements"]) for row in DATA["team_rules"]} == {
        "light": ("none", []),
        "moderate": ("optional", ["superior", "supervision", "staffing"]),
        "heavy": ("mandatory", ["superior", "supervision", "staffing"]),
    }


def test_a_person_is_summoned_twice_at_the_most():
    assert {row["ordinal"]: row["deadline"] for row in DATA["summons_rules"]} == {1: "", 2: "D2"}


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "last"), [(date(2021, 8, 30), 0), (date(2021, 8, 31), 2), (date(2026, 1, 1), 2)])
def test_summonses_are_law_from_the_day_it_is_in_force(day, last):
    assert last_ordinal(day) == last
    assert (summons_rule(last + 1, day), team_rule("heavy", day) is not None) == (None, last > 0)


@pytest.mark.django_db
def test_rule_changed_by_hand_outlives_the_next_load():
    TeamRule.objects.filter(level="heavy").update(elements=["superior"], edited_by_hand=True)

    penalty_data.load()

    assert TeamRule.objects.get(level="heavy").elements == ["superior"]


@pytest.mark.django_db
def test_load_twice_adds_nothing():
    assert penalty_data.load() == penalty_data.load()
    own = Authority.objects.filter(is_substitute=False)
    assert (own.count(), Authority.objects.count()) == (
        len(DATA["authorities"]), len(DATA["authorities"]) + len(DATA["substitutes"]),
    )  # fmt: skip
    assert Counter(row.needs_verification for row in own) == Counter(
        row["needs_verification"] for row in DATA["authorities"]
    )

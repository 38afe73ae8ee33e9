"""The catalogue's data: whole, marked, paired, and able to name every act that two real circulars forbid."""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaints import catalogue, catalogue_data
from complaints.models import Edition, Stage, Violation
from netralitas.law.confidence import needs_verification
from netralitas.law.load import instruments

ACTS = Path(__file__).parents[1] / "data" / "circular_acts.csv"
EDITIONS = {name: json.loads((catalogue_data.DATA / f"{name}.json").read_text()) for name in ("skb_2020", "skb_2022")}
ROWS: dict[str, dict[str, Any]] = {row["code"]: row for data in EDITIONS.values() for row in data["rows"]}
PLAIN = json.loads((catalogue_data.DATA / "plain_words.json").read_text())
# Rows without an article of sanction, each with its reason in the row's own note: DS-13 is decided by the
# Satgas, and PP 94/2021 names no level for art. 5 letter n number 1.
WITHOUT_SANCTION = {"DS-13", "PP-5n1"}
WORDS = {
    "kind": {"ethics", "discipline", "catchall", "statute"},
    "phase": {"before", "after", "any"},
    "level": {"moral", "moderate", "heavy", "dishonourable", "satgas", "none"},
}
LEVELS = {
    "DS-01": "heavy",
    "DS-02": "heavy",
    "DS-03": "moderate",
    "DS-04": "heavy",
    "DS-05": "dishonourable",
    "DS-06": "heavy",
    "DS-07": "heavy",
    "DS-08": "heavy",
    "DS-09": "moderate",
    "DS-10": "heavy",
    "DS-11": "heavy",
    "DS-12": "heavy",
    "DS-13": "satgas",
    "PP-5n1": "none",
    "PP-5n2": "moderate",
    "PP-5n3": "heavy",
    "PP-5n4": "heavy",
}
PHASES = {
    **dict.fromkeys(["KE-01", "KE-02", "KE-03", "KE-04", "KE-05", "KE-06", "DS-03", "DS-09", "DS-11"], "before"),
    **dict.fromkeys(["KE-07", "DS-01", "DS-02", "DS-04", "DS-06", "DS-07", "DS-10"], "after"),
    **dict.fromkeys(["DS-05", "DS-08", "DS-12", "DS-13"], "any"),
}


def of_edition(name: str) -> list[dict[str, Any]]:
    return EDITIONS[name]["rows"]


def circular_acts() -> list[dict[str, str]]:
    with ACTS.open(newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def articles(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [*row["bases"], *row["sanction_articles"]]


def test_joint_decree_has_its_twenty_rows_and_four_of_the_statute():
    assert Counter(row["kind"] for row in of_edition("skb_2022")) == {
        "ethics": 7,
        "discipline": 12,
        "catchall": 1,
        "statute": 4,
    }


def test_joint_decree_of_2020_is_marked_incomplete_and_ends_when_the_next_begins():
    old, new = EDITIONS["skb_2020"]["edition"], EDITIONS["skb_2022"]["edition"]

    assert (len(of_edition("skb_2020")), old["complete"], new["complete"]) == (16, False, True)
    assert (old["valid_to"], new["valid_from"]) == ("2022-09-21", "2022-09-22")


@pytest.mark.parametrize("code", ROWS)
def test_row_uses_the_words_of_the_code(code):
    row = ROWS[code]

    assert {name: row[name] in words for name, words in WORDS.items()} == dict.fromkeys(WORDS, True)
    assert len(row["title"]) <= 70
    assert row["form"]
    assert "plain" not in row


@pytest.mark.parametrize("code", ROWS)
def test_row_with_an_unsure_mark_is_flagged(code):
    row = ROWS[code]

    assert row["needs_verification"] == needs_verification(row["marks"].values())
    assert {"form", "level", "article"} - set(row["marks"]) == set()


@pytest.mark.parametrize("code", ROWS)
def test_row_names_its_articles_in_known_instruments(code):
    row, register = ROWS[code], {i["key"]: i["number"] for i in instruments()}

    assert row["bases"]
    assert bool(row["sanction_articles"]) == (code not in WITHOUT_SANCTION)
    assert [a["text"] for a in articles(row) if a["text"] != f"{register[a['instrument']]} {a['article']}"] == []


@pytest.mark.parametrize("code", [row["code"] for row in of_edition("skb_2022")])
def test_row_has_an_article_in_force_on_every_day_of_its_edition(code):
    for day in ("2022-09-22", "2023-10-30", "2023-10-31", "2026-01-01"):
        assert catalogue.articles_on(ROWS[code]["bases"], date.fromisoformat(day)) != []


@pytest.mark.parametrize("code", [code for code in ROWS if code.startswith("DS")])
def test_discipline_row_cites_the_asn_law_of_the_day(code):
    bases = ROWS[code]["bases"]
    before, after = (catalogue.articles_on(bases, day) for day in (date(2023, 10, 30), date(2023, 10, 31)))

    assert [text for text in before if "UU 20/2023" in text] == []
    assert [text for text in after if "UU 5/2014" in text] == []
    assert "UU 5/2014 Pasal 9 ayat (2)" in before
    assert {"UU 20/2023 Pasal 24 ayat (1) huruf d", "UU 20/2023 Pasal 24 ayat (2)"} - set(after) == set()


def test_every_row_has_plain_words_and_no_words_stand_without_a_row():
    assert set(PLAIN) == set(ROWS)
    assert [code for code, words in PLAIN.items() if not words["plain"].endswith(".")] == []


@pytest.mark.parametrize("code", [row["code"] for row in of_edition("skb_2022")])
def test_row_in_force_is_explained_with_examples_of_yes_and_no_and_what_to_do_instead(code):
    words = PLAIN[code]

    assert set(words) == {"plain", "yes_examples", "no_examples", "instead"}
    assert (2 <= len(words["yes_examples"]) <= 4, 2 <= len(words["no_examples"]) <= 3) == (True, True)
    assert words["instead"]
    assert max(len(sentence.split()) for sentence in words["plain"].split(". ")) <= 32


@pytest.mark.parametrize("code", [code for code, row in ROWS.items() if row.get("criminal")])
def test_criminal_flag_names_articles_in_known_instruments_with_their_contest(code):
    register = {i["key"]: i["number"] for i in instruments()}

    assert code in ("DS-08", "DS-10", "DS-12")
    for flag in ROWS[code]["criminal"]:
        assert flag["text"] == f"{register[flag['instrument']]} {flag['article']}"
        assert flag["regime"] in ("pemilu", "pilkada")


def test_levels_and_phases_are_those_of_the_table():
    assert {code: ROWS[code]["level"] for code in LEVELS} == LEVELS
    assert {code: ROWS[code]["phase"] for code in PHASES} == PHASES


@pytest.mark.parametrize("code", [f"KE-0{n}" for n in range(1, 8)])
def test_ethics_row_breaches_the_code_of_ethics_and_ends_in_a_moral_sanction(code):
    row = ROWS[code]

    assert row["level"] == "moral"
    assert [a["text"] for a in row["bases"]] == ["PP 42/2004 Pasal 11 huruf c"]
    assert [a["text"] for a in row["sanction_articles"]] == [f"PP 42/2004 Pasal 15 ayat ({n})" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("code", "numbers"),
    [("PP-5n3", [1]), ("PP-5n4", [2]), ("DS-07", [3]), ("DS-10", [1, 3, 4]), ("DS-11", [5]), ("DS-12", [3])],
)
def test_sanction_article_follows_the_mapping_of_article_14(code, numbers):
    assert [a["text"] for a in ROWS[code]["sanction_articles"]] == [
        f"PP 94/2021 Pasal 14 huruf i angka {n}" for n in numbers
    ]


def test_pairs_are_symmetric_and_cross_the_determination():
    pairs = {code: row["pair"] for code, row in ROWS.items() if row["pair"]}

    assert {(pairs[b], b) for b in pairs.values()} == set(pairs.items())
    assert {frozenset(pair) for pair in pairs.items()} == {
        frozenset(pair)
        for pair in [
            ("KE-01", "DS-01"),
            ("KE-02", "DS-02"),
            ("KE-03", "DS-04"),
            ("KE-04", "DS-06"),
            ("KE-05", "DS-07"),
            ("DS-09", "DS-10"),
        ]
    }
    assert {frozenset((ROWS[a]["phase"], ROWS[b]["phase"])) for a, b in pairs.items()} == {
        frozenset(("before", "after"))
    }


@pytest.mark.parametrize("act", circular_acts(), ids=lambda a: f"{a['circular']} {a['act'][:40]} {a['on']}")
@pytest.mark.django_db
@pytest.mark.sqlite
def test_act_of_a_circular_has_its_rows_in_force(act):
    rows = {row.code: row for row in catalogue.in_force(date.fromisoformat(act["on"]))}
    caught = [rows[code].phase in (act["phase"], "any") for code in act["codes"].split()]

    assert caught == [True] * len(caught)


@pytest.mark.django_db
@pytest.mark.sqlite
def test_load_twice_changes_nothing_and_keeps_a_correction():
    catalogue_data.load()
    Violation.objects.filter(code="DS-09").update(title="Diperbaiki petugas", edited_by_hand=True)
    counts = catalogue_data.load()

    assert counts == {"violations": 40, "stages": Stage.objects.count(), "everyday acts": 55}
    assert Edition.objects.count() == 2
    assert Violation.objects.get(code="DS-09").title == "Diperbaiki petugas"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("pak camat nge-like dan komen di akun pemenangan paslon 2", "DS-06"),
        ("dia share terus postingan calon bupati di grup WA warga", "DS-06"),
        ("kepala dinas foto bareng calon gubernur sambil acung jari", "DS-07"),
        ("selfie pose dua jari dengan tim sukses", "DS-07"),
        ("ada spanduk calon di pagar rumah pak lurah, dia yang pasang", "DS-01"),
        ("bu guru datang ke deklarasi dan naik panggung orasi", "DS-04"),
        ("kepala sekolah mengumpulkan guru dan mengajak pilih nomor 1", "DS-08"),
        ("bagi-bagi sembako sambil ajak dukung caleg", "DS-08"),
        ("dia jadi timses, koordinator desa tim pemenangan", "DS-10"),
        ("staf kecamatan ngumpulin KTP, fotokopi KTP warga buat calon independen", "DS-11"),
        ("pegawai dimutasi karena tidak dukung, dicopot dari jabatan", "DS-12"),
        ("namanya ada di kartu tanda anggota partai, pengurus ranting", "DS-05"),
        ("sekda ambil formulir di partai, mau nyalon bupati tapi belum mundur", "DS-03"),
        ("istrinya nyalon, dia mendampingi istri kampanye tanpa cuti", "KE-07"),
        ("bikin video ajakan lalu live tiktok mempromosikan calon", "DS-02"),
    ],
)
@pytest.mark.django_db
@pytest.mark.sqlite
def test_suggest_finds_the_row_of_everyday_words(text, code):
    assert next(s.violation.code for s in catalogue.suggest(text, on=date(2024, 10, 1))) == code


@pytest.mark.django_db
@pytest.mark.sqlite
def test_suggest_hears_the_words_the_administrator_adds_in_one_query(django_assert_num_queries):
    Violation.objects.filter(code="DS-08").update(keywords=["nyawer"])

    with django_assert_num_queries(1):
        found = catalogue.suggest("lurah nyawer biduan paslon", on=date(2024, 10, 1))

    assert [(s.violation.code, s.reasons) for s in found] == [("DS-08", ["nyawer"])]


@pytest.mark.django_db
@pytest.mark.sqlite
def test_suggest_offers_the_edition_in_force_on_the_day():
    text = "camat pasang baliho caleg"

    assert [s.violation.code for s in catalogue.suggest(text, on=date(2020, 10, 1))] == ["P20-06"]
    assert [s.violation.code for s in catalogue.suggest(text, on=date(2024, 10, 1))] == ["DS-01"]

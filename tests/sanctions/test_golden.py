"""The loaded law against the golden files that were written from the reading of it, cell by cell."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from complaints.models import Violation
from sanctions.authority import authorities_for, matrix_of
from sanctions.during import Served, turn_of
from sanctions.models import Authority, Penalty
from sanctions.overlaps import overlap_rules
from sanctions.terms import served_until

GOLDEN = Path(__file__).parents[1] / "data"
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def rows_of(name: str) -> list[dict[str, str]]:
    lines = (GOLDEN / name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


AUTHORITY, LEVELS = rows_of("golden_authority.csv"), rows_of("golden_levels.csv")
FIVE_N = [row for row in LEVELS if row["table"] == "5n"]
EIGHT = [row for row in LEVELS if row["table"] == "8"]
# What stands in our matrix beside the golden file: moral statements and people without a post in it.
BESIDE = {"M"}


TERMS = rows_of("golden_terms.csv")


@pytest.mark.parametrize("row", TERMS, ids=lambda row: row["why"])
def test_last_day_of_a_penalty_is_as_worked_by_hand(row):
    begins, ends = date.fromisoformat(row["effective"]), date.fromisoformat(row["last"])

    assert served_until(begins, int(row["months"])) == ends


@pytest.mark.parametrize(("begins", "months"), [(None, 12), (date(2026, 12, 30), None)])
def test_without_a_duration_or_a_day_of_effect_no_term_ends(begins, months):
    assert served_until(begins, months) is None


def served(cell: str) -> list[Served]:
    kinds = [one.split(" ") for one in filter(None, cell.split(";"))]
    return [
        Served(n, code, Penalty.objects.get(pk=code).severity, date.fromisoformat(day))
        for n, (code, day) in enumerate(kinds)
    ]


@pytest.mark.parametrize("row", rows_of("golden_during.csv"), ids=lambda row: row["why"])
def test_a_penalty_during_a_penalty_is_as_worked_by_hand(row):
    on = date.fromisoformat(row["effective"])
    rules = {weight: rule.meeting for weight, rule in overlap_rules(on).items()}

    turn = turn_of(Penalty.objects.get(pk=row["new"]).severity, on, served(row["served"]), rules)

    assert (turn.starts_on.isoformat(), ";".join(one.name for one in turn.ended)) == (row["starts"], row["ended"])


def short(text: str) -> str:
    """Return articles as the golden file writes them: "18(3)c", "21 b"."""
    text = re.sub(r"PP 94/2021 |Pasal ", "", text)
    text = re.sub(r"(\d+) huruf (\w)", r"\1 \2", text)
    return re.sub(r" ayat (\(\d\))(?: huruf (\w))?", lambda m: m[1] + (m[2] or ""), text)


def cell(row: dict[str, str]) -> str:
    return "-".join([row["agency"], row["post"], row["letter"], row["basis"]])


@pytest.mark.parametrize("row", AUTHORITY, ids=cell)
def test_cell_of_the_matrix_of_authority_is_as_the_law_has_it(row):
    rows = authorities_for(Penalty(letter=row["letter"]), matrix_of(row["post"], row["agency"]))

    # Who stands in only where an official is missing says so behind a comma. A post may be named alone and in a group.
    found = {
        (short(one.authority).split(", bila")[0], one.confidence) for one in rows if short(one.basis) == row["basis"]
    }
    assert found == {(row["authority"], row["mark"])}


def test_no_cell_of_the_matrix_is_ours_alone():
    golden = {(row["agency"], row["post"], row["letter"]) for row in AUTHORITY}
    posts, levels = {row["post"] for row in AUTHORITY}, {row["agency"] for row in AUTHORITY}
    ours = {
        (level, post, letter)
        for post in posts
        for level in levels
        for one in matrix_of(post, level)
        for letter in one.penalties
        if letter not in BESIDE
    }

    # A deputy minister as appointing official stands in no row on party members; derived, and marked so.
    derived = {(level, "JPT Madya selaku PPK", "PTDH") for level in ("pusat", "provinsi", "kabkota")}
    # A mission abroad belongs to a ministry, whose level it is recorded with.
    missions = {("pusat", f"{n} tingkat di bawah Kepala Perwakilan", letter) for n, letter in ((1, "R"), (2, "S"))}
    assert ours - golden == derived | missions
    assert golden - ours == set()


def test_nobody_in_office_leaves_it_to_the_next_higher_official():
    rows = Authority.objects.filter(is_substitute=True, basis="PP 94/2021 Pasal 25")

    assert [(row.authority, row.confidence) for row in rows] == [("pejabat yang lebih tinggi", "T")]


@pytest.mark.parametrize("row", FIVE_N, ids=lambda row: row["code"])
def test_level_of_each_number_of_article_five_n(row):
    rule = Violation.objects.get(edition="SKB-2022", code=row["code"])

    assert rule.level == row["level"]
    assert f"PP 94/2021 Pasal 5 huruf n angka {row['number']}" in [basis["text"] for basis in rule.bases]
    articles = [article["text"] for article in rule.sanction_articles]
    assert (row["article"] in articles, bool(articles)) == (bool(row["article"]), bool(row["article"]))


@pytest.mark.parametrize("row", FIVE_N, ids=lambda row: row["number"])
def test_every_entry_that_rests_on_a_number_has_its_level(row):
    basis = f"PP 94/2021 Pasal 5 huruf n angka {row['number']}"
    rules = [rule for rule in Violation.objects.filter(edition="SKB-2022") if basis in [b["text"] for b in rule.bases]]

    assert rules
    assert {rule.level for rule in rules} == {row["level"]}


@pytest.mark.parametrize("row", EIGHT, ids=lambda row: row["code"])
def test_kind_of_penalty_has_its_level_article_words_and_stand_in(row):
    kind = Penalty.objects.select_related("replaced_by").get(code=row["code"])

    assert (kind.siasn_id, kind.level) == (row["number"], row["level"])
    assert row["article"] in kind.article
    assert row["words"] in kind.name.lower()
    assert (kind.replaced_by.siasn_id if kind.replaced_by else "") == row["instead"]
    assert ("Pasal 42 ayat (2)" in kind.suspended_note) == bool(row["instead"])


def test_kinds_of_a_civil_servant_are_those_of_the_law_and_no_others():
    ours = {kind.code for kind in Penalty.objects.all() if "pns" in kind.applies_to}

    assert ours == {row["code"] for row in EIGHT}

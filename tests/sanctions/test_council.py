"""Whether a council is composed as PP 42/2004 art. 18 wants it."""

from dataclasses import replace

import pytest

from sanctions.council import Composition, Member, flaws_of, grade_of
from tests.sanctions.ethicscase import council

pytestmark = pytest.mark.sqlite
RULE = Composition(chair=1, secretary=1, members=3, odd_above=5)
EXAMINED = Member("", "Yusuf Wirabuana", "Camat", "Pembina (IV/a)", "197403171998031002")


def flaws(members) -> list[str]:
    return flaws_of(members, RULE, examined=EXAMINED)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (4, ["anggota selain ketua dan sekretaris paling sedikit 3 orang"]),
        (5, []),
        (6, ["jumlah di atas 5 orang harus ganjil, sekarang 6"]),
        (7, []),
        (8, ["jumlah di atas 5 orang harus ganjil, sekarang 8"]),
        (9, []),
    ],
)
def test_at_least_five_sit_and_more_than_five_are_odd(size, said):
    assert flaws(council(size)) == said


@pytest.mark.parametrize(
    ("seats", "said"),
    [
        (["member"] * 5, ["ketua harus 1 orang", "sekretaris harus 1 orang"]),
        (["chair", "chair", "member", "member", "member"], ["ketua harus 1 orang", "sekretaris harus 1 orang"]),
        (["chair", "secretary", "secretary", "member", "member"], ["sekretaris harus 1 orang", "anggota selain"]),
        ([], ["ketua harus 1 orang", "sekretaris harus 1 orang", "anggota selain"]),
    ],
)
def test_a_chair_and_a_secretary_are_one_each(seats, said):
    members = [replace(member, seat=seat) for member, seat in zip(council(5), seats, strict=False)]

    assert [flaw[: len(start)] for flaw, start in zip(flaws(members), said, strict=True)] == said


@pytest.mark.parametrize(
    ("rank", "is_flaw"),
    [
        ("Pembina (IV/a)", False),
        ("Pembina Utama (IV/e)", False),
        ("Penata Tingkat I (III/d)", True),
        ("Pengatur (II/c)", True),
        ("Penata Tingkat I, IV / b", False),
        ("Pembina", True),
        ("", True),
    ],
)
def test_nobody_sits_below_the_rank_of_the_examined(rank, is_flaw):
    found = flaws(council(rank=rank))

    assert [("pangkat" in flaw) for flaw in found] == [True] * (5 if is_flaw else 0)


def test_a_rank_that_is_not_known_is_not_compared():
    assert flaws_of(council(rank=""), RULE, examined=replace(EXAMINED, rank="")) == []


@pytest.mark.parametrize(
    "given", [{"name": " yusuf  WIRABUANA "}, {"nip": "197403171998031002"}, {"name": "Teguh Adiwangsa"}]
)
def test_the_examined_does_not_sit_and_nobody_sits_twice(given):
    assert len(flaws(council(**given))) == 1


@pytest.mark.parametrize(
    ("rank", "grade"), [("Pembina (IV/a)", (3, "a")), ("Juru (I/c)", (0, "c")), ("IX", None), ("XIV/a", None)]
)
def test_the_grade_in_a_rank(rank, grade):
    assert grade_of(rank) == grade

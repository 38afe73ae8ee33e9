"""No masked word remains in what others read, and nothing else is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from complaints.masking import BLOCK, cleaned, masked, name_and_parts, passages, telling, times

pytestmark = pytest.mark.sqlite


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Budi melihatnya", ["Budi"], "█████ melihatnya"),
        ("Pak BUDI dan budi.", ["Budi"], "Pak █████ dan █████."),
        ("Budiman lewat, Budi tidak", ["Budi"], "Budiman lewat, █████ tidak"),
        ("Budi  Santoso\nhadir", ["budi santoso"], "█████\nhadir"),
        ("Budi\nSantoso hadir", ["Budi Santoso"], "█████ hadir"),
        ("Budi Santoso dan Budi", ["Budi", "Budi Santoso"], "█████ dan █████"),
        ("Ana Budi Cici", ["Ana Budi", "Budi Cici"], "█████"),
        ("Ana Ana Ana", ["Ana Ana"], "█████"),
        ("Rumah (Budi), “Budi”, Budi-nya", ["Budi"], "Rumah (█████), “█████”, █████-nya"),
        ("Café Zoë", ["zoë"], "Café █████"),
        ("Zoe\u0308 hadir", ["Zoë"], "█████ hadir"),
        ("Hubungi +62 812-3456-7890.", ["+62 812-3456-7890"], "Hubungi █████."),
        ("Telepon 081234567890 atau 62 812 3456 7890", ["+62 812-3456-7890"], "Telepon █████ atau █████"),
        ("Nomor 1081234567890", ["081234567890"], "Nomor 1081234567890"),
        ("Surat a.b+c@contoh.example", ["a.b+c@contoh.example"], "Surat █████"),
        ("Нина була там", ["нина"], "█████ була там"),
        ("I Made dan I", ["I", ""], "I Made dan I"),
        ("Nilai 5 dari .*", [".*", "5"], "Nilai 5 dari .*"),
        ("", ["Budi"], ""),
        ("Tidak ada", [], "Tidak ada"),
    ],
)
def test_words_are_hidden_whole_in_any_case_and_spacing(text, words, shown):
    assert masked(text, words) == shown


WORDS = some.lists(some.text(max_size=12), max_size=6)


@given(some.text(), WORDS)
def test_no_masked_word_remains(text, words):
    assert times(masked(text, words), words) == 0


@given(some.lists(some.sampled_from(["Ana", "budi", "Budi Ana", "dan", ".", "\n", "ana"])), WORDS)
def test_no_masked_word_remains_among_few(parts, words):
    words = [*words, "ana", "Budi Ana"]
    left = masked(" ".join(parts), words)

    assert re.search(r"(?i)\bana\b", left) is None
    assert times(left, words) == 0


@given(some.text(some.characters(exclude_characters="█")), WORDS)
def test_pieces_are_the_text_and_what_is_no_word_stays(text, words):
    pieces = passages(text, words)

    assert masked("".join(one.text for one in pieces), []) == masked(text, [])
    assert "".join(one.text for one in pieces if not one.is_hidden) == masked(text, words).replace(BLOCK, "")


def test_what_hides_nothing_or_everything_is_no_word():
    assert cleaned(["", " ", "a", "..", "█████", "Budi", "budi ", "Budi  Santoso"]) == ["Budi Santoso", "Budi"]


def test_long_text_with_many_words_is_read_in_a_moment():
    text = "Saya Budi melihat Camat di lapangan. " * 400

    assert masked(text, [f"Saksi {n}" for n in range(60)] + ["Budi"]).count(BLOCK) == 400


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Telepon 0812-3456-7890 atau +62 812 3456 7890", ["0812-3456-7890", "+62 812 3456 7890"]),
        ("surel: budi.s@contoh.example!", ["budi.s@contoh.example"]),
        ("NIK 3302011203900001", ["3302011203900001"]),
        ("NIP 197403171998031002, Rp 1.000.000, tahun 2024", []),
        ("dua kali 0812345678901 dan 0812345678901", ["0812345678901"]),
    ],
)
def test_what_tells_who_somebody_is_is_found(text, found):
    assert telling(text) == found


def test_part_of_a_name_that_is_the_accuseds_is_left():
    assert name_and_parts("Sri Wahyuni Puspita", but=["Wahyuni Utami", "Camat"]) == [
        "Sri Wahyuni Puspita",
        "Puspita",
        "Sri",
    ]

from datetime import date

import pytest

from netralitas.letters import words


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (14, "empat belas"),
        (20, "dua puluh"),
        (31, "tiga puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (212, "dua ratus dua belas"),
        (1000, "seribu"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2024, "dua ribu dua puluh empat"),
        (2031, "dua ribu tiga puluh satu"),
        (111_111, "seratus sebelas ribu seratus sebelas"),
    ],
)
def test_spell(number, spelled):
    assert words.spell(number) == spelled


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_spell_refuses_what_it_does_not_know(number):
    with pytest.raises(ValueError, match="0 to 999999"):
        words.spell(number)


def test_counted():
    assert words.counted(14) == "14 (empat belas)"


@pytest.mark.parametrize(
    ("day", "long", "with_day"),
    [
        (date(2024, 10, 28), "28 Oktober 2024", "Senin, 28 Oktober 2024"),
        (date(2025, 1, 1), "1 Januari 2025", "Rabu, 1 Januari 2025"),
        (date(2024, 2, 29), "29 Februari 2024", "Kamis, 29 Februari 2024"),
    ],
)
def test_dates(day, long, with_day):
    assert words.date_long(day) == long
    assert words.day_and_date(day) == with_day


def test_date_in_words():
    assert (
        words.date_in_words(date(2024, 12, 11))
        == "Rabu, tanggal sebelas bulan Desember tahun dua ribu dua puluh empat (11-12-2024)"
    )


@pytest.mark.parametrize(
    ("place", "label"),
    [(1, "KESATU"), (2, "KEDUA"), (10, "KESEPULUH"), (11, "KESEBELAS"), (12, "KEDUABELAS"), (21, "KEDUAPULUHSATU")],
)
def test_clause_label_is_one_word(place, label):
    assert words.clause_label(place) == label


@pytest.mark.parametrize(
    ("name", "capitals"),
    [
        ("Drs. Yusuf Wirabuana, M.A.P.", "Drs. YUSUF WIRABUANA, M.A.P."),
        ("H. Rahmat Suryadarma", "H. RAHMAT SURYADARMA"),
        ("Sukarno", "SUKARNO"),
    ],
)
def test_name_in_capitals_leaves_titles_alone(name, capitals):
    assert words.name_in_capitals(name) == capitals


@pytest.mark.parametrize(
    ("nip", "grouped"),
    [
        ("197403171998031002", "19740317 199803 1 002"),
        ("19740317 199803 1 002", "19740317 199803 1 002"),
        ("1974", "1974"),
        ("", ""),
        ("…………", "…………"),
    ],
)
def test_nip_in_groups(nip, grouped):
    assert words.nip_in_groups(nip) == grouped


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("selama 12 bulan", "selama 12 (dua belas) bulan"),
        ("paling lambat 14 hari kerja", "paling lambat 14 (empat belas) hari kerja"),
        ("selama 12 (dua belas) bulan", "selama 12 (dua belas) bulan"),
        ("PP 94/2021 tahun ini, 31 Agustus 2021 bulan itu", "PP 94/2021 tahun ini, 31 Agustus 2021 bulan itu"),
        ("pemotongan 25% selama 6 bulan dan 1 tahun", "pemotongan 25% selama 6 (enam) bulan dan 1 (satu) tahun"),
    ],
)
def test_spans_are_spelled_once_and_nothing_else(text, spelled):
    assert words.spans_in_words(text) == spelled


def test_a_place_in_a_row_is_spelled():
    assert words.ordinal(15) == "ke-15 (kelima belas)"

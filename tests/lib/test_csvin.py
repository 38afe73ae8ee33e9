"""Comma-separated files as spreadsheets and programs write them, and as nobody should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netralitas.lib.csvin import table_of
from netralitas.lib.refusal import Refusal

WORDS = "Nomor,Isi\n1,Café\n2,Teh\n"


@pytest.mark.parametrize(
    ("data", "alphabet", "separator"),
    [
        (WORDS.encode(), "UTF-8", ","),
        (WORDS.encode("utf-8-sig"), "UTF-8", ","),
        (WORDS.encode("utf-16"), "UTF-16", ","),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "UTF-16", ","),
        (WORDS.encode("cp1252"), "Windows-1252", ","),
        (WORDS.replace(",", ";").encode(), "UTF-8", ";"),
        (WORDS.replace(",", "\t").encode(), "UTF-8", "\t"),
        (b"sep=;\r\n" + WORDS.replace(",", ";").encode(), "UTF-8", ";"),
        (WORDS.replace("\n", "\r\n").encode(), "UTF-8", ","),
        (WORDS.replace("\n", "\r").encode(), "UTF-8", ","),
    ],
)
def test_alphabet_and_separator_are_found_out(data, alphabet, separator):
    table = table_of(data, most_rows=9)

    assert (table.alphabet, table.separator, table.header) == (alphabet, separator, ["Nomor", "Isi"])
    assert table.rows == [(2, ["1", "Café"]), (3, ["2", "Teh"])]


def test_rows_have_the_numbers_of_the_spreadsheet():
    table = table_of(b'\n,\nNomor,Isi\n1,"dua\nbaris, satu sel"\n,\n2,x\n', most_rows=9)

    assert table.rows == [(4, ["1", "dua\nbaris, satu sel"]), (6, ["2", "x"])]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('"=""0812"""', "0812"),
        ("=8801", "8801"),
        ("=1+1", "=1+1"),
        ('=HYPERLINK("x")', '=HYPERLINK("x")'),
        (" a ", "a"),
    ],
)
def test_cell_is_text_also_where_it_begins_like_a_formula(cell, text):
    assert table_of(f"A\t{cell}\nB\t1".encode(), most_rows=9).header[1] == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"PK\x03\x04" + b"\0" * 50, "workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 50, "workbook"),
        (WORDS.encode("utf-16-le"), "binary"),
        (b"A,B\n1,\0\n", "binary"),
        (b"\xff\xfe\x41", "alphabet"),
        (b"A,B\n", "no_rows"),
        (b"A,B\n,\n", "no_rows"),
        (b'A,B\n1,"tidak ditutup\n2,x\n', "quotes"),
        (b'A,B\n1,"ditutup"lalu\n', "quotes"),
        (b"A\n" + b"x" * 200_000 + b"\n", "quotes"),
        (b"A\n" + b"1\n" * 10, "too_many_rows"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, code):
    with pytest.raises(Refusal) as refused:
        table_of(data, most_rows=9)

    assert refused.value.code == code


def test_row_that_ends_the_reading_is_named():
    with pytest.raises(Refusal, match="Baris 3"):
        table_of(b'A,B\n1,2\n3,"x\n', most_rows=9)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_refusal(data):
    try:
        table = table_of(data, most_rows=9)
    except Refusal:
        return
    assert table.header
    assert 0 < len(table.rows) <= 9

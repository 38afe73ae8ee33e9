import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netralitas.lib import csvout


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "＝1", "－2", "\x00=1", "\tx",
    ],
)  # fmt: skip
def test_cell_that_could_be_run_is_text(text):
    assert csvout.defused(text) == "'" + text.replace("\x00", "")


@pytest.mark.parametrize("value", ["Nusa Tengah", "1-2", "a=b", "", 0, -5, 3.5])
def test_other_cells_stay(value):
    assert csvout.defused(value) == value


def test_nothing_is_an_empty_cell():
    assert csvout.defused(None) == ""


def test_file_begins_with_the_mark_and_ends_its_lines_as_the_standard_says():
    assert "".join(csvout.lines(["a", "b"], [["x, y", 'say "z"'], [1, None]])) == (
        '\ufeffa,b\r\n"x, y","say ""z"""\r\n1,\r\n'
    )


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_what_is_written_is_read_again_and_no_cell_begins_with_a_formula(rows):
    text = "".join(csvout.lines(["a", "b"], rows))
    read = list(csv.reader(StringIO(text.removeprefix(csvout.BOM), newline="")))[1:]

    assert read == [[csvout.defused(cell) for cell in row] for row in rows]
    assert [cell for row in read for cell in row if cell.strip()[:1] in csvout.FORMULA and cell.strip()] == []

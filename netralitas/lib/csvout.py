"""Comma-separated files that a spreadsheet opens as text and never runs.

UTF-8 with a byte order mark: most who open such a file do it with a double click, and a spreadsheet without the
mark reads it in the machine's old alphabet. Readers of data take ``utf-8-sig``, or the JSON beside it.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

BOM = "\ufeff"
CONTENT_TYPE = "text/csv; charset=utf-8"
# What a spreadsheet takes for the beginning of a formula, in the wide forms of East Asian keyboards as well; white
# space before it does not help, and a tab or a new line may push the rest into a cell of its own.
FORMULA = frozenset("=+-@＝＋－＠")
SPLITTING = ("\t", "\r", "\n")


def defused(value: Any) -> Any:
    """Return a cell as it may be written: a text that could be run gets an apostrophe before it, numbers stay."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = str(value).replace("\x00", "")
    bare = text.lstrip()
    if text.startswith(SPLITTING) or (bare and bare[0] in FORMULA):
        return f"'{text}"
    return text


def lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield the file line by line (RFC 4180), so that a long one never stands in memory."""
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow([defused(cell) for cell in header])
    for row in rows:
        yield writer.writerow([defused(cell) for cell in row])


class _Echo:
    """A file that gives back what is written into it."""

    def write(self, text: str) -> str:
        return text

"""The page of docs/import.md says of every column what the code reads."""

from complaints.importcolumns import COLUMNS
from tests.house import ROOT


def test_document_names_every_column_as_it_is_read():
    text = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    told = [line for line in text.splitlines() if line.startswith("| ")][2:]

    assert told == [
        f"| {column.title} | {', '.join(column.also)} | {'yes' if column.is_required else ''} | {column.most} "
        f"| {column.meaning} | {column.examples[0] or column.examples[1]} |"
        for column in COLUMNS
    ]

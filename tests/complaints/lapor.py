"""Files as SP4N-LAPOR! might export them, with invented people."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from complaints.importcolumns import COLUMNS

ROW = {
    "number": "8801",
    "received": "21-10-2024 09:30",
    "story": "Camat mengajak warga memilih satu pasangan calon.",
    "region": "Kabupaten Tirtamukti",
    "post": "Camat Sendang Asri",
    "name": "Kenanga Rahasiawati",
    "phone": "081200000001",
}


def row(number: int, **cells: Any) -> dict[str, Any]:
    """Return one good row under a number of its own."""
    return {**ROW, "number": str(8800 + number), **cells}


def content(*rows: dict[str, Any]) -> bytes:
    """Return a file of these rows."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.title for column in COLUMNS])
    writer.writerows([one.get(column.key, "") for column in COLUMNS] for one in rows)
    return text.getvalue().encode()


def upload(*rows: dict[str, Any], name: str = "ekspor-lapor.csv") -> SimpleUploadedFile:
    """Return such a file as a browser sends it."""
    return SimpleUploadedFile(name, content(*rows), "text/csv")

"""Files as SP4N-LAPOR! might export them, with invented people, and how far each is brought."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from complaints import imports
from complaints.importcolumns import COLUMNS
from complaints.models import Import
from complaints.tasks import take_up_imports

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


def begin(officer: Any, *rows: dict[str, Any], own: bool = False) -> Import:
    """Upload a file."""
    return imports.begin(upload(*rows), "ekspor.csv", to_own_region=own, actor=officer)


def checked(officer: Any, *rows: dict[str, Any], own: bool = False) -> Import:
    """Upload a file and let a worker look through it."""
    row = begin(officer, *rows, own=own)
    take_up_imports()
    row.refresh_from_db()
    return row


def imported(officer: Any, *rows: dict[str, Any], own: bool = False) -> Import:
    """Bring a file as far as its reports."""
    row = imports.start(checked(officer, *rows, own=own), actor=officer)
    take_up_imports()
    row.refresh_from_db()
    return row

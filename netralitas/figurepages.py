"""The public figures as a page and as open data. Each answer reads one row and takes no question."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from complaints.models import Publication
from netralitas import figures, figuresheets
from netralitas.figuresheets import Read
from netralitas.figurewords import COLUMNS, DEFINITIONS, STAGES, row_name
from netralitas.lib import csvout
from netralitas.lib.smallcells import REST
from netralitas.tallies import LOCAL

# Figures are a day's; whoever keeps a copy an hour longer shows nothing false.
KEPT_SECONDS = 3600
# Days without a recount after which the page says so: the task runs each day, so somebody has to look.
OLD_DAYS = 3


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the latest edition: its numbers, its charts, where the data are and how it was counted."""
    return render(request, "public/figures.html", {"here": "angka", **_shown(figures.latest())})


def _shown(edition: Publication | None) -> dict[str, Any]:
    if edition is None:
        return {"edition": None, "definitions": DEFINITIONS}
    read = figuresheets.tables(edition.body)
    return {
        "edition": edition,
        "minimum": edition.body["minimum"],
        "is_old": (timezone.now() - edition.checked_at).days >= OLD_DAYS,
        "headline": figuresheets.headline(read),
        "sheets": figuresheets.sheets(read),
        "durations": figuresheets.durations(edition.body),
        "definitions": DEFINITIONS,
        "zone": LOCAL,
    }


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
def as_csv(request: HttpRequest) -> HttpResponse:
    """Give the latest edition as one long table; without an edition, its header alone."""
    edition = figures.latest()
    with override(settings.LANGUAGE_CODE):
        header = ["tabel", "satuan", "kode_baris", "baris", "kode_kolom", "kolom", "jumlah", "digabung", "keadaan"]
        rows = [[row[name] for name in header] for row in _open_rows(edition)]
        text = "".join(csvout.lines([*header, "sumber"], ([*row, _source()] for row in rows)))
    answer = HttpResponse(text, content_type=csvout.CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(edition)}.csv"'
    return answer


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
def as_json(request: HttpRequest) -> HttpResponse:
    """Give the latest edition with what must be known to use it: units, cut-off, source, licence, how it hides."""
    edition = figures.latest()
    with override(settings.LANGUAGE_CODE):
        told = {
            "judul": _("Angka netralitas ASN"),
            "sumber": _source(),
            "lisensi": _("Boleh dipakai siapa saja dengan menyebut sumber."),
            "keadaan": edition.cutoff.astimezone(LOCAL).isoformat() if edition else None,
            "dihitung": edition.checked_at.astimezone(LOCAL).isoformat() if edition else None,
            "angka_terkecil": edition.body["minimum"] if edition else None,
            "penggabungan": _suppression(),
            "istilah": {str(term): str(meaning) for term, meaning in DEFINITIONS},
            "angka": _open_rows(edition),
            "median_hari": [
                {
                    "tahap": stage,
                    "nama": str(STAGES[stage]),
                    "hari": told["days"],
                    "keadaan": told["cutoff"],
                }
                for stage, told in (edition.body["durations"] if edition else {}).items()
            ],
        }
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'inline; filename="{_file_name(edition)}.json"'
    return answer


def _open_rows(edition: Publication | None) -> list[dict[str, Any]]:
    read = figuresheets.tables(edition.body) if edition else {}
    return [row for table in read.values() for row in _rows_of(table)]


def _rows_of(table: Read) -> list[dict[str, Any]]:
    return [
        {
            "tabel": table.key,
            "satuan": table.unit,
            "kode_baris": row,
            "baris": row_name(table.key, row, table.names),
            "kode_kolom": column,
            "kolom": str(COLUMNS[column]),
            "jumlah": table.groups[row, column],
            "digabung": int(REST in (row, column)),
            "keadaan": table.cutoff.isoformat(),
        }
        for row in table.rows
        for column in table.columns
        if (row, column) in table.groups
    ]


def _source() -> str:
    return _("Portal Netralitas ASN, %(address)s") % {"address": f"{settings.PUBLIC_URL}/angka/"}


def _suppression() -> str:
    return _(
        "Kelompok yang terlalu kecil, atau yang berubah terlalu sedikit sejak edisi mana pun sebelumnya, digabung "
        "dengan kelompok lain (kode *). Tabel yang belum aman diperbarui tetap memuat keadaan sebelumnya. Baris yang "
        "tidak disebut ada di dalam gabungan itu; tanpa gabungan, jumlahnya nol."
    )


def _file_name(edition: Publication | None) -> str:
    day = edition.cutoff.astimezone(LOCAL).date().isoformat() if edition else "kosong"
    return f"angka-netralitas-{day}"

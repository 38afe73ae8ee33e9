"""How an edition of the figures is shown: each table as a chart with its sentence and its rows. Asks no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from netralitas.figurewords import COLUMNS, STAGES, UNITS, WORDS, row_name
from netralitas.lib import charts
from netralitas.lib.charts import Part
from netralitas.lib.smallcells import REST
from netralitas.tallies import LOCAL, OUTCOMES, REGISTERED, TABLES

UNIT_OF = {table.key: UNITS[table.unit] for table in TABLES}
IN_CHART = 10  # bars; the table has them all
MONTHS_IN_CHART = 24
COLUMN_ORDER = ["followed_up", "waiting", "", REST]
# Rows that have an order of their own; all others stand by size.
ORDERED = {
    "outcome": list(OUTCOMES),
    "phase": ["before", "after", "unknown"],
    "sanction": ["moral", "light", "moderate", "heavy", "dishonourable"],
}
TONES = {"followed_up": "1", "waiting": "2", REST: "3"}


@dataclass(frozen=True)
class Read:
    """One published table, ready to be asked for its numbers."""

    key: str
    groups: dict[tuple[str, str], int]
    names: dict[str, str]
    cutoff: datetime

    @property
    def total(self) -> int:
        return sum(self.groups.values())

    @property
    def unit(self) -> str:
        return str(UNIT_OF[self.key])

    @property
    def columns(self) -> list[str]:
        return sorted({column for _row, column in self.groups}, key=COLUMN_ORDER.index)

    @property
    def rows(self) -> list[str]:
        """Return the rows as they are shown: by their own order or by size, the rest last."""
        order = ORDERED.get(self.key)

        def place(row: str) -> tuple[Any, ...]:
            own = (row,) if self.key == "month" else (order.index(row),) if order and row in order else ()
            return (row == REST, *(own or (-self.of_row(row), row)))

        return sorted({row for row, _column in self.groups}, key=place)

    def of_row(self, row: str) -> int:
        return sum(count for (one, _column), count in self.groups.items() if one == row)

    def told(self, row: str) -> int | None:
        """Return the number of a row, None when it may be hidden in the rest."""
        if row not in self.rows and REST in self.rows:
            return None
        return self.of_row(row)

    def of_column(self, column: str) -> int | None:
        """Return the sum of a column, None when it may be hidden in the rest."""
        if column not in self.columns and REST in self.columns:
            return None
        return sum(count for (_row, one), count in self.groups.items() if one == column)


@dataclass(frozen=True)
class Row:
    """One row of a chart and of its table."""

    name: str
    parts: list[Part]
    total: str
    cells: list[str]


@dataclass(frozen=True)
class Portion:
    """One part of a whole, with its words."""

    tone: str
    name: str
    count: str


@dataclass(frozen=True)
class Whole:
    """One bar that shows what became of a number."""

    title: str
    parts: list[Part]
    portions: list[Portion]


@dataclass(frozen=True)
class Sheet:
    """One chart with its sentence for those who do not see it, and its table."""

    key: str
    title: str
    note: str
    sentence: str
    header: list[str]
    rows: list[Row]
    bars: list[Row] = field(default_factory=list)
    legend: list[Portion] = field(default_factory=list)
    wholes: list[Whole] = field(default_factory=list)
    line: charts.Line | None = None

    @property
    def has_long_names(self) -> bool:
        """Say whether its names are sentences and need the whole width."""
        return self.key == "act"


def number(count: int) -> str:
    """Return a number as it is read here."""
    return str(number_format(count, force_grouping=True))


def tables(body: dict[str, Any]) -> dict[str, Read]:
    """Return the tables of an edition that have something in them."""
    return {
        key: Read(
            key,
            {(row, column): count for row, column, count in table["groups"]},
            table["names"],
            datetime.fromisoformat(table["cutoff"]).astimezone(LOCAL),
        )
        for key, table in body["tables"].items()
        if table["groups"]
    }


def headline(read: dict[str, Read]) -> list[dict[str, Any]]:
    """Return the large numbers at the head of the page; one that is hidden is not there, an older one has its day."""
    found: list[tuple[Read, int | None, str]] = []
    if reports := read.get("outcome"):
        found.append((reports, reports.total, _("laporan masuk")))
        found.append((reports, _sum(reports, REGISTERED), _("diregister")))
        found.append((reports, reports.told("forwarded"), _("terbukti dan diteruskan")))
    if advice := read.get("follow_up"):
        found.append((advice, advice.total, _("rekomendasi ke pimpinan instansi")))
    if waits := read.get("waiting"):
        found.append((waits, waits.told("overdue"), _("rekomendasi lewat batas waktu")))
    return [
        {
            "count": number(count),
            "words": words,
            "day": _day_if_older(table, read),
            "urgent": table.key == "waiting" and count > 0,
        }
        for table, count, words in found
        if count is not None
    ]


def _day_if_older(table: Read, read: dict[str, Read]) -> str:
    newest = max(one.cutoff for one in read.values())
    return "" if table.cutoff == newest else date_format(table.cutoff, "j F Y")


def sheets(read: dict[str, Read]) -> list[Sheet]:
    """Return every chart of the page, in the order in which the questions come."""
    found: list[Sheet] = []
    if wholes := _wholes(read):
        older = dict.fromkeys(_day_if_older(read[key], read) for key in ("outcome", "follow_up") if key in read)
        found.append(_funnel(wholes, [day for day in older if day]))
    for key in ("month", "act", "follow_up", "province", "contest", "way", "phase", "sanction"):
        if table := read.get(key):
            found.append(_month_sheet(table) if key == "month" else _bar_sheet(table))
    return found


def durations(body: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the median time of each stage that is told, in the order of a case's life."""
    told = body["durations"]
    return [
        (str(STAGES[stage]), _("%(days)s hari") % {"days": number(told[stage]["days"])})
        for stage in ("checking", "study", "satgas", "follow_up", "decision")
        if stage in told
    ]


# --- What became of a whole


def follow_up(read: dict[str, Read]) -> Whole | None:
    """Return what became of all recommendations, None while there are none to tell of."""
    table, waits = read.get("follow_up"), read.get("waiting")
    if table is None:
        return None
    parts = [("followed_up", "1", table.of_column("followed_up"))]
    if waits and waits.cutoff == table.cutoff and waits.total == table.of_column("waiting"):
        parts += [("within", "2", waits.told("within")), ("overdue", "red", waits.told("overdue"))]
    else:
        parts.append(("waiting", "2", table.of_column("waiting")))
    return _whole(_("Dari %(n)s rekomendasi") % {"n": number(table.total)}, table.total, parts)


def _wholes(read: dict[str, Read]) -> list[Whole]:
    found: list[Whole] = []
    if reports := read.get("outcome"):
        registered = _sum(reports, REGISTERED)
        parts = [("registered", "1", registered), ("checking", "2", reports.told("checking"))]
        parts.append(("not_registered", "3", _sum(reports, ("not_registered", "ended", "referred"))))
        found.append(_whole(_("Dari %(n)s laporan") % {"n": number(reports.total)}, reports.total, parts))
        if registered:
            tones = zip(("forwarded", "study", "not_proven"), ("1", "2", "3"), strict=True)
            parts = [(row, tone, reports.told(row)) for row, tone in tones]
            found.append(_whole(_("Dari %(n)s yang diregister") % {"n": number(registered)}, registered, parts))
    if advice := follow_up(read):
        found.append(advice)
    return found


def _whole(title: str, total: int, given: Sequence[tuple[str, str, int | None]]) -> Whole:
    known = [(key, tone, count) for key, tone, count in given if count]
    if left := total - sum(count for _key, _tone, count in known):
        # Two grounds of one tone would look like one part.
        known = [(key, "2" if tone == "3" else tone, count) for key, tone, count in known]
        known.append((REST, "3", left))
    words = {
        "registered": _("diregister"),
        "not_registered": _("tidak diregister, ditarik, disatukan, atau diteruskan ke lembaga lain"),
        "forwarded": _("terbukti"),
    }
    return Whole(
        title,
        charts.bar([(tone, count) for _key, tone, count in known], total),
        [Portion(tone, words.get(key) or str(COLUMNS[key]), number(count)) for key, tone, count in known],
    )


def _sum(table: Read, rows: Iterable[str]) -> int | None:
    counts = [table.told(row) for row in rows]
    return None if None in counts else sum(count or 0 for count in counts)


def _funnel(wholes: list[Whole], older: list[str]) -> Sheet:
    note = [_("Dari laporan sampai tindakan pimpinan instansi.")]
    note += [_("Sebagian keadaan %(day)s.") % {"day": day} for day in older]
    return Sheet(
        key="funnel",
        title=_("Apa yang terjadi pada laporan"),
        note=" ".join(note),
        sentence=" ".join(sentence_of(whole) for whole in wholes),
        header=[_("Tahap"), _("Jumlah")],
        rows=[
            Row(f"{whole.title}: {portion.name}", [], portion.count, [portion.count])
            for whole in wholes
            for portion in whole.portions
        ],
        wholes=wholes,
    )


def sentence_of(whole: Whole) -> str:
    """Return a bar of parts as one sentence."""
    return f"{whole.title}: " + ", ".join(f"{portion.count} {portion.name}" for portion in whole.portions) + "."


# --- One table as bars or as a line


def _bar_sheet(table: Read) -> Sheet:
    columns, unit = table.columns, table.unit
    several = columns != [""]
    rows = {row: table.of_row(row) for row in table.rows}
    named = [row for row in rows if row != REST]
    drawn = named[:IN_CHART] or [REST]
    longest = max(rows[row] for row in drawn)
    # A rest longer than every bar would press all of them together; it stands in the table alone then.
    if REST in rows and rows[REST] <= longest and REST not in drawn:
        drawn.append(REST)
    shown = {}
    for row, total in rows.items():
        counts = [table.groups.get((row, column), 0) for column in columns]
        parts = [(TONES.get(column, "1"), count) for column, count in zip(columns, counts, strict=True)]
        if not several:
            parts = [("3" if row == REST else "1", total)]
        cells = [number(count) for count in counts] if several else [f"{round(100 * total / table.total)}%"]
        name = row_name(table.key, row, table.names)
        shown[row] = Row(name, charts.bar(parts, longest), number(total), [number(total), *cells])
    return Sheet(
        key=table.key,
        title=str(WORDS[table.key].title),
        note=_note(table, cut=len(drawn) < len(rows)),
        sentence=_bars_sentence(table, [shown[row] for row in drawn], unit),
        header=[str(WORDS[table.key].rows), _("Jumlah"), *(_column_heads(columns))],
        rows=list(shown.values()),
        bars=[shown[row] for row in drawn],
        legend=[Portion(TONES.get(column, "1"), str(COLUMNS[column]), "") for column in columns] if several else [],
    )


def _column_heads(columns: list[str]) -> list[str]:
    return [_("Bagian")] if columns == [""] else [str(COLUMNS[column]) for column in columns]


def _note(table: Read, *, cut: bool = False) -> str:
    sentences = [
        _("%(n)s %(unit)s, keadaan %(day)s.")
        % {"n": number(table.total), "unit": table.unit, "day": date_format(table.cutoff, "j F Y")}
    ]
    if cut:
        sentences.append(_("Gambar menunjukkan sebagian, tabel memuat semuanya."))
    return " ".join(sentences)


def _bars_sentence(table: Read, rows: list[Row], unit: str) -> str:
    values = {"unit": unit, "rows": str(WORDS[table.key].rows).lower(), "n": len(rows)}
    listed = "; ".join(f"{row.name}, {row.total}" for row in rows[:3])
    return _("%(n)d batang jumlah %(unit)s menurut %(rows)s") % values + f": {listed}."


def _month_sheet(table: Read) -> Sheet:
    shown = [row for row in table.rows if row not in (REST, "")]
    rows = [
        Row(row_name(table.key, row, table.names), [], number(table.of_row(row)), [number(table.of_row(row))])
        for row in table.rows
    ]
    months = _months(shown)[-MONTHS_IN_CHART:]
    # What is not named is hidden in the rest; without a rest it is nothing.
    unnamed = None if REST in table.rows else 0
    values = [table.groups.get((month, ""), unnamed) for month in months]
    is_line = len(months) > 1
    still_open = is_line and months[-1] == table.cutoff.strftime("%Y-%m")
    note = [_note(table)]
    if still_open:
        note.append(_("Bulan terakhir belum selesai, digambar putus-putus."))
    if is_line and unnamed is None:
        note.append(_("Garis terputus di bulan yang angkanya kecil."))
    return Sheet(
        key=table.key,
        title=str(WORDS[table.key].title),
        note=" ".join(note),
        sentence=_line_sentence(table, shown) if is_line else _bars_sentence(table, rows, table.unit),
        header=[str(WORDS[table.key].rows), _("Jumlah")],
        rows=rows,
        bars=[] if is_line else rows_as_bars(table, rows),
        line=charts.line(values, [_short(month) for month in months], last_is_open=still_open) if is_line else None,
    )


def rows_as_bars(table: Read, rows: list[Row]) -> list[Row]:
    """Return months as bars: one or two points make no line."""
    longest = max(table.of_row(row) for row in table.rows)
    return [
        Row(row.name, charts.bar([("3" if key == REST else "1", table.of_row(key))], longest), row.total, row.cells)
        for key, row in zip(table.rows, rows, strict=True)
    ]


def _months(shown: list[str]) -> list[str]:
    """Return every month from the first shown one to the last."""
    if not shown:
        return []
    (first_year, first), (last_year, last) = (map(int, month.split("-")) for month in (min(shown), max(shown)))
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(first_year * 12 + first - 1, last_year * 12 + last)]


def _short(month: str) -> str:
    return date_format(date.fromisoformat(f"{month}-01"), "n/y")


def _line_sentence(table: Read, shown: list[str]) -> str:
    highest = max(shown, key=table.of_row)
    return _("Garis jumlah laporan tiap bulan dari %(first)s sampai %(last)s; terbanyak %(n)s pada %(month)s.") % {
        "first": row_name("month", min(shown), {}),
        "last": row_name("month", max(shown), {}),
        "n": number(table.of_row(highest)),
        "month": row_name("month", highest, {}),
    }

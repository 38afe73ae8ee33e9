"""How an edition is shown, also when some of its numbers are hidden."""

import pytest

from netralitas import figuresheets
from netralitas.lib.smallcells import REST

CUTOFF = "2024-11-13T00:20:00+07:00"


def read(**tables: dict) -> dict:
    """Return tables as an edition keeps them: a row's number, or a row's numbers by column."""
    body = {}
    for key, rows in tables.items():
        groups = [
            [row, column, count]
            for row, counts in rows.items()
            for column, count in (counts.items() if isinstance(counts, dict) else [("", counts)])
        ]
        body[key] = {"cutoff": CUTOFF, "groups": groups, "names": {"33": "Jawa Tengah", "51": "Bali"}}
    return figuresheets.tables({"tables": body})


def portions(whole) -> list:
    return [(one.tone, one.count, one.name) for one in whole.portions]


OUTCOME = {"checking": 190, "not_registered": 200, "study": 205, "not_proven": 186, "forwarded": 412, "ended": 91}


def test_whole_numbers_are_told_in_the_order_of_a_case_s_life():
    advice = {"33": {"followed_up": 38, "waiting": 23}}
    sheet = figuresheets.sheets(read(outcome=OUTCOME, follow_up=advice, waiting={"within": 9, "overdue": 14}))[0]

    assert [whole.title for whole in sheet.wholes] == [
        "Dari 1.284 laporan",
        "Dari 803 yang diregister",
        "Dari 61 rekomendasi",
    ]
    assert portions(sheet.wholes[0]) == [
        ("1", "803", "diregister"),
        ("2", "190", "masih diperiksa"),
        ("3", "291", "tidak diregister, ditarik, disatukan, atau diteruskan ke lembaga lain"),
    ]
    assert portions(sheet.wholes[2]) == [
        ("1", "38", "ditindaklanjuti"),
        ("2", "9", "masih dalam batas waktu"),
        ("red", "14", "lewat batas waktu"),
    ]
    assert "Dari 61 rekomendasi: 38 ditindaklanjuti, 9 masih dalam batas waktu, 14 lewat batas waktu." in sheet.sentence


def test_what_is_hidden_of_a_whole_is_one_part():
    hidden = {"checking": 190, "study": 205, "forwarded": 412, REST: 477}
    wholes = figuresheets.sheets(read(outcome=hidden))[0].wholes

    assert len(wholes) == 1
    assert portions(wholes[0]) == [("2", "190", "masih diperiksa"), ("3", "1.094", "angka kecil, digabung")]


def test_recommendations_are_not_split_by_numbers_of_another_day():
    tables = read(follow_up={"33": {"followed_up": 38, "waiting": 23}}, waiting={"within": 9, "overdue": 13})

    assert portions(figuresheets.follow_up(tables)) == [
        ("1", "38", "ditindaklanjuti"),
        ("2", "23", "belum ditindaklanjuti"),
    ]


def test_headline_leaves_out_what_is_hidden():
    shown = read(outcome={"forwarded": 412, REST: 20}, waiting={REST: 8})

    assert [(big["count"], big["words"]) for big in figuresheets.headline(shown)] == [
        ("432", "laporan masuk"),
        ("412", "terbukti dan diteruskan"),
    ]


def test_overdue_is_urgent_only_when_there_is_one():
    tables = read(waiting={"within": 8}), read(waiting={"overdue": 8})

    assert [figuresheets.headline(one)[0]["urgent"] for one in tables] == [False, True]


def test_what_is_of_an_older_day_says_so():
    shown = read(outcome={"checking": 20})
    body = {
        "tables": {"follow_up": {"cutoff": "2024-11-20T00:20:00+07:00", "groups": [["33", "waiting", 9]], "names": {}}}
    }
    shown |= figuresheets.tables(body)

    assert [big["day"] for big in figuresheets.headline(shown)] == ["13 November 2024"] * 3 + [""]
    assert figuresheets.sheets(shown)[0].note == (
        "Dari laporan sampai tindakan pimpinan instansi. Sebagian keadaan 13 November 2024."
    )


def test_bars_stand_by_size_with_the_rest_last():
    (sheet,) = figuresheets.sheets(read(province={"51": 12, REST: 9, "33": 40}))

    assert [(bar.name, bar.total) for bar in sheet.bars] == [
        ("Jawa Tengah", "40"),
        ("Bali", "12"),
        ("Wilayah dengan angka kecil, digabung", "9"),
    ]
    assert [row.cells for row in sheet.rows] == [["40", "66%"], ["12", "20%"], ["9", "15%"]]
    assert sheet.sentence == (
        "3 batang jumlah laporan menurut provinsi tempat kejadian: Jawa Tengah, 40; Bali, 12; "
        "Wilayah dengan angka kecil, digabung, 9."
    )


def test_a_rest_longer_than_every_bar_stands_in_the_table_alone():
    (sheet,) = figuresheets.sheets(read(province={"33": 40, REST: 90}))

    assert [bar.total for bar in sheet.bars] == ["40"]
    assert [row.total for row in sheet.rows] == ["40", "90"]
    assert "tabel memuat semuanya" in sheet.note


def test_a_long_table_is_drawn_in_part_and_listed_whole():
    (sheet,) = figuresheets.sheets(read(province={str(n): 10 + n for n in range(11, 45)} | {REST: 7}))

    assert (len(sheet.bars), len(sheet.rows)) == (11, 35)


def test_everything_in_the_rest_is_still_a_chart():
    (sheet,) = figuresheets.sheets(read(way={REST: 12}))

    assert [bar.parts[0].width for bar in sheet.bars] == ["100"]


def test_provinces_are_told_with_what_they_did():
    (sheet,) = (s for s in figuresheets.sheets(read(follow_up={"33": {"followed_up": 30, "waiting": 10}})) if s.bars)

    assert sheet.header == ["Provinsi instansi", "Jumlah", "ditindaklanjuti", "belum ditindaklanjuti"]
    assert sheet.rows[0].cells == ["40", "30", "10"]
    assert [part.tone for part in sheet.bars[0].parts] == ["1", "2", "gap"]
    assert [portion.name for portion in sheet.legend] == ["ditindaklanjuti", "belum ditindaklanjuti"]


def test_hidden_columns_of_provinces_are_one_bar():
    (sheet,) = (s for s in figuresheets.sheets(read(follow_up={"33": {REST: 12}})) if s.bars)

    assert sheet.header[2:] == ["angka kecil, digabung"]
    assert [part.tone for part in sheet.bars[0].parts] == ["3"]


def test_months_are_a_line_whose_last_stretch_is_still_open():
    (sheet,) = figuresheets.sheets(read(month={"2024-09": 96, "2024-10": 150, "2024-11": 40}))

    assert [tick.words for tick in sheet.line.labels] == ["9/24", "10/24", "11/24"]
    assert sheet.line.open_end
    assert "Bulan terakhir belum selesai" in sheet.note
    assert sheet.sentence == (
        "Garis jumlah laporan tiap bulan dari September 2024 sampai November 2024; terbanyak 150 pada Oktober 2024."
    )
    assert [row.name for row in sheet.rows] == ["September 2024", "Oktober 2024", "November 2024"]


def test_a_hidden_month_breaks_the_line_and_an_empty_one_is_nothing():
    (broken,) = figuresheets.sheets(read(month={"2023-11": 9, "2023-12": 9, "2024-02": 9, "2024-03": 9, REST: 7}))
    (whole,) = figuresheets.sheets(read(month={"2023-11": 9, "2023-12": 9, "2024-02": 9}))

    assert (len(broken.line.runs), len(broken.line.dots)) == (2, 4)
    assert (len(whole.line.runs), len(whole.line.dots)) == (1, 4)
    assert "Garis terputus" in broken.note


@pytest.mark.parametrize("months", [{"2024-11": 9}, {REST: 9}])
def test_one_month_is_a_bar(months):
    (sheet,) = figuresheets.sheets(read(month=months))

    assert (sheet.line, [bar.total for bar in sheet.bars]) == (None, ["9"])
    assert sheet.note == "9 laporan, keadaan 13 November 2024."
    assert sheet.sentence.startswith("1 batang jumlah laporan menurut bulan diterima: ")


def test_durations_stand_in_the_order_of_a_case_s_life():
    body = {"durations": {"study": {"days": 3}, "checking": {"days": 1}}}

    assert figuresheets.durations(body) == [
        ("Dari diterima sampai diregister", "1 hari"),
        ("Dari diregister sampai hasil kajian", "3 hari"),
    ]


def test_an_empty_edition_shows_nothing():
    tables = figuresheets.tables({"tables": {}})

    assert (figuresheets.sheets(tables), figuresheets.headline(tables)) == ([], [])
    assert figuresheets.follow_up(tables) is None

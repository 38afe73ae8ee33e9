"""One row of an import, by table: what it says, what stops it, what will be missing."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.importcolumns import COLUMNS, layout_of, plain_title, template
from complaints.importrow import FLAWS, HINTS, Known, moment_of, plain_place, read_row

NOW = datetime(2024, 11, 1, 3, tzinfo=UTC)
KNOWN = Known(
    regions={
        "99.01": ("99.01",),
        "kabupaten tirtamukti": ("99.01",),
        "tirtamukti": ("99.01",),
        "kabupaten sagara": ("99.05",),
        "kota sagara": ("99.72",),
        "sagara": ("99.05", "99.72"),
    },
    agencies={"pemerintah kabupaten tirtamukti": 7},
    acts_on=lambda on: frozenset({"DS-07"} if on >= date(2022, 9, 22) else ()),
    contests=frozenset({"PILKADA-2024"}),
    hours={"99.01": 8},
    now=NOW,
)
CELLS = {"number": "8801", "received": "21-10-2024", "story": "Camat hadir di kampanye.", "region": "Tirtamukti"}


def read(**cells):
    return read_row({**CELLS, **cells}, KNOWN)


def test_row_becomes_the_answers_of_a_form():
    row = read(
        title="Camat kampanye",
        happened="20/10/2024",
        known="20 Oktober 2024",
        place="Balai desa",
        post="Camat",
        agency="Pemerintah Kab. Tirtamukti",
        employment="P3K",
        act="ds-07",
        contest="pilkada-2024",
        witness="Pak Contoh",
        link="https://a.example/1 https://b.example/2,",
        confidential="Tidak",
        name="Kenanga Contoh",
        phone="0812",
    )

    assert (row.flaws, row.hints, row.number) == ([], [], "8801")
    assert row.received_at.isoformat() == "2024-10-21T00:00:00+08:00"
    assert row.answers["who"] == {
        "post": "Camat",
        "agency_text": "Pemerintah Kab. Tirtamukti",
        "agency_id": 7,
        "region_code": "99.01",
        "employment_status": "pppk",
    }
    assert row.answers["what"] == {"narrative": "Camat kampanye\n\nCamat hadir di kampanye.", "acts": ["DS-07"]}
    assert row.answers["when"] == {
        "occurred_on": "2024-10-20",
        "known_on": "2024-10-20",
        "place": "Balai desa",
        "contest_code": "PILKADA-2024",
        "witnesses": [{"who": "Pak Contoh"}],
    }
    assert row.answers["you"] == {"mode": "open", "name": "Kenanga Contoh", "phone": "0812"}
    assert [link["url"] for link in row.answers["links"]] == ["https://a.example/1", "https://b.example/2"]


@pytest.mark.parametrize("word", ["Di luar pemilihan", "LUAR PEMILIHAN", "bukan pemilihan"])
def test_event_may_belong_to_no_contest(word):
    row = read(contest=word)

    assert (row.answers["when"], row.hints) == ({"contest_code": "outside"}, read().hints)


@pytest.mark.parametrize(
    ("cells", "flaw"),
    [
        ({"number": " "}, ("number", "missing")),
        ({"received": ""}, ("received", "missing")),
        ({"story": "\u200b\ufeff"}, None),
        ({"story": "\x07"}, ("story", "missing")),
        ({"number": "9" * 61}, ("number", "too_long")),
        ({"story": "a" * 20_001}, ("story", "too_long")),
        ({"number": "8,80123E+12"}, ("number", "rounded")),
        ({"nip": "1.98E+17"}, ("nip", "rounded")),
        ({"received": "kemarin"}, ("received", "date_form")),
        ({"received": "45586"}, ("received", "date_form")),
        ({"received": "10/21/2024"}, ("received", "date_form")),
        ({"received": "21-10-2024 25:00"}, ("received", "date_form")),
        ({"received": "2024-11-01 18:00"}, ("received", "future")),
        ({"received": "9999-12-31"}, ("received", "future")),
        ({"received": "0001-01-01"}, ("received", "too_old")),
        ({"happened": "2-11-2024"}, ("happened", "future")),
        ({"happened": "21-10-1899"}, ("happened", "too_old")),
        ({"happened": "tadi"}, ("happened", "date_form")),
        ({"happened": "20-10-2024", "known": "19-10-2024"}, ("known", "known_before")),
        ({"anonymous": "mungkin"}, ("anonymous", "yes_no")),
        ({"confidential": "x"}, ("confidential", "yes_no")),
        ({"link": " ".join(f"https://a.example/{n}" for n in range(11))}, ("link", "too_many_links")),
    ],
)
def test_what_stops_a_row_names_its_column(cells, flaw):
    assert [one[:2] for one in read(**cells).flaws] == ([flaw] if flaw else [])


@pytest.mark.parametrize(
    ("cells", "hint"),
    [
        ({"region": ""}, ["region_missing"]),
        ({"region": "Entah"}, ["region_unknown", "region_missing"]),
        ({"region": "Sagara"}, ["region_several", "region_missing"]),
        ({"region": "Kota Sagara"}, []),
        ({"region": "KAB. SAGARA"}, []),
        ({"region": "99.01"}, []),
        ({"agency": "SMP Negeri 2"}, ["agency_unknown"]),
        ({"employment": "pensiunan"}, ["employment_unknown"]),
        ({"act": "DS-99"}, ["act_unknown"]),
        ({"act": "DS-07", "happened": "1-1-2021"}, ["act_unknown"]),
        ({"contest": "PEMILU-1955"}, ["contest_unknown"]),
        ({"link": "foto.jpg"}, ["link_broken"]),
        ({"link": "javascript:alert(1)"}, ["link_broken"]),
        ({"anonymous": "Ya", "name": "Kenanga"}, ["identity_dropped"]),
    ],
)
def test_what_will_be_missing_stops_nothing(cells, hint):
    row = read(**cells)

    assert (row.flaws, row.hints) == ([], hint)


def test_text_that_names_no_region_stays_in_the_place():
    row = read(region="Desa Entah", place="Balai desa")

    assert row.answers["when"]["place"] == "Balai desa, Desa Entah"


@pytest.mark.parametrize(
    ("cells", "you"),
    [
        ({}, {"mode": "anonymous"}),
        ({"name": "Kenanga"}, {"mode": "confidential", "name": "Kenanga"}),
        ({"name": "Kenanga", "confidential": "-"}, {"mode": "confidential", "name": "Kenanga"}),
        ({"name": "Kenanga", "confidential": "Ya"}, {"mode": "confidential", "name": "Kenanga"}),
        ({"name": "Kenanga", "confidential": "TIDAK"}, {"mode": "open", "name": "Kenanga"}),
        ({"name": "Kenanga", "anonymous": "ya", "confidential": "tidak"}, {"mode": "anonymous"}),
    ],
)
def test_what_is_not_said_of_the_reporter_stays_the_more_closed(cells, you):
    assert read(**cells).answers["you"] == you


WITA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-10-21", "2024-10-21T00:00:00+08:00"),
        ("2024-10-21 09:30", "2024-10-21T09:30:00+08:00"),
        ("2024-10-21T09:30:15+07:00", "2024-10-21T09:30:15+07:00"),
        ("21/10/2024 09.30", "2024-10-21T09:30:00+08:00"),
        ("21-10-2024 9:30:59 WIB", "2024-10-21T09:30:00+07:00"),
        ("Senin, 21 Oktober 2024 pukul 09.30 WIT", "2024-10-21T09:30:00+09:00"),
        ("21 Okt 2024, 09:30", "2024-10-21T09:30:00+08:00"),
        ("21-13-2024", None),
        ("", None),
    ],
)
def test_moment_is_read_as_people_and_programs_write_it(text, moment):
    found = moment_of(text, WITA)

    assert (found.isoformat() if found else None) == moment


@pytest.mark.parametrize(
    ("header", "places", "unread", "missing"),
    [
        (["ISI LAPORAN", "tracking-id", "Tanggal  laporan"], {"number": 1, "received": 2, "story": 0}, [], []),
        # The day it came to this office counts more than the day it was written.
        (
            ["Tracking ID", "Tanggal Laporan", "Tanggal Disposisi", "Isi Laporan"],
            {"number": 0, "received": 2, "story": 3},
            ["Tanggal Laporan"],
            [],
        ),
        (["Isi Laporan", "Isi Laporan", ""], {"story": 0}, ["Isi Laporan"], ["Nomor Laporan", "Tanggal Laporan"]),
        (["Instansi Terdisposisi"], {}, ["Instansi Terdisposisi"], ["Nomor Laporan", "Tanggal Laporan", "Isi Laporan"]),
    ],
)
def test_columns_are_found_by_any_of_their_names(header, places, unread, missing):
    layout = layout_of(header)

    assert (layout.places, layout.unread, layout.missing) == (places, unread, missing)


def test_no_name_means_two_columns():
    names = [plain_title(title) for column in COLUMNS for title in (column.title, *column.also)]

    assert len(names) == len(set(names))


def test_rows_of_the_template_are_without_flaw():
    layout = layout_of([column.title for column in COLUMNS])

    assert [read_row(layout.cells(row), KNOWN).flaws for row in template()] == [[], []]


cells = st.dictionaries(
    st.sampled_from([column.key for column in COLUMNS]),
    st.text(max_size=40) | st.from_regex(r"[0-9./: -]{1,20}", fullmatch=True),
)


@given(cells)
def test_any_cells_are_answers_or_flaws(given):
    row = read_row(given, KNOWN)

    assert row.flaws or row.received_at
    assert {code for _column, code, _facts in row.flaws} <= FLAWS.keys()
    assert set(row.hints) <= HINTS.keys()
    for _column, code, facts in row.flaws:
        assert str(FLAWS[code]) % facts


@given(st.text(max_size=40))
def test_place_made_plain_once_stays(text):
    assert plain_place(plain_place(text)) == plain_place(text)

"""What a phone writes into a film goes, what is seen and heard stays where the tables say it lies."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netralitas.lib import isobmff
from tests.lib import films


@pytest.mark.parametrize("table", [b"stco", b"co64"])
def test_place_maker_and_days_go_and_sound_and_picture_stay_where_they_were(table):
    film = films.mp4(table=table)
    assert films.secrets_in(film) == list(films.SECRETS)

    clean = isobmff.without_metadata(film)

    assert films.secrets_in(clean) == []
    assert len(clean) == len(film)
    at = film.index(films.PICTURE)
    assert clean[at : at + len(films.PICTURE + films.SOUND)] == films.PICTURE + films.SOUND
    assert clean[at + len(films.PICTURE + films.SOUND) :][: len(films.MOVEMENT)] == bytes(len(films.MOVEMENT))


def test_tables_that_say_where_the_samples_lie_stay_as_they_are():
    film = films.mp4(with_movement=False)

    clean = isobmff.without_metadata(film)

    for table in (b"stsz", b"stsc", b"stco", b"stts", b"avcC"):
        assert clean.count(table) == film.count(table) == 2
        assert clean[clean.index(table) :][:30] == film[film.index(table) :][:30]


def test_cleaning_a_clean_film_changes_nothing():
    clean = isobmff.without_metadata(films.mp4())

    assert isobmff.without_metadata(clean) == clean


def test_sound_keeps_its_rate():
    film = films.mp4()

    clean = isobmff.without_metadata(film)

    assert clean.index(films.RATE) == film.index(films.RATE)


def test_fragments_are_kept_and_what_tells_in_them_goes():
    film = films.mp4(with_movement=False) + films.box(
        b"moof",
        films.box(b"mfhd", b"1234"),
        films.box(b"traf", films.box(b"trun", b"tabel"), films.box(b"uuid", b"Ponsel")),
    )

    clean = isobmff.without_metadata(film)

    assert (b"tabel" in clean, films.secrets_in(clean)) == (True, [])


def _silent() -> bytes:
    return films.box(b"moov", films.box(b"mvhd"), films.track(b"meta", at=0, sizes=[1]))


def _outside(**changes: int) -> bytes:
    values = {"at": 5, "size": 1, **changes}
    return films.box(
        b"moov",
        films.track(b"vide", at=0, sizes=[1]),
        films.track(b"meta", at=values["at"], sizes=[values["size"]]),
    )


@pytest.mark.parametrize(
    "film",
    [
        b"",
        b"\0\0\0\x08ftyp" * 5,
        films.box(b"ftyp") + _silent(),
        films.box(b"ftyp") + _outside(at=2**31),
        films.box(b"ftyp") + _outside(size=2**31),
        films.mp4() + films.box(b"moof"),
        films.mp4() + struct.pack(">I4s", 4, b"kaca"),
        films.mp4() + struct.pack(">I4s", 4000, b"moov"),
        films.mp4().replace(b"url \0\0\0\1", b"url \0\0\0\0"),
        films.mp4().replace(b"stsz", b"stzz"),
        films.mp4().replace(b"hdlr", b"hdxx"),
    ],
    ids=[
        "nothing", "no film", "nothing to play", "samples beyond the end", "samples too long",
        "other track in fragments", "box shorter than its head", "box beyond the end", "sound elsewhere", "no sizes",
        "no handler",
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_not_cleaned(film):
    with pytest.raises((ValueError, struct.error)):
        isobmff.without_metadata(film)


def test_boxes_in_boxes_end():
    deep = b""
    for _level in range(200):
        deep = films.box(b"moov", deep)

    with pytest.raises(ValueError):
        isobmff.without_metadata(films.mp4() + deep)


@pytest.mark.parametrize("chunks", [2**32 - 1, 1_000_001])
def test_table_without_end_is_not_walked(chunks):
    film = films.mp4()
    at = film.rindex(b"stco") + 8

    with pytest.raises(ValueError):
        isobmff.without_metadata(film[:at] + struct.pack(">I", chunks) + film[at + 4 :])


@settings(max_examples=300, deadline=None)
@given(
    cut=st.floats(0, 1), flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=8)
)
def test_damaged_film_ends_soon_in_a_copy_of_the_same_length_or_a_refusal(cut, flips):
    film = bytearray(films.mp4())
    film = film[: int(len(film) * cut)] if cut < 0.5 else film
    for place, change in flips:
        if film:
            film[int(place * len(film))] ^= change
    try:
        clean = isobmff.without_metadata(bytes(film))
    except (ValueError, struct.error):
        return
    assert len(clean) == len(film)

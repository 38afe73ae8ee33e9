"""What tells of the maker of a WebM becomes empty space of the same length."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netralitas.lib import matroska
from tests.lib import films


@pytest.mark.parametrize("live", [False, True], ids=["with sizes", "as a browser records it"])
def test_maker_and_place_go_and_the_picture_stays_where_it_was(live):
    film = films.webm(live=live)
    assert films.AUTHOR in film
    assert films.PLACE in film

    clean = matroska.without_metadata(film)

    assert films.secrets_in(clean) == []
    assert len(clean) == len(film)
    assert (clean.index(films.PICTURE), clean.count(films.PICTURE)) == (film.index(films.PICTURE), 2)
    assert b"\x0f\x42\x40" in clean  # the length of a tick


def test_cleaning_a_clean_film_changes_nothing():
    clean = matroska.without_metadata(films.webm())

    assert matroska.without_metadata(clean) == clean


def test_recording_that_broke_off_in_its_last_cluster_is_cleaned():
    film = films.webm(live=True)
    cut = film[: film.rindex(films.PICTURE) + 5]

    clean = matroska.without_metadata(cut)

    assert (len(clean), films.secrets_in(clean)) == (len(cut), [])


@pytest.mark.parametrize("length", [1, 2, 3, 126, 127, 128, 129, 130, 300])
def test_a_void_takes_exactly_the_place_of_what_it_stands_for(length):
    tag = b"\x12\x54\xc3\x67" + (length | 1 << 56).to_bytes(8, "big") + b"x" * length
    film = films.webm(extra=tag + films.element(0x1C53BB6B, b"tempat"))

    clean = matroska.without_metadata(film)

    assert clean.index(b"tempat") == film.index(b"tempat")
    assert b"x" * length not in clean or length == 1


@pytest.mark.parametrize(
    "film",
    [
        b"\x1a\x45\xdf\xa3\x80",
        films.webm(track_type=17),
        films.webm(extra=b"\x12\x54\xc3\x67\xff"),
        films.webm(extra=b"\x12\x54\xc3\x67\x90x"),
        films.webm(extra=b"\0"),
        films.webm() + b"\x00\x01",
        films.webm().replace(b"\x16\x54\xae\x6b", b"\x16\x54\xae\x6c"),
    ],
    ids=["no film", "subtitles", "open tags", "longer than the file", "no number", "rubbish behind", "no tracks"],
)
def test_what_does_not_add_up_is_not_cleaned(film):
    with pytest.raises((ValueError, IndexError)):
        matroska.without_metadata(film)


@settings(max_examples=300, deadline=None)
@given(
    live=st.booleans(),
    cut=st.floats(0, 1),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=8),
)
def test_damaged_film_ends_in_a_copy_of_the_same_length_or_a_refusal(live, cut, flips):
    film = bytearray(films.webm(live=live))
    film = film[: int(len(film) * cut)] if cut < 0.5 else film
    for place, change in flips:
        if film:
            film[int(place * len(film))] ^= change
    try:
        clean = matroska.without_metadata(bytes(film))
    except (ValueError, IndexError):
        return
    assert len(clean) == len(film)

"""Recordings lose their tags and keep their sound; one that would keep a tag is not called clean."""

import struct

import pytest

from netralitas.lib import media
from tests.lib import films


def test_tags_before_and_behind_the_sound_of_an_mp3_go():
    recording = films.mp3()
    assert [mark for mark in (b"ID3", b"APETAGEX", b"TAG") if mark not in recording] == []

    assert media.without_metadata(recording, "audio/mpeg") == films.MP3_FRAMES


@pytest.mark.parametrize(
    "recording",
    [
        b"",
        b"ID3\4" + bytes(200),
        b"bukan suara" + films.MP3_FRAMES,
        films.MP3_FRAMES + b"LYRICSBEGIN" + films.AUTHOR + b"000026LYRICS200",
        films.MP3_FRAMES + b"3DI" + b"\4" + bytes(5) + b"x",
    ],
    ids=["nothing", "only a tag", "rubbish first", "lyrics", "tag at the end"],
)
def test_mp3_that_would_keep_a_tag_is_not_cleaned(recording):
    with pytest.raises((ValueError, IndexError)):
        media.without_metadata(recording, "audio/mpeg")


@pytest.mark.parametrize("kind", ["opus", "vorbis"])
def test_comments_of_an_ogg_go_and_its_sound_stays(kind):
    recording = films.ogg(kind)
    assert {films.AUTHOR, b"Ponsel"} <= set(films.secrets_in(recording))

    clean = media.without_metadata(recording, "audio/ogg")

    assert (films.secrets_in(clean), films.SOUND in clean) == ([], True)


@pytest.mark.parametrize(
    "recording", [films.ogg(streams=2), films.ogg().replace(b"OpusHead", b"LainHead"), films.ogg()[:-5]]
)
def test_ogg_with_streams_nobody_opens_is_not_cleaned(recording):
    with pytest.raises(Exception):  # noqa: B017  (mutagen's own errors, among others)
        media.without_metadata(recording, "audio/ogg")


def test_wav_keeps_form_and_sound_alone():
    clean = media.without_metadata(films.wav(), "audio/wav")

    assert films.secrets_in(clean) == []
    assert clean == (
        b"RIFF" + struct.pack("<I", len(clean) - 8) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
        + b"data" + struct.pack("<I", len(films.SOUND)) + films.SOUND + b"\0"
    )  # fmt: skip


def test_wav_that_broke_off_says_how_much_sound_is_there():
    recording = films.wav()
    cut = recording[: recording.index(films.SOUND) + 4]

    clean = media.without_metadata(cut, "audio/wav")

    assert clean.endswith(b"data" + struct.pack("<I", 4) + films.SOUND[:4])


def test_wav_without_a_form_is_not_cleaned():
    with pytest.raises(ValueError):
        media.without_metadata(films.wav().replace(b"fmt ", b"fmx "), "audio/wav")

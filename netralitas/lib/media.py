"""Make the copy of a film or a recording that tells nothing of its maker; sound and picture are not made anew.

What lies inside the stream of sound or picture itself stays. Files are read by our own small code or by mutagen,
both in Python: a decoder in C would be one more way for a hostile file to run code beside the keys.
"""

import struct
from collections.abc import Callable
from io import BytesIO

from mutagen import MutagenError, apev2, id3
from mutagen.ogg import OggFileType, OggPage
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from netralitas.lib import isobmff, matroska

WAVE_PARTS = frozenset({b"fmt ", b"fact", b"data"})
# Marks of tags behind the sound of an MP3, and how far before the end each stands.
MP3_TAGS = ((b"TAG", 128), (b"TAG+", 355), (b"LYRICS200", 9), (b"LYRICSEND", 9), (b"3DI", 10), (b"APETAGEX", 32))
OGG_KINDS: tuple[tuple[bytes, type[OggFileType]], ...] = ((b"OpusHead", OggOpus), (b"\x01vorbis", OggVorbis))
MOST_PAGES = 1_000_000


def without_metadata(data: bytes, mime: str) -> bytes:
    """Return the same sound and picture alone. Raises nearly anything for what cannot be read."""
    return CLEANERS[mime](data)


def _clean_mp3(data: bytes) -> bytes:
    """Take away every tag before and behind the sound. Raises ValueError when something else than sound is left."""
    sound = BytesIO(data)
    for _turn in range(4):  # a tag may stand behind another
        before = sound.getbuffer().nbytes
        id3.delete(sound)
        sound.seek(0)
        apev2.delete(sound)
        sound.seek(0)
        if sound.getbuffer().nbytes == before:
            break
    clean = sound.getvalue().strip(b"\0")
    if clean[:1] != b"\xff" or clean[1] & 0xE0 != 0xE0:
        raise ValueError("something that is no sound stands at the beginning")
    if any(clean[-place:].startswith(mark) for mark, place in MP3_TAGS):
        raise ValueError("a tag is left behind the sound")
    return clean


def _clean_ogg(data: bytes) -> bytes:
    """Empty the comments of the one stream there is. Raises ValueError for others: they would keep theirs."""
    sound = BytesIO(data)
    streams, pages = set(), 0
    while sound.tell() < len(data):
        page = OggPage(sound)
        streams.add(page.serial)
        pages += 1
        if pages > MOST_PAGES:
            raise ValueError("pages without end")
    kind = next((kind for mark, kind in OGG_KINDS if mark in data[:512]), None)
    if len(streams) != 1 or kind is None:
        raise ValueError("more than one stream, or one of another kind")
    sound.seek(0)
    recording = kind(sound)
    comments = getattr(recording, "tags", None)
    if comments is None:
        raise MutagenError("no place for comments")
    comments.clear()
    comments.vendor = ""
    sound.seek(0)
    recording.save(sound, padding=lambda _info: 0)
    return sound.getvalue()


def _clean_wave(data: bytes) -> bytes:
    """Keep form and sound of a RIFF file; LIST, bext, id3 and all others stay behind."""
    kept, at = b"", 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        part = data[at + 8 : at + 8 + size]  # a recording that broke off says more than there is
        if name in WAVE_PARTS:
            kept += name + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2)
        at += 8 + size + size % 2
    if b"fmt " not in kept[:4] or not kept:
        raise ValueError("no form of sound")
    return b"RIFF" + struct.pack("<I", 4 + len(kept)) + b"WAVE" + kept


CLEANERS: dict[str, Callable[[bytes], bytes]] = {
    "video/mp4": isobmff.without_metadata,
    "video/quicktime": isobmff.without_metadata,
    "audio/mp4": isobmff.without_metadata,
    "video/webm": matroska.without_metadata,
    "audio/mpeg": _clean_mp3,
    "audio/ogg": _clean_ogg,
    "audio/wav": _clean_wave,
}

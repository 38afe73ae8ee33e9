"""Take place, time and device out of WebM and Matroska without moving a byte of sound or picture (RFC 8794, RFC 9559).

A file is a tree of elements. What is not needed to play becomes a ``Void`` element of the same length, full of
zeros, so that the table of places in it stays true.
"""

from collections.abc import Iterator
from dataclasses import dataclass

HEADER, SEGMENT, VOID, CHECKSUM = 0x1A45DFA3, 0x18538067, 0xEC, 0xBF
SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES = 0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1F43B675, 0x1C53BB6B
TAGS, ATTACHMENTS, CHAPTERS = 0x1254C367, 0x1941A469, 0x1043A770
SEGMENT_LEVEL = frozenset({SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, TAGS, ATTACHMENTS, CHAPTERS})
KEPT_IN_SEGMENT = frozenset({SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES})
TIME_SCALE, DURATION = 0x2AD7B1, 0x4489
# The two programs that made the file: they must be there, so their names are emptied.
PROGRAMS = frozenset({0x4D80, 0x5741})
TRACK, TRACK_TYPE = 0xAE, 0x83
NAMES_OF_A_TRACK = frozenset({0x536E, 0x258688})
PLAYED = frozenset({1, 2})
MOST_ELEMENTS = 1_000_000


@dataclass(frozen=True)
class Element:
    """One element: where it starts, where its body starts, where it ends; ``open`` when its size is not written."""

    kind: int
    start: int
    body: int
    end: int
    open: bool


def without_metadata(data: bytes) -> bytes:
    """Return a film or recording of the same length in which only picture and sound are left.

    Raises ValueError or IndexError when the elements do not add up, or when there is nothing to play or a track
    that is neither.
    """
    film, tracks = bytearray(data), 0
    for element in _elements(film, 0, len(film)):
        if element.kind == SEGMENT:
            tracks += _strip_segment(film, element)
        elif element.kind != HEADER:
            _blank(film, element)
    if not tracks:
        raise ValueError("nothing to play")
    return bytes(film)


def _elements(film: bytearray, start: int, end: int) -> Iterator[Element]:
    at, seen = start, 0
    while at < end:
        seen += 1
        kind, body = _number(film, at, keep_mark=True)
        size, body = _number(film, body)
        is_open = size < 0
        # A recording that broke off ends in the middle of its last cluster.
        if not is_open and body + size > end and kind != CLUSTER:
            raise ValueError("an element that is longer than what holds it")
        if seen > MOST_ELEMENTS:
            raise ValueError("elements without end")
        last = _end_of_open(film, kind, body, end) if is_open else min(body + size, end)
        yield Element(kind, at, body, last, is_open)
        at = last


def _number(film: bytearray, at: int, *, keep_mark: bool = False) -> tuple[int, int]:
    """Return a number of one to eight bytes and the place behind it; -1 for a size that is not written."""
    width = 9 - film[at].bit_length()
    if width > (4 if keep_mark else 8) or at + width > len(film):
        raise ValueError("no number where one must stand")
    number = int.from_bytes(film[at : at + width], "big")
    if keep_mark:
        return number, at + width
    bits = number & ((1 << 7 * width) - 1)
    return (-1 if bits == (1 << 7 * width) - 1 else bits), at + width


def _end_of_open(film: bytearray, kind: int, body: int, end: int) -> int:
    """Find where an element without a written size ends: a live recording is written that way."""
    if kind == SEGMENT:
        return end
    if kind != CLUSTER:
        raise ValueError("only segments and clusters may be open")
    at = body
    while at < end:
        child, inner = _number(film, at, keep_mark=True)
        if child in SEGMENT_LEVEL:
            break
        size, inner = _number(film, inner)
        if size < 0:
            raise ValueError("an open element in a cluster")
        at = min(inner + size, end)
    return at


def _strip_segment(film: bytearray, segment: Element) -> int:
    """Blank what is not needed to play; return how many tracks there are."""
    tracks = 0
    for element in _elements(film, segment.body, segment.end):
        if element.kind not in KEPT_IN_SEGMENT:
            _blank(film, element)
        elif element.kind == INFO:
            _strip_info(film, element)
        elif element.kind == TRACKS:
            tracks += _strip_tracks(film, element)
    return tracks


def _strip_info(film: bytearray, info: Element) -> None:
    for element in _elements(film, info.body, info.end):
        if element.kind in PROGRAMS:
            film[element.body : element.end] = bytes(element.end - element.body)
        elif element.kind not in (TIME_SCALE, DURATION):
            _blank(film, element)


def _strip_tracks(film: bytearray, tracks: Element) -> int:
    """Take the names of the tracks away; return how many there are."""
    found = 0
    for track in _elements(film, tracks.body, tracks.end):
        if track.kind != TRACK:
            _blank(film, track)
            continue
        found += 1
        parts = list(_elements(film, track.body, track.end))
        kinds = [int.from_bytes(film[part.body : part.end], "big") for part in parts if part.kind == TRACK_TYPE]
        if len(kinds) != 1 or kinds[0] not in PLAYED:
            raise ValueError("a track that is neither picture nor sound")
        for part in parts:
            if part.kind in NAMES_OF_A_TRACK | {CHECKSUM, VOID}:
                _blank(film, part)
    return found


def _blank(film: bytearray, element: Element) -> None:
    """Put a Void of the very same length in an element's place. Raises ValueError for one byte, which has none."""
    length = element.end - element.start
    if length < 2 or element.open:
        raise ValueError("an element that cannot be voided")
    width = 1 if length - 2 <= 126 else 8
    size = (length - 1 - width) | (1 << 7 * width)
    film[element.start : element.end] = bytes([VOID]) + size.to_bytes(width, "big") + bytes(length - 1 - width)

"""Take place, time and device out of MP4, MOV and M4A without moving a byte of sound or picture (ISO/IEC 14496-12).

A film is a tree of boxes, and tables in it say where in the file each sample lies. So nothing is cut out: what is
not needed to play becomes a ``free`` box of the same length, full of zeros. Tracks that are neither picture nor
sound go the same way with their samples: phones write place and movement there once a second.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"moof", b"traf", b"dinf"})
# What is needed to play. Every other box tells of something else: udta, meta, uuid, keys of one maker.
KEPT = frozenset({
    b"ftyp", b"styp", b"mdat", b"sidx", b"mfra", b"mvhd", b"tkhd", b"edts", b"tapt", b"mdhd", b"hdlr", b"vmhd",
    b"smhd", b"nmhd", b"dref", b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stps", b"sdtp", b"stsz", b"stz2",
    b"stsc", b"stco", b"co64", b"sbgp", b"sgpd", b"subs", b"saiz", b"saio", b"mehd", b"trex", b"mfhd", b"tfhd",
    b"tfdt", b"trun",
})  # fmt: skip
PLAYED = frozenset({b"vide", b"soun"})
DATED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
# No honest table is longer; a hostile one must not keep a worker busy for minutes.
MOST_ENTRIES = 1_000_000
MOST_BOXES = 100_000
DEEPEST = 8


@dataclass(frozen=True)
class Box:
    """One box: where it starts, where its body starts, where it ends."""

    kind: bytes
    start: int
    body: int
    end: int


def without_metadata(data: bytes) -> bytes:
    """Return a film or recording of the same length in which only picture and sound are left.

    Raises ValueError or struct.error when the boxes do not add up, when sound or picture lie outside the file, or
    when there is nothing to play.
    """
    film = bytearray(data)
    top = list(_boxes(film, 0, len(film)))
    in_fragments = any(box.kind == b"moof" for box in top)
    tracks = [track for box in top if box.kind == b"moov" for track in _children(film, box, b"trak")]
    silent = [track for track in tracks if _handler(film, track) not in PLAYED]
    if len(silent) == len(tracks):
        raise ValueError("nothing to play")
    if silent and in_fragments:
        raise ValueError("samples of other tracks lie in fragments, which are not opened here")
    for track in tracks:
        if track in silent:
            _empty(film, track)
        else:
            _forget_encoders(film, track)
    for box in top:
        _strip(film, box)
    return bytes(film)


def _boxes(film: bytearray, start: int, end: int) -> Iterator[Box]:
    at, seen = start, 0
    while at + 8 <= end:
        seen += 1
        size, kind, body = int.from_bytes(film[at : at + 4], "big"), bytes(film[at + 4 : at + 8]), at + 8
        if size == 1:
            size, body = int.from_bytes(film[at + 8 : at + 16], "big"), at + 16
        elif size == 0:
            size = end - at
        if size < body - at or at + size > end or seen > MOST_BOXES:
            raise ValueError("a box that is longer than what holds it, or boxes without end")
        yield Box(kind, at, body, at + size)
        at += size
    film[at:end] = bytes(end - at)  # fewer bytes than a box has


def _children(film: bytearray, box: Box, kind: bytes) -> list[Box]:
    return [child for child in _boxes(film, box.body, box.end) if child.kind == kind]


def _find(film: bytearray, box: Box, *path: bytes) -> Box:
    """Return the first box along a path. Raises ValueError when there is none."""
    for kind in path:
        found = _children(film, box, kind)
        if not found:
            raise ValueError(f"no {kind!r}")
        box = found[0]
    return box


def _handler(film: bytearray, track: Box) -> bytes:
    body = _find(film, track, b"mdia", b"hdlr").body
    return bytes(film[body + 8 : body + 12])


# --- What goes


def _strip(film: bytearray, box: Box, depth: int = 0) -> None:
    """Blank what is not needed to play in a box and in all below it."""
    if box.kind in CONTAINERS:
        if depth > DEEPEST:
            raise ValueError("boxes in boxes without end")
        for child in _boxes(film, box.body, box.end):
            _strip(film, child, depth + 1)
    elif box.kind not in KEPT:
        _blank(film, box)
    elif box.kind in DATED:
        # Days of making and of change: 32 bits each, 64 in version 1.
        _zero(film, box, 4, 20 if film[box.body : box.body + 1] == b"\x01" else 12)
    elif box.kind == b"hdlr":
        _zero(film, box, 12, box.end - box.body)  # maker and name of the program
    elif box.kind == b"dref":
        _forget_sources(film, box)


def _forget_sources(film: bytearray, table: Box) -> None:
    """Take paths on the maker's disk away. Raises ValueError when sound or picture lie in another file."""
    for entry in _boxes(film, table.body + 8, table.end):
        if not film[entry.body + 3 : entry.body + 4] == b"\x01":
            raise ValueError("sound or picture lie in another file")
        _zero(film, entry, 4, entry.end - entry.body)


def _forget_encoders(film: bytearray, track: Box) -> None:
    """Take away what the camera's encoder says of itself: its maker and, with a picture, its name."""
    table = _find(film, track, b"mdia", b"minf", b"stbl", b"stsd")
    for entry in _boxes(film, table.body + 8, table.end):
        _zero(film, entry, 12, 16)
        if _handler(film, track) == b"vide":
            _zero(film, entry, 42, 74)


def _empty(film: bytearray, track: Box) -> None:
    """Blank a track that is not played, and every sample of it."""
    table = _find(film, track, b"mdia", b"minf", b"stbl")
    left = len(film)
    for start, end in _samples(film, table):
        left -= end - start
        if end > len(film) or left < 0:
            raise ValueError("samples outside the file")
        film[start:end] = bytes(end - start)
    _blank(film, track)


def _samples(film: bytearray, table: Box) -> Iterator[tuple[int, int]]:
    """Yield where the samples of a track lie, one stretch for each chunk of them."""
    places, wide = _table(film, table, (b"stco", b"co64"), 8)
    runs, _kind = _table(film, table, (b"stsc",), 8)
    sizes, _kind = _table(film, table, (b"stsz",), 12)
    same, count = unpack_from(">II", film, sizes.body + 4)
    chunks, steps = _count(film, places), _count(film, runs)
    if max(chunks, steps, 0 if same else count) > MOST_ENTRIES:
        raise ValueError("a table without end")
    at, step, each = 0, 0, 0
    for chunk in range(chunks):
        if step < steps and unpack_from(">I", film, runs.body + 8 + 12 * step)[0] == chunk + 1:
            each = unpack_from(">I", film, runs.body + 12 + 12 * step)[0]
            step += 1
        here = min(each, count - at)
        length = same * here if same else sum(unpack_from(f">{here}I", film, sizes.body + 12 + 4 * at))
        at += here
        form, width = (">Q", 8) if wide == b"co64" else (">I", 4)
        start = unpack_from(form, film, places.body + 8 + width * chunk)[0]
        yield start, start + length


def _table(film: bytearray, parent: Box, kinds: tuple[bytes, ...], shortest: int) -> tuple[Box, bytes]:
    for box in _boxes(film, parent.body, parent.end):
        if box.kind in kinds and box.end - box.body >= shortest:
            return box, box.kind
    raise ValueError(f"no {kinds[0]!r}")


def _count(film: bytearray, table: Box) -> int:
    return unpack_from(">I", film, table.body + 4)[0]


def _blank(film: bytearray, box: Box) -> None:
    film[box.start + 4 : box.start + 8] = b"free"
    film[box.body : box.end] = bytes(box.end - box.body)


def _zero(film: bytearray, box: Box, start: int, end: int) -> None:
    """Zero part of a box's body, counted from its start, never beyond its end."""
    first, last = box.body + start, min(box.body + end, box.end)
    if first < last:
        film[first:last] = bytes(last - first)

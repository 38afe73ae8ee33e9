"""Small films, recordings and documents as phones and word processors write them, full of what tells of their maker."""

import struct
from io import BytesIO

from mutagen import apev2, id3
from mutagen.ogg import OggPage

from tests.lib import samples

AUTHOR = samples.AUTHOR.encode()
PLACE = b"-06.2000+106.8167/"
DAY = struct.pack(">I", 3_811_000_000)
RATE = struct.pack(">HHHHI", 1, 16, 0, 0, 44100 << 16)
PICTURE, SOUND, MOVEMENT = b"gambar-1gambar-2", b"suara-suara-suara", b"GPS " + PLACE
SECRETS = (AUTHOR, PLACE, DAY, b"Ponsel", b"GPS ")


def secrets_in(data: bytes) -> list[bytes]:
    """Return what tells of the maker and is still there."""
    return [secret for secret in SECRETS if secret in data]


# --- MP4, MOV, M4A


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


def wide_box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4sQ", 1, kind, 16 + len(body)) + body


def track(handler: bytes, *, at: int, sizes: list[int], entry: bytes = b"avc1", table: bytes = b"stco") -> bytes:
    """Return a track whose samples lie one behind the other from ``at``, in one chunk."""
    place = struct.pack(">Q" if table == b"co64" else ">I", at)
    shape = bytes(26) + AUTHOR.ljust(32, b"\0") + bytes(4) if handler == b"vide" else RATE
    description = bytes(6) + b"\0\1" + bytes(4) + b"Pons" + shape
    stbl = box(
        b"stbl",
        box(b"stsd", bytes(4), struct.pack(">I", 1), box(entry, description, box(b"avcC", b"cara"))),
        box(b"stts", bytes(4), struct.pack(">III", 1, len(sizes), 100)),
        box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, len(sizes), 1)),
        box(b"stsz", bytes(4), struct.pack(f">II{len(sizes)}I", 0, len(sizes), *sizes)),
        box(table, bytes(4), struct.pack(">I", 1), place),
    )
    source = box(b"dinf", box(b"dref", bytes(4), struct.pack(">I", 1), box(b"url ", b"\0\0\0\1", AUTHOR)))
    return box(
        b"trak",
        box(b"tkhd", b"\0\0\0\1", DAY, DAY, bytes(72)),
        box(b"udta", box(b"name", AUTHOR)),
        box(
            b"mdia",
            box(b"mdhd", b"\1\0\0\0", bytes(4), DAY, bytes(4), DAY, bytes(20)),
            box(b"hdlr", bytes(4), b"mhlr", handler, b"Pons" + bytes(8), AUTHOR, b"\0"),
            box(b"minf", box(b"vmhd", bytes(12)), source, stbl),
        ),
    )


def mp4(brand: bytes = b"isom", *, table: bytes = b"stco", extra: bytes = b"", with_movement: bool = True) -> bytes:
    """Return a film with its place in ``udta``, in ``meta`` and once a second in a track of its own."""
    start = box(b"ftyp", brand, bytes(4), b"isommp42")
    at = len(start) + 16
    tracks = [
        track(b"vide", at=at, sizes=[8, 8], table=table),
        track(b"soun", at=at + len(PICTURE), sizes=[len(SOUND)], entry=b"mp4a", table=table),
    ]
    if with_movement:
        place = at + len(PICTURE) + len(SOUND)
        tracks.append(track(b"meta", at=place, sizes=[len(MOVEMENT)], entry=b"mebx", table=table))
    moov = box(
        b"moov",
        box(b"mvhd", bytes(4), DAY, DAY, bytes(88)),
        *tracks,
        box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7", PLACE), box(b"meta", bytes(4), box(b"ilst", AUTHOR))),
        box(b"meta", box(b"keys", b"com.apple.quicktime.model"), b"Ponsel"),
    )
    return b"".join([
        start, wide_box(b"mdat", PICTURE, SOUND, MOVEMENT if with_movement else b""), moov,
        box(b"uuid", AUTHOR), box(b"free", AUTHOR), extra,
    ])  # fmt: skip


# --- WebM


def element(kind: int, *parts: bytes, open_size: bool = False) -> bytes:
    body = b"".join(parts)
    size = b"\x01" + b"\xff" * 7 if open_size else (len(body) | 1 << 56).to_bytes(8, "big")
    return kind.to_bytes((kind.bit_length() + 7) // 8, "big") + size + body


def webm(*, live: bool = False, extra: bytes = b"", track_type: int = 1) -> bytes:
    """Return a film with its maker in the head, the tags and an attachment; ``live`` leaves sizes open."""
    info = element(
        0x1549A966, element(0xBF, bytes(4)), element(0x2AD7B1, b"\x0f\x42\x40"), element(0x4D80, b"Ponsel"),
        element(0x5741, b"Ponsel"), element(0x7BA9, AUTHOR), element(0x4461, bytes(4) + DAY), element(0x7384, AUTHOR),
    )  # fmt: skip
    entry = element(0xAE, element(0xD7, b"\1"), element(0x83, bytes([track_type])), element(0x536E, AUTHOR))
    cluster = element(0x1F43B675, element(0xE7, b"\0"), element(0xA3, PICTURE), open_size=live)
    tags = element(0x1254C367, element(0x7373, AUTHOR, PLACE))
    letter = element(0x1941A469, AUTHOR)
    body = [element(0xEC, AUTHOR), info, element(0x1654AE6B, entry), cluster, cluster, tags, letter]
    header = b"\x1a\x45\xdf\xa3\x8b\x42\x86\x81\x01\x42\x82\x84webm"
    return header + element(0x18538067, *body, extra, open_size=live)


# --- MP3, OGG, WAV

MP3_FRAMES = (b"\xff\xfb\x90\x64" + b"\x55" * 413) * 6


def mp3() -> bytes:
    """Return a recording with tags of three kinds around its sound."""
    file = BytesIO(MP3_FRAMES)
    tags = id3.ID3()
    tags.add(id3.TPE1(encoding=0, text=AUTHOR.decode()))
    tags.add(id3.COMM(encoding=0, lang="ind", desc="tempat", text=PLACE.decode()))
    ape = apev2.APEv2()
    ape["Artist"] = AUTHOR.decode()
    ape.save(file)
    tags.save(file, v1=2)
    return file.getvalue()


def ogg(kind: str = "opus", *, streams: int = 1) -> bytes:
    """Return a recording with comments; of more than one stream, each with its own."""
    comments = struct.pack("<I", 6) + b"Ponsel" + struct.pack("<II", 1, len(b"ARTIST=" + AUTHOR)) + b"ARTIST=" + AUTHOR
    head = {
        "opus": b"OpusHead\x01\x01" + struct.pack("<HIhB", 312, 48000, 0, 0),
        "vorbis": b"\x01vorbis" + struct.pack("<IBIIIIB", 0, 1, 44100, 0, 64000, 0, 0xB8) + b"\1",
    }[kind]
    packets = {
        "opus": [head, b"OpusTags" + comments],
        "vorbis": [head, b"\x03vorbis" + comments + b"\1", b"\x05vorbis" + b"susunan"],
    }[kind]
    pages = []
    for serial in range(streams):
        for number, packet in enumerate([*packets, SOUND]):
            page = OggPage()
            page.packets, page.serial, page.sequence = [packet], serial, number
            page.first, page.last = number == 0, number == len(packets)
            page.position = 960 * number
            pages.append(page.write())
    return b"".join(pages)


def wav(*, cut: int = 0) -> bytes:
    """Return a recording with its maker in three parts around the sound."""
    parts = [
        (b"LIST", b"INFOIART" + struct.pack("<I", len(AUTHOR)) + AUTHOR), (b"bext", AUTHOR + PLACE),
        (b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)), (b"data", SOUND), (b"id3 ", AUTHOR),
    ]  # fmt: skip
    body = b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in parts)
    whole = b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body
    return whole[: len(whole) - cut] if cut else whole

"""Read the outer structure of a JPEG file without decoding a pixel (ITU-T T.81, annex B)."""

SOI, EOI, SOS = b"\xff\xd8", b"\xff\xd9", b"\xff\xda"
# What tells how to decode: JFIF and Adobe's colour transform. Every other application segment and the
# comments tell of the camera, the place and the person.
KEPT_APPLICATION_SEGMENTS = frozenset({0xE0, 0xEE})


def split(data: bytes) -> tuple[list[bytes], bytes]:
    """Return the segments before the first scan, and everything from the first scan to the end of the image.

    What follows the end-of-image marker is left out. Raises ValueError when a marker is not where one must
    stand.
    """
    if not data.startswith(SOI):
        raise ValueError("no start of image")
    segments, at = [], len(SOI)
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(data) or data[at] != 0xFF:
            raise ValueError("no marker where one must stand")
        if data[at : at + 2] == SOS:
            break
        end = at + 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
        segments.append(data[at:end])
        at = end
    # Inside the scans 0xFF is always followed by 0x00 or a marker, so the first EOI found is the real one.
    end = data.find(EOI, at)
    return segments, data[at : end + len(EOI)] if end >= 0 else data[at:]


def scans(data: bytes) -> int:
    """Return how many passes a decoder makes. Raises ValueError when the image is broken or cut off."""
    _segments, image = split(data)
    if not image.endswith(EOI):
        raise ValueError("no end of image")
    return image.count(SOS)


def without_metadata(data: bytes) -> bytes:
    """Return the same pixels without EXIF, XMP, IPTC, profiles, comments and what follows the image.

    Raises ValueError when the structure is broken.
    """
    segments, image = split(data)
    return SOI + b"".join(segment for segment in segments if _says_how_to_decode(segment[1])) + image


def _says_how_to_decode(marker: int) -> bool:
    is_application, is_comment = 0xE0 <= marker <= 0xEF, marker == 0xFE
    return marker in KEPT_APPLICATION_SEGMENTS or not (is_application or is_comment)

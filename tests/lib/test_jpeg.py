import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from netralitas.lib import jpeg
from tests.lib import samples

PHOTO = samples.phone_photo()


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.tobytes()


def test_without_metadata_keeps_every_pixel_and_nothing_else():
    bare = jpeg.without_metadata(PHOTO + b"yang menyusul" + PHOTO)

    assert pixels(bare) == pixels(PHOTO)
    assert [
        word for word in (b"Exif", samples.AUTHOR.encode(), b"ICC_PROFILE", b"xmpmeta", b"menyusul") if word in bare
    ] == []
    assert jpeg.without_metadata(bare) == bare


def test_without_metadata_keeps_the_colours_of_cmyk():
    data = samples.saved(samples.picture(mode="CMYK"), "JPEG")

    assert pixels(jpeg.without_metadata(data)) == pixels(data)
    assert b"Adobe" in jpeg.without_metadata(data)


def test_without_metadata_strips_a_photo_whose_end_is_missing():
    bare = jpeg.without_metadata(PHOTO[:-20])

    assert (bare[:2], samples.AUTHOR.encode() in bare) == (b"\xff\xd8", False)


def test_scans_counts_the_passes_of_the_decoder():
    baseline, progressive = (
        samples.saved(samples.picture(), "JPEG"),
        samples.saved(samples.picture(), "JPEG", progressive=True),
    )

    assert jpeg.scans(baseline) == 1
    assert jpeg.scans(progressive) > 1


@pytest.mark.parametrize("length", [0, 1, 2, 3, 20, len(PHOTO) // 2, len(PHOTO) - 1])
def test_scans_finds_a_cut(length):
    with pytest.raises(ValueError):
        jpeg.scans(PHOTO[:length])


@given(st.binary(max_size=400))
def test_split_of_random_bytes_ends_with_a_result_or_a_value_error(tail):
    try:
        segments, image = jpeg.split(b"\xff\xd8" + tail)
    except ValueError:
        return
    assert image.startswith(jpeg.SOS)
    assert all(segment[0] == 0xFF for segment in segments)

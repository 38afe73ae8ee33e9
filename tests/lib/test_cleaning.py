import io
import shutil
import subprocess

import pikepdf
import pytest
from PIL import Image

from netralitas.lib import cleaning
from netralitas.lib.files import Limits, clean_copy, inspect
from netralitas.lib.refusal import Refusal
from tests.lib import films, papers, samples

JUNK = ("/OpenAction", "/AA", "/Names", "/AcroForm", "/Metadata", "/PieceInfo", "/AF", "/Collection")
LIMITS = Limits(max_bytes=20 * 1024 * 1024, max_pixels=60_000_000)


def cleaned(data: bytes, name: str = "berkas") -> bytes:
    return clean_copy(data, inspect(io.BytesIO(data), name, LIMITS))


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_clean_copy_of_a_photo_has_no_place_no_author_and_no_profile(form):
    photo = samples.phone_photo(form)
    assert samples.PLACE in photo
    assert samples.AUTHOR.encode() in photo

    clean = cleaned(photo)
    image = opened(clean)

    assert (dict(image.getexif()), dict(image.getexif().get_ifd(0x8825))) == ({}, {})
    assert {"exif", "xmp", "icc_profile", "comment", "Author", "XML:com.adobe.xmp"} & set(image.info) == set()
    assert [
        word
        for word in (samples.PLACE, samples.AUTHOR.encode(), b"Exif", b"eXIf", b"xmpmeta", b"ICCP", b"Ponsel")
        if word in clean
    ] == []


@pytest.mark.parametrize(
    ("orientation", "red_corner", "size"),
    [
        (1, (5, 5), (60, 40)),
        (3, (54, 34), (60, 40)),
        (6, (34, 5), (40, 60)),
        (8, (5, 54), (40, 60)),
    ],
)
def test_clean_copy_turns_the_photo_upright(orientation, red_corner, size):
    image = opened(cleaned(samples.phone_photo(orientation=orientation, quality=95))).convert("RGB")

    red, green, _blue = image.getpixel(red_corner)

    assert (image.size, red > 200, green < 90) == (size, True, True)


def test_clean_copy_keeps_the_first_picture_of_a_moving_image():
    image = opened(cleaned(samples.moving_gif()))

    assert (image.format, getattr(image, "n_frames", 1)) == ("GIF", 1)
    assert image.convert("RGB").getpixel((50, 35)) == (255, 255, 255)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data:UserWarning")
def test_clean_copy_survives_a_torn_exif_block():
    broken = samples.saved(samples.picture(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + samples.AUTHOR.encode())

    clean = cleaned(broken)

    assert (opened(clean).size, samples.AUTHOR.encode() in clean) == ((60, 40), False)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_clean_copy_of_a_png_keeps_its_size_in_every_colour_mode(mode):
    source = Image.new("I;16", (60, 40), 40_000) if mode == "I;16" else samples.picture(mode=mode)

    assert opened(cleaned(samples.saved(source, "PNG"))).size == (60, 40)


def test_clean_copy_keeps_transparency():
    source = samples.picture()

    clean = opened(cleaned(samples.saved(source, "PNG", transparency=(255, 255, 255))))

    assert clean.mode == "RGBA"
    assert (clean.getpixel((59, 39))[3], clean.getpixel((5, 5))[3]) == (0, 255)


def test_clean_copy_of_a_cmyk_photo_is_rgb():
    assert opened(cleaned(samples.saved(samples.picture(mode="CMYK"), "JPEG"))).mode == "RGB"


def test_clean_copy_is_stable():
    clean = cleaned(samples.phone_photo("PNG"))

    assert cleaned(clean) == clean


def test_clean_copy_of_a_photo_that_does_not_decode_is_refused():
    photo = samples.phone_photo("WEBP")
    facts = inspect(io.BytesIO(photo), "foto", LIMITS)

    with pytest.raises(Refusal) as caught:
        clean_copy(photo[: len(photo) // 2], facts)

    assert caught.value.code == "broken"


def test_clean_copy_of_a_pdf_has_nothing_that_acts_or_tells():
    source = samples.busy_pdf()
    secrets = [b"LAMPIRAN-RAHASIA", samples.AUTHOR.encode(), samples.PLACE, b"app.alert", b"lacak.example", b"<xdp>"]
    assert [secret for secret in secrets if secret not in source] == []

    clean = cleaned(source)

    with pikepdf.open(io.BytesIO(clean)) as document:
        plain = io.BytesIO()
        # Everything unpacked, so that nothing hides behind compression.
        document.save(
            plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )  # fmt: skip
        root, page = document.Root, document.pages[0].obj
        assert [key for key in JUNK if key in root] == []
        assert [key for key in ("/Annots", "/AA", "/PieceInfo", "/Metadata") if key in page] == []
        assert "/Info" not in document.trailer
        assert dict(document.attachments) == {}
    assert [secret for secret in [*secrets, b"xmpmeta", b"JavaScript"] if secret in plain.getvalue()] == []


def test_clean_copy_of_a_pdf_shows_the_page_and_what_was_filled_in(tmp_path):
    (tmp_path / "bersih.pdf").write_bytes(cleaned(samples.busy_pdf()))

    text = subprocess.run(
        [shutil.which("pdftotext"), "-layout", tmp_path / "bersih.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout

    assert text.split() == ["ISI", "HALAMAN", "NILAI", "ISIAN"]


def test_clean_copy_of_a_pdf_keeps_the_photos_inside():
    with pikepdf.open(io.BytesIO(cleaned(samples.busy_pdf()))) as document:
        photos = [pikepdf.PdfImage(stream).as_pil_image().size for stream in document.pages[0].get_images().values()]

    assert photos == [(60, 40), (60, 40)]


def test_clean_copy_of_a_pdf_refuses_a_photo_it_cannot_look_into():
    document = pikepdf.open(io.BytesIO(samples.busy_pdf()))
    photo = document.pages[0].get_images()["/Foto"]
    photo.write(
        samples.phone_photo().hex().encode() + b">",
        filter=pikepdf.Array([pikepdf.Name.ASCIIHexDecode, pikepdf.Name.DCTDecode]),
    )
    source = io.BytesIO()
    document.save(source)

    with pytest.raises(Refusal) as caught:
        cleaned(source.getvalue())

    assert caught.value.code == "broken"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (films.mp4(), "rapat.mp4"), (films.mp4(b"qt  "), "rapat.mov"), (films.mp4(b"M4A "), "suara.m4a"),
        (films.webm(), "rapat.webm"), (films.mp3(), "suara.mp3"), (films.ogg(), "suara.ogg"),
        (films.wav(), "suara.wav"),
        (papers.docx(), "nota.docx"), (papers.xlsx(), "tabel.xlsx"), (papers.odt(), "nota.odt"),
    ],
)  # fmt: skip
def test_clean_copy_of_films_recordings_and_documents_names_nobody(data, name):
    assert samples.AUTHOR.encode() in papers.unpacked(data)

    clean = cleaned(data, name)

    assert films.secrets_in(papers.unpacked(clean)) == []
    assert inspect(io.BytesIO(clean), name, LIMITS).mime == inspect(io.BytesIO(data), name, LIMITS).mime


@pytest.mark.parametrize(
    "data", [samples.mp4(), samples.MP3, samples.WEBM, samples.OGG, samples.office(**{"word/a.bin": b"x"})]
)
def test_clean_copy_refuses_what_it_cannot_look_into(data):
    with pytest.raises(Refusal) as caught:
        cleaned(data)

    assert caught.value.code == "cannot_clean"


def test_many_pictures_that_are_too_large_together_are_not_opened_at_all(monkeypatch):
    out = io.BytesIO()
    Image.new("1", (6000, 6000)).save(out, "PNG")  # 36 megapixels in four kilobytes
    data = papers.docx(**{f"word/media/image{n}.png": out.getvalue() for n in range(2, 60)})
    opened = []
    real = cleaning._clean_image
    monkeypatch.setattr(cleaning, "_clean_image", lambda data, form: opened.append(form) or real(data, form))

    with pytest.raises(Refusal) as caught:
        cleaned(data, "nota.docx")

    assert (caught.value.code, opened) == ("cannot_clean", ["JPEG", "PNG"])

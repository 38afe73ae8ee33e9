import hashlib
import io

import filetype
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageFile

from netralitas.lib.files import KINDS, FileFacts, Limits, bare_name, clean_copy, foresee, inspect
from netralitas.lib.refusal import Refusal
from tests.lib import films, papers, samples

CODES = {"", "empty", "too_large", "type_refused", "type_mismatch", "bomb", "broken", "cannot_clean"}
LIMITS = Limits(max_bytes=20 * 1024 * 1024, max_pixels=60_000_000)
HONEST = {
    "foto.jpg": (samples.phone_photo(), "image", "image/jpeg", "jpg"),
    "foto.png": (samples.phone_photo("PNG"), "image", "image/png", "png"),
    "foto.webp": (samples.phone_photo("WEBP"), "image", "image/webp", "webp"),
    "gerak.gif": (samples.moving_gif(), "image", "image/gif", "gif"),
    "surat.pdf": (samples.pdf(), "pdf", "application/pdf", "pdf"),
    "rapat.mp4": (samples.mp4(), "video", "video/mp4", "mp4"),
    "rapat.mov": (samples.MOV, "video", "video/quicktime", "mov"),
    "rapat.webm": (samples.WEBM, "video", "video/webm", "webm"),
    "suara.mp3": (samples.MP3, "audio", "audio/mpeg", "mp3"),
    "suara.m4a": (samples.mp4(b"M4A "), "audio", "audio/mp4", "m4a"),
    "suara.ogg": (samples.OGG, "audio", "audio/ogg", "ogg"),
    "suara.wav": (samples.WAV, "audio", "audio/wav", "wav"),
    "nota.docx": (samples.office("word"), "document", None, "docx"),
    "tabel.xlsx": (samples.office("xl"), "document", None, "xlsx"),
    "paparan.pptx": (samples.office("ppt"), "document", None, "pptx"),
    "nota.odt": (samples.open_document(), "document", "application/vnd.oasis.opendocument.text", "odt"),
}
RICH = {
    "sibuk.pdf": samples.busy_pdf(),
    "penuh.mp4": films.mp4(),
    "penuh.webm": films.webm(),
    "penuh.mp3": films.mp3(),
    "penuh.ogg": films.ogg("vorbis"),
    "penuh.wav": films.wav(),
    "penuh.docx": papers.docx(),
    "penuh.odt": papers.odt(),
}


def judge(data: bytes, name: str = "berkas", limits: Limits = LIMITS) -> FileFacts:
    return inspect(io.BytesIO(data), name, limits)


def refusal(data: bytes, name: str = "berkas", limits: Limits = LIMITS) -> Refusal:
    with pytest.raises(Refusal) as caught:
        judge(data, name, limits)
    return caught.value


def foreseen(name: str, size: int) -> str:
    """Return the code by which a file is refused before it is sent, or "" when it may come."""
    try:
        foresee(name, size, Limits(max_bytes=1000, max_pixels=1, max_media_bytes=5000))
    except Refusal as found:
        return found.code
    return ""


def outcome(data: bytes, name: str) -> str:
    """Judge and clean a file; return the code of the refusal, or "" when there was none."""
    try:
        clean_copy(data, judge(data, name))
    except Refusal as found:
        return found.code
    return ""


@pytest.mark.parametrize("name", HONEST)
def test_inspect_knows_honest_files_by_their_content(name):
    data, kind, mime, extension = HONEST[name]

    facts = judge(data, name)

    assert (facts.kind, facts.extension, facts.size) == (kind, extension, len(data))
    assert mime is None or facts.mime == mime
    assert judge(data, "tanpa-akhiran") == facts


def test_inspect_hashes_the_whole_file_and_leaves_it_at_its_start():
    fileobj = io.BytesIO(samples.MP3)
    fileobj.seek(50)

    facts = inspect(fileobj, "a.mp3", LIMITS)

    assert facts.sha256 == hashlib.sha256(samples.MP3).hexdigest()
    assert fileobj.tell() == 0


def test_inspect_refuses_an_empty_file():
    found = refusal(b"", "foto.jpg")

    assert (found.code, str(found)) == ("empty", "Berkas ini kosong (0 byte). Pilih berkas lain.")


def test_inspect_says_the_limit_in_megabytes():
    small = Limits(max_bytes=1024 * 1024 * 3 // 2, max_pixels=10)

    found = refusal(bytes(1024 * 1024 * 2), "a.mp3", small)

    assert (found.code, str(found)) == (
        "too_large",
        "Berkas ini terlalu besar. Paling besar 1,5 MB. Perkecil atau pilih berkas lain.",
    )


def test_inspect_takes_a_file_of_exactly_the_limit():
    data = samples.MP3

    assert judge(data, limits=Limits(max_bytes=len(data), max_pixels=1)).size == len(data)
    assert refusal(data, limits=Limits(max_bytes=len(data) - 1, max_pixels=1)).code == "too_large"


def test_inspect_takes_larger_films_than_photos():
    tight = Limits(max_bytes=100, max_pixels=60_000, max_media_bytes=10_000)

    assert judge(films.mp4(), "rapat.mp4", tight).kind == "video"
    assert refusal(samples.phone_photo(), "foto.jpg", tight).code == "too_large"
    assert refusal(films.mp4() + bytes(10_000), "rapat.mp4", tight).code == "too_large"


@pytest.mark.parametrize(
    ("name", "size", "code"),
    [
        ("foto.jpg", 0, "empty"),
        ("foto.jpg", -1, "empty"),
        ("foto.jpg", 1000, ""),
        ("foto.jpg", 1001, "too_large"),
        ("rapat.MP4", 5000, ""),
        ("rapat.mp4", 5001, "too_large"),
        ("tanpa-akhiran", 5000, ""),
        ("tanpa-akhiran", 5001, "too_large"),
        ("bukti.zip", 10, "type_refused"),
        ("bukti.RAR", 10, "type_refused"),
        ("bukti.7z", 10, "type_refused"),
        ("undangan.docm", 10, "type_refused"),
        ("undangan.doc", 10, "type_refused"),
        ("halaman.html", 10, "type_refused"),
        ("program.exe", 10, "type_refused"),
        ("foto\u202egpj.exe", 10, "type_refused"),
        ("foto.heic", 10, ""),
    ],
)
def test_foresee_refuses_before_the_file_is_sent(name, size, code):
    assert foreseen(name, size) == code


@given(name=st.text(max_size=40))
def test_foresee_refuses_nothing_that_would_be_taken(name):
    data = samples.MP3
    try:
        judge(data, name)
    except Refusal:
        return
    foresee(name, len(data), LIMITS)


@pytest.mark.parametrize("name", ["undangan.docm", "tabel.xlsm", "paparan.PPTM"])
def test_inspect_refuses_a_document_whose_name_promises_macros(name):
    assert "makro" in str(refusal(samples.office("word"), name))


def test_inspect_stops_reading_beyond_the_limit():
    class Endless(io.RawIOBase):
        handed_out = 0

        def seek(self, *_args):
            return 0

        def read(self, size=-1):
            self.handed_out += size
            return bytes(size)

    source = Endless()

    with pytest.raises(Refusal):
        inspect(source, "a.mp3", Limits(max_bytes=10, max_pixels=1))

    assert source.handed_out <= 1024 * 1024


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"halo, ini teks biasa", "tidak diterima"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "tidak diterima"),
        (b"<!doctype html><script>alert(1)</script>", "tidak diterima"),
        (b"MZ" + bytes(200), "tidak diterima"),
        (b"\x7fELF" + bytes(200), "tidak diterima"),
        (b"Rar!\x1a\x07\x00" + bytes(200), "Keluarkan isinya"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(200), "Keluarkan isinya"),
        (b"\x1f\x8b\x08" + bytes(200), "Keluarkan isinya"),
        (samples.HEIC, "HEIC"),
        (samples.OLD_OFFICE, "Simpan sebagai PDF"),
        (samples.archive({"a.txt": b"isi"}), "ZIP"),
        (samples.archive({}), "ZIP"),
        (samples.office("visio"), "ZIP"),
        (samples.open_document(b"application/vnd.oasis.opendocument.spreadsheet"), "ZIP"),
        (samples.office("word", **{"word/vbaProject.bin": b"makro"}), "makro"),
        (samples.office("xl", **{"xl/VBAPROJECT.BIN": b"makro"}), "makro"),
        (samples.open_document(**{"Basic/Standard/Module1.xml": b"makro"}), "makro"),
    ],
)
def test_inspect_refuses_types_that_are_not_taken_and_says_what_to_do(data, words):
    found = refusal(data)

    assert (found.code, words in str(found)) == ("type_refused", True)


def test_inspect_refuses_a_kind_that_these_limits_leave_out():
    only_images = Limits(max_bytes=10_000, max_pixels=60_000, kinds=frozenset({"image"}))

    found = refusal(samples.MP3, "a.mp3", only_images)

    assert str(found) == "Jenis berkas ini tidak diterima. Yang diterima: foto (JPEG, PNG, WebP, GIF)."
    assert only_images.kinds < KINDS


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("foto.jpg", "surat.pdf"),
        ("foto.jpg", "halaman.html"),
        ("foto.jpg", "program.exe"),
        ("foto.png", "gambar.svg"),
        ("surat.pdf", "foto.jpg"),
        ("surat.pdf", "C:\\Users\\siti\\foto.PNG"),
        ("surat.pdf", "foto\u202efdp.jpg"),
        ("nota.docx", "arsip.zip"),
        ("suara.mp3", "../../foto.jpg"),
    ],
)
def test_inspect_refuses_a_name_that_promises_another_kind(content, name):
    found = refusal(HONEST[content][0], name)

    assert (found.code, found.sentence.startswith("Isi berkas ini tidak sesuai dengan akhiran namanya (.")) == (
        "type_mismatch",
        True,
    )


@pytest.mark.parametrize(
    ("content", "name", "extension"),
    [
        ("foto.jpg", "foto.png", "jpg"),
        ("foto.jpg", "foto.bmp", "jpg"),
        ("foto.jpg", "WhatsApp Image 2024-10-02 at 10.33.12", "jpg"),
        ("foto.jpg", "tanpa.ekstensi-dikenal", "jpg"),
        ("foto.jpg", "", "jpg"),
        ("foto.jpg", ".jpg", "jpg"),
        ("foto.jpg", "x.y/jpg", "jpg"),
        ("rapat.mp4", "suara.m4a", "mp4"),
        ("suara.ogg", "rapat.mp4", "ogg"),
        ("nota.docx", "nota.xlsx", "docx"),
    ],
)
def test_inspect_forgives_names_within_a_kind_and_gives_the_extension_of_the_content(content, name, extension):
    assert judge(HONEST[content][0], name).extension == extension


@pytest.mark.parametrize(
    "data",
    [
        samples.huge_png(),
        samples.huge_png(8_000, 8_000),
        samples.many_scans(),
        samples.office("word", **{"word/media/a.bin": bytes(101_000_000)}),
        samples.office("word", **{"word/media/a.bin": bytes(5_000_000)}),
        samples.archive({f"{number}": b"" for number in range(10_001)}),
    ],
    ids=["more pixels than Pillow takes", "more than we take", "scans", "bytes", "ratio", "entries"],
)
def test_inspect_refuses_bombs(data):
    assert refusal(data).code == "bomb"


def test_inspect_refuses_an_image_above_its_own_limit():
    tight = Limits(max_bytes=10_000_000, max_pixels=60 * 40 - 1)

    assert refusal(samples.phone_photo(), "a.jpg", tight).code == "bomb"


def test_inspect_refuses_a_pdf_bomb_without_unpacking_it():
    assert refusal(samples.pdf_bomb(400 * 1024 * 1024)).code == "broken"


@pytest.mark.parametrize("is_lenient", [False, True], ids=["strict", "lenient"])
@pytest.mark.parametrize(
    "data",
    [
        samples.phone_photo()[:-40],
        samples.phone_photo("PNG")[:-40],
        samples.phone_photo("WEBP")[:-40],
        samples.moving_gif()[:60],
        b"\xff\xd8\xff\xe0" + bytes(50),
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        b"%PDF-1.7\nbukan apa-apa",
        samples.office()[:-30],
        samples.pdf(pages=0),
    ],
    ids=["jpeg", "png", "webp", "gif", "jpeg noise", "png noise", "pdf noise", "office", "pdf without a page"],
)
def test_inspect_refuses_what_is_cut_off_or_does_not_open(data, is_lenient, monkeypatch):
    # WeasyPrint tells Pillow to take cut images, for the whole process: no judgement may hang on that.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", is_lenient)

    assert refusal(data).code == "broken"


def test_inspect_survives_a_type_detector_that_stumbles(monkeypatch):
    def stumble(_head):
        raise IndexError("bytearray index out of range")

    monkeypatch.setattr(filetype, "guess_mime", stumble)

    assert refusal(samples.phone_photo()).code == "type_refused"


@pytest.mark.parametrize("length", range(0, len(samples.phone_photo("WEBP")), 7))
def test_inspect_finds_every_cut_of_a_webp(length):
    assert refusal(samples.phone_photo("WEBP")[:length]).code in {"empty", "type_refused", "broken"}


def test_inspect_says_that_a_pdf_is_locked():
    found = refusal(samples.locked_pdf(), "surat.pdf")

    assert (found.code, "kata sandi" in str(found)) == ("broken", True)


def test_inspect_does_not_take_the_end_of_a_thumbnail_for_the_end_of_the_photo():
    thumbnail = samples.saved(samples.picture(8, 8), "JPEG")
    data = samples.saved(samples.picture(), "JPEG", exif=b"Exif\0\0" + thumbnail)

    assert judge(data).kind == "image"
    assert refusal(data[:-2]).code == "broken"


def test_inspect_allows_what_cameras_append_after_the_photo():
    assert judge(samples.phone_photo() + b"MotionPhoto_Data" + bytes(300)).kind == "image"


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=3000), name=st.text(max_size=40))
def test_inspect_raises_nothing_but_refusals_on_random_bytes(data, name):
    assert outcome(data, name) in CODES


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted([*HONEST, *RICH])),
    cut=st.floats(0, 1),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=6),
)
def test_inspect_and_clean_copy_raise_nothing_but_refusals_on_damaged_files(name, cut, flips):
    whole = RICH[name] if name in RICH else HONEST[name][0]
    data = bytearray(whole[: int(len(whole) * cut)] if cut < 0.7 else whole)
    for place, change in flips:
        if data:
            data[int(place * len(data))] ^= change
    assert outcome(bytes(data), name) in CODES


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("/etc/passwd", "passwd"),
        ("..\\..\\foto.jpg", "foto.jpg"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ("  spasi .jpg ", "spasi .jpg"),
        ("x" * 300 + ".jpg", "x" * 146 + ".jpg"),
        ("", ""),
        ("folder/", ""),
    ],
)
def test_bare_name_keeps_no_folders_and_no_invisible_signs(name, bare):
    assert bare_name(name) == bare

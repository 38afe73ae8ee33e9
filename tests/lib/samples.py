"""Small files of every kind, honest and hostile, made on the spot."""

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from PIL.PngImagePlugin import PngInfo

PLACE = b"\x00\x00\x00\x06\x00\x00\x00\x01"  # GPS latitude degrees: 6/1
AUTHOR = "Penulis-Rahasia"
# Kept in two halves, so that no scanner of this machine takes the test for a virus.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def picture(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Return an image whose upper left quarter is red on white, so that its orientation shows."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height // 2))
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def phone_photo(form: str = "JPEG", orientation: int = 6, **options) -> bytes:
    """Return a photo as a phone writes it: turned by EXIF, with place, author, profile, XMP and a comment."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x010F] = orientation, AUTHOR, "Ponsel"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "S", (6.0, 12.0, 30.0), "E", (106.0, 49.0, 0.0)
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{AUTHOR}</x:xmpmeta>".encode()
    extra = {"comment": AUTHOR.encode(), "xmp": xmp} if form == "JPEG" else {"xmp": xmp} if form == "WEBP" else {}
    if form == "PNG":
        extra["pnginfo"] = PngInfo()
        extra["pnginfo"].add_text("Author", AUTHOR)
        extra["pnginfo"].add_itxt("XML:com.adobe.xmp", xmp.decode())
    return saved(picture(), form, exif=exif.tobytes(), icc_profile=b"profil " + AUTHOR.encode(), **extra, **options)


def emblem(width: int = 300, height: int = 330) -> bytes:
    """Return a picture as an agency uploads it for its letterhead."""
    return saved(picture(width, height, "RGBA"), "PNG")


def moving_gif() -> bytes:
    return saved(picture(), "GIF", save_all=True, append_images=[Image.new("RGB", (60, 40), "blue")], duration=100)


def huge_png(width: int = 30_000, height: int = 30_000) -> bytes:
    """Return a PNG of a few bytes that claims and would unpack to ``width`` × ``height`` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")
    )


def many_scans() -> bytes:
    """Return a JPEG whose decoder would go over the whole picture hundreds of times."""
    data = saved(picture(), "JPEG", progressive=True)
    at = data.rindex(b"\xff\xda")
    return data[:at] + data[at:-2] * 300 + b"\xff\xd9"


def pdf(pages: int = 1, **options) -> bytes:
    document = pikepdf.new()
    for _page in range(pages):
        document.add_blank_page()
    return _written(document, **options)


def busy_pdf() -> bytes:
    """Return a page with a form, comments, links, scripts, an attachment, a photo with its place, and metadata."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(300, 300)).obj
    font = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    photo = document.make_stream(phone_photo(), Type=Name.XObject, Subtype=Name.Image, Width=60, Height=40)
    photo.ColorSpace, photo.BitsPerComponent = Name.DeviceRGB, 8
    photo.write(phone_photo(), filter=Name.DCTDecode)
    packed = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=60, Height=40)
    packed.ColorSpace, packed.BitsPerComponent = Name.DeviceRGB, 8
    packed.write(zlib.compress(phone_photo()), filter=Array([Name.FlateDecode, Name.DCTDecode]))
    # A font may be called AA: what is stripped elsewhere under that name must not take it along.
    page.Resources = Dictionary(
        Font=document.make_indirect(Dictionary(AA=font)), XObject=Dictionary(Foto=photo, Kemas=packed)
    )
    page.Contents = document.make_stream(
        b"BT /AA 12 Tf 20 200 Td (ISI HALAMAN) Tj ET q 60 0 0 40 200 200 cm /Foto Do Q "
        b"q 60 0 0 40 200 100 cm /Kemas Do Q"
    )
    look = document.make_stream(b"BT /F 12 Tf 2 2 Td (NILAI ISIAN) Tj ET")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
    look.Resources = Dictionary(Font=Dictionary(F=font))
    widget = document.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=AUTHOR, V="NILAI ISIAN", F=4,
            Rect=Array([50, 50, 150, 70]), AP=Dictionary(N=look),
            AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS="app.alert('ketuk')")),
        )
    )  # fmt: skip
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, T=AUTHOR, Contents="catatan", Rect=Array([10, 10, 30, 30]))
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 200, 100, 220]),
        A=Dictionary(S=Name.URI, URI="http://lacak.example/"),
    )  # fmt: skip
    page.Annots = Array([widget, note, link])
    page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="app.alert('buka')"))
    page.PieceInfo = Dictionary(Editor=Dictionary(Private=AUTHOR))
    root = document.Root
    root.AcroForm = Dictionary(Fields=Array([widget]), XFA=document.make_stream(b"<xdp>rahasia</xdp>"))
    root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert('mulai')")
    root.AA = Dictionary(WC=Dictionary(S=Name.JavaScript, JS="app.alert('tutup')"))
    document.attachments["rahasia.txt"] = pikepdf.AttachedFileSpec(document, b"LAMPIRAN-RAHASIA")
    root.Names.JavaScript = Dictionary(Names=Array(["a", Dictionary(S=Name.JavaScript, JS="app.alert('nama')")]))
    document.docinfo["/Author"] = AUTHOR
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [AUTHOR]
    return _written(document, compress_streams=False)


def pdf_bomb(size: int) -> bytes:
    """Return a PDF whose objects stand in a stream that unpacks to ``size`` bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1024 * 1024)) for _part in range(size // 1024 // 1024)) + packer.flush()
    body = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    at = len(body)
    body += b"3 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
    body += packed + b"\nendstream\nendobj\n"
    table_at = len(body)
    rows = struct.pack(">BIH", 0, 0, 65535) + struct.pack(">BIH", 1, 9, 0) + struct.pack(">BIH", 2, 3, 0)
    rows += struct.pack(">BIH", 1, at, 0) + struct.pack(">BIH", 1, table_at, 0)
    body += b"4 0 obj\n<</Type/XRef/Size 5/W[1 4 2]/Root 1 0 R/Length %d>>\nstream\n" % len(rows)
    return body + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % table_at


def locked_pdf() -> bytes:
    return pdf(encryption=pikepdf.Encryption(user="kata-sandi", owner="kata-sandi"))


def archive(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return target.getvalue()


def office(folder: str = "word", **more: bytes) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>", f"{folder}/document.xml": b"<d/>"}
    return archive(parts | more)


def open_document(mime: bytes = b"application/vnd.oasis.opendocument.text", **more: bytes) -> bytes:
    return archive({"mimetype": mime, "content.xml": b"<office/>"} | more)


def mp4(brand: bytes = b"isom") -> bytes:
    return struct.pack(">I", 24) + b"ftyp" + brand + bytes(4) + b"isommp42" + b"\x00\x00\x00\x08free" * 20


MOV = struct.pack(">I", 20) + b"ftypqt  " + bytes(4) + b"qt  " + b"\x00\x00\x00\x08free" * 20
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(64)
MP3 = b"ID3\x04" + bytes(200)
OGG = b"OggS" + bytes(200)
WAV = b"RIFF" + struct.pack("<I", 36) + b"WAVEfmt " + bytes(200)
HEIC = struct.pack(">I", 24) + b"ftypheic" + bytes(4) + b"mif1heic" + bytes(64)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"\xec\xa5\xc1\x00" + bytes(7000)


def _written(document: pikepdf.Pdf, **options) -> bytes:
    target = io.BytesIO()
    document.save(target, **options)
    return target.getvalue()

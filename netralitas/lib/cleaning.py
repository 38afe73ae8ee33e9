"""Make the copy that daily work opens: the same picture or page, without what tells of its maker or acts."""

import zlib
from contextlib import suppress
from io import BytesIO

import pikepdf
from django.utils.translation import gettext as _
from pikepdf.sanitize import Sanitizer
from PIL import Image, ImageOps

from netralitas.lib import jpeg, media, office
from netralitas.lib.filekinds import MEDIA, FileFacts
from netralitas.lib.refusal import Refusal

JPEG_QUALITY = 90
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}
# Colour modes in which a format is written as it is; any other is turned into RGB or RGBA.
MODES = {
    "JPEG": {"L", "RGB"},
    "PNG": {"1", "L", "LA", "RGB", "RGBA", "I;16"},
    "WEBP": {"RGB", "RGBA"},
    "GIF": {"L", "RGB", "RGBA"},
}

ACTIONS = (
    Sanitizer()
    .remove_javascript()
    .remove_external_access()
    .remove_attachments()
    .remove_multimedia()
    .remove_thumbnails()
    .remove_web_capture()
    .remove_private_app_data()
    .remove_collection()
)
CATALOG_JUNK = ("/OpenAction", "/AA", "/Names", "/AcroForm", "/Perms", "/DSS", "/Legal", "/Threads")
PAGE_JUNK = ("/Annots", "/AA", "/AF", "/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
# Short keys such as /AA may be the name of a font in somebody's resources: these are looked for everywhere.
JUNK = ("/Metadata", "/PieceInfo", "/LastModified")
PHOTO_MAX_BYTES = 256 * 1024 * 1024
PIXELS_INSIDE = 60_000_000


def clean_copy(data: bytes, facts: FileFacts) -> bytes:
    """Return a copy of a judged file in which nothing but what is seen is left.

    Images come upright and re-encoded, of a moving image the first picture. PDFs lose their forms (what was
    filled in stays visible), comments, scripts, attachments and metadata, also that of the photos inside. Films
    and recordings keep their sound and picture as they are. Documents lose their properties and the names in them.
    Raises Refusal ``cannot_clean`` for what cannot be cleaned, ``broken`` for what does not decode.
    """
    try:
        if facts.kind == "image":
            return _clean_image(data, FORMATS[facts.mime])
        if facts.kind == "pdf":
            return _clean_pdf(data)
        if facts.kind in MEDIA:
            return media.without_metadata(data, facts.mime)
        if facts.kind == "document":
            return office.without_metadata(data, _PicturesInside().clean)
    except office.CannotClean as error:
        raise _cannot_clean() from error
    except Exception as error:  # hostile bytes make the decoders raise nearly anything
        if facts.kind in MEDIA:  # no decoder has looked: it may play all the same
            raise _cannot_clean() from error
        raise Refusal(_("Berkas ini rusak sehingga salinan bersihnya tidak dapat dibuat."), code="broken") from error
    raise _cannot_clean()


def _cannot_clean() -> Refusal:
    sentence = _("Salinan bersih untuk jenis berkas ini tidak dapat dibuat. Berkas asli tetap tersegel.")
    return Refusal(sentence, code="cannot_clean")


class _PicturesInside:
    """The pictures of one document: together they may have as many pixels as one photo.

    A page of small pictures costs nothing to send and hours to open, so they are counted before any is opened.
    """

    def __init__(self) -> None:
        self._left = PIXELS_INSIDE

    def clean(self, data: bytes) -> bytes:
        """Make a picture anew, in its own format. Raises CannotClean when there is too much to open."""
        with Image.open(BytesIO(data), formats=tuple(FORMATS.values())) as image:
            self._left -= image.width * image.height
            if self._left < 0 or image.format is None:
                raise office.CannotClean("pictures that are too large")
            form = image.format
        return _clean_image(data, "JPEG" if form == "MPO" else form)


def _clean_image(data: bytes, form: str) -> bytes:
    with Image.open(BytesIO(data), formats=(form,)) as image:
        image.load()
        _turn_upright(image)
        mode = image.mode if image.mode in MODES[form] else "RGB"
        if image.has_transparency_data and form != "JPEG":
            mode = "RGBA"
        # In place where it can be: a large photo takes hundreds of megabytes each time it is copied.
        pixels = image if image.mode == mode else image.convert(mode)
        # Writers copy profiles, comments and transparency from here.
        pixels.info = {}
        clean = BytesIO()
        pixels.save(clean, format=form, **({"quality": JPEG_QUALITY} if form in {"JPEG", "WEBP"} else {}))
    return clean.getvalue()


def _turn_upright(image: Image.Image) -> None:
    with suppress(Exception):  # a torn EXIF block must not cost the picture
        ImageOps.exif_transpose(image, in_place=True)


def _clean_pdf(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        ACTIONS.apply(pdf)
        # What was filled in and stamped becomes part of the page before the form and its author names go.
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("screen")
        for page in pdf.pages:
            _drop(page.obj, PAGE_JUNK)
        _drop(pdf.Root, CATALOG_JUNK)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                _drop(item, JUNK)
            if isinstance(item, pikepdf.Stream):
                _clean_photo(item)
        del pdf.docinfo
        _drop(pdf.trailer, ("/ID",))
        clean = BytesIO()
        pdf.save(clean, encryption=False, fix_metadata_version=False)
    return clean.getvalue()


def _clean_photo(stream: pikepdf.Stream) -> None:
    """Take EXIF and its kin out of a photo that stands in the PDF as a JPEG file.

    Raises ValueError for one that cannot be read: a photo nobody looked into is not clean.
    """
    filters = stream.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names[-1:] != ["/DCTDecode"]:
        return
    photo = stream.read_raw_bytes()
    if names[:-1] == ["/FlateDecode"]:
        photo = zlib.decompressobj().decompress(photo, PHOTO_MAX_BYTES)
    elif names[:-1]:
        raise ValueError("a photo in wrappings that are not opened here")
    how = stream.get("/DecodeParms")
    how = how[-1] if isinstance(how, pikepdf.Array) and len(how) else how
    stream.write(
        jpeg.without_metadata(photo),
        filter=pikepdf.Name.DCTDecode,
        decode_parms=how if isinstance(how, pikepdf.Dictionary) else None,
    )


def _drop(holder: pikepdf.Object, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in holder:
            del holder[key]

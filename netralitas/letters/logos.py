"""The logo that an agency sets above its letters in place of the drawing of its kind. The only writer of ``Logo``.

A letter names the logo it was issued with, and a logo is never deleted: a letter that has no file yet is rendered with
the one that held on its day.
"""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from netralitas.audit.journal import record
from netralitas.letters import scans
from netralitas.letters.letterheads import LOGO, logo_of
from netralitas.letters.models import Logo
from netralitas.lib import files
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi
from netralitas.people.roles import Role

TYPES = frozenset({"image/jpeg", "image/png"})
SIDE = 600  # pixels kept of the longer side: 700 dpi in the slot of 20 by 22 mm
LEAST = 120  # pixels of the shorter side below which it prints as squares
LONGEST = 4  # times as long as it is high, or the reverse: a banner is no emblem


def set_logo(instansi: Instansi, fileobj: BinaryIO, name: str, *, actor: Any) -> Logo:
    """Keep a picture as the logo of the letters that come from now on; those issued keep theirs.

    Journals ``instansi.logo``. Raises Refusal: those of ``scans.judged``, ``too_small``, ``too_long``, and
    ``not_your_agency`` for anybody but an officer of the agency.
    """
    _require_own(instansi, actor)
    limits = files.Limits(
        max_bytes=settings.LOGO_MAX_BYTES, max_pixels=settings.LOGO_MAX_PIXELS, kinds=frozenset({"image"})
    )
    paper = scans.judged(fileobj, name, limits=limits, types=TYPES)
    paper = replace(paper, clean=_picture(paper.clean))
    with transaction.atomic():
        row = Instansi.objects.select_for_update().get(pk=instansi.pk)
        before = _taken_down(row)
        logo = Logo.objects.create(instansi=row, added_by=actor, **scans.columns_of(paper))
        record("instansi.logo", row, actor=actor, data={"logo": logo.pk, "sha256": logo.sha256, "replaces": before})
    return logo


@transaction.atomic
def remove(instansi: Instansi, *, actor: Any) -> None:
    """Take the logo down; the letters that come carry the drawing of the agency's kind. Journals ``instansi.logo``."""
    _require_own(instansi, actor)
    row = Instansi.objects.select_for_update().get(pk=instansi.pk)
    if before := _taken_down(row):
        record("instansi.logo", row, actor=actor, data={"logo": None, "replaces": before})


def picture_in(context: Mapping[str, Any]) -> bytes:
    """Return the logo that a letter's words name, as PNG; nothing where they name a drawing.

    Raises Refusal ``scan_damaged``: a letter is whole or it is not.
    """
    emblem = context.get("emblem") or (context.get("letterhead") or {}).get("emblem", "")
    key = emblem.removeprefix(LOGO) if emblem.startswith(LOGO) else ""
    return scans.read(Logo.objects.get(pk=int(key))) if key.isascii() and key.isdigit() else b""


def _picture(data: bytes) -> bytes:
    """Return a clean picture as a PNG of no more pixels than print needs."""
    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
        picture = image.convert("RGBA")
    short, long = sorted(picture.size)
    if short < LEAST:
        raise Refusal(
            _("Lambang ini terlalu kecil untuk dicetak. Sisi terpendeknya sedikitnya %(n)d piksel.") % {"n": LEAST},
            code="too_small",
            field="file",
        )
    if long > LONGEST * short:
        raise Refusal(
            _("Gambar ini terlalu memanjang untuk lambang. Potong menjadi lambangnya saja."),
            code="too_long",
            field="file",
        )
    picture.thumbnail((SIDE, SIDE))
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _taken_down(instansi: Instansi) -> int | None:
    row = logo_of(instansi)
    if row is None:
        return None
    row.is_current = False
    row.save(update_fields=["is_current"])
    return row.pk


def _require_own(instansi: Instansi, actor: Any) -> None:
    if actor.role != Role.AGENCY_OFFICER or actor.instansi_id != instansi.pk:
        raise Refusal(_("Ini hanya diubah petugas instansi itu sendiri."), code="not_your_agency")

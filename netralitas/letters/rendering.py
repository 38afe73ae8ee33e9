"""Turn what a letter says into its page and its PDF. Decides nothing, writes nothing."""

import logging
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from netralitas.letters import words
from netralitas.letters.kinds import KindOfLetter
from netralitas.letters.statuses import Classification
from netralitas.lib import codes, pdf, pdfsign, qr

log = logging.getLogger(__name__)

ASSETS = Path(settings.BASE_DIR) / "static"
LONG_LETTERHEAD = 44  # signs of a name beyond which it is set smaller
NO_DAY = "\u00a0" * 6


class Look(Enum):
    """How the same words are shown."""

    DRAFT = "draft"
    LETTER = "letter"
    COPY = "copy"


@dataclass(frozen=True)
class Face:
    """What a letter shows beside its words."""

    look: Look
    dated: date
    classification: str
    number: str = ""
    token: str = ""
    certifier: Mapping[str, str] | None = None  # of a copy: title, name, nip
    replaces: str = ""  # the number of the letter it puts right
    logo: bytes = b""  # the agency's own, a PNG, in place of a drawing


def pdf_of(kind: KindOfLetter, context: Mapping[str, Any], face: Face) -> bytes:
    """Render one letter. Raises whatever the renderer raises; the door decides what that means."""
    return pdf.render(html_of(kind, context, face), identifier=face.token or face.look.value, assets=ASSETS)


def signed(data: bytes, *, now: datetime) -> bytes:
    """Return a finished letter with the portal's own signature; as it is where no certificate is set up.

    A certificate that has come to its end signs nothing any more, and the log says so: a reader would call the
    signature broken, while the letter's code and fingerprint hold as ever.
    """
    signer = settings.SIGNING_KEY_PAIR
    if signer is None:
        return data
    if not signer.is_valid_at(now):
        log.error("letter left unsigned: the certificate is not valid today")
        return data
    with translation.override("id"):
        reason = _("Segel elektronik: berkas ini diterbitkan lewat Portal Netralitas ASN.")
    return pdfsign.sign(data, signer, reason=reason)


def html_of(kind: KindOfLetter, context: Mapping[str, Any], face: Face) -> str:
    """Return the page of one letter, in Indonesian whatever language the caller reads."""
    letterhead = context.get("letterhead") or {}
    emblem = context.get("emblem") or letterhead.get("emblem", "")
    with translation.override("id"):
        return render_to_string(
            kind.template,
            {
                **context,
                "letterhead": letterhead,
                "letter": {**_shown(face, letterhead), "emblem": _emblem(face, emblem)},
            },
        )


def verification_url(token: str) -> str:
    """Return the address that the QR code carries."""
    return f"{settings.PUBLIC_URL}/verifikasi/{token}/"


def known_emblem(name: str) -> str:
    """Return ``name`` when there is a drawing of that name, else the one of agencies."""
    is_plain = re.fullmatch(r"[a-z0-9-]{1,60}", name) is not None
    return name if is_plain and (ASSETS / f"img/letters/emblem-{name}.svg").is_file() else "agency"


def _emblem(face: Face, name: str) -> str:
    """Return where the page finds its emblem."""
    if face.logo:
        return f"data:image/png;base64,{b64encode(face.logo).decode()}"
    return f"img/letters/emblem-{known_emblem(name)}.svg"


def _shown(face: Face, letterhead: Mapping[str, Any]) -> dict[str, Any]:
    is_draft = face.look is Look.DRAFT
    classification = Classification(face.classification)
    date_long = words.date_long(face.dated)
    public = urlsplit(settings.PUBLIC_URL)
    names = (letterhead.get("name", ""), letterhead.get("parent", ""))
    return {
        "is_draft": is_draft,
        "is_copy": face.look is Look.COPY,
        "number": face.number,
        "token": codes.show_token(face.token) if face.token else "",
        "qr": qr.svg_data_uri(verification_url(face.token)) if face.token else "",
        "verify_at": f"{public.netloc}{public.path}/verifikasi",
        "date_long": date_long.replace(str(face.dated.day), NO_DAY, 1).replace(" ", "\u00a0")
        if is_draft
        else date_long,
        "date_iso": face.dated.isoformat(),
        "classification_label": classification.label,
        "classification_mark": "" if classification is Classification.BIASA else classification.label.upper(),
        "certifier": face.certifier,
        "replaces": face.replaces,
        "long_letterhead": any(len(name) > LONG_LETTERHEAD for name in names),
    }

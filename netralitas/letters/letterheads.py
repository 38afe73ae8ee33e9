"""Who writes: an institution's letterhead and emblem, from its own row. Looks up, never writes."""

from typing import Any

from netralitas.letters.contexts import Letterhead
from netralitas.letters.models import Logo
from netralitas.letters.rendering import known_emblem
from netralitas.letters.statuses import Kind

PORTAL = Letterhead(
    name="Portal Netralitas ASN",
    parent="Satuan Tugas Pembinaan dan Pengawasan Netralitas Pegawai ASN",
    emblem="portal",
)
TEAM = "Tim Pemeriksa"
LOGO = "logo-"  # before the number of an agency's own logo, where a letter names its emblem
REGIONAL = frozenset({"provinsi", "kabupaten", "kota"})


def letterhead_of(issuer: Any, kind: str, *, by_team: bool = False) -> Letterhead:
    """Return the letterhead of an institution, of its examining team, or of the portal for a receipt."""
    if kind == Kind.RECEIPT:
        return PORTAL
    given = issuer.letterhead or {}
    government = given.get("government", "") or issuer.name
    unit = TEAM if by_team else given.get("unit", "")
    if unit.casefold() == government.casefold():
        unit = ""
    return Letterhead(
        name=(unit or government).upper(),
        parent=government.upper() if unit else "",
        address=[line.strip() for line in given.get("address", "").split("\n") if line.strip()],
        emblem=emblem_of(issuer),
    )


def logo_of(issuer: Any) -> Logo | None:
    """Return the logo that an institution's next letter carries."""
    return Logo.objects.filter(instansi=issuer, is_current=True).first()


def place_of(issuer: Any) -> str:
    """Return the place a letter of an institution is dated at."""
    if city := (issuer.letterhead or {}).get("city"):
        return str(city)
    return str(issuer.region.name).split(" ", 1)[-1] if issuer.region else "Jakarta"


def emblem_of(issuer: Any) -> str:
    """Return the institution's own logo or drawing when there is one, else the one of its kind."""
    if logo := logo_of(issuer):
        return f"{LOGO}{logo.pk}"
    own = known_emblem(issuer.code)
    return "region" if own == "agency" and issuer.kind in REGIONAL else own

"""Who deals with whom: what happens to a report about somebody who is no civil servant; pure.

Perbawaslu 7/2022 art. 22 passes a report on when another law is concerned; SE MenPANRB 1/2023 leaves contract
staff to their own agency.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from complaints.statuses import Employment


@dataclass(frozen=True)
class Handling:
    """One sentence for a citizen, and whether it is still to be checked."""

    sentence: str
    needs_verification: bool


def handling_of(employment: str) -> Handling | None:
    """Return who deals with somebody of this employment in the end; None where it is the usual way."""
    words = {
        Employment.PPNPN: Handling(
            _("Tetap diterima. Pegawai kontrak bukan ASN; yang memutus pimpinan instansinya."), False
        ),
        Employment.VILLAGE_HEAD: Handling(
            _("Tetap diterima, lalu diteruskan kepada bupati atau wali kota. PNS yang menjadi penjabat: pilih PNS."),
            True,
        ),
        Employment.TNI_POLRI: Handling(_("Tetap diterima, lalu diteruskan kepada pimpinan TNI atau Polri."), True),
    }
    return words.get(Employment(employment)) if employment in Employment.values else None

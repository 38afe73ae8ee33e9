"""Who deals with whom: what happens to a report about somebody who is no civil servant. Looks up, never writes."""

from django.utils import timezone

from complaints.statuses import Employment
from netralitas.law.models import Provision
from netralitas.law.provisions import provision

PROVISIONS = {
    Employment.PPNPN: "CONTRACT-STAFF",
    Employment.VILLAGE_HEAD: "VILLAGE-HEAD",
    Employment.TNI_POLRI: "TNI-POLRI",
}


def handling_of(employment: str) -> Provision | None:
    """Return who deals with somebody of this employment in the end, by today's rules; None: it is the usual way."""
    codes = {str(status): code for status, code in PROVISIONS.items()}
    return provision(codes[employment], timezone.localdate()) if employment in codes else None

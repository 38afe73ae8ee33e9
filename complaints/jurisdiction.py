"""Who deals with whom: what happens to a report about somebody who is no civil servant. Looks up, never writes."""

from datetime import date

from django.utils import timezone

from complaints.statuses import Employment
from netralitas.law.models import Provision
from netralitas.law.provisions import provision

PROVISIONS = {
    Employment.PPNPN: "CONTRACT-STAFF",
    Employment.VILLAGE_HEAD: "VILLAGE-HEAD",
    Employment.TNI_POLRI: "TNI-POLRI",
    Employment.STATE_COMPANY: "STATE-COMPANY",
    Employment.ORGANISER: "ORGANISER",
}
RECEIVER = "RECEIVER-"


def handling_of(employment: str) -> Provision | None:
    """Return who deals with somebody of this employment in the end, by today's rules; None: it is the usual way."""
    code = _code_of(employment)
    return provision(code, timezone.localdate()) if code else None


def receiver_of(employment: str, *, on: date) -> Provision | None:
    """Return to whom Bawaslu writes about somebody of this employment, by the rule of a day; None: nobody else."""
    code = _code_of(employment)
    return provision(RECEIVER + code, on) if code else None


def _code_of(employment: str) -> str:
    return {str(status): code for status, code in PROVISIONS.items()}.get(employment, "")

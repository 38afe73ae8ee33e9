"""How an agency appears in its letters: its letterhead and who signs, kept by its own officers."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from netralitas.lib.refusal import Refusal
from netralitas.people import registry
from netralitas.people.models import Instansi, Office
from netralitas.people.offices import appointing_official_of
from netralitas.people.roles import Role

# What an agency says of itself. Its name is the register's.
HEAD = ("unit", "address", "city")


def head_of(instansi: Instansi) -> dict[str, str]:
    """Return what an agency says of itself in its letterhead."""
    return {name: str((instansi.letterhead or {}).get(name, "")) for name in HEAD}


def signatory_of(office: Office | None) -> dict[str, Any]:
    """Return who appoints and punishes, as the letters name them; what is not known is empty."""
    return {
        "title": office.title if office else "",
        "holder_name": office.holder_name if office else "",
        "holder_nip": (office.holder_nip or "") if office else "",
        "since": office.valid_from if office else None,
    }


def version(values: dict[str, Any]) -> str:
    """Return a mark of what a page shows; it differs when anything of it does."""
    return salted_hmac("sanctions.ownagency", "\0".join(str(value) for value in values.values())).hexdigest()[:20]


@transaction.atomic
def set_letterhead(instansi: Instansi, given: dict[str, str], *, seen: str, actor: Any) -> Instansi:
    """Write the letterhead of the letters that come from now on; those issued stay as they are.

    A draft that waits was read with the other letterhead, so its approval is refused and it is drafted anew. Raises
    Refusal to anybody but an officer of the agency, and when a colleague changed it since the page was shown.
    """
    row = _locked(instansi, actor)
    _require_seen(head_of(row), seen)
    registry.amend(row, {"letterhead": {**(row.letterhead or {}), **{name: given[name] for name in HEAD}}}, actor=actor)
    return row


@transaction.atomic
def set_signatory(instansi: Instansi, given: dict[str, Any], *, seen: str, today: date, actor: Any) -> Office:
    """Write who appoints and punishes (PPK): a correction where the day is the same, else a successor.

    The predecessor's time ends the day before the successor's begins. Raises Refusal as :func:`set_letterhead` does,
    ``begins_before`` for a successor who would begin before their predecessor, ``future`` for a day to come.
    """
    row = _locked(instansi, actor)
    if given["since"] > today:
        raise Refusal(_("Tanggal ini belum tiba. Catat pada hari mulainya."), code="future", field="since")
    office = appointing_official_of(row, today)
    _require_seen(signatory_of(office), seen)
    values = {name: given[name] for name in ("title", "holder_name", "holder_nip")}
    if office and office.valid_from == given["since"]:
        return registry.amend_office(office, values, actor=actor)
    post = {"instansi": row, "kind": Office.Kind.APPOINTING_OFFICIAL, "valid_from": given["since"]}
    try:
        return registry.open_office({**post, **values}, actor=actor)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, code=refusal.code, field="since") from refusal


def _locked(instansi: Instansi, actor: Any) -> Instansi:
    if actor.role != Role.AGENCY_OFFICER or actor.instansi_id != instansi.pk:
        raise Refusal(_("Ini hanya diubah petugas instansi itu sendiri."), code="not_your_agency")
    return Instansi.objects.select_for_update().get(pk=instansi.pk)


def _require_seen(values: dict[str, Any], seen: str) -> None:
    if version(values) != seen:
        raise Refusal(
            _("Rekan Anda mengubahnya sejak halaman ini dibuka. Periksa isian Anda, lalu simpan lagi."),
            code="changed_meanwhile",
        )

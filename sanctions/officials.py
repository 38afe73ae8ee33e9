"""The register of the officials who act in an agency's procedures, kept by its own officers.

The only writer of ``Official``. Letters keep the names they were issued with, whatever is written here afterwards.
"""

from collections.abc import Container, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.lib.validity import in_force
from netralitas.people.models import Instansi
from netralitas.people.roles import Role
from sanctions.models import Official
from sanctions.paging import page_of
from sanctions.statuses import Capacity, Function

PAGE = 25
OFFERED = 12  # how many a form offers to choose from, the newest first
FACTS = ("function", "post", "on_behalf", "name", "nip", "rank", "paper", "valid_from")


def listed(instansi: Instansi, today: date, *, ended: bool = False, after: str = "") -> tuple[list[Official], str]:
    """Return a page of an agency's officials, those of now and later or those whose time ended, and the next key."""
    is_over = Q(valid_to__lt=today)
    rows = Official.objects.filter(is_over if ended else ~is_over | Q(valid_to=None), instansi=instansi)
    return page_of(rows.select_related("stands_in_for"), after, size=PAGE, lead="function", read=Function)


def acting(instansi: Instansi, on: date) -> list[Official]:
    """Return who acts on a day, the newest first; a substitute instead of whom they stand in for."""
    away = _valid(on).filter(stands_in_for=OuterRef("pk"))
    rows = _valid(on).filter(~Exists(away), instansi=instansi)
    return list(rows.order_by("-valid_from", "-id")[: OFFERED * len(Function)])


def offered(register: Iterable[Official], functions: Container[str]) -> list[Official]:
    """Return of those who act whom a form offers that asks for some functions."""
    return [one for one in register if one.function in functions][:OFFERED]


def facts_of(official: Official) -> dict[str, Any]:
    """Return what may be corrected of an official."""
    return {name: getattr(official, name) for name in FACTS}


def version(official: Official) -> str:
    """Return a mark of what a page shows of an official; it differs when anything of it does."""
    shown = [*facts_of(official).values(), official.valid_to]
    return salted_hmac("sanctions.officials", "\0".join(map(str, shown))).hexdigest()[:20]


@transaction.atomic
def add(instansi: Instansi, given: dict[str, Any], *, actor: Any) -> Official:
    """Write down an official and their time. Journals ``official.add``, never names.

    Raises Refusal to anybody but an officer of the agency, and those of ``_require_sound``.
    """
    _locked(instansi, actor)
    row = Official(instansi=instansi, **given)
    _require_sound(row)
    row.save(force_insert=True)
    data = {"function": row.function, "capacity": row.capacity, "from": row.valid_from, "for": row.stands_in_for_id}
    record("official.add", row, actor=actor, data=data)
    return row


def stand_in(official: Official, given: dict[str, Any], *, actor: Any) -> Official:
    """Write down who stands in for an official, for days of their own. Raises Refusal as :func:`add` does."""
    same = {"function": official.function, "post": official.post, "on_behalf": official.on_behalf}
    return add(official.instansi, {**same, **given, "stands_in_for": official}, actor=actor)


@transaction.atomic
def correct(official: Official, given: dict[str, Any], *, seen: str, actor: Any) -> Official:
    """Correct what is written of an official. Journals which columns changed.

    Raises Refusal as :func:`add` does, and when a colleague changed it since the page was shown.
    """
    row = _current(official, seen, actor)
    changed = sorted(name for name in FACTS if getattr(row, name) != given[name])
    for name in changed:
        setattr(row, name, given[name])
    _require_sound(row)
    if changed:
        row.save(update_fields=changed)
        record("official.correct", row, actor=actor, data={"changed": changed})
    return row


@transaction.atomic
def end(official: Official, on: date | None, *, seen: str, actor: Any) -> Official:
    """Set the last day of an official, None for one that is not known yet. Journals ``official.end``.

    Raises Refusal as :func:`correct` does.
    """
    row = _current(official, seen, actor)
    row.valid_to = on
    _require_sound(row)
    row.save(update_fields=["valid_to"])
    record("official.end", row, actor=actor, data={"to": on})
    return row


def _require_sound(row: Official) -> None:
    """Raise Refusal for a time that ends before it begins, a substitute without an order, a Plh. without a last day,
    and for a second substitute on the same days."""
    if row.valid_to and row.valid_to < row.valid_from:
        raise Refusal(_("Hari terakhir mendahului hari mulainya."), code="ends_before", field="valid_to")
    if row.capacity == Capacity.DAILY and row.valid_to is None:
        raise Refusal(_("Plh. bertugas untuk waktu tertentu: isi hari terakhirnya."), code="no_end", field="valid_to")
    if bool(row.paper) != bool(row.capacity):
        said = _("Tulis nomor surat perintahnya.") if row.capacity else _("Hanya Plt. dan Plh. punya surat perintah.")
        raise Refusal(said, code="paper", field="paper")
    if row.stands_in_for_id and _meanwhile(row).exists():
        raise Refusal(_("Pada hari itu sudah ada penggantinya."), code="overlaps", field="valid_from")


def _meanwhile(row: Official) -> QuerySet[Official]:
    others = Official.objects.filter(stands_in_for=row.stands_in_for_id).exclude(pk=row.pk)
    others = others.filter(Q(valid_to=None) | Q(valid_to__gte=row.valid_from))
    return others.filter(valid_from__lte=row.valid_to) if row.valid_to else others


def _current(official: Official, seen: str, actor: Any) -> Official:
    _locked(official.instansi, actor)
    row = Official.objects.select_for_update(of=("self",)).get(pk=official.pk)
    if version(row) != seen:
        raise Refusal(
            _("Rekan Anda mengubahnya sejak halaman ini dibuka. Periksa isian Anda, lalu simpan lagi."),
            code="changed_meanwhile",
        )
    return row


def _locked(instansi: Instansi, actor: Any) -> None:
    if actor.role != Role.AGENCY_OFFICER or actor.instansi_id != instansi.pk:
        raise Refusal(_("Ini hanya diubah petugas instansi itu sendiri."), code="not_your_agency")
    Instansi.objects.select_for_update().get(pk=instansi.pk)


def _valid(on: date) -> QuerySet[Official]:
    return Official.objects.filter(in_force(on))

"""Give somebody a seat in the Satgas, and end it. The only writer of ``Seat``."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi, Region, User
from netralitas.people.roles import Role
from taskforce.models import Seat

SITTING = frozenset({Role.SATGAS, Role.SUPERVISOR})


@transaction.atomic
def give(
    officer: User,
    institution: Instansi,
    *,
    valid_from: date,
    actor: Any,
    region: Region | None = None,
    valid_to: date | None = None,
) -> Seat:
    """Seat an officer for an institution from a day on. Journals.

    Raises Refusal ``role_cannot_sit``, ``not_a_member`` for an institution outside the Satgas, ``ends_before`` and
    ``already_seated`` when the officer holds a seat on one of these days: a signature needs one institution.
    """
    officer = User.objects.select_for_update(of=("self",)).get(pk=officer.pk)
    if officer.role not in SITTING or not officer.is_active:
        raise Refusal(
            _("Hanya anggota Satgas dan pengawas yang aktif yang dapat memegang kursi."),
            code="role_cannot_sit",
            field="officer",
        )
    if not institution.is_satgas_member:
        raise Refusal(_("Lembaga ini bukan anggota Satgas."), code="not_a_member", field="institution")
    if valid_to and valid_to < valid_from:
        raise Refusal(_("Kursi tidak dapat berakhir sebelum dimulai."), code="ends_before", field="valid_to")
    same_days = Seat.objects.filter(officer=officer).filter(Q(valid_to=None) | Q(valid_to__gte=valid_from))
    if valid_to:
        same_days = same_days.filter(valid_from__lte=valid_to)
    if same_days.exists():
        raise Refusal(
            _("Orang ini sudah memegang kursi pada masa itu. Akhiri dahulu kursi yang lama."),
            code="already_seated",
            field="officer",
        )
    seat = Seat.objects.create(
        officer=officer, institution=institution, region=region, valid_from=valid_from, valid_to=valid_to
    )
    record("seat.give", seat, actor=actor, data=_standing(seat))
    return seat


@transaction.atomic
def end(seat: Seat, *, on: date, actor: Any) -> Seat:
    """Let a seat end on a day, which is its last one. Journals."""
    row = Seat.objects.select_for_update().get(pk=seat.pk)
    if on < row.valid_from:
        raise Refusal(_("Kursi tidak dapat berakhir sebelum dimulai."), code="ends_before", field="valid_to")
    before, row.valid_to = row.valid_to, on
    row.save(update_fields=["valid_to"])
    record("seat.end", row, actor=actor, data={"from": before, "to": on})
    return row


def _standing(seat: Seat) -> dict[str, Any]:
    return {
        "officer": seat.officer_id,
        "institution": seat.institution_id,
        "region": seat.region_id,
        "from": seat.valid_from,
        "to": seat.valid_to,
    }

"""Keep the kinds of penalty in an agency's own discipline rule for its PPPK (PP 49/2018 art. 52(1))."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.statuses import Employment
from netralitas.law import editing
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi
from netralitas.people.roles import Role
from sanctions.models import OwnPenalty, Penalty
from sanctions.statuses import DISCIPLINE

LONGEST_REGULATION, LONGEST_ARTICLE = 120, 60


def counterparts() -> Any:
    """Return the kinds of the law that one of an agency's own may stand for."""
    return Penalty.objects.filter(instansi=None, level__in=DISCIPLINE).exclude(applies_to=[Employment.PPNPN])


@transaction.atomic
def add(
    instansi: Instansi,
    *,
    stands_for: Penalty,
    name: str,
    months: int | None,
    article: str,
    regulation: str,
    valid_from: date,
    valid_to: date | None,
    actor: Any,
) -> OwnPenalty:
    """Add one kind: its level, weight and authority are those of the kind of the law that it stands for.

    Raises Refusal for anybody but the administrator, for a kind that is none of discipline, without a regulation, and
    for an end before its beginning.
    """
    if actor.role != Role.ADMIN:
        raise Refusal(_("Jenis hukuman instansi dimuat oleh administrator portal."), code="not_your_step")
    if stands_for.instansi_id is not None or stands_for.level not in DISCIPLINE:
        raise Refusal(_("Pilih jenis hukuman disiplin yang setara."), code="no_counterpart", field="stands_for")
    if not regulation.strip():
        raise Refusal(_("Tulis peraturan instansinya."), code="missing_regulation", field="regulation")
    if valid_to is not None and valid_to < valid_from:
        raise Refusal(_("Berakhirnya harus sesudah mulainya."), code="ends_before", field="valid_to")
    Instansi.objects.select_for_update().get(pk=instansi.pk)
    ordinal = OwnPenalty.objects.filter(instansi=instansi).count() + 1
    row = OwnPenalty(
        code=f"PPPK-{instansi.pk}-{ordinal}",
        level=stands_for.level,
        letter=stands_for.letter,
        severity=stands_for.severity,
        siasn_id=stands_for.siasn_id,
        name=name.strip(),
        months=months,
        article=f"{regulation.strip()} {article.strip()}".strip(),
        regulation=regulation.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        applies_to=[Employment.PPPK],
        instansi=instansi,
        stands_for=stands_for,
        marks={"kind": "C1"},
    )
    return editing.add(row, actor=actor)

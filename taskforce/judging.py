"""Judge, for the Satgas, the impact or the level of a proven act that decides which level is recommended."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import triage
from complaints.actlevels import judgement_of, unjudged
from complaints.models import Accused, Act
from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from taskforce.findings import require_at_satgas, require_free
from taskforce.levels import level_of, proven_acts
from taskforce.models import Recommendation
from taskforce.workflow import advance


@transaction.atomic
def judge(
    recommendation: Recommendation, act: Act, answer: str, *, reason: str, seen: str, actor: Any
) -> Recommendation:
    """Judge one proven act of the accused; the level of the recommendation follows.

    Raises Refusal ``already_signed`` once an institution has signed the level as it is.
    """
    row = Recommendation.objects.select_for_update(of=("self",)).select_related("complaint").get(pk=recommendation.pk)
    advance(row, "judge", role=actor.role)
    require_at_satgas(row.complaint)
    accused = Accused.objects.select_related("instansi").get(pk=row.accused_id)
    require_free(actor, accused, timezone.localdate())
    found = next((one for one in proven_acts(accused) if one.pk == act.pk), None)
    if found is None:
        raise Refusal(_("Perbuatan ini tidak termasuk yang terbukti."), code="act_not_proven")
    if not unjudged([found]) and row.findings.exists():
        raise Refusal(
            _("Tingkat ini sudah ditandatangani. Bila keliru, kembalikan perkara kepada Bawaslu."),
            code="already_signed",
        )
    judged = triage.judge(found, answer, reason=reason, seen=seen, actor=actor, as_satgas=True)
    if judgement_of(judged) == judgement_of(found):
        return row
    row.level = level_of(proven_acts(accused))
    row.save(update_fields=["level"])
    record("recommendation.judge", row, actor=actor, data={"act": found.pk, "level": row.level})
    return row

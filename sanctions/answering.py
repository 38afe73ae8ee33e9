"""What an agency decided on a recommendation, as whoever recommended reads it. Looks up, never writes."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.letters.models import Letter
from netralitas.letters.statuses import State
from sanctions.models import Proceeding
from taskforce.answers import Answer
from taskforce.models import Recommendation

PAPERS = ["examination_report", "decision", "contract_sanction"]


def answer_to(recommendation: Recommendation) -> Answer | None:
    """Return the decision of a procedure with its report, and why it lies below the range; None without one."""
    rows = Proceeding.objects.select_related("decision__penalty").filter(decision__isnull=False)
    row = rows.filter(recommendation=recommendation.pk).first()
    if row is None:
        return None
    decision = row.decision
    papers = Letter.objects.filter(subject_type=row._meta.label_lower, subject_id=str(row.pk), kind__in=PAPERS)
    first = (decision.authority, decision.decided_on)
    changed = row.objections.filter(former_penalty__isnull=False).select_related("former_penalty", "rule").first()
    by = (changed.decider_post or changed.rule.addressee, changed.decided_on) if changed else first
    lines = [
        (_("Hukuman"), f"{decision.penalty.name} ({decision.penalty.article})"),
        (_("Ditetapkan oleh"), _signed(*by)),
        (_("Tahap"), row.get_status_display()),
    ]
    if changed and changed.former_penalty:
        lines.append((_("Semula"), f"{changed.former_penalty.name}, {_signed(*first)}"))
        lines.append((_("Diubah dengan putusan"), f"{changed.get_outcome_display()}, {changed.number}"))
    if decision.is_below_range:
        lines.append((_("Alasan di bawah rentang"), decision.below_range_reason))
    warning = _("Hukuman ini di bawah rentang untuk perbuatan yang terbukti. Nilai alasannya.")
    return Answer(
        title=_("Keputusan instansi"),
        lines=lines,
        warning=warning if decision.is_below_range else "",
        papers=list(papers.exclude(state=State.VOID).order_by("id")),
    )


def _signed(post: str, on: date | None) -> str:
    """Return who decided and when; what a remedy changed is decided by whoever decided the remedy."""
    return ", ".join(filter(None, [post, date_format(on, "j F Y") if on else ""]))

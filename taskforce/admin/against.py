"""What stands against a step of a recommendation, said beside its button."""

from typing import Any

from django.utils import timezone as clock_now
from django.utils.translation import gettext as _

from complaints.models import Act
from netralitas.lib.refusal import Refusal
from taskforce import findings
from taskforce.models import Finding, Recommendation
from taskforce.statuses import Opinion
from taskforce.workflow import is_misaddressed


def against(user: Any, row: Recommendation, action: str, signed: list[Finding], acts: list[Act]) -> str:
    """Return why a step would be refused now: recusal first, then what is missing."""
    today = clock_now.localdate()
    try:
        findings.require_at_satgas(row.complaint)
        seat = findings.require_free(user, row.accused, today)
    except Refusal as refusal:
        return _("tertutup: %(why)s") % {"why": refusal.sentence}
    if action == "issue" and is_misaddressed(row):
        return _("tertutup: instansi terlapor sudah diubah.")
    if action in ("cosign", "issue"):
        try:
            findings.require_known(row.accused)
            findings.require_judged(acts)
        except Refusal as refusal:
            return _("tertutup: %(why)s") % {"why": refusal.sentence}
    if action == "cosign" and any(finding.institution_id == seat.institution_id for finding in signed):
        return _("sudah ditandatangani lembaga Anda.")
    if action != "issue":
        return ""
    if any(finding.opinion == Opinion.OBJECTED for finding in signed):
        return _("tertutup: satu lembaga keberatan.")
    rule = findings.signature_rule(today)
    agreed = sum(finding.opinion == Opinion.AGREED for finding in signed)
    if rule and agreed < rule.institutions:
        return _("terbuka setelah %(n)d lembaga sepakat; baru %(have)d.") % {"n": rule.institutions, "have": agreed}
    return ""

"""Give an identity later, by code: it can become more open, never less; what was sealed stays sealed."""

from datetime import date

from django.db import transaction
from django.utils import timezone as clock_now
from django.utils.translation import gettext as _

from complaints import wordindex, workload
from complaints.elements import elements_of
from complaints.endings import is_over
from complaints.family import locked
from complaints.models import CaseEvent, Complaint, Milestone, Reporter
from complaints.regime import rule_code
from complaints.statuses import BEFORE_REGISTRATION, IdentityMode, Kind, Status
from complaints.timeline import announce
from netralitas.audit.journal import record
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks
from netralitas.lib.refusal import Refusal
from netralitas.people.zones import zone_of

# From nothing known to everything known. Each step can be taken upwards only.
LADDER: tuple[str, ...] = (IdentityMode.ANONYMOUS, IdentityMode.CONFIDENTIAL, IdentityMode.OPEN)


def above(mode: str) -> list[str]:
    """Return the ways of reporting that are more open than this one."""
    return list(LADDER[LADDER.index(mode) + 1 :])


def lacks(complaint: Complaint) -> list[str]:
    """Return which of name and address a reporter who is not anonymous has not given."""
    if complaint.identity_mode == IdentityMode.ANONYMOUS:
        return []
    given = _given(complaint)
    return [field for field in ("name", "address") if not given.get(field)]


@transaction.atomic
def upgrade(complaint: Complaint, mode: str, given: dict[str, str]) -> Complaint:
    """Take a report to a more open way of reporting, or complete an identity; seal what is given.

    What was given before is never replaced from here. Initial information that has become complete in time turns
    into a report. Raises Refusal when the case is over, the way leads down, or the name is missing.
    """
    case, *splits = locked(complaint)
    before, kind = case.identity_mode, case.kind
    if is_over(case):
        raise Refusal(_("Perkara ini sudah selesai; identitas tidak diperlukan lagi."), code="case_over")
    _require_upwards(before, mode)
    new = {field: value for field, value in given.items() if value}
    known = _given(case)
    if not new.get("name") and not known.get("name"):
        raise Refusal(_("Tulis nama Anda."), code="missing_name", field="name")
    if mode == before and not any(field not in known for field in new):
        raise Refusal(_("Tidak ada yang baru. Yang sudah Anda berikan tetap tersegel."), code="nothing_new")
    Reporter.objects.update_or_create(complaint=case, defaults={"identity": {**new, **known}})
    for one in (case, *splits):
        one.identity_mode = mode
        if _becomes_report(one):
            one.kind = Kind.REPORT
        one.save(update_fields=["identity_mode", "kind"])
        wordindex.rewrite(one)  # what tells who reported is found by nobody from now on
    wordindex.rewrite_event(case)
    CaseEvent.objects.create(complaint=case, action="identify_self", source=case.status, target=case.status)
    workload.changed(case)
    announce(case, Milestone.Kind.IDENTIFIED)
    if case.kind != kind:
        announce(case, Milestone.Kind.BECAME_REPORT)
    record(
        "complaint.identify_self",
        case,
        actor_label="pelapor",
        data={"from": before, "to": mode, "fields": sorted(set(new) - set(known)), "kind": case.kind},
    )
    return case


def _require_upwards(before: str, mode: str) -> None:
    if mode not in LADDER or mode == IdentityMode.ANONYMOUS:
        raise Refusal(_("Pilih rahasia atau terbuka."), code="mode_unknown", field="mode")
    if LADDER.index(mode) < LADDER.index(before):
        raise Refusal(
            _(
                "Cara melapor tidak dapat dibuat lebih tertutup: nama Anda mungkin sudah dibaca petugas, "
                "dan kami tidak menjanjikan yang tidak dapat kami tepati."
            ),
            code="never_down",
            field="mode",
        )


def _becomes_report(case: Complaint) -> bool:
    """Say whether initial information now has every formal element, in time (Perbawaslu 7/2022 art. 15(3))."""
    if case.kind != Kind.INITIAL_INFORMATION or case.status not in BEFORE_REGISTRATION:
        return False
    return elements_of(case, has_evidence=False, reported_on=_counts_as_of(case)).is_formally_complete


def _counts_as_of(case: Complaint) -> date:
    """Return the day the report counts as made: today, or its receipt while it is being completed in time."""
    zone = zone_of(case.region)
    now = clock_now.now()
    code = rule_code("T4b", case.contest.regime if case.contest else "")
    asked = open_clocks(case).filter(rule_code=code, state=Clock.State.RUNNING, due_at__gte=now)
    is_completing = case.status == Status.NEEDS_COMPLETION and asked.exists()
    return (case.received_at if is_completing else now).astimezone(zone).date()


def _given(case: Complaint) -> dict[str, str]:
    row = Reporter.objects.filter(complaint=case).first()
    return {field: value for field, value in row.identity.items() if value} if row else {}

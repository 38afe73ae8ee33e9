"""Follow a report up by its code: what happened, what comes next, by when, what is asked."""

from dataclasses import dataclass, field
from datetime import timezone

from django.db.models import QuerySet
from django.utils import timezone as clock_now
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import journey
from complaints.endings import ENDS, stage_of
from complaints.journey import Length, Standing, TimelineItem
from complaints.models import Complaint, Message, Milestone
from complaints.regime import rule_code
from complaints.statuses import OPEN, Status
from complaints.transcript import open_questions
from netralitas.law import deadlines
from netralitas.law.models import DeadlineRule
from netralitas.lib import codes
from netralitas.lib.refusal import Refusal
from netralitas.people.zones import zone_of

BY_REGIME = frozenset({"T3", "T4b", "T5"})


@dataclass(frozen=True)
class Tracked:
    """A report as its reporter may see it."""

    complaint: Complaint
    headline: str
    lead: str
    timeline: list[TimelineItem]
    standing: Standing
    zone: timezone
    questions: list[Message] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return self.standing.is_over


def open_by_code(text: str) -> Tracked:
    """Return the report of a follow-up code. Raises Refusal, at the same cost, when no report has it."""
    code = codes.parse(text)
    complaint = _reports().filter(code_index=codes.index_of(code)).first()
    if complaint is None:
        codes.burn()
    elif codes.matches(code, complaint.code_hash):
        return tracked(complaint)
    raise Refusal(
        _("Tidak ada laporan dengan kode ini. Periksa setiap huruf dan angka, lalu coba lagi."),
        code="code_unknown",
    )


def again(found: Tracked) -> Tracked:
    """Return a report as it stands now, after its reporter did something."""
    return tracked(_reports().get(pk=found.complaint.pk))


def tracked(complaint: Complaint) -> Tracked:
    """Build the reporter's view of a report."""
    zone, case = zone_of(complaint.region), complaint.lead or complaint
    received = Milestone(complaint=complaint, kind=Milestone.Kind.RECEIVED, at=complaint.received_at)
    milestones = [received, *complaint.milestones.all()]
    stage = stage_of(milestones) or received
    questions = open_questions(complaint)
    at = Standing(
        status=_status_for(complaint, case),
        kind=case.kind,
        waits=bool(questions),
        by=_day_due(case, zone),
        recommended=any(row.kind == Milestone.Kind.RECOMMENDED for row in milestones),
        end=stage.kind if stage.kind in ENDS else "",
    )
    items = [_passed(row, zone) for row in milestones]
    if not at.is_over:
        items += journey.ahead(at, _lengths(case))
    return Tracked(
        complaint=complaint,
        headline=journey.headline(at, stage.get_kind_display()),
        lead=journey.lead(at),
        timeline=items,
        standing=at,
        zone=zone,
        questions=[] if at.is_over else questions,
    )


def _status_for(complaint: Complaint, case: Complaint) -> str:
    """Return the stage as its reporter reads it: what another reporter has to complete is not asked of this one."""
    asked_elsewhere = case.pk != complaint.pk and case.status == Status.NEEDS_COMPLETION
    return Status.INITIAL_STUDY if asked_elsewhere else case.status


def _passed(row: Milestone, zone: timezone) -> TimelineItem:
    # Words that stand with a milestone are a sentence of law, which speaks the reader's language.
    text = _(row.words) if row.words else str(journey.SAID.get(row.kind, ""))
    return TimelineItem("done", row.get_kind_display(), date_format(row.at.astimezone(zone), "l, j F Y, H.i"), text)


def _reports() -> QuerySet[Complaint]:
    return Complaint.objects.select_related("handler", "region", "contest", "lead__contest")


def _day_due(complaint: Complaint, zone: timezone) -> str:
    if not complaint.due_at or complaint.status not in OPEN | {Status.PROVEN_FORWARDED}:
        return ""
    return date_format(complaint.due_at.astimezone(zone), "l, j F Y")


def _lengths(complaint: Complaint) -> dict[str, Length]:
    """Return how long the steps of this report's way may take, by the rules in force today.

    Without a contest the regime is assumed, so the times that hang on it are still to be checked.
    """
    regime = complaint.contest.regime if complaint.contest else ""
    steps = {rule_code(step, regime) if step in BY_REGIME else step: step for step in {*journey.RULES, "T4b"}}
    rules = deadlines.rules_on(clock_now.localdate())
    return {
        step: Length(_words(rules[code]), rules[code].needs_verification or (step in BY_REGIME and not regime))
        for code, step in steps.items()
        if code in rules
    }


def _words(rule: DeadlineRule) -> str:
    return _("%(amount)d %(unit)s sejak %(anchor)s") % {
        "amount": rule.amount,
        "unit": rule.get_unit_display(),
        "anchor": rule.anchor,
    }

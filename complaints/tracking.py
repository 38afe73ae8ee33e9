"""Follow a report up by its code: what happened, what comes next, by when, what is asked."""

from dataclasses import dataclass, field, replace
from datetime import timezone

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone as clock_now
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import journey
from complaints.endings import ASIDES, ENDS, stage_of
from complaints.journey import Length, Standing, TimelineItem
from complaints.models import Clarification, Complaint, Message, Milestone
from complaints.regime import rule_code
from complaints.statuses import OPEN, Status
from complaints.transcript import INVITATION, open_questions
from netralitas.law import deadlines
from netralitas.law.deadlines import ZONES
from netralitas.law.models import DeadlineRule
from netralitas.lib import codes
from netralitas.lib.refusal import Refusal
from netralitas.people.zones import zone_of

BY_REGIME = frozenset({"T3", "T4b", "T5"})


@dataclass(frozen=True)
class Branch:
    """One of the cases a report is handled as; ``n`` is what it is called by, 0 for the only one."""

    case: Complaint
    n: int
    standing: Standing
    stage: Milestone
    milestones: list[Milestone]

    @property
    def headline(self) -> str:
        return journey.headline(self.standing, self.stage.get_kind_display())

    @property
    def lead(self) -> str:
        return journey.lead(self.standing)


@dataclass(frozen=True)
class Invited:
    """One appointment that the reporter is invited to; ``n`` is the case it is about, 0 when there is only one."""

    row: Clarification
    n: int
    day: str
    hour: str
    is_past: bool


@dataclass(frozen=True)
class Tracked:
    """A report as its reporter may see it. ``standing`` is that of the case that has farthest to go.

    ``branches`` are the cases it was split into, itself first; none while it is one. ``own`` are itself and every case
    that was ever split from it. ``is_noted``: a withdrawal was noted that did not end it.
    """

    complaint: Complaint
    headline: str
    lead: str
    timeline: list[TimelineItem]
    standing: Standing
    zone: timezone
    questions: list[Message] = field(default_factory=list)
    invited: list[Invited] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    own: list[Complaint] = field(default_factory=list)
    is_noted: bool = False

    @property
    def is_over(self) -> bool:
        return self.standing.is_over

    @property
    def to_complete(self) -> Complaint | None:
        """Return the case of this report that waits for its reporter to complete it."""
        own = [branch.case for branch in self.branches if branch.case.report.pk == self.complaint.pk]
        return next((case for case in own or [self.complaint] if case.status == Status.NEEDS_COMPLETION), None)


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
    """Build the reporter's view of a report, with the news of every case that was split from it."""
    zone, waiting = zone_of(complaint.region), open_questions(complaint)
    questions = [row for row in waiting if not row.key.startswith(INVITATION)]
    # A report that is read by its code knows already whether there is anything to ask for.
    parts = list(_split_from(complaint)) if getattr(complaint, "is_split", True) else []
    living = [part for part in parts if part.status != Status.REJOINED]
    numbers = {part.pk: n for n, part in enumerate(living, start=2)}
    mine = [complaint, *(part for part in parts if part.split_from_id == complaint.pk)]
    is_invited = getattr(complaint, "is_invited", True)
    invited = _invited(mine, zone, {**numbers, complaint.pk: 1} if living else {}) if is_invited else []
    unanswered = any(not one.row.reply and not one.is_past for one in invited)
    waits, only_invited = bool(questions) or unanswered, unanswered and not questions
    own = _branch(complaint, zone, n=1 if living else 0, waits=waits, only_invited=only_invited)
    asks = {part.pk: own.standing.is_over or part.status == Status.NEEDS_COMPLETION for part in parts}
    others = [
        _branch(one, zone, n=numbers.get(one.pk, 0), waits=waits and asks[one.pk], only_invited=only_invited)
        for one in parts
    ]
    branches = [own, *(branch for branch in others if branch.n)]
    main = next((branch for branch in branches if not branch.standing.is_over), own)
    items = _passed([own, *others], zone)
    if not main.standing.is_over:
        items += [_called(item, main.n) for item in journey.ahead(main.standing, _lengths(main.case))]
    return Tracked(
        complaint=complaint,
        headline=main.headline,
        lead=main.lead,
        timeline=items,
        standing=main.standing,
        zone=zone,
        questions=[] if main.standing.is_over else questions,
        invited=[] if main.standing.is_over else invited,
        branches=branches if living else [],
        own=mine,
        is_noted=any(row.kind == Milestone.Kind.WITHDRAWAL_NOTED for one in [own, *others] for row in one.milestones),
    )


def _invited(cases: list[Complaint], zone: timezone, numbers: dict[int, int]) -> list[Invited]:
    """Return what the reporter of these cases is invited to, the next first."""
    rows = _invitations().filter(complaint__in=[case.pk for case in cases])
    name = ZONES.get(int(zone.utcoffset(None).total_seconds()) // 3600, "")
    found = []
    for row in rows.order_by("at", "id"):
        local = row.at.astimezone(zone)
        hour = f"{date_format(local, 'H.i')} {name}".strip()
        n, is_past = numbers.get(row.complaint_id, 0), row.at <= clock_now.now()
        found.append(Invited(row, n, date_format(local, "l, j F Y"), hour, is_past))
    return found


def _branch(complaint: Complaint, zone: timezone, *, n: int, waits: bool, only_invited: bool) -> Branch:
    case = complaint.lead or complaint
    received = Milestone(complaint=complaint, kind=Milestone.Kind.RECEIVED, at=complaint.received_at)
    milestones = list(complaint.milestones.all())
    stage = stage_of(milestones) or received
    standing = Standing(
        status=_status_for(complaint, case),
        kind=case.kind,
        waits=waits,
        only_invited=only_invited,
        by=_day_due(case, zone),
        recommended=any(row.kind == Milestone.Kind.RECOMMENDED for row in milestones),
        end=stage.kind if stage.kind in ENDS else "",
    )
    is_report = complaint.split_from_id is None
    return Branch(case, n, standing, stage, [received, *milestones] if is_report else milestones)


def _split_from(complaint: Complaint) -> QuerySet[Complaint]:
    """Return the cases split from a report, or from the one it is handled with."""
    reports = [complaint.pk, *([complaint.lead_id] if complaint.lead_id else [])]
    rows = Complaint.objects.filter(split_from__in=reports).order_by("pk")
    return rows.select_related("contest", "lead__contest", "split_from").prefetch_related("milestones")


def _passed(branches: list[Branch], zone: timezone) -> list[TimelineItem]:
    """Return everything that is behind, in order; what concerns one case of several says which."""
    rows = [(row, branch.n) for branch in branches for row in branch.milestones]
    parted = next((row.at for row, _n in rows if row.kind == Milestone.Kind.SPLIT), None)
    found = []
    for row, n in sorted(rows, key=lambda one: one[0].at):
        # Words that stand with a milestone are a sentence of law, which speaks the reader's language.
        text = _(row.words) if row.words else str(journey.SAID.get(row.kind, ""))
        when = date_format(row.at.astimezone(zone), "l, j F Y, H.i")
        item = TimelineItem("done", row.get_kind_display(), when, text)
        of_one_case = parted is not None and row.at > parted and row.kind not in ASIDES
        found.append(_called(item, n) if of_one_case else item)
    return found


def _called(item: TimelineItem, n: int) -> TimelineItem:
    """Return a line that says which of several cases it is about."""
    return replace(item, title=_("Perkara %(n)d: %(news)s") % {"n": n, "news": item.title}) if n else item


def _status_for(complaint: Complaint, case: Complaint) -> str:
    """Return the stage as its reporter reads it: what another reporter has to complete is not asked of this one."""
    asked_elsewhere = case.pk != complaint.pk and case.status == Status.NEEDS_COMPLETION
    return Status.INITIAL_STUDY if asked_elsewhere else case.status


def _reports() -> QuerySet[Complaint]:
    parts = Complaint.objects.filter(Q(split_from=OuterRef("pk")) | Q(split_from=OuterRef("lead")))
    rows = Complaint.objects.select_related("handler", "region", "contest", "lead__contest")
    invited = _invitations().filter(Q(complaint=OuterRef("pk")) | Q(complaint__split_from=OuterRef("pk")))
    return rows.annotate(is_split=Exists(parts), is_invited=Exists(invited))


def _invitations() -> QuerySet[Clarification]:
    return Clarification.objects.filter(whom=Clarification.Whom.REPORTER, state=Clarification.State.INVITED)


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

"""What an agency's officer has to do, and how far each case has come. Looks up, never writes."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, Prefetch, Q, When, prefetch_related_objects
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from complaints.models import Act
from netralitas.clocks.countdown import Countdown, clocks_by_key, countdown, key_of, most_urgent
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import zone_of as zone_of_clock
from netralitas.law.deadlines import holiday_calendar
from netralitas.letters.models import Letter
from netralitas.lib.once import for_a_page
from netralitas.outbox.models import Message
from netralitas.people.models import Instansi
from sanctions.access import visible_to as proceedings_of
from sanctions.choosing import choices_in, range_of
from sanctions.drafts import told_of_newest
from sanctions.examination_rules import is_under_examination, relief_rule, running_relief
from sanctions.execution_rules import execution_rules, lacks_execution
from sanctions.guidance import next_action, open_steps
from sanctions.lanes import relief, statements
from sanctions.lanes.relief import UNDER_EXAMINATION
from sanctions.lanes.remedy import CONTESTED, OPEN_TO_REMEDY
from sanctions.localtime import zone_of_agency
from sanctions.models import Execution, ExecutionRule, Objection, Proceeding
from sanctions.paging import moment, page_of
from sanctions.remedies import remedy_of
from sanctions.ruler import Ruler, ruler
from sanctions.situation import Handing, Situation
from sanctions.statuses import TOOK_EFFECT, Attendance, DraftState, Status
from sanctions.summonses import last_of, last_ordinal
from sanctions.team import lacking_to_examine, needs_team, team_rules, with_team
from sanctions.tracks import track_for
from taskforce.access import ISSUED
from taskforce.access import visible_to as recommendations_of
from taskforce.models import Recommendation
from taskforce.statuses import Status as RecommendationStatus

PAGE, WAITING_PAGE = 25, 10
OPTIONAL = frozenset(step.action for step in [*statements.STEPS, *relief.STEPS])  # a list does not look at these


@dataclass(frozen=True)
class Duty:
    """One thing to do: which recommendation, how its time stands, and the one next action.

    ``action`` is "" while the officer can only wait: for the hearing on ``hearing_on``, or for a colleague to judge
    the draft (``is_drafted``).
    """

    recommendation: Recommendation
    proceeding: Proceeding | None
    time: Countdown | None
    ruler: Ruler | None
    codes: list[str]
    action: str
    hearing_on: date | None = None
    meeting_on: date | None = None
    is_drafted: bool = False


def duties(user: Any, *, now: datetime, after: str = "") -> tuple[list[Duty], str]:
    """Return a page of what waits for the agency, most urgent first, and the key of the next page ("" at the end).

    What is answered waits again while a remedy or the execution of the penalty asks something of the agency.
    """
    is_unanswered = Q(status=RecommendationStatus.AWAITING_FOLLOW_UP)
    again = Q(proceeding__status__in=OPEN_TO_REMEDY | CONTESTED, proceeding__due_at__isnull=False)
    until = Case(When(is_unanswered, then="due_at"), default="proceeding__due_at")
    waiting_rows: Any = recommendations_of(user).filter(is_unanswered | again).annotate(until=until)
    rows = (
        waiting_rows.select_related(
            "accused",
            "issuer",
            "proceeding__instansi__region",
            "proceeding__report",
            "proceeding__council__decision",
            "proceeding__delivery_summons",
            "proceeding__decision",
            "proceeding__proposal",
            "letter",
        )
        .prefetch_related(
            Prefetch("accused__acts", Act.objects.select_related("violation")),
            "proceeding__summonses",
            "proceeding__examiners",
        )
        .annotate(draft=told_of_newest("proceeding"), **_asked_again())
    )
    page, following = page_of(rows, after, size=PAGE, lead="until", read=moment)
    opened = [proceeding for row in page if (proceeding := proceeding_of(row))]
    clocks = clocks_by_key(map(key_of, [*page, *opened]))
    found, laid_down = [], LaidDown(user.instansi, now)
    for row in page:
        proceeding = proceeding_of(row)
        running = [*clocks[key_of(row)], *(clocks[key_of(proceeding)] if proceeding else [])]
        due = [one for one in running if one.plan != Clock.Plan.PENALTY_END]
        clock = most_urgent(sorted(due, key=lambda c: c.due_at), now=now)
        found.append(_duty(row, proceeding, clock, laid_down, user=user, now=now))
    return found, following


def _asked_again() -> dict[str, Exists]:
    """Return what a remedy or a penalty in effect may ask of the agency, as annotations of its recommendations."""
    lodged = Objection.objects.filter(proceeding=OuterRef("proceeding"))
    recorded = Execution.objects.filter(
        proceeding=OuterRef("proceeding"), penalty=OuterRef("proceeding__decision__penalty")
    )
    return {
        "lacks_dismissal": Exists(lodged.filter(is_late=True, letter=None, rule__is_decided_within=True)),
        "lacks_answer": Exists(lodged.filter(is_late=False, answered_on=None).exclude(rule__answer="")),
        "is_recorded": Exists(recorded),
    }


def proceeding_of(row: Recommendation) -> Proceeding | None:
    """Return the procedure of a recommendation, None while the agency has not opened it."""
    return getattr(row, "proceeding", None)


def case(user: Any, pk: int) -> Proceeding | None:
    """Return a procedure that a person may see with all that its page looks at, None for any other."""
    rows = proceedings_of(user).select_related(
        "instansi__region", "recommendation__accused", "recommendation__issuer", "minutes", "report", "proposal",
        "decision__penalty", "delivery_summons", "council__session", "council__decision", "statement",
        "administrative_action",
    )  # fmt: skip
    row = rows.filter(pk=pk).first()
    if row is None:
        return None
    shown: list[Any] = [
        "summonses", "examiners", "reliefs", "statements__minutes", "statements__request", "statements__paper",
        Prefetch("recommendation__accused__acts", Act.objects.select_related("violation").order_by("id")),
    ]  # fmt: skip
    if hasattr(row, "decision"):
        shown += ["executions", Prefetch("objections", Objection.objects.select_related("rule", "former_penalty"))]
    if hasattr(row, "council"):
        shown.append("council__members")
    prefetch_related_objects([row], *shown)
    for_a_page(row)
    return row


def waiting(user: Any, *, after: str = "") -> tuple[list[Proceeding], str]:
    """Return a page of the procedures that wait for time or for somebody else, and the key of the next page.

    Those under a remedy come first, then the latest.
    """
    decided = proceedings_of(user).filter(status__in=[Status.OBJECTED, Status.DELIVERED, *TOOK_EFFECT])
    rows: Any = decided.annotate(
        rank=Case(When(status=Status.OBJECTED, then=0), default=1), draft=told_of_newest("pk")
    ).select_related("recommendation__accused", "decision__letter")
    return page_of(rows, after, size=WAITING_PAGE, lead="rank", read=_rank, newest=True)


def _rank(text: str) -> int:
    if text not in {"0", "1"}:
        raise ValueError(text)
    return int(text)


def agency_of(user: Any) -> Instansi:
    """Return an officer's agency with its region and how it stands: how many recommendations it has ``received``
    and how many of them it has ``followed_up``."""
    followed_up = Q(recommendations__status=RecommendationStatus.FOLLOWED_UP)
    return (
        Instansi.objects.select_related("region")
        .annotate(
            received=Count("recommendations", filter=Q(recommendations__status__in=ISSUED)),
            followed_up=Count("recommendations", filter=followed_up),
        )
        .get(pk=user.instansi_id)
    )


def reminders_sent(user: Any) -> list[Message]:
    """Return the latest reminders about the agency's duties that went out; addresses are not shown."""
    latest = Clock.objects.filter(owner=user.instansi_id).order_by("-id").values(key=Cast("pk", CharField()))[:50]
    rows = Message.objects.filter(subject_type="clocks.clock", subject_id__in=latest, status=Message.Status.SENT)
    return list(rows.order_by("-sent_at")[:5])


def time_of(clocks: list[Clock], *, now: datetime) -> tuple[Countdown | None, Ruler | None]:
    """Return how the most urgent of some clocks stands, with its day ruler."""
    clock = most_urgent(clocks, now=now)
    return (countdown(clock, now=now), _ruler(clock, now)) if clock else (None, None)


def visible_letter(user: Any, pk: int) -> Letter | None:
    """Return a letter that belongs to a recommendation or procedure the person may see, else None."""
    letter = Letter.objects.filter(pk=pk).first()
    if letter is None:
        return None
    if letter.subject_type == "sanctions.proceeding":
        return letter if proceedings_of(user).filter(pk=letter.subject_id).exists() else None
    if letter.subject_type == "taskforce.recommendation":
        return letter if recommendations_of(user).filter(pk=letter.subject_id).exists() else None
    return None


class LaidDown:
    """What the law lays down for an agency's procedures today, read once for a whole page."""

    def __init__(self, instansi: Instansi, now: datetime) -> None:
        self.zone = zone_of_agency(instansi)
        self.today = now.astimezone(self.zone).date()
        self.teams, self.last_summons = team_rules(self.today), last_ordinal(self.today)

    @cached_property
    def executions(self) -> dict[str, ExecutionRule]:
        """Return which paper carries out which penalty."""
        return execution_rules(self.today)

    def situation_of(self, row: Proceeding, listed: Any = None) -> Situation:
        """Reduce a procedure to what its next step hangs on.

        ``listed`` is its line in a list, which knows beforehand what is asked, but not which remedy is still open.
        """
        lacks = _lacks_record(row, listed) if listed else lacks_execution(row)
        last = last_of(row)
        found = getattr(getattr(row, "council", None), "decision", None) or getattr(row, "report", None)
        have = {examiner.element for examiner in row.examiners.all()}
        accused = row.recommendation.accused
        track = track_for(accused.employment, row.recommendation.level, self.today)
        team = with_team(track, self.teams.get(row.recommendation.level))
        proposal = getattr(row, "proposal", None) if row.status == Status.PROPOSED else None
        is_pending = last is not None and last.attendance == Attendance.PENDING
        return Situation(
            status=row.status,
            lacks_team=bool(lacking_to_examine(team, have)),
            hearing_on=last.hearing_at.astimezone(self.zone).date() if last and is_pending else None,
            is_missed=last is not None and last.attendance == Attendance.ABSENT,
            may_summon=(last.ordinal if last else 0) < self.last_summons,
            is_proven=found.is_proven if found else None,
            is_above_agency=proposal is not None and proposal.is_above_agency,
            lacks_execution=lacks and row.decision.penalty_id in self.executions,
            **_remedy_of(row, listed),
            **({} if listed else {"asks_others": True, **self._relief_of(row)}),
            **self._decided_by(row, found, listed),
            **self._delivery_of(row),
        )

    def _decided_by(self, row: Proceeding, found: Any, listed: Any) -> dict[str, Any]:
        """Return whether the agency decides, or proposes first; asked only once a breach is proven.

        A class of posts for whose penalties the table names nobody counts as none: it can be put right.
        """
        if row.status not in {Status.REPORTED, Status.PROPOSED} or found is None or not found.is_proven:
            return {}
        choices = choices_in(range_of(row, on=self.today, at_a_glance=listed is not None), row)
        named = [choice for choice in choices if choice.authorities]
        return {
            "has_post_class": any(not choice.is_below_range for choice in named),
            "may_decide": any(not choice.is_proposed for choice in named),
            "may_propose": any(choice.is_proposed for choice in named),
            "is_proposed_first": all(choice.is_proposed for choice in named if not choice.is_below_range),
        }

    def _delivery_of(self, row: Proceeding) -> dict[str, Any]:
        """Return how far the handing over has come; asked only where a decision waits for it."""
        called = getattr(row, "delivery_summons", None) if row.status == Status.DECIDED else None
        if called is None:
            return {}
        if called.attendance == Attendance.PENDING:
            return {"delivery": Handing.CALLED, "meeting_on": called.meets_at.astimezone(self.zone).date()}
        return {"delivery": Handing.SENT if called.dispatched_on else Handing.MISSED}

    def _relief_of(self, row: Proceeding) -> dict[str, Any]:
        """Return what a case's page knows of a relief from duty; it is never what a list waits for."""
        if row.status not in UNDER_EXAMINATION:
            return {}
        may = relief_rule(row, self.today) is not None and is_under_examination(row, self.today)
        return {"may_relieve": may, "is_relieved": running_relief(row) is not None}

    def open_steps(self, row: Proceeding) -> list[str]:
        """Return the names of the steps open now, the next one first."""
        return open_steps(self.situation_of(row), self.today)

    def needs_team(self, row: Proceeding) -> bool:
        """Say whether a case must have an examination team."""
        level = row.recommendation.level
        track = track_for(row.recommendation.accused.employment, level, self.today)
        return needs_team(with_team(track, self.teams.get(level)))


def _lacks_record(row: Proceeding, listed: Any) -> bool:
    return row.status in TOOK_EFFECT and row.decision.cut_short_by_id is None and not listed.is_recorded


def _remedy_of(row: Proceeding, listed: Any) -> dict[str, Any]:
    """Return what hangs on a remedy; asked only where one can be lodged or runs."""
    if row.status not in {*OPEN_TO_REMEDY, Status.OBJECTED}:
        return {}
    if listed:
        return {"lacks_dismissal": listed.lacks_dismissal, "lacks_answer": listed.lacks_answer}
    objections = list(row.objections.all())
    late = any(one.is_late and one.letter_id is None and one.rule.is_decided_within for one in objections)
    told: dict[str, Any] = {"lacks_dismissal": late}
    objection = next((one for one in objections if not one.is_late), None)
    if objection is None:
        return told | {"may_object": remedy_of(row, row.decision) is not None}
    return told | {"lacks_answer": bool(objection.rule.answer) and objection.answered_on is None}


def _duty(
    row: Recommendation,
    proceeding: Proceeding | None,
    clock: Clock | None,
    laid_down: LaidDown,
    user: Any,
    now: datetime,
) -> Duty:
    situation = laid_down.situation_of(proceeding, row) if proceeding else None
    action = next_action(situation, laid_down.today) if situation else _("Mulai tindak lanjut")
    draft = row.draft or {}  # type: ignore[attr-defined]  # annotated
    is_drafted = draft.get("state") == DraftState.OPEN
    if is_drafted:
        action = _("Periksa konsep surat") if draft["by"] != user.pk else ""
    elif draft.get("state") == DraftState.RETURNED and _goes_on(draft["step"], situation, laid_down.today):
        action = _("Perbaiki konsep surat")
    return Duty(
        recommendation=row,
        proceeding=proceeding,
        time=countdown(clock, now=now) if clock else None,
        ruler=_ruler(clock, now) if clock else None,
        codes=[act.violation.code for act in row.accused.acts.all() if act.verdict == "proven"],
        action=action,
        hearing_on=situation.hearing_on if situation else None,
        meeting_on=situation.meeting_on if situation else None,
        is_drafted=is_drafted,
    )


def _goes_on(step: str, situation: Situation | None, today: date) -> bool:
    """Say whether a draft that was returned can be put right, as far as a list knows it."""
    if situation is None:
        return False
    beside = situation.status in UNDER_EXAMINATION and step in OPTIONAL
    return beside or step in open_steps(situation, today)


def _ruler(clock: Clock, now: datetime) -> Ruler | None:
    zone = zone_of_clock(clock)
    return ruler(
        clock.anchor_on,
        clock.due_at.astimezone(zone).date(),
        now.astimezone(zone).date(),
        unit=clock.unit,
        holidays=holiday_calendar(),
    )

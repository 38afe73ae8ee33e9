"""Count what the public figures are made of, across the floors. Looks up, never writes; one statement a table.

Every count is a grouping in the database: at a million reports nothing but the groups comes here. No count goes
below a province, and none by agency: who is accused is known to few people of one office.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Case as Choice
from django.db.models import Count, DateField, DurationField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, When
from django.db.models import Value as Word
from django.db.models.functions import Substr, TruncDate, TruncMonth

from complaints.models import Act, CaseEvent, Complaint
from complaints.statuses import Channel, Status
from sanctions.models import Decision, MoralStatement
from sanctions.statuses import Status as ProceedingStatus
from taskforce.models import Recommendation
from taskforce.statuses import Status as Advice

Cells = dict[tuple[str, str], int]
LOCAL = ZoneInfo(settings.TIME_ZONE)

# What became of a report, as the public reads it.
OUTCOMES: dict[str, tuple[Status, ...]] = {
    "checking": (Status.RECEIVED, Status.INITIAL_STUDY, Status.NEEDS_COMPLETION),
    "not_registered": (Status.NOT_REGISTERED,),
    "study": (Status.REGISTERED, Status.UNDER_STUDY, Status.RETURNED),
    "not_proven": (Status.NOT_PROVEN,),
    "referred": (Status.REFERRED,),
    "forwarded": (Status.PROVEN_FORWARDED,),
    "ended": (Status.WITHDRAWN, Status.MERGED, Status.REJOINED),
}
REGISTERED = ("study", "not_proven", "forwarded")


@dataclass(frozen=True)
class Table:
    """One table of the figures: what is counted, and how.

    ``splits`` names a table and one of its columns that this table takes apart: it may be told only of the same
    moment as that column, or the two together would tell what each of them hides.
    """

    key: str
    unit: str
    count: Callable[[datetime], Cells]
    splits: tuple[str, str] | None = None


def _reports(cutoff: datetime) -> QuerySet[Complaint]:
    """Return every report once: a case that was split from one is no other report."""
    return Complaint.objects.filter(received_at__lt=cutoff, split_from=None).order_by()


def _line(rows: Iterable[tuple[Any, int]]) -> Cells:
    cells: Counter[tuple[str, str]] = Counter()
    for key, count in rows:
        cells[str(key or ""), ""] += count
    return dict(cells)


def outcomes(cutoff: datetime) -> Cells:
    """Count reports by what became of them."""
    of_status = {status: outcome for outcome, statuses in OUTCOMES.items() for status in statuses}
    return _line((of_status[status], count) for status, count in _by(cutoff, "status"))


def contests(cutoff: datetime) -> Cells:
    """Count reports by the contest they speak of."""
    return _line(_by(cutoff, "contest_id"))


def provinces(cutoff: datetime) -> Cells:
    """Count reports by the province of the event."""
    return _line(((region or "")[:2], n) for region, n in _by(cutoff, "region_id"))


def _by(cutoff: datetime, field: str) -> QuerySet[Complaint, tuple[Any, int]]:
    return _reports(cutoff).values_list(field).annotate(Count("id"))


def ways(cutoff: datetime) -> Cells:
    """Count reports by the way they came, and those through the portal by who may know the name.

    One table, not two: nearly all who stay nameless come through the portal, so that two tables would tell
    the rest of the other by subtraction.
    """
    rows = _reports(cutoff).values_list("channel", "identity_mode").annotate(Count("id"))
    return _line((mode if channel == Channel.PORTAL else channel, n) for channel, mode, n in rows)


def phases(cutoff: datetime) -> Cells:
    """Count reports by phase: before or after the candidates were determined."""
    return _line(_by(cutoff, "phase"))


def months(cutoff: datetime) -> Cells:
    """Count reports by the month they were received in, Jakarta time."""
    rows = _reports(cutoff).annotate(month=TruncMonth("received_at", tzinfo=LOCAL)).values_list("month")
    return _line((month.strftime("%Y-%m"), n) for month, n in rows.annotate(Count("id")))


def acts(cutoff: datetime) -> Cells:
    """Count alleged acts by catalogue entry."""
    rows = Act.objects.filter(complaint__received_at__lt=cutoff).order_by()
    return _line(rows.values_list("violation__code").annotate(Count("id")))


def follow_up(cutoff: datetime) -> Cells:
    """Count issued recommendations by the province of the agency and by whether it acted."""
    state = {Advice.FOLLOWED_UP: "followed_up", Advice.AWAITING_FOLLOW_UP: "waiting"}
    rows: QuerySet[Any, Any] = Recommendation.objects.filter(status__in=state).order_by()
    rows = rows.annotate(province=Substr("instansi__region_id", 1, 2)).values_list("province", "status")
    cells: Counter[tuple[str, str]] = Counter()
    for province, status, count in rows.annotate(Count("id")):
        cells[province or "", state[status]] += count
    return dict(cells)


def waiting(cutoff: datetime) -> Cells:
    """Count recommendations without an answer by whether there is still time, in the whole country."""
    state = Choice(When(due_at__lt=cutoff, then=Word("overdue")), default=Word("within"))
    rows = Recommendation.objects.filter(status=Advice.AWAITING_FOLLOW_UP).order_by().annotate(state=state)
    return _line(rows.values_list("state").annotate(Count("id")))


def sanctions(cutoff: datetime) -> Cells:
    """Count decisions that stand and moral statements by the level of the sanction; open and closed ones are one."""
    stands = Decision.objects.exclude(proceeding__status=ProceedingStatus.ANNULLED)
    decided: QuerySet[Any, Any] = stands.order_by().values_list("penalty__level").annotate(Count("id"))
    stated = MoralStatement.objects.order_by().values_list("penalty__level").annotate(Count("id"))
    return _line(decided.union(stated, all=True))


TABLES = (
    Table("outcome", "report", outcomes),
    Table("province", "report", provinces),
    Table("way", "report", ways),
    Table("phase", "report", phases),
    Table("month", "report", months),
    Table("act", "act", acts),
    Table("contest", "report", contests),
    Table("follow_up", "recommendation", follow_up),
    Table("waiting", "recommendation", waiting, splits=("follow_up", "waiting")),
    Table("sanction", "decision", sanctions),
)


# --- How long a stage takes


@dataclass(frozen=True)
class Middle:
    """The middle of how many whole days something took, and of how many cases that is the middle."""

    days: int
    cases: int


def durations() -> dict[str, Middle]:
    """Return the median of each stage that has an end."""
    # A study that was taken up again has not ended yet, and one that ended again is counted once.
    again = CaseEvent.objects.filter(
        complaint=OuterRef("complaint"), action__in=["return", "reopen"], pk__gt=OuterRef("pk")
    )
    ends = CaseEvent.objects.filter(~Exists(again), action__in=["close", "forward", "refer"])
    issued = Recommendation.objects.filter(issued_on__isnull=False)
    pairs: dict[str, tuple[QuerySet[Any], Any, Any]] = {
        "checking": (
            Complaint.objects.filter(registered_on__isnull=False, split_from=None),
            TruncDate("received_at", tzinfo=LOCAL),
            F("registered_on"),
        ),
        "study": (
            ends.filter(complaint__registered_on__isnull=False),
            F("complaint__registered_on"),
            TruncDate("at", tzinfo=LOCAL),
        ),
        "satgas": (issued, TruncDate("opened_at", tzinfo=LOCAL), F("issued_on")),
        "follow_up": (issued.filter(answered_on__isnull=False), F("issued_on"), F("answered_on")),
        "decision": (
            Decision.objects.all(),
            TruncDate("proceeding__opened_at", tzinfo=LOCAL),
            F("decided_on"),
        ),
    }
    found = {stage: _middle(rows, start, end) for stage, (rows, start, end) in pairs.items()}
    return {stage: middle for stage, middle in found.items() if middle}


def _middle(rows: QuerySet[Any], start: Any, end: Any) -> Middle | None:
    took = ExpressionWrapper(
        ExpressionWrapper(end, DateField()) - ExpressionWrapper(start, DateField()), DurationField()
    )
    counts = Counter[int]()
    for length, count in rows.order_by().annotate(took=took).values_list("took").annotate(Count("pk")):
        counts[max(0, length // timedelta(days=1))] += count
    return Middle(middle_of(counts), counts.total()) if counts else None


def middle_of(counts: Counter[int]) -> int:
    """Return the median of values by how often each came; of two in the middle the lower one."""
    left = (counts.total() + 1) // 2
    for value in sorted(counts):
        left -= counts[value]
        if left <= 0:
            return value
    raise ValueError("nothing to take the middle of")

"""What an agency's officer has to do, and how far each case has come. Looks up, never writes."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from datetime import timezone as fixed_zone
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netralitas.clocks.countdown import Countdown, clocks_of, countdown, most_urgent
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import zone_of
from netralitas.law.deadlines import holiday_calendar
from netralitas.letters.models import Letter
from netralitas.outbox.models import Message
from sanctions.access import visible_to as proceedings_of
from sanctions.models import Minutes, Proceeding, Report, Summons, TeamRule
from sanctions.ruler import Ruler, ruler
from sanctions.statuses import Attendance, Status
from taskforce.access import visible_to as recommendations_of
from taskforce.models import Recommendation
from taskforce.statuses import Status as RecommendationStatus

PAGE = 25
NEXT = {
    Status.OPENED: gettext_lazy("Buat surat panggilan"),
    Status.SUMMONED: gettext_lazy("Catat pemeriksaan"),
    Status.SUMMONED_AGAIN: gettext_lazy("Catat pemeriksaan"),
    Status.EXAMINED: gettext_lazy("Susun laporan hasil"),
    Status.REPORTED: gettext_lazy("Ambil keputusan"),
    Status.DECIDED: gettext_lazy("Catat penyerahan"),
}


@dataclass(frozen=True)
class Duty:
    """One thing to do: which recommendation, how its time stands, and the one next action."""

    recommendation: Recommendation
    proceeding: Proceeding | None
    time: Countdown | None
    ruler: Ruler | None
    codes: list[str]
    action: str


@dataclass(frozen=True)
class PathStep:
    """One step of a case's path: ``state`` is done, now or next."""

    state: str
    title: str
    when: str = ""
    letter: Letter | None = None


def duties(user: Any, *, now: datetime, after: str = "") -> tuple[list[Duty], str]:
    """Return a page of what waits for the agency, most urgent first, and the key of the next page ("" at the end)."""
    waiting_rows = recommendations_of(user).filter(status=RecommendationStatus.AWAITING_FOLLOW_UP)
    rows = list(
        _past(waiting_rows, after)
        .order_by("due_at", "id")
        .select_related("accused", "issuer", "proceeding", "letter")
        .prefetch_related("accused__acts__violation")[: PAGE + 1]
    )
    page, more = rows[:PAGE], len(rows) > PAGE
    windows = clocks_of("taskforce.recommendation", [row.pk for row in page])
    steps = clocks_of("sanctions.proceeding", [p.pk for row in page if (p := proceeding_of(row))])
    found = []
    for row in page:
        proceeding = proceeding_of(row)
        clocks = [*windows[row.pk], *(steps[proceeding.pk] if proceeding else [])]
        found.append(_duty(row, proceeding, most_urgent(sorted(clocks, key=lambda c: c.due_at), now=now), now))
    last = page[-1] if more else None
    return found, f"{last.due_at.isoformat()},{last.pk}" if last and last.due_at else ""


def proceeding_of(row: Recommendation) -> Proceeding | None:
    """Return the procedure of a recommendation, None while the agency has not opened it."""
    return getattr(row, "proceeding", None)


def waiting(user: Any) -> list[Proceeding]:
    """Return the latest procedures that wait for time or for somebody else."""
    rows = proceedings_of(user).filter(status__in=[Status.DELIVERED, Status.IN_FORCE])
    return list(rows.select_related("recommendation__accused", "decision__letter").order_by("-id")[:10])


def standing(user: Any) -> dict[str, int]:
    """Return how many recommendations the agency has received and how many it has followed up."""
    counts: dict[str, int] = recommendations_of(user).aggregate(
        received=Count("id"), followed_up=Count("id", filter=Q(status=RecommendationStatus.FOLLOWED_UP))
    )
    return counts


def reminders_sent(user: Any) -> list[Message]:
    """Return the latest reminders about the agency's duties that went out; addresses are not shown."""
    clocks = Clock.objects.filter(owner=user.instansi_id).order_by("-id").values_list("pk", flat=True)[:50]
    rows = Message.objects.filter(subject_type="clocks.clock", subject_id__in=[str(pk) for pk in clocks])
    return list(rows.filter(status=Message.Status.SENT).order_by("-sent_at")[:5])


def time_of(clocks: list[Clock], *, now: datetime) -> tuple[Countdown | None, Ruler | None]:
    """Return how the most urgent of some clocks stands, with its day ruler."""
    clock = most_urgent(clocks, now=now)
    return (countdown(clock, now=now), _ruler(clock, now)) if clock else (None, None)


def path_of(row: Proceeding) -> list[PathStep]:
    """Return the case's path with what is done, what is now and what is next."""
    summonses = list(Summons.objects.filter(proceeding=row).select_related("letter"))
    minutes = Minutes.objects.filter(proceeding=row).select_related("letter").first()
    report = Report.objects.filter(proceeding=row).select_related("letter").first()
    decision = getattr(row, "decision", None)
    steps = [_done(_("Rekomendasi diterima"), row.recommendation.received_on, row.recommendation.letter)]
    for summons in summonses:
        title = _("Panggilan pertama") if summons.ordinal == 1 else _("Panggilan kedua")
        steps.append(_done(title, summons.dated_on, summons.letter))
        if summons.attendance == Attendance.ABSENT:
            steps.append(_done(_("Pemeriksaan: tidak hadir"), summons.hearing_at.astimezone(_zone(row)), None))
    ahead = [_("Panggilan pertama")] if not summonses else []
    if minutes:
        steps.append(_done(_("Pemeriksaan dan BAP"), minutes.held_at.astimezone(_zone(row)), minutes.letter))
    elif not report:
        ahead.append(_second_or_hearing(summonses))
    end = [
        (_("Keputusan"), decision, decision and decision.decided_on),
        (_("Disampaikan"), decision and decision.delivered_on, decision and decision.delivered_on),
        (_("Berlaku"), row.status == Status.IN_FORCE, decision and decision.effective_on),
    ]
    if report and not report.is_proven:
        end = [(_("Ditutup: tidak terbukti"), row.status == Status.NOT_PROVEN, None)]
    for title, done, on in [(_("Laporan hasil (LHP)"), report, report and report.dated_on), *end]:
        if done:
            steps.append(_done(title, on, getattr(done, "letter", None)))
        else:
            ahead.append(title)
    hearing = next((s.hearing_at for s in summonses if s.attendance == Attendance.PENDING), None)
    planned = date_format(hearing.astimezone(_zone(row)), "l, j M Y, H.i") if hearing else ""
    steps += [PathStep("now" if n == 0 else "next", title, planned if n == 0 else "") for n, title in enumerate(ahead)]
    return steps


def letters_of(row: Proceeding) -> QuerySet[Letter]:
    """Return every letter of a case: the recommendation's own and those of its procedure."""
    own = Q(subject_type="sanctions.proceeding", subject_id=str(row.pk))
    return Letter.objects.filter(own | Q(pk=row.recommendation.letter_id)).order_by("id")


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


def team_need(level: str) -> str:
    """Return whether a level needs an examination team: none, optional or mandatory."""
    rule = TeamRule.objects.filter(level=level).first()
    return rule.need if rule else TeamRule.Need.OPTIONAL


def _duty(row: Recommendation, proceeding: Proceeding | None, clock: Clock | None, now: datetime) -> Duty:
    return Duty(
        recommendation=row,
        proceeding=proceeding,
        time=countdown(clock, now=now) if clock else None,
        ruler=_ruler(clock, now) if clock else None,
        codes=[act.violation.code for act in row.accused.acts.all() if act.verdict == "proven"],
        action=str(NEXT.get(Status(proceeding.status), _("Buka perkara"))) if proceeding else _("Mulai tindak lanjut"),
    )


def _zone(row: Proceeding) -> tzinfo:
    region = row.instansi.region
    return fixed_zone(timedelta(hours=region.utc_offset)) if region else timezone.get_default_timezone()


def _ruler(clock: Clock, now: datetime) -> Ruler | None:
    zone = zone_of(clock)
    return ruler(
        clock.anchor_on,
        clock.due_at.astimezone(zone).date(),
        now.astimezone(zone).date(),
        unit=clock.unit,
        holidays=holiday_calendar(),
    )


def _past(rows: QuerySet[Recommendation], after: str) -> QuerySet[Recommendation]:
    due, _sep, pk = after.partition(",")
    try:
        key = datetime.fromisoformat(due)
    except ValueError:
        return rows
    if key.tzinfo is None or not pk.isdecimal():
        return rows
    return rows.filter(Q(due_at__gt=key) | Q(due_at=key, id__gt=int(pk)))


def _second_or_hearing(summonses: list[Summons]) -> str:
    if len(summonses) == 1 and summonses[0].attendance == Attendance.ABSENT:
        return _("Panggilan kedua")
    return _("Pemeriksaan dan BAP")


def _done(title: str, on: Any, letter: Letter | None) -> PathStep:
    return PathStep("done", title, date_format(on, "l, j M Y") if on else "", letter)

"""What the page of a case shows, gathered in a fixed number of queries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from complaints import caseclocks, catalogue, grounds, triage, workflow
from complaints.actlevels import asked_of
from complaints.admin import levelmoves
from complaints.admin.levelmoves import LevelPanel
from complaints.admin.queue import place_of
from complaints.completeness import Completeness
from complaints.elections import phase_on
from complaints.endings import stage_of
from complaints.guidance import Situation, best_step, blocked, next_step
from complaints.models import Accused, Act, CaseEvent, Complaint, Evidence, Milestone, Violation
from complaints.pieces import Gathered, gathered, piece_name
from complaints.replaced import CONFIRMED
from complaints.sight import Mask
from complaints.statuses import NOT_ASN, OPEN, PARTED, Phase, ScanState, Status, Verdict
from complaints.traces import trace_title, trace_words
from complaints.twins import Seen
from netralitas.audit.adminbase import StepForm
from netralitas.clocks.countdown import Countdown, countdown, most_urgent
from netralitas.clocks.models import Clock
from netralitas.lib.machine import Step
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from netralitas.people.zones import zone_of

FILE_ICONS = {"image": "image", "video": "video", "audio": "sound"}
STATE_TONES = {ScanState.READY: "green", ScanState.INFECTED: "red", ScanState.FAILED: "amber"}
SOLVED = {"not_registered", "not_proven", "referred", "withdrawn", "merged", "rejoined"}
BY_REPORTER = frozenset({"receive", "identify_self", "withdraw"})
FormMaker = Callable[..., StepForm]

NOTHING_HIDDEN = Mask()
DAY = "l, j F Y"
HOUR = f"{DAY}, H.i"
# How many places of the step bar lie behind a case that came to this word before it ended.
PASSED: dict[str, int] = {Milestone.Kind.INITIAL_STUDY: 2, Milestone.Kind.REGISTERED: 3, Milestone.Kind.UNDER_STUDY: 4}


@dataclass(frozen=True)
class OpenStep:
    """One step on the page: its words, its form, what it starts, or why it is still shut."""

    action: str
    label: str
    hint: str
    form: StepForm
    starts: str = ""
    unverified: bool = False
    shut: str = ""
    is_danger: bool = False


@dataclass(frozen=True)
class Mark:
    """One place on the step bar."""

    label: str
    state: str


@dataclass(frozen=True)
class TimelineItem:
    """One line of the timeline: ``state`` is done, now or next; ``mask`` is the reader's on its note."""

    state: str
    title: str
    when: str
    note: str = ""
    mask: Mask = NOTHING_HIDDEN


@dataclass(frozen=True)
class AccusedPanel:
    """One accused with the form that completes what is known, and who they may be besides (see ``personpanel``)."""

    person: Accused
    place: str
    form: StepForm | None
    besides: Any = None

    @property
    def may_be_recommended(self) -> bool:
        return self.person.employment not in NOT_ASN


@dataclass(frozen=True)
class ActPanel:
    """One alleged act with the forms for its verdict and for taking it back, and how its level stands."""

    act: Act
    verdict: StepForm | None
    drop: StepForm | None
    date: StepForm | None
    tone: str
    level: LevelPanel | None


@dataclass(frozen=True)
class EvidencePanel:
    """One piece of evidence as an officer may see it: never the sealed original."""

    item: Evidence
    title: str
    detail: str
    icon: str
    added: str
    is_open: bool
    tone: str
    seen: Seen | None = None
    times: int = 1


@dataclass
class Place:
    """The local time of the place of a case."""

    zone: timezone

    def says(self, moment: datetime, form: str = HOUR) -> str:
        return date_format(moment.astimezone(self.zone), form)


def place_of_case(case: Complaint) -> Place:
    """Return the place whose clocks a case follows."""
    return Place(zone_of(case.region))


def countdown_of(clocks: list[Clock], now: datetime) -> Countdown | None:
    """Return the time left for what the desk has to do now."""
    clock = most_urgent(clocks, now=now)
    return countdown(clock, now=now) if clock else None


def reporter_until(clocks: list[Clock], place: Place) -> str:
    """Return until when the reporter may answer while the desk's own time is held, "" when it is not."""
    is_held = any(clock.state == Clock.State.PAUSED for clock in clocks)
    running = [clock.due_at for clock in clocks if clock.state == Clock.State.RUNNING]
    return place.says(min(running)) if is_held and running else ""


def step_bar(case: Complaint, milestones: Iterable[Milestone]) -> list[Mark]:
    """Return the path of a case: what it has passed, where it stands, what lies ahead.

    A merged report is told what happens to its lead, but walked itself no further than to where it was merged.
    """
    rows = list(milestones)
    stage, reached = stage_of(rows), {row.kind for row in rows}
    path = [
        (Status.RECEIVED, _("Diterima")),
        (Status.INITIAL_STUDY, _("Kajian awal")),
        (Status.REGISTERED, _("Diregister")),
        (Status.UNDER_STUDY, _("Kajian")),
        (Status.PROVEN_FORWARDED, _("Verifikasi Satgas")),
        (Milestone.Kind.RECOMMENDED, _("Rekomendasi")),
        (Milestone.Kind.FOLLOWED_UP, _("Tindak lanjut")),
    ]
    labels = [label for _status, label in path]
    if case.status in SOLVED:
        if case.status == Status.MERGED:
            merged = max((n for n, row in enumerate(rows) if row.kind == Milestone.Kind.MERGED), default=0)
            reached = {row.kind for row in rows[:merged]} & {Milestone.Kind.INITIAL_STUDY}
        passed = max(PASSED.get(kind, 1) for kind in ("", *reached))
        return [*(Mark(label, "done") for label in labels[:passed]), Mark(case.get_status_display(), "now")]
    here = {Status.NEEDS_COMPLETION: 1, Status.RETURNED: 3}.get(Status(case.status))
    if stage and stage.kind == Milestone.Kind.NOT_RECOMMENDED:
        return [*(Mark(label, "done") for label in labels[:5]), Mark(stage.get_kind_display(), "now")]
    if here is None:
        here = [status for status, _label in path].index(Status(case.status))
    if Milestone.Kind.FOLLOWED_UP in reached:
        here = 7
    elif Milestone.Kind.RECOMMENDED in reached:
        here = 6
    if case.status in (Status.NEEDS_COMPLETION, Status.RETURNED):
        labels[here] = f"{labels[here]}: {case.get_status_display().lower()}"
    states = ["done" if n < here else "now" if n == here else "next" for n in range(len(labels))]
    return [Mark(label, state) for label, state in zip(labels, states, strict=True)]


def steps(
    case: Complaint, role: str, situation: Situation, make: FormMaker, *, elements: Completeness
) -> list[OpenStep]:
    """Return the steps the table opens to a role; one whose facts are missing says so instead of asking.

    The ``elements`` of the report propose a ground should it not be registered, and speak against others.
    """
    declining = {"initial": {"ground": grounds.suggested(elements)}, "against": grounds.contradicted(elements)}
    proposed: dict[str, dict[str, Any]] = {"decline": declining}
    found = [
        _step(case, step, situation, make, proposed.get(step.action, {})) for step in workflow.steps_for(case, role)
    ]
    best = best_step(situation)
    return sorted(found, key=lambda step: (step.action != best, bool(step.shut)))


def _step(case: Complaint, step: Step, situation: Situation, make: FormMaker, proposed: dict[str, Any]) -> OpenStep:
    starts, unverified = _starts(case, step.action)
    return OpenStep(
        action=step.action,
        label=str(step.label),
        hint=str(step.hint),
        form=make(step.action, **proposed),
        starts=starts,
        unverified=unverified,
        shut=blocked(step.action, situation),
        is_danger=step.target in SOLVED,
    )


def _starts(case: Complaint, action: str) -> tuple[str, bool]:
    """Say which time a step sets running, before it is taken."""
    if not caseclocks.rule_started_by(case, action):
        return "", False
    try:
        due = caseclocks.due_of(case, action)
    except Refusal:
        return "", False
    words = _("Memulai hitungan %(amount)d %(unit)s, sampai %(day)s.") % {
        "amount": due.rule.amount,
        "unit": due.rule.get_unit_display(),
        "day": date_format(due.on, "l, j F Y"),
    }
    return words, due.needs_verification


def timeline(
    case: Complaint, events: Iterable[CaseEvent], clocks: list[Clock], situation: Situation, now: datetime, mask: Mask
) -> list[TimelineItem]:
    """Return the steps of a case in order, then what it waits for and when somebody is reminded."""
    place = place_of_case(case)
    labels = {step.action: str(step.label) for step in workflow.STEPS} | {
        "receive": _("Laporan diterima"),
        "identify_self": _("Pelapor memberikan identitas"),
        "withdraw": _("Pelapor menarik laporan"),
        PARTED: _("Dipecah dari laporan asal"),
        "set_contest": _("Pemilihan ditetapkan"),
        "decide": _("Putusan perbuatan diganti"),
        CONFIRMED: _("Putusan perbuatan ditegaskan lagi"),
        "date_act": _("Tanggal atau fase perbuatan diganti"),
        "set_phase": _("Fase perkara diganti"),
        "flag_criminal": _("Tanda jalur pidana diganti"),
    }
    items = []
    for event in events:
        who = event.actor.full_name if event.actor else _("pelapor") if event.action in BY_REPORTER else _("sistem")
        title = labels.get(event.action, event.get_target_display())
        if event.action == "receive" and event.actor:  # an officer writes down what came another way, maybe days ago
            title = _("Laporan dicatat")
        seen = mask.on_words_of(event.actor.role if event.actor else "")
        note = "" if _is_desks_alone(case, event, mask) else event.note
        items.append(TimelineItem("done", title, f"{place.says(event.at)} · {who}", note, seen))
    if waits := next_step(situation):
        left = countdown_of(clocks, now)
        items.append(TimelineItem("now", waits, left.date if left else ""))
    reminders = [clock.next_reminder_at for clock in clocks if clock.next_reminder_at]
    if reminders:
        items.append(TimelineItem("next", _("Pengingat berikutnya"), place.says(min(reminders))))
    return items


def _is_desks_alone(case: Complaint, event: CaseEvent, mask: Mask) -> bool:
    """Say whether an event's words are not for this reader: why somebody under pressure left, as they were promised."""
    return event.action == "withdraw" and case.is_pressed and (mask.role != Role.VERIFIER or mask.is_paper)


def accused_panels(case: Complaint, make: FormMaker, *, may_identify: bool) -> list[AccusedPanel]:
    """Return the accused of a case."""
    return [
        AccusedPanel(
            person=person,
            place=place_of(person),
            form=make("identify", about=person.pk, person=person) if may_identify else None,
        )
        for person in case.accused.all()
    ]


def act_panels(case: Complaint, make: FormMaker, role: str) -> list[ActPanel]:
    """Return the alleged acts of a case with the forms that are open on them."""
    verifier = role == Role.VERIFIER
    tones = {Verdict.PROVEN: "mark", Verdict.NOT_PROVEN: "", Verdict.PENDING: ""}
    found, people = [], {person.pk: person for person in case.accused.all()}
    for act in case.acts.all():
        act.accused = people[act.accused_id]  # at hand already, so it is not asked for act by act
        judge = verifier and case.status == Status.UNDER_STUDY
        take_back = verifier and case.status in OPEN and act.verdict == Verdict.PENDING
        may_set_phase = take_back or judge
        given: dict[str, Any] = {"act": act.pk}
        if act.verdict != Verdict.PENDING:
            given |= {"verdict": act.verdict, "reason": act.verdict_reason, "seen": triage.verdict_mark(act)}
        found.append(
            ActPanel(
                act=act,
                verdict=make("decide", about=act.pk, initial=given) if judge else None,
                drop=make("drop_act", about=act.pk, initial=given) if take_back else None,
                date=make("date_act", about=act.pk, initial=_time_of(act)) if may_set_phase else None,
                tone=tones[Verdict(act.verdict)],
                level=levelmoves.panel_of(
                    act,
                    make("judge", about=act.pk, of=act, initial=levelmoves.given_of(act))
                    if judge and asked_of(act) == "impact"
                    else None,
                ),
            )
        )
    return found


def _time_of(act: Act) -> dict[str, Any]:
    by_hand = {"phase": act.phase, "reason": act.phase_reason} if act.phase_by_hand else {"phase": ""}
    return {"act": act.pk, "occurred_on": act.occurred_on, "seen": triage.date_mark(act), **by_hand}


def evidence_panels(case: Complaint, items: list[Evidence], seen: dict[str, Seen]) -> list[EvidencePanel]:
    """Return the evidence of a case, what is the same once, each with the other reports that hold it too."""
    place, pieces = place_of_case(case), gathered(items)
    names = {one.item.sha256: piece_name(one.item) for one in pieces if one.item.kind == Evidence.Kind.FILE}
    return [_evidence(one, place, names, seen.get(one.item.sha256)) for one in pieces]


def _evidence(piece: Gathered[Evidence], place: Place, names: dict[str, str], seen: Seen | None) -> EvidencePanel:
    item = piece.item
    added, tone = place.says(piece.first_at, "j M, H.i"), STATE_TONES.get(ScanState(item.state), "")
    if item.kind == Evidence.Kind.LINK:
        link = item.link or {}
        title = trace_title(link) or _("Tautan")
        detail = " · ".join(filter(None, [str(link.get("url", "")), *trace_words(link, names)]))
        return EvidencePanel(item, capfirst(title), detail, "link", added, False, "", seen, piece.times)
    family = item.mime.split("/")[0]
    return EvidencePanel(
        item=item,
        title=piece_name(item),
        detail=item.mime,
        icon=FILE_ICONS.get(family, "file"),
        added=added,
        is_open=bool(item.clean_file),
        tone=tone,
        seen=seen,
        times=piece.times,
    )


def phase_words(case: Complaint) -> tuple[str, bool]:
    """Return why the phase is what it is, and whether a stage it rests on is still to be checked."""
    computed = phase_on(case, case.occurred_on)
    if not case.phase_by_hand:
        # What was kept of an unknown phase may be older than the words for what it waits for.
        kept = case.phase_reason if case.phase != Phase.UNKNOWN or case.contest_id else ""
        return kept or computed.reason, computed.needs_verification
    words = _("Ditetapkan petugas: %(reason)s Menurut data: %(computed)s") % {
        "reason": f"{case.phase_reason.rstrip('.')}.",
        "computed": computed.reason,
    }
    return words, False


def catalogue_of(case: Complaint) -> list[Violation]:
    """Return the catalogue rows in force on the day of the act."""
    return catalogue.in_force(case.occurred_on or case.received_at.date())


def rows_to_choose(case: Complaint, rows: list[Violation]) -> list[Violation]:
    """Return the rows that fit the phase of the case."""
    return [row for row in rows if case.phase == "unknown" or row.phase in (case.phase, "any")]


def other_editions(case: Complaint) -> list[Violation]:
    """Return the catalogue rows of the editions that were not in force on the day of the case."""
    return catalogue.outside(case.occurred_on or case.received_at.date())


def suggestions(case: Complaint, rows: list[Violation]) -> list[tuple[Violation, str]]:
    """Return what the narrative suggests and is not chosen yet, each with the words that say so."""
    chosen = {act.violation_id for act in case.acts.all()}
    found = []
    for hint in catalogue.suggest(case.narrative, on=case.occurred_on or case.received_at.date(), rows=rows):
        row = catalogue.for_phase(hint.violation, case.phase)
        if row.pk not in chosen:
            found.append((row, ", ".join(f"“{word}”" for word in hint.reasons)))
    return found

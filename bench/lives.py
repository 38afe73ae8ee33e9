"""What becomes of a report: the steps it takes, its clocks, its news, its journal; by the product's own tables."""

import json
import random
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from bench import words
from bench.rows import Rows
from complaints.caseclocks import STARTS
from complaints.models import CaseEvent, Message, Milestone
from complaints.regime import rule_code
from complaints.statuses import Kind, Status
from complaints.workflow import MILESTONES, STEPS
from netralitas.audit.journal import GENESIS, digest_of
from netralitas.audit.models import Entry
from netralitas.clocks.clock import schedule
from netralitas.clocks.models import Clock
from netralitas.law import deadlines
from netralitas.law.models import DeadlineRule
from netralitas.lib.crypto import seal
from netralitas.people.models import Instansi, Office, User
from netralitas.people.offices import recommending_body
from netralitas.people.roles import Role

S = Status
# The steps that lead to each status; others slip in between, as they do in life.
WAYS: dict[str, list[str]] = {
    S.RECEIVED: [], S.INITIAL_STUDY: ["examine"], S.NEEDS_COMPLETION: ["examine", "ask_completion"],
    S.REGISTERED: ["examine", "register"], S.UNDER_STUDY: ["examine", "register", "study"],
    S.RETURNED: ["examine", "register", "study", "forward", "return"], S.NOT_REGISTERED: ["examine", "decline"],
    S.NOT_PROVEN: ["examine", "register", "study", "close"],
    S.PROVEN_FORWARDED: ["examine", "register", "study", "forward"], S.WITHDRAWN: ["withdraw"], S.MERGED: ["merge"],
    S.REFERRED: ["examine", "register", "study", "refer"],
}  # fmt: skip
TARGETS = {step.action: step.target for step in reversed(STEPS)}  # of the two withdrawals the first, which ends a case
T3, T4B, T5, T7 = "T3", "T4b", "T5", "T7"
# Which clocks a step ends, by the step of the rule that started them.
STOPS = {
    "complete": [T4B], "register": [T3], "decline": [T3, T4B], "close": [T5], "forward": [T5], "refer": [T5],
    "return": [T7], "merge": [T3, T4B], "withdraw": [T3, T4B],
}  # fmt: skip
LATELY = timedelta(days=30)
SUBJECT = "complaints.complaint"


class Desk:
    """What every life is reckoned with; read once in a process."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.satgas = User.objects.filter(role=Role.SATGAS).order_by("pk").values_list("pk", flat=True).first()
        self.names = dict(User.objects.values_list("pk", "username"))
        self.starts = {
            action: (start.step, str(start.duty).split(" %(")[0], str(start.since)) for action, start in STARTS.items()
        }
        self.due = lru_cache(maxsize=20_000)(_due)
        self.recommending = lru_cache(maxsize=4_000)(recommending_body)


class Life:
    """One report from its receipt to where it stands; ``rows`` takes what is to be written."""

    def __init__(
        self, rows: Rows, desk: Desk, rng: random.Random, pk: int, at: datetime, status: str,
        *, kind: str, regime: str, offset: int, handler: Instansi, officer: int,
    ):  # fmt: skip
        self.rows, self.desk, self.rng, self.pk, self.at, self.status = rows, desk, rng, pk, at, status
        self.kind, self.regime, self.offset, self.handler, self.officer = kind, regime, offset, handler, officer
        self.number = f"L-{at.year}-{pk:06d}"
        self.news: list[tuple[str, datetime]] = []
        self.register_number, self.registered_on, self.conclusion = "", None, ""
        self._zone = timezone(timedelta(hours=offset))
        self._clocks: dict[str, dict[str, Any]] = {}
        self._seq, self._digest = 0, GENESIS

    def receive(self, facts: dict[str, Any], by: int | None) -> None:
        """Note the receipt, entered by an officer or sent by a citizen."""
        self._start(T3, self.at, self.at, "Kajian awal laporan")
        self.rows.add(CaseEvent, complaint_id=self.pk, at=self.at, action="receive", target=S.RECEIVED, actor_id=by)
        self.record("complaint.receive", self.at, by, {**facts, "due": self.next_due()})

    def go(self) -> None:
        """Take every step that leads to where the report stands."""
        here = str(S.RECEIVED)
        for action, at in self._steps():
            target, actor = str(TARGETS[action] or here), self._actor(action)
            note = self.rng.choice(words.REASONS.get(action, [""]))
            self._turn(action, at, target)
            if action == "adopt":
                self.kind = Kind.FINDING
            elif action == "forward":
                self.conclusion = note
            facts = {"at": at, "action": action, "source": here, "target": target, "actor_id": actor}
            self.rows.add(CaseEvent, complaint_id=self.pk, note=sealed(note), **facts)
            self.news.append((str(MILESTONES[action]), at))
            if action in ("ask_completion", "complete"):
                self._talk(action, note, at)
            self.record(f"complaint.{action}", at, actor, {"from": here, "to": target, "due": self.next_due()})
            here = target

    def leave_satgas(self, outcome: str) -> datetime:
        """End the Satgas' clock and tell the reporter; return when."""
        at = min(self.news[-1][1] + timedelta(days=self.rng.uniform(2, 9)), self.desk.now)
        self._stop(T7, at, outcome)
        self.news.append((str(Milestone.Kind.NOT_RECOMMENDED), at))
        return at

    def end(self) -> None:
        """Note what was kept back until it was known: news and clocks."""
        for kind, at in self.news:
            self.rows.add(Milestone, complaint_id=self.pk, kind=kind, at=at)
        for clock in self._clocks.values():
            self.rows.add(Clock, **clock, **self._reminder(clock))

    def next_due(self) -> datetime | None:
        """Return when the next running duty ends."""
        running = [clock for clock in self._clocks.values() if clock["state"] == Clock.State.RUNNING]
        return min((clock["due_at"] for clock in running), default=None)

    def record(self, action: str, at: datetime, actor: int | None, data: dict[str, Any]) -> None:
        """Append one entry to the chain of the report."""
        self._seq += 1
        plain = {key: value.isoformat() if isinstance(value, datetime) else value for key, value in data.items()}
        entry = {
            "subject_type": SUBJECT, "subject_id": str(self.pk), "seq": self._seq, "at": at, "actor_id": actor,
            "actor_label": self.desk.names[actor] if actor else "pelapor", "action": action, "data": plain,
            "previous": self._digest,
        }  # fmt: skip
        self._digest = digest_of(SimpleNamespace(**entry))
        self.rows.add(Entry, **{**entry, "data": json.dumps(plain), "digest": self._digest})

    # --- Steps

    def _steps(self) -> list[tuple[str, datetime]]:
        rng, way = self.rng, list(WAYS[self.status])
        if "register" in way and self.kind == Kind.INITIAL_INFORMATION:
            way.insert(1, "adopt")
        if len(way) > 1 and "ask_completion" not in way and rng.random() < 0.2:
            way[1:1] = ["ask_completion", "complete"]
        if way == ["merge"] and rng.random() < 0.5:
            way.insert(0, "examine")
        if not way:
            return []
        first, age = self.at + timedelta(minutes=20), self.desk.now - self.at
        if self.status in (S.MERGED, S.WITHDRAWN) or age > LATELY:
            last = self.at + min(timedelta(days=rng.uniform(0.5, 6)), age * 0.9)
        else:  # still under way: the last step was taken lately
            last = self.desk.now - min(age * 0.9, timedelta(days=rng.expovariate(0.8)))
        span = max(last - first, timedelta(minutes=len(way)))
        places = [*sorted(rng.random() for _step in way[1:]), 1.0]
        return [(action, first + span * place) for action, place in zip(way, places, strict=True)]

    def _actor(self, action: str) -> int | None:
        return None if action == "withdraw" else self.desk.satgas if action == "return" else self.officer

    def _talk(self, action: str, note: str, at: datetime) -> None:
        key = f"{self.rng.getrandbits(60):x}"
        if action == "ask_completion":
            waits = self.status == S.NEEDS_COMPLETION
            settled = None if waits else at + timedelta(hours=self.rng.randrange(3, 40))
            self.rows.add(
                Message, complaint_id=self.pk, side=Message.Side.STAFF, actor_id=self.officer, text=sealed(note), at=at,
                is_question=True, settled_at=settled, key=f"s-{key}",
            )  # fmt: skip
        if action == "complete" or self.rng.random() < 0.1:
            text, seen = sealed(self.rng.choice(words.ANSWERS)), at if action == "complete" else None
            self.rows.add(
                Message,
                complaint_id=self.pk,
                side=Message.Side.REPORTER,
                text=text,
                at=at,
                seen_at=seen,
                key=f"r-{key}",
            )

    # --- Clocks, as ``complaints.caseclocks`` moves them

    def _turn(self, action: str, at: datetime, target: str) -> None:
        on = at.astimezone(self._zone).date()
        for step in STOPS.get(action, []):
            self._stop(step, at, target if action != "complete" else "completed")
        first = self._clocks[T3]
        if action == "ask_completion":
            left = max(0, (first["due_at"].astimezone(self._zone).date() - on).days)
            first |= {"state": Clock.State.PAUSED, "paused_on": on, "days_left": left}
            first |= {"pause_reason": "Menunggu kelengkapan"}
        elif action == "complete":
            first |= {"state": Clock.State.RUNNING, "paused_on": None, "days_left": None, "pause_reason": ""}
            first["due_at"] = max(first["due_at"], at + timedelta(days=1))
        elif action == "register":
            code = "TM" if self.kind == Kind.FINDING else "LP"
            self.register_number, self.registered_on = f"{self.pk:03d}/{code}/PP/Kab/{on:%m/%Y}", on
        if action in STARTS:
            step, duty, since = self.desk.starts[action]
            anchor = self.at if action == "register" and self._counts_from_receipt(on) else at
            self._start(step, anchor, at, duty, since)

    def _counts_from_receipt(self, on: Any) -> bool:
        return deadlines.rule_for(rule_code(T5, self.regime), on).event == DeadlineRule.Event.RECEIVED

    def _start(self, step: str, anchor: datetime, at: datetime, duty: str, since: str = "") -> None:
        code = step if step == T7 else rule_code(step, self.regime)
        day = anchor.astimezone(self._zone).date()
        due = self.desk.due(code, day, self.offset, since)
        owner = self.desk.recommending(day) if step == T7 else self.handler
        self._clocks[f"{step} again" if step in self._clocks else step] = {
            "rule_code": code, "unit": due.rule.unit, "amount": due.rule.amount, "basis": due.rule.basis,
            "needs_verification": due.needs_verification, "duty": f"{duty} {self.number}",
            "link": f"/admin/complaints/complaint/{self.pk}/change/", "subject_type": SUBJECT,
            "subject_id": str(self.pk), "owner_id": owner.pk, "desk": Office.Kind.CASE_DESK,
            "utc_offset": self.offset, "anchor_on": day, "due_at": due.at, "explanation": due.explanation,
            "plan": Clock.Plan.CASE_DESK, "state": Clock.State.RUNNING, "started_at": at,
        }  # fmt: skip

    def _stop(self, step: str, at: datetime, outcome: str) -> None:
        for key in (step, f"{step} again"):
            clock = self._clocks.get(key)
            if clock and clock["state"] != Clock.State.STOPPED:
                clock |= {"state": Clock.State.STOPPED, "stopped_at": at, "outcome": outcome}
                clock |= {"paused_on": None, "days_left": None, "pause_reason": ""}

    def _reminder(self, clock: dict[str, Any]) -> dict[str, Any]:
        """Return when the desk is reminded next: what lies behind was sent, as far as anybody can tell."""
        if clock["state"] != Clock.State.RUNNING:
            return {}
        row = Clock(**clock)
        schedule(row, position=1, after=self.desk.now)
        return {"next_position": row.next_position, "next_reminder_at": row.next_reminder_at}


def _due(code: str, day: Any, offset: int, since: str) -> deadlines.Due:
    return deadlines.due(code, day, tz=timezone(timedelta(hours=offset)), since=since)


@lru_cache(maxsize=20_000)
def sealed(text: str) -> str:
    """Return a text as its column holds it; what officers write again and again is sealed once."""
    return seal(text.encode()).decode("ascii") if text else ""


def sealed_json(value: Any) -> str:
    """Return a JSON value as its sealed column holds it."""
    return sealed(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

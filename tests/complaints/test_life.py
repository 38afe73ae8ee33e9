"""Random officers, reporters, clocks and sweeps: whatever they press, a case stays in one piece.

Each press is sent to its door as it is. What the table allows may still be refused for the facts; what it does not
allow never happens. After each press every case is looked at as a whole.
"""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from complaints import clarifying, identity, lapsing, merging, referring, splitting, talk, triage, workflow
from complaints.models import (
    Accused,
    Act,
    Clarification,
    Complaint,
    Evidence,
    Milestone,
    Referral,
    Unsealing,
    Violation,
)
from complaints.statuses import CLOSED, NOT_ASN, OPEN, Kind, Status
from complaints.unsealing import ask, deny, end, grant, read_identity
from netralitas.audit import journal
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks
from netralitas.law.models import Provision
from netralitas.lib.refusal import Refusal
from taskforce import findings, recommendations
from taskforce.models import Recommendation
from tests import make
from tests.complaints.contestings import Contestings
from tests.complaints.partings import numbers, officers
from tests.complaints.test_workflow import ALLOWED

SECRET = "Sekar Melatiningrum"
ACTIONS = sorted({action for action, _role in ALLOWED})
coins = st.booleans()
START = datetime(2024, 10, 21, 3, 0, tzinfo=UTC)


class Life(Contestings):
    """A desk with up to five reports, and the cases split from them. Everything is undone at the end of a run."""

    cast: dict = {}
    reached: set = set()

    def __init__(self):
        super().__init__()
        self.travel = time_machine.travel(START, tick=False)
        self.clock = self.travel.start()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.cases, self.pressed = [], 0

    def teardown(self):
        assert list(journal.verify()) == []
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)
        self.travel.stop()

    # --- What somebody may do

    @initialize(
        far=st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6)),
        verdict=st.sampled_from(["proven", "not_proven"]),
        then=st.sampled_from(["ask_completion", "decline", "merge", "withdraw", "examine"]),
    )
    def three_reports(self, far, verdict, then):
        """Begin with three reports, each somewhere on its way; those at the beginning may leave it by a side door."""
        self.report(named=True, employment="pns", second="village_head")
        self.report(named=False, employment="pns", second="")
        self.report(named=True, employment="tni_polri", second="")
        for which, steps in enumerate(far):
            self.go_on(which, steps, verdict)
            self.take(self.case(which), then, ground="DECLINE-OTHER", lead=self.case(which + 1))

    @rule(
        named=coins,
        employment=st.sampled_from(["pns", "village_head", "tni_polri", "unsure"]),
        second=st.sampled_from(["", "pns", "organiser"]),
    )
    def report(self, named, employment, second):
        if len(self.cases) >= 5:
            return
        you = {"mode": "confidential", "name": SECRET, "address": "Jalan Kenanga 7"} if named else {"mode": "anonymous"}
        others = ({"post": "Kepala Dusun", "employment_status": second},) if second else ()
        known = self.clock_now().date().isoformat()
        case = make.report(
            files=False,
            others=others,
            you=you,
            who={"employment_status": employment},
            when={"known_on": known},
        ).complaint
        self.cases.append(case.pk)

    @rule(action=st.sampled_from(ACTIONS), who=officers, which=numbers, other=numbers, again=coins)
    def step(self, action, who, which, other, again):
        """Press any button of the table as anybody, with everything it could need."""
        case, actor = self.case(which), self.cast[who]
        self.pressed += 1
        given = {
            "reason": "alasan",
            "conclusion": "simpulan",
            "ground": "DECLINE-OTHER" if again else "DECLINE-FORMAL",
            "register_number": f"{self.pressed}/TM",
            "lead": self.case(other),
        }
        before = case.status
        if self.tried(lambda: workflow.move(case, action, actor=actor, **given)):
            self.require_allowed(case, before, action, actor.role)

    @rule(which=numbers, far=st.integers(1, 6), verdict=st.sampled_from(["proven", "not_proven"]))
    def go_on(self, which, far, verdict):
        """Take the next steps as a diligent officer does, so that runs do not stay at the beginning."""
        for _n in range(far):
            case = self.case(which)
            if case.status == Status.UNDER_STUDY:
                self.end_study(case, verdict)
                continue
            next_one = {
                Status.RECEIVED: "examine",
                Status.NEEDS_COMPLETION: "complete",
                Status.INITIAL_STUDY: "adopt" if case.kind == Kind.INITIAL_INFORMATION else "register",
                Status.REGISTERED: "study",
                Status.RETURNED: "study",
            }.get(case.status)
            if next_one:
                self.pressed += 1
                self.take(case, next_one, register_number=f"{self.pressed}/TM")

    def end_study(self, case, verdict):
        officer = self.cast["verifikator"]
        for act in case.acts.all():
            self.tried(lambda act=act: triage.decide(act, verdict, reason="x", actor=officer))
        for person in case.accused.filter(employment__in=NOT_ASN):
            self.tried(lambda person=person: referring.refer(person, "Bupati", address="", reason="x", actor=officer))
        for action in ("forward", "refer", "close"):
            self.take(case, action, conclusion="x")

    def take(self, case, action, **given):
        actor = None if action == "withdraw" else self.cast["verifikator"]
        return self.tried(lambda: workflow.move(case, action, actor=actor, reason="x", **given))

    @rule(which=numbers, verdict=st.sampled_from(["proven", "not_proven"]))
    def judge(self, which, verdict):
        for act in Act.objects.filter(complaint=self.case(which)):
            self.tried(lambda act=act: triage.decide(act, verdict, reason="x", actor=self.cast["verifikator"]))

    @rule(which=numbers)
    def reporter_withdraws(self, which):
        case = self.case(which)
        before = case.status
        if case.split_from_id:  # whoever holds the code takes the whole report back
            self.tried(lambda: splitting.withdraw(case.report, reason="Takut"))
        elif self.tried(lambda: workflow.move(case, "withdraw", actor=None, reason="Takut")):
            self.require_allowed(case, before, "withdraw", "reporter")

    @rule(which=numbers, text=st.sampled_from(["Di kantor camat.", f"Saya {SECRET}", ""]), up_to=coins)
    def reporter_writes(self, which, text, up_to):
        self.pressed += 1
        key = f"k{self.pressed}"
        self.tried(lambda: talk.say(self.case(which).report, text, key=key, up_to=10**9 if up_to else 0))

    @rule(which=numbers, mode=st.sampled_from(["confidential", "open", "anonymous"]))
    def reporter_names_themselves(self, which, mode):
        given = {"name": SECRET, "address": "Jalan Kenanga 7"}
        self.tried(lambda: identity.upgrade(self.case(which).report, mode, given))

    @rule(which=numbers, who=officers)
    def officer_reads_and_asks(self, which, who):
        self.pressed += 1
        talk.mark_seen(self.case(which).report)
        self.tried(lambda: talk.ask(self.case(which), "Kapan?", key=f"a{self.pressed}", actor=self.cast[who]))

    @rule(which=numbers, who=officers, code=st.sampled_from(["DS-07", "KE-05", "DS-01"]), early=coins)
    def choose_act(self, which, who, code, early):
        case = self.case(which)
        row = Violation.objects.get(edition_id="SKB-2022", code=code)
        day = datetime(2024, 9, 1).date() if early else None
        accused = case.accused.last()
        if accused is None:
            return
        self.tried(lambda: triage.choose_act(case, row, accused=accused, actor=self.cast[who], occurred_on=day))

    @rule(which=numbers, who=officers, what=st.sampled_from(["drop", "date", "hand"]))
    def change_act(self, which, who, what):
        act, actor = self.case(which).acts.last(), self.cast[who]
        if act is None:
            return
        doors = {
            "drop": lambda: triage.drop_act(act, reason="x", actor=actor),
            "date": lambda: triage.date_act(act, datetime(2024, 9, 1).date(), actor=actor),
            "hand": lambda: triage.date_act(act, act.occurred_on, phase="before", reason="x", actor=actor),
        }
        self.tried(doors[what])

    @rule(which=numbers, who=officers, phase=st.sampled_from(["before", "after", "x"]), flagged=coins)
    def phase_flag_and_officer(self, which, who, phase, flagged):
        case, actor = self.case(which), self.cast[who]
        self.tried(lambda: triage.set_phase(case, phase, reason="x", actor=actor))
        self.tried(lambda: triage.flag_criminal(case, flagged, note="x", actor=actor))
        self.tried(lambda: triage.assign(case, actor if flagged else None, actor=actor))

    @rule(which=numbers, who=officers, employment=st.sampled_from(["pns", "village_head", "tni_polri", "unsure"]))
    def identify(self, which, who, employment):
        person = self.case(which).accused.first()
        if person is None:
            return
        values = {"name": "Yusuf Wirabuana", "employment": employment}
        self.tried(lambda: triage.identify(person, values, actor=self.cast[who]))

    @rule(which=numbers, who=officers, everybody=coins)
    def refer_accused(self, which, who, everybody):
        people = self.case(which).accused.all()
        for person in people if everybody else people[:1]:
            self.tried(
                lambda person=person: referring.refer(
                    person, "Bupati", address="", reason="Bukan ASN", actor=self.cast[who]
                )
            )

    @rule(which=numbers, who=officers)
    def take_referral_back(self, which, who):
        for row in self.case(which).referrals.all():
            self.tried(lambda row=row: referring.take_back(row, actor=self.cast[who]))

    @rule(which=numbers, who=officers, whom=st.sampled_from(Clarification.Whom.values), hours=st.integers(-5, 90))
    def invite(self, which, who, whom, hours):
        self.pressed += 1
        self.tried(
            lambda: clarifying.invite(
                self.case(which),
                whom,
                name="Saksi",
                at=self.clock_now() + timedelta(hours=hours),
                way="in_person",
                place="Kantor Bawaslu",
                purpose="Keterangan",
                key=f"c{self.pressed}",
                actor=self.cast[who],
            )
        )

    @rule(which=numbers, who=officers, what=st.sampled_from(["hold", "miss", "call_off", "put_off"]))
    def end_clarification(self, which, who, what):
        row, actor = self.case(which).clarifications.last(), self.cast[who]
        if row is None:
            return
        doors = {
            "hold": lambda: clarifying.record_result(row, result="Hadir", actor=actor),
            "miss": lambda: clarifying.miss(row, result="Tidak hadir", actor=actor),
            "call_off": lambda: clarifying.call_off(row, result="x", actor=actor),
            "put_off": lambda: clarifying.put_off(row, row.at + timedelta(days=1), result="x", actor=actor),
        }
        self.tried(doors[what])

    @rule(which=numbers, other=numbers, who=officers)
    def merge(self, which, other, who):
        merging.merge(self.case(which), [self.case(other)], reason="Sama", actor=self.cast[who])

    @rule(which=numbers, who=officers, second=officers)
    def unseal(self, which, who, second):
        case, actor, other = self.case(which), self.cast[who], self.cast[second]
        self.tried(lambda: ask(case, Unsealing.What.IDENTITY, reason="Perlu", actor=actor))
        for row in case.unsealings.all():
            self.tried(lambda row=row: grant(row, actor=other))
            self.tried(lambda: read_identity(case, actor=actor))
            self.tried(
                lambda row=row: (deny if self.pressed % 2 else end)(
                    row, actor=other, **({"reason": "x"} if self.pressed % 2 else {})
                )
            )

    @rule(which=numbers)
    def satgas_closes(self, which):
        case, actor = self.case(which), self.cast["satgas"]
        for person in case.accused.all():
            self.tried(lambda person=person: findings.open_for(person, actor=actor))
        for row in Recommendation.objects.filter(complaint=case):
            self.tried(lambda row=row: recommendations.close(row, reason="Kurang", actor=actor))

    @rule(which=numbers)
    def satgas_returns(self, which):
        self.tried(lambda: findings.return_case(self.case(which), reason="Kurang", actor=self.cast["satgas"]))

    @rule(hours=st.sampled_from([1, 20, 72]))
    def time_passes(self, hours):
        self.clock.shift(timedelta(hours=hours))

    @rule()
    def sweep(self):
        lapsing.end_overdue()

    # --- What holds whatever happened

    @invariant()
    def every_case_is_in_one_piece(self):
        for case in Complaint.objects.filter(pk__in=self.cases).select_related("lead"):
            clocks = list(open_clocks(case))
            running = [clock.due_at for clock in clocks if clock.state == Clock.State.RUNNING]
            self.reached.add(str(case.status))
            assert case.handler_id
            assert case.due_at == (min(running) if running else None)
            if case.status in OPEN:
                assert clocks
            elif case.status in CLOSED or case.status == Status.MERGED:
                assert not clocks
            if case.status == Status.MERGED:
                assert case.lead.status != Status.MERGED
            assert journal.chain_of(case).is_whole

    @invariant()
    def every_step_begins_where_the_last_one_ended(self):
        for case in Complaint.objects.filter(pk__in=self.cases):
            stage = Status.RECEIVED
            for event in case.events.order_by("id"):
                assert (event.source or Status.RECEIVED) == stage
                stage = event.target
            assert stage == case.status

    @invariant()
    def reporters_read_no_names(self):
        sentences = {*Provision.objects.values_list("sentence", flat=True), ""}
        assert set(Milestone.objects.values_list("words", flat=True)) <= sentences

    @invariant()
    def people_and_appointments_fit_their_case(self):
        live = set(Referral.objects.exclude(state="taken_back").values_list("accused", flat=True))
        assert set(Accused.objects.filter(is_referred=True).values_list("pk", flat=True)) == live
        assert not Accused.objects.filter(is_referred=True).exclude(employment__in=NOT_ASN).exists()
        ended = Referral.objects.filter(complaint__status__in=[Status.REFERRED, Status.PROVEN_FORWARDED])
        assert not ended.filter(state="planned").exists()
        waiting = Clarification.objects.filter(state="invited")
        assert set(waiting.values_list("complaint__status", flat=True)) <= clarifying.STUDYING
        assert not Act.objects.filter(violation__phase="before", phase="after").exists()
        assert not Act.objects.filter(violation__phase="after", phase="before").exists()
        assert not Evidence.objects.filter(sealed="", kind="file").exists()

    # --- Ways to press

    def case(self, which):
        return Complaint.objects.get(pk=self.cases[which % len(self.cases)])

    def clock_now(self):
        return datetime.now(UTC)

    def tried(self, door) -> bool:
        """Press; say whether it was taken. A refusal undoes what the door had written."""
        try:
            with transaction.atomic():
                door()
        except Refusal:
            return False
        return True

    def require_allowed(self, case, before, action, role):
        allowed = ALLOWED.get((action, role), {})
        assert before in allowed
        case.refresh_from_db()
        if allowed[before] is not None and action != "withdraw":
            assert case.status == allowed[before]


@pytest.mark.django_db
def test_whatever_is_pressed_a_case_stays_in_one_piece():
    Life.cast = make.cast()

    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],  # a failing run is read as it is: making it shorter takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )

    # Runs that stay at the beginning would prove nothing.
    assert len(Life.reached) >= len(Status.values) - 2

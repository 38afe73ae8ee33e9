"""The presses of a random desk that part the accused of a report and bring them together, and what holds then."""

from django.db.models import Count, F
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from complaints import splitting
from complaints.models import Accused, Act, Clarification, Complaint, Referral
from complaints.statuses import Status

OFFICERS = [
    "verifikator", "verifikator", "verifikator", "verifikator-kedua", "satgas", "instansi", "kemendagri", "auditor",
    "admin",
]  # fmt: skip
MOST = 8
officers, numbers = st.sampled_from(OFFICERS), st.integers(0, 7)


class Partings(RuleBasedStateMachine):
    """Part of ``tests.complaints.test_life.Life``, which knows the cases and the cast."""

    @rule(which=numbers, who=officers)
    def split(self, which, who):
        """Give the last accused of a case a case of their own."""
        case, actor = self.case(which), self.cast[who]
        before, made = case.status, []
        self.pressed += 1
        given = {"reason": "x", "actor": actor, "register_number": f"{self.pressed}/P"}
        people = list(case.accused.all())[-1:]
        if len(self.cases) < MOST and self.tried(lambda: made.append(splitting.split(case, people, **given))):
            self.require_allowed(case, before, "split", actor.role)
            self.cases.append(made[0].pk)

    @rule(which=numbers, who=officers)
    def rejoin(self, which, who):
        case, actor = self.case(which), self.cast[who]
        before = case.status
        if self.tried(lambda: splitting.rejoin(case, reason="x", actor=actor)):
            self.require_allowed(case, before, "rejoin", actor.role)

    @rule(which=numbers)
    def split_and_rejoin(self, which):
        """Notice a mistake at once."""
        self.split(which, "verifikator")
        self.rejoin(len(self.cases) - 1, "verifikator")

    @invariant()
    def everybody_is_in_one_case_with_all_that_is_theirs(self):
        for rows in (Act.objects.all(), Referral.objects.all()):
            assert not rows.exclude(complaint=F("accused__complaint")).exists()
        rejoined = Complaint.objects.filter(status=Status.REJOINED)
        for rows in (Accused.objects.all(), Clarification.objects.all()):
            assert not rows.filter(complaint__in=rejoined).exists()
        nobody = Complaint.objects.annotate(people=Count("accused")).filter(people=0)
        assert not nobody.exclude(status=Status.REJOINED).exists()
        for part in Complaint.objects.exclude(split_from=None):
            assert not part.messages.exists()
            assert part.report.split_from is None
            assert part.identity_mode == part.report.identity_mode

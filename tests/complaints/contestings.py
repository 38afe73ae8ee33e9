"""The presses of a random desk that say in which contest an event happened, and what holds of phases then."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from complaints import contesting
from complaints.models import Act, Complaint
from complaints.statuses import Status
from netralitas.clocks.remaining import open_clocks
from tests.complaints.partings import Partings, numbers, officers

CONTESTS = ["PILKADA-2024", "PEMILU-2024-PRES", "PEMILU-2024", "PILKADA-ULANG-2025", "outside", "", "unheard-of"]


class Contestings(Partings):
    """Part of ``tests.complaints.test_life.Life``, which knows the cases and the cast."""

    @rule(which=numbers, who=officers, choice=st.sampled_from(CONTESTS), is_stale=st.booleans(), why=st.booleans())
    def set_contest(self, which, who, choice, is_stale, why):
        case, actor = self.case(which), self.cast[who]
        seen = "unheard-of" if is_stale else contesting.choice_of(case)
        given = {"reason": "x" if why else "", "seen": seen, "actor": actor}
        if self.tried(lambda: contesting.set_contest(case, choice, **given)):
            assert contesting.choice_of(self.case(which)) == choice

    @invariant()
    def nothing_goes_to_the_satgas_in_a_phase_that_is_unknown_or_contradicts_another(self):
        for case in Complaint.objects.filter(status=Status.PROVEN_FORWARDED):
            proven = Act.objects.filter(complaint=case, verdict="proven", accused__is_referred=False)
            needing = [act for act in proven.select_related("violation") if act.violation.phase != "any"]
            assert all(act.phase == act.violation.phase for act in needing)
            assert not needing or case.contest
            before = [act.occurred_on for act in proven if act.phase == "before" and act.occurred_on]
            after = [act.occurred_on for act in proven if act.phase == "after" and act.occurred_on]
            assert not before or not after or max(before) < min(after)

    @invariant()
    def every_clock_counts_by_the_rules_of_its_contest(self):
        for case in Complaint.objects.filter(pk__in=self.cases).select_related("contest"):
            suffix = "PML" if case.contest and case.contest.regime == "pemilu" else "PLK"
            codes = {clock.rule_code for clock in open_clocks(case)} - {"T7"}
            assert all(code.endswith(suffix) for code in codes)
            assert case.contest is None or not case.is_outside_contests

"""Every action on a recommendation, by every role, in every status, against a table written out by hand."""

from itertools import product

import pytest

from netralitas.lib.machine import check
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from taskforce.statuses import Status
from taskforce.workflow import STEPS

ALLOWED = {
    ("cosign", "satgas"): {"verification": None},
    ("cosign", "supervisor"): {"verification": None},
    ("judge", "satgas"): {"verification": None},
    ("issue", "satgas"): {"verification": "awaiting_follow_up"},
    ("close", "satgas"): {"verification": "closed"},
    ("void", "satgas"): {"verification": "void"},
    ("return", "satgas"): {"verification": "void", "closed": "void"},
    ("answer", "agency_officer"): {"awaiting_follow_up": "followed_up"},
}
GIVEN = {"note": "catatan", "reason": "alasan", "answer": "Keputusan 1"}
ACTIONS = sorted({action for action, _role in ALLOWED})


@pytest.mark.parametrize(("action", "role"), list(product(ACTIONS, Role.values)))
def test_every_action_and_role_in_every_status_follows_the_table(action, role):
    expected = ALLOWED.get((action, role), {})

    for status in Status.values:
        try:
            target = check(STEPS, action, status=status, role=role, given=GIVEN).target
        except Refusal:
            assert status not in expected
        else:
            assert (status in expected, target) == (True, expected.get(status))


@pytest.mark.parametrize("action", ["cosign", "close", "answer"])
def test_step_without_what_it_needs_is_refused(action):
    step = next(step for step in STEPS if step.action == action)

    with pytest.raises(Refusal) as refused:
        check(STEPS, action, status=min(step.sources), role=min(step.roles), given={})

    assert refused.value.code.startswith("missing_")

"""The steps of a procedure: every action in every status for every role, against the table written out again."""

from itertools import product

import pytest

from netralitas.lib.machine import check
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from sanctions import workflow
from sanctions.lanes import ethics
from sanctions.statuses import ON_ETHICS, Status

BEFORE_EXAMINATION = dict.fromkeys(["opened", "summoned", "summoned_again"])
UNDER_EXAMINATION = dict.fromkeys(["summoned", "summoned_again", "examined", "reported"])
ALLOWED = {
    ("team", "agency_officer"): BEFORE_EXAMINATION,
    ("set_post", "agency_officer"): BEFORE_EXAMINATION | {"examined": None, "reported": None},
    ("summon", "agency_officer"): {"opened": "summoned"},
    ("summon_again", "agency_officer"): {"summoned": "summoned_again", "summoned_again": "summoned_again"},
    ("examine", "agency_officer"): {"summoned": "examined", "summoned_again": "examined"},
    ("report_absent", "agency_officer"): {"summoned": "reported", "summoned_again": "reported"},
    ("report", "agency_officer"): {"examined": "reported"},
    ("ask_other", "agency_officer"): BEFORE_EXAMINATION | {"examined": None},
    ("take_down", "agency_officer"): BEFORE_EXAMINATION | {"examined": None},
    ("keep_paper", "agency_officer"): BEFORE_EXAMINATION | {"examined": None},
    ("relieve", "agency_officer"): UNDER_EXAMINATION,
    ("restore", "agency_officer"): UNDER_EXAMINATION,
    ("correct", "agency_officer"): dict.fromkeys(
        ["summoned", "summoned_again", "examined", "reported", "proposed", "decided"]
    ),
    ("decide", "agency_officer"): {"reported": "decided"},
    ("propose", "agency_officer"): {"reported": "proposed"},
    ("decide_proposed", "agency_officer"): {"proposed": "decided"},
    ("record_outside", "agency_officer"): {"proposed": "decided"},
    ("close_unproven", "agency_officer"): {"reported": "not_proven"},
    ("call_to_receive", "agency_officer"): {"decided": None},
    ("miss_delivery", "agency_officer"): {"decided": None},
    ("dispatch", "agency_officer"): {"decided": None},
    ("deliver", "agency_officer"): {"decided": "delivered"},
    ("object", "agency_officer"): dict.fromkeys(["delivered", "in_force", "served"], "objected"),
    ("object_late", "agency_officer"): dict.fromkeys(["delivered", "in_force", "served"]),
    ("dismiss", "agency_officer"): dict.fromkeys(["delivered", "in_force", "served", "objected"]),
    ("answer", "agency_officer"): {"objected": None},
    ("settle", "agency_officer"): {"objected": "delivered"},
    ("annul", "agency_officer"): {"objected": "annulled"},
    ("set_council", "agency_officer"): {"council_awaited": "council_set"},
    ("call", "agency_officer"): {"council_set": "council_called"},
    ("call_again", "agency_officer"): {"council_called": None},
    ("miss", "agency_officer"): {"council_called": None},
    ("hear", "agency_officer"): {"council_called": "heard"},
    ("resolve", "agency_officer"): {"heard": "council_decided"},
    ("close_without_breach", "agency_officer"): {"council_decided": "not_proven"},
    ("state", "agency_officer"): {"council_decided": "stated"},
    ("execute", "agency_officer"): {"stated": "executed"},
    ("finish", "agency_officer"): {"executed": "ethics_done"},
    ("carry_out", "agency_officer"): dict.fromkeys(["in_force", "served"]),
    ("end_carried_out", "agency_officer"): {"in_force": "served"},
    ("end_carried_out", "system"): {"in_force": "served"},
    ("take_effect", "system"): {"delivered": "in_force"},
    ("serve_out", "system"): {"in_force": "served"},
    ("revive", "system"): {"served": "in_force"},
}
ACTIONS = sorted({action for action, _role in ALLOWED})


@pytest.mark.parametrize(("action", "role"), list(product(ACTIONS, [*Role.values, "system"])))
def test_every_action_and_role_in_every_status_follows_the_table(action, role):
    expected = ALLOWED.get((action, role), {})

    for status in Status.values:
        try:
            target = check(workflow.STEPS, action, status=status, role=role, given={}).target
        except Refusal:
            assert status not in expected
        else:
            assert (status in expected, target) == (True, expected.get(status))


def test_the_table_holds_no_other_action():
    assert sorted({step.action for step in workflow.STEPS}) == ACTIONS


def test_no_step_of_discipline_starts_on_the_ethics_track_and_none_of_ethics_off_it():
    own = set(map(id, ethics.STEPS))

    assert {bool(step.sources & ON_ETHICS) for step in workflow.STEPS if id(step) not in own} == {False}
    assert {step.sources <= ON_ETHICS for step in ethics.STEPS} == {True}

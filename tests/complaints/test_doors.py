"""Every door beside the table of steps, in every status, for every role: written out by hand, then tried."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction
from django.utils import timezone

from complaints import clarifying, heeding, hiding, merging, referring, sight, talk, triage, unsealing
from complaints.models import Complaint, Violation
from complaints.statuses import Status
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
OPEN = {"received", "initial_study", "needs_completion", "registered", "under_study", "returned"}
EVERY = set(Status.values)
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"}


def other_act(case):
    return Violation.objects.get(edition_id="SKB-2022", code="DS-01")


# name -> (what is pressed, the statuses in which it is open, the roles it is open to)
DOORS = {
    "choose_act": (
        lambda case, actor: triage.choose_act(case, other_act(case), accused=case.accused.get(), actor=actor),
        OPEN,
        {"verifier"},
    ),
    "drop_act": (lambda case, actor: triage.drop_act(case.acts.get(), reason="x", actor=actor), OPEN, {"verifier"}),
    "date_act": (lambda case, actor: triage.date_act(case.acts.get(), None, actor=actor), OPEN, {"verifier"}),
    "decide": (
        lambda case, actor: triage.decide(case.acts.get(), "proven", reason="x", actor=actor),
        {"under_study"},
        {"verifier"},
    ),
    "set_phase": (lambda case, actor: triage.set_phase(case, "before", reason="x", actor=actor), OPEN, {"verifier"}),
    "flag_criminal": (
        lambda case, actor: triage.flag_criminal(case, True, note="x", actor=actor),
        OPEN | {"proven_forwarded"},
        {"verifier"},
    ),
    "identify": (
        lambda case, actor: triage.identify(case.accused.get(), {"name": "Yusuf"}, actor=actor),
        OPEN | {"proven_forwarded"},
        {"verifier", "satgas"},
    ),
    "assign": (lambda case, actor: triage.assign(case, None, actor=actor), OPEN, {"verifier"}),
    "ask": (
        lambda case, actor: talk.ask(case, "Kapan?", key="k", actor=actor),
        OPEN | {"merged", "proven_forwarded"},
        {"verifier"},
    ),
    "refer": (
        lambda case, actor: referring.refer(case.accused.get(), "Bupati", address="", reason="x", actor=actor),
        {"initial_study", "registered", "under_study", "returned"},
        {"verifier"},
    ),
    "invite": (
        lambda case, actor: clarifying.invite(
            case, "witness", at=timezone.now() + timedelta(days=1), way="video", place="x", purpose="x", key="k",
            actor=actor,
        ),
        {"registered", "under_study", "returned"},
        {"verifier"},
    ),
    "merge": (
        lambda case, actor: _merged(make.report(files=False, you=NAMED).complaint, case, actor),
        {"received", "initial_study", "needs_completion"},
        {"verifier"},
    ),
    "merge_into": (
        lambda case, actor: _merged(case, make.report(files=False, you=NAMED).complaint, actor),
        OPEN,
        {"verifier"},
    ),
    "unseal": (
        lambda case, actor: unsealing.ask(case, "identity", reason="x", actor=actor),
        set(EVERY) - {"rejoined"},  # the seal of a split case is its report's
        {"verifier"},
    ),
    "hide": (
        lambda case, actor: hiding.hide(case, ["Melati"], reporter=True, seen=sight.version(case.report), actor=actor),
        EVERY,
        {"verifier"},
    ),
    "heed": (lambda case, actor: _heeded(case, actor), EVERY, {"verifier"}),
}  # fmt: skip


def _heeded(case, actor):
    Complaint.objects.filter(pk=case.pk).update(is_pressed=True)
    heeding.heed(case, note="Ditelepon.", actor=actor)


def _merged(lead, other, actor):
    result = merging.merge(lead, [other], reason="x", actor=actor)
    if not result.done:
        raise Refusal(result.refused[0][1], code="refused")


@pytest.mark.parametrize("door", DOORS)
def test_every_door_is_open_to_its_roles_in_its_statuses_and_shut_to_all_others(door):
    cast = make.cast()
    press, statuses, roles = DOORS[door]
    # Whoever is referred is no civil servant; all other doors are pressed on one.
    who = {"employment_status": "village_head" if door == "refer" else "pns"}
    case, lead = (make.report(files=False, you=NAMED, who=who).complaint for _n in range(2))
    actors = {row.role: row for row in cast.values() if row.username != "verifikator-kedua"}
    assert set(actors) == set(Role.values)
    opened, code = set(), case.code_index

    for status, role in product(EVERY, Role.values):
        split = (
            {"split_from": lead, "code_index": None}
            if status == "rejoined"
            else {"split_from": None, "code_index": code}
        )
        Complaint.objects.filter(pk=case.pk).update(status=status, lead=lead if status == "merged" else None, **split)
        case.refresh_from_db()
        try:
            with transaction.atomic():
                press(case, actors[role])
                transaction.set_rollback(True)
            opened.add((status, role))
        except Refusal:
            pass

    assert opened == set(product(statuses, roles))

"""Two officers press the same button at the same moment: one wins, the other gets a sentence, nothing doubles."""

import threading
from datetime import timedelta
from functools import partial

import pytest
from django.db import connections
from django.utils import timezone

from complaints import attending, clarifying, referring, triage, unsealing, workflow
from complaints.models import Clarification, Complaint, Referral
from netralitas.audit import journal
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from tests import make
from tests.complaints.desk import DECLINED

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"}
WHY = {"reason": "x"}
# How far a case is brought before the press, and what the press takes along.
STEPS = {
    "examine": (None, {}),
    "ask_completion": ("examine", WHY),
    "complete": ("ask_completion", {}),
    "adopt": ("examine", WHY),
    "register": ("adopt", {"register_number": "1/TM"}),
    "decline": ("examine", DECLINED),
    "study": ("register", {}),
    "close": ("not_proven", WHY),
    "forward": ("proven", {"conclusion": "x"}),
    "refer": ("referred", WHY),
    "return": ("forward", WHY),
    "merge": ("examine", WHY),
    "unmerge": ("merge", WHY),
    "withdraw": ("examine", WHY),
    "revive": ("withdraw", WHY),
    "reopen": ("decline", WHY),
}


def brought(cast, until):
    """Return a case that has come as far as the table above says."""
    officer, who = cast["verifikator"], {"employment_status": "village_head" if until == "referred" else "pns"}
    case = make.report(files=False, who=who).complaint
    if until in ("not_proven", "proven", "referred"):
        case = make.study(case, officer, until="study")
        if until == "referred":
            referring.refer(case.accused.get(), "Bupati", address="", reason="x", actor=officer)
        else:
            triage.decide(case.acts.get(), until, reason="x", actor=officer)
    elif until in ("ask_completion", "decline", "merge", "withdraw"):
        case = make.study(case, officer, until="examine")
        given = {**STEPS[until][1], "lead": make.report(files=False).complaint}
        case = workflow.move(case, until, actor=None if until == "withdraw" else officer, **given)
    elif until:
        case = make.study(case, officer, until=until)
    return case


def at_once(*doors):
    """Open doors at the same moment from threads of their own; return the codes of what became of each."""
    outcomes, gate = [], threading.Barrier(len(doors))

    def run(door):
        try:
            gate.wait()
            door()
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(refusal.code if refusal.sentence else "silent")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(door,)) for door in doors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_every_step_pressed_twice_at_once_is_taken_once():
    cast, found = make.cast(), {}
    for action, (until, given) in STEPS.items():
        case = brought(cast, until)
        lead = make.report(files=False).complaint
        actor = {"withdraw": None, "return": cast["satgas"]}.get(action, cast["verifikator"])
        press = partial(workflow.move, case, action, actor=actor, **{**given, "lead": lead})
        outcomes = at_once(press, press)
        case.refresh_from_db()
        open_rules = list(
            Clock.objects.filter(subject_id=str(case.pk), subject_type="complaints.complaint")
            .exclude(state="stopped")
            .values_list("rule_code", flat=True)
        )
        taken = case.events.filter(action=action).count()
        found[action] = (outcomes.count("done"), taken, len(open_rules) == len(set(open_rules)))

    # A second adoption finds no initial information any more, all others another stage.
    assert found == dict.fromkeys(STEPS, (1, 1, True))
    assert list(journal.verify()) == []


def test_different_ends_pressed_at_once_leave_one():
    cast = make.cast()
    officer = cast["verifikator"]
    case = brought(cast, "not_proven")
    Complaint.objects.filter(pk=case.pk).update(known_on=None)

    outcomes = at_once(
        lambda: workflow.move(case, "close", actor=officer, reason="x"),
        lambda: triage.decide(case.acts.get(), "proven", reason="Ternyata benar", actor=officer),
    )

    case.refresh_from_db()
    assert (case.status, case.acts.get().verdict, outcomes) in [
        ("not_proven", "not_proven", ["done", "step_not_open"]),
        ("under_study", "proven", ["done", "something_proven"]),
    ]


def test_what_stands_beside_the_table_happens_once_too():
    cast = make.cast()
    officer, second = cast["verifikator"], cast["verifikator-kedua"]
    village = make.report(files=False, who={"employment_status": "village_head"}, you=NAMED).complaint
    village = make.study(village, officer, until="study")
    person, at = village.accused.get(), timezone.now() + timedelta(days=2)
    meeting = {"at": at, "way": "video", "place": "x", "purpose": "x", "key": "k"}
    invite = partial(clarifying.invite, village, "witness", **meeting, actor=officer)

    referred = at_once(
        *[lambda: referring.refer(person, "Bupati", address="", reason="x", actor=officer) for _n in range(2)]
    )
    invited = at_once(invite, invite)
    row = Clarification.objects.get()
    ended = at_once(
        lambda: clarifying.call_off(row, result="x", actor=officer),
        lambda: clarifying.put_off(row, at + timedelta(days=1), result="x", actor=second),
    )
    seal = unsealing.ask(village, "identity", reason="Perlu", actor=officer)
    opened = at_once(
        lambda: unsealing.grant(seal, actor=second), lambda: unsealing.deny(seal, reason="x", actor=second)
    )

    assert (referred, Referral.objects.count()) == (["already_referred", "done"], 1)
    assert (invited, Clarification.objects.filter(key="k").count()) == (["done", "done"], 1)
    assert ended == ["done", "step_not_open"]
    assert opened == ["done", "step_not_open"]
    assert list(journal.verify()) == []


def test_meeting_is_recorded_once_and_an_answer_never_waits_for_whoever_ends_the_appointment():
    cast = make.cast()
    officer, second = cast["verifikator"], cast["verifikator-kedua"]
    case = make.study(make.report(files=False, you=NAMED).complaint, officer, until="study")
    now = timezone.now()
    heard = {"at": now, "way": "video", "place": "x", "result": "x", "key": "h"}
    row = clarifying.invite(
        case, "reporter", at=now + timedelta(days=2), way="video", place="x", purpose="x", key="k", actor=officer
    )

    recorded = at_once(
        *[partial(clarifying.record_heard, case, "witness", actor=actor, **heard) for actor in (officer, second)]
    )
    ended = at_once(
        lambda: clarifying.call_off(row, result="x", actor=officer),
        lambda: attending.reply(case, row.pk, comes=True, text="", key="r"),
    )

    assert (recorded, Clarification.objects.filter(key="h").count()) == (["done", "done"], 1)
    assert ended in (["done", "done"], ["done", "not_invited"])
    assert list(journal.verify()) == []

"""Calling somebody to receive the decision, and sending it to who does not come, as the days pass."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connections, transaction

from netralitas.clocks.models import Clock
from netralitas.letters.models import Letter
from netralitas.lib.held import forget_everything
from netralitas.lib.refusal import Refusal
from sanctions import approval, delivery, objections, path, serving
from sanctions.agenda import agenda
from sanctions.localtime import today_of
from sanctions.models import DeliverySummons, DispatchRule
from sanctions.proceedings import Person
from tests import make

HOST = Person("Ratih Kumalasari", "Sekretaris Daerah", "196812121994032005")
MEETS = datetime(2026, 12, 14, 1, 0, tzinfo=UTC)  # a week after the decision of 7 December, 09.00 WITA


def call(row, officer, **given):
    values = {"meets_at": MEETS, "place": "Ruang Sekda", "host": HOST} | given
    return delivery.call(row, actor=officer, **values)


def send(row, officer, **given):
    values = {"dispatched_on": today_of(row), "way": "post", "proof": "Jalan Bahari 3, resi 77"} | given
    return delivery.dispatch(row, actor=officer, **values)


def code_of(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        door(*args, **given)
    return refused.value.code


@pytest.fixture
def decided(cast, clock):
    return make.procedure(cast, clock, until="decide")


@pytest.fixture
def missed(decided, clock, officer):
    call(decided, officer)
    clock.move_to(MEETS + timedelta(hours=3))
    delivery.record_absence(decided, actor=officer)
    return decided


def test_letter_calls_to_a_day_and_never_tells_the_penalty(decided, officer):
    called = call(decided, officer)

    said = called.letter.context
    assert (said["day"], said["hour"], said["host"]["post"], said["signer"]["name"]) == (
        "Senin, 14 Desember 2026", "09.00 WITA", "Sekretaris Daerah", "Ratih Kumalasari",
    )  # fmt: skip
    assert decided.decision.letter.number in said["decision"]
    assert decided.decision.penalty.name not in str(said)
    last = "keputusan disampaikan paling lambat Selasa, 29 Desember 2026 (PP 94/2021 Pasal 37 ayat (3));"
    assert said["notes"][1] == {"text": last, "unverified": True}
    assert [step.title for step in path.path_of(decided, path.letters_of(decided))][-3:] == [
        "Panggilan menerima keputusan", "Disampaikan", "Berlaku",
    ]  # fmt: skip
    entry = next(one for one in agenda(decided.instansi, date(2026, 12, 14), date(2026, 12, 14)) if one.at)
    assert entry.title == f"Penyerahan keputusan untuk {decided.recommendation.number}"


def test_another_officer_approves_the_same_letter_a_day_later(decided, clock, cast, officer):
    def take(actor):
        return call(decided, actor).letter.number

    draft = approval.submit(decided, "call_to_receive", sent={}, take=take, actor=officer)
    assert DeliverySummons.objects.count() == 0
    clock.shift(timedelta(days=1))

    approval.approve(draft, take=take, actor=cast["instansi-kedua"])

    assert Letter.objects.filter(kind="delivery_summons").count() == 1


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (datetime(2026, 12, 7, 5, tzinfo=UTC), "meeting_in_the_past"),  # today
        (datetime(2026, 12, 30, 1, tzinfo=UTC), "after_the_deadline"),
    ],
)
def test_the_day_lies_ahead_and_within_the_time_of_the_delivery(decided, officer, at, code):
    assert code_of(call, decided, officer, meets_at=at) == code
    assert Letter.objects.filter(kind="delivery_summons").count() == 0


def test_once_the_time_is_over_a_day_is_still_found(decided, clock, officer):
    clock.move_to(datetime(2027, 1, 5, 1, tzinfo=UTC))

    assert call(decided, officer, meets_at=datetime(2027, 1, 6, 1, tzinfo=UTC)).pk


def test_nobody_is_called_twice_or_before_the_decision_or_by_a_stranger(cast, clock, decided, officer):
    early = make.procedure(cast, clock, until="open")
    call(decided, officer)

    assert code_of(call, decided, officer) == "already_called"
    assert code_of(call, early, officer) == "step_not_open"
    assert code_of(call, decided, cast["satgas"]) == "not_your_step"


def test_absence_starts_the_clock_of_the_dispatch_which_stops_it_and_that_of_the_delivery(missed, clock, officer):
    running = Clock.objects.get(rule_code="D4")
    assert (running.state, running.anchor_on, running.needs_verification) == ("running", date(2026, 12, 14), True)
    assert running.due_at.date() == date(2026, 12, 17)
    clock.shift(timedelta(days=1))

    send(missed, officer)

    stopped = dict(Clock.objects.filter(rule_code__in=["D3", "D4"]).values_list("rule_code", "outcome"))
    assert stopped == {"D3": "dispatched", "D4": "dispatched"}
    assert [step.title for step in path.path_of(missed, path.letters_of(missed))][-5:-2] == [
        "Panggilan menerima keputusan", "Penyerahan: tidak hadir", "Keputusan dikirim",
    ]  # fmt: skip


def test_absence_needs_a_call_whose_day_has_come(decided, officer):
    assert code_of(delivery.record_absence, decided, actor=officer) == "not_called"
    call(decided, officer)
    assert code_of(delivery.record_absence, decided, actor=officer) == "meeting_ahead"
    assert code_of(send, decided, officer) == "not_absent"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"dispatched_on": date(2026, 12, 13)}, "day_wrong"),
        ({"dispatched_on": date(2026, 12, 15)}, "day_wrong"),
        ({"way": "merpati"}, "way_unknown"),
        ({"proof": "  "}, "missing_proof"),
    ],
)
def test_dispatch_has_its_day_its_way_and_its_proof(missed, officer, given, code):
    assert code_of(send, missed, officer, **given) == code


def test_absence_and_dispatch_are_recorded_once(missed, officer):
    assert code_of(delivery.record_absence, missed, actor=officer) == "attendance_recorded"
    send(missed, officer)
    assert code_of(send, missed, officer) == "not_absent"


def test_without_a_rule_of_dispatch_nothing_is_made_up(missed, officer):
    DispatchRule.objects.all().delete()

    assert code_of(send, missed, officer) == "no_rule"


def receive(row, officer, on, how="sent"):
    return serving.deliver(row, delivered_on=on, delivery=how, note="", actor=officer)


@pytest.mark.parametrize("until", ["decided", "missed"])
def test_only_what_was_dispatched_is_received_otherwise_than_by_hand(request, until, officer):
    row = request.getfixturevalue(until)

    assert code_of(receive, row, officer, today_of(row)) == "not_dispatched"


@pytest.mark.parametrize(
    ("received", "right", "wrong"),
    [
        ("proof", date(2026, 12, 18), date(2026, 12, 14)),
        ("dispatch", date(2026, 12, 15), date(2026, 12, 18)),
        ("appointed", date(2026, 12, 14), date(2026, 12, 15)),
    ],
)
def test_the_day_that_counts_as_receipt_is_a_row_of_law(missed, clock, officer, received, right, wrong):
    DispatchRule.objects.update(received=received)
    forget_everything()  # an update in bulk tells nobody
    clock.move_to(datetime(2026, 12, 15, 5, tzinfo=UTC))
    send(missed, officer)
    clock.move_to(datetime(2026, 12, 21, 5, tzinfo=UTC))

    assert code_of(receive, missed, officer, wrong) == "delivered_on_wrong"
    decision = receive(missed, officer, right)

    assert (decision.delivered_on, decision.is_effect_unverified) == (right, True)
    assert decision.effective_explanation.endswith("Pasal 49 ayat (8)).")


def test_who_comes_after_all_gets_it_by_hand_and_every_clock_stops(missed, officer):
    receive(missed, officer, today_of(missed), how="handed_over")

    assert not Clock.objects.filter(state="running").exists()


def test_who_comes_on_the_day_was_present(decided, clock, officer):
    call(decided, officer)
    clock.move_to(MEETS)

    receive(decided, officer, today_of(decided), how="handed_over")

    assert DeliverySummons.objects.get().attendance == "attended"


def test_the_database_holds_that_only_what_nobody_came_for_is_dispatched(decided, officer):
    call(decided, officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        DeliverySummons.objects.update(dispatched_on=date(2026, 12, 15), way="post")


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_delivery_absence_and_objection_at_once_leave_one_story(decided, clock, officer):
    call(decided, officer)
    clock.move_to(MEETS + timedelta(hours=1))
    today = today_of(decided)
    doors = {
        "deliver": lambda: receive(decided, officer, today, how="handed_over"),
        "absence": lambda: delivery.record_absence(decided, actor=officer),
        "object": lambda: objections.lodge(decided, lodged_on=today, actor=officer),
    }

    def press(name) -> bool:
        try:
            doors[name]()
        except Refusal:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(3) as pool:
        done = dict(zip(doors, pool.map(press, doors), strict=True))

    decided.refresh_from_db()
    assert done["deliver"]
    assert decided.status == ("objected" if done["object"] else "delivered")
    assert DeliverySummons.objects.get().attendance == ("absent" if done["absence"] else "attended")
    assert not Clock.objects.filter(rule_code__in=["D3", "D4"], state="running").exists()

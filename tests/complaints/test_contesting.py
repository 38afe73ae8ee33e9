"""The contest of an event is set, corrected or said to be none; phase, acts, clocks and siblings follow."""

import threading
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connections

from complaints import contesting, splitting, triage, workflow
from complaints.models import Complaint, Violation
from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import open_clocks
from netralitas.lib.refusal import Refusal
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NOBODY_SAID = {"contest_code": ""}
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"}


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def friday():
    with time_machine.travel("2024-10-18T03:00:00Z", tick=False) as clock:
        yield clock


def unplaced(cast, until="adopt", **given):
    case = make.report(files=False, when=NOBODY_SAID, **given).complaint
    return make.study(case, cast["verifikator"], until=until)


def put(case, choice, actor, reason="", seen=None):
    case.refresh_from_db()
    seen = contesting.choice_of(case) if seen is None else seen
    return contesting.set_contest(case, choice, reason=reason, seen=seen, actor=actor)


def refused(door):
    with pytest.raises(Refusal) as caught:
        door()
    return caught.value.code


def due(case):
    return [(clock.rule_code, clock.due_at.date()) for clock in open_clocks(case)]


def test_contest_that_nobody_said_is_set_and_phase_and_act_follow(cast):
    case = unplaced(cast)
    assert "Pemilihannya belum diketahui" in case.phase_reason

    change = put(case, "PILKADA-2024", cast["verifikator"])

    case.refresh_from_db()
    act = case.acts.get()
    assert (case.contest_id, case.contest_by_hand, case.phase, act.phase) == ("PILKADA-2024", True, "after", "after")
    assert "calon ditetapkan 22 September 2024" in act.phase_reason
    assert "(sebelumnya belum disebutkan)" in change.words
    event, entry = case.events.last(), Entry.objects.filter(action="complaint.set_contest").get()
    assert (event.action, event.source, event.target) == ("set_contest", case.status, case.status)
    assert (entry.data["from"], entry.data["to"], entry.data["acts"]) == ("", "PILKADA-2024", 1)


def test_act_moves_to_the_pair_of_the_new_phase(cast):
    # On 5 October 2023 no candidate of the presidential election was determined yet.
    case = make.report(when={"occurred_on": "2023-10-05", **NOBODY_SAID}).complaint

    put(case, "PEMILU-2024-PRES", cast["verifikator"])

    act = case.acts.get()
    assert (act.violation.code, act.phase) == ("KE-05", "before")


def test_another_contest_needs_a_reason_and_so_has_none_at_all(cast):
    case, officer = unplaced(cast), cast["verifikator"]
    put(case, "PILKADA-2024", officer)

    assert refused(lambda: put(case, "PEMILU-2024-PRES", officer, " ")) == "missing_reason"
    assert refused(lambda: put(unplaced(cast), "outside", officer)) == "missing_reason"

    put(case, "PEMILU-2024-PRES", officer, "Baliho itu milik calon presiden")
    case.refresh_from_db()
    assert (case.contest_id, case.contest_reason) == ("PEMILU-2024-PRES", "Baliho itu milik calon presiden")
    assert "Baliho" not in str(Entry.objects.filter(action="complaint.set_contest").values_list("data", flat=True))


def test_later_of_two_officers_is_told_what_the_other_set(cast):
    case = unplaced(cast)
    put(case, "PILKADA-2024", cast["verifikator"])

    with pytest.raises(Refusal) as caught:
        put(case, "PEMILU-2024-PRES", cast["verifikator-kedua"], "x", seen="")

    assert (caught.value.code, "Pilkada 2024" in caught.value.sentence) == ("changed_meanwhile", True)
    again = put(case, "PILKADA-2024", cast["verifikator-kedua"], seen="")
    assert (again.followed, "tidak ada yang berubah" in again.words) == ([], True)
    assert case.events.filter(action="set_contest").count() == 1


@pytest.mark.parametrize("name", ["satgas", "instansi", "kemendagri", "auditor", "admin"])
def test_nobody_but_a_verifier_sets_the_contest(cast, name):
    assert refused(lambda: put(make.report().complaint, "PEMILU-2024", cast[name], "x")) == "not_your_step"


def test_contest_is_one_of_the_list_and_stays_known_once_registered(cast):
    officer = cast["verifikator"]
    case = make.study(make.report().complaint, officer, until="register")

    assert refused(lambda: put(case, "PILKADA-2029", officer, "x")) == "contest_unknown"
    assert refused(lambda: put(case, "", officer, "x")) == "registered"


def test_forwarded_case_keeps_its_contest(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="forward")

    assert refused(lambda: put(case, "PEMILU-2024-PRES", cast["verifikator"], "x")) == "step_not_open"


def test_phase_set_by_hand_and_judged_act_stay_and_it_is_said(cast):
    officer = cast["verifikator"]
    case = make.study(make.report(what={"acts": ["DS-07", "DS-01"]}).complaint, officer, until="study")
    judged, own = case.acts.order_by("violation__code")
    triage.date_act(own, own.occurred_on, phase="after", reason="Calon sudah diumumkan", actor=officer)
    triage.decide(judged, "proven", reason="Jelas", actor=officer)

    change = put(case, "PILKADA-ULANG-2025", officer, "Yang didukung calon pilkada ulang")

    judged.refresh_from_db()
    own.refresh_from_db()
    assert (judged.phase, own.phase, own.phase_reason) == ("after", "after", "Calon sudah diumumkan")
    assert "1 dugaan yang sudah diputus tidak diubah" in change.words
    assert "1 dugaan berfase yang ditetapkan petugas tidak diubah" in change.words


def test_judged_act_follows_when_it_is_judged_again_and_until_then_nothing_is_forwarded(cast):
    officer = cast["verifikator"]
    case = make.report(when={"occurred_on": "2023-11-08"}).complaint
    put(case, "PEMILU-2024-DPR-DPRD", officer, "x")  # determined on 3 November 2023, the presidential pairs on the 13th
    case = make.study(case, officer, until="study")
    act = triage.decide(case.acts.get(), "proven", reason="Jelas", actor=officer)
    put(case, "PEMILU-2024-PRES", officer, "Yang didukung calon presiden")

    stale = refused(lambda: workflow.move(case, "forward", actor=officer, conclusion="x"))
    again = triage.decide(act, "proven", reason="Jelas", actor=officer)
    workflow.move(case, "forward", actor=officer, conclusion="x")

    assert (act.violation.code, stale, again.violation.code, again.phase) == ("DS-07", "phase_stale", "KE-05", "before")


def test_running_clock_counts_by_the_rules_of_the_new_regime_from_the_same_event(cast, friday):
    case = unplaced(cast)
    before = due(case)

    change = put(case, "PEMILU-2024-PRES", cast["verifikator"])

    case.refresh_from_db()
    entry = Entry.objects.get(action="clock.lay_anew")
    assert (before, due(case)) == ([("T3-PLK", date(2024, 10, 20))], [("T3-PML", date(2024, 10, 22))])
    assert case.due_at == open_clocks(case).get().due_at
    assert "bukan lagi Minggu, 20 Oktober 2024 melainkan Selasa, 22 Oktober 2024" in change.words
    assert (entry.data["due_before"][:10], entry.data["due"][:10]) == ("2024-10-20", "2024-10-22")


def test_clock_that_had_lapsed_runs_on_only_with_a_word_about_it(cast, friday):
    case = unplaced(cast)
    friday.move_to(datetime(2024, 10, 21, 3, 0, tzinfo=UTC))

    change = put(case, "PEMILU-2024-PRES", cast["verifikator"])

    assert "batas lama Minggu, 20 Oktober 2024 sudah lewat" in change.words
    assert "sudah lewat" in case.events.last().note
    back = put(case, "PILKADA-2024", cast["verifikator"], "Keliru")
    assert "melainkan Minggu, 20 Oktober 2024, jadi sudah lewat" in back.words
    assert due(case) == [("T3-PLK", date(2024, 10, 20))]


def test_handling_counts_from_receipt_or_from_registration_as_its_regime_says(cast, friday):
    case = make.report(files=False, you=NAMED).complaint
    friday.shift(86_400)
    case = make.study(case, cast["verifikator"], until="register")
    as_pilkada = due(case)

    put(case, "PEMILU-2024-PRES", cast["verifikator"], "x")

    assert (as_pilkada, due(case)) == ([("T5-PLK", date(2024, 10, 21))], [("T5-PML", date(2024, 10, 26))])


def test_clock_of_a_case_that_came_back_counts_from_that_day(cast, friday):
    case = make.study(make.report().complaint, cast["verifikator"], until="forward")
    workflow.move(case, "return", actor=cast["satgas"], reason="Kurang")

    put(case, "PEMILU-2024-PRES", cast["verifikator"], "x")

    clock = open_clocks(case).get()
    assert (clock.rule_code, clock.due_at.date()) == ("T5-PML", date(2024, 10, 25))
    assert "sejak perkara dikembalikan Satgas" in clock.explanation


def test_time_a_reporter_was_told_is_not_shortened_and_the_held_study_knows_its_rest(cast, friday):
    case = make.report(files=False, you=NAMED).complaint
    officer = cast["verifikator"]
    put(case, "PEMILU-2024-PRES", officer, "x")
    workflow.move(case, "examine", actor=officer)
    workflow.move(case, "ask_completion", actor=officer, reason="Lengkapi tempat")
    told = open_clocks(case).get(rule_code="T4b-PML").due_at

    change = put(case, "PILKADA-2024", officer, "Keliru")

    held = open_clocks(case).get(rule_code="T3-PLK")
    assert (open_clocks(case).get(rule_code="T4b-PLK").due_at, held.days_left) == (told, 2)
    assert (held.state, "dijeda; sisanya menjadi 2 hari" in change.words) == (Clock.State.PAUSED, True)
    friday.shift(3 * 86_400)
    workflow.move(case, "complete", actor=officer)
    put(case, "PEMILU-2024-PRES", officer, "Ternyata benar")

    # Two working days were left on Friday the 18th; it went on on Monday the 21st.
    assert due(case) == [("T3-PML", date(2024, 10, 23))]


def test_case_split_twice_counts_the_days_that_the_case_it_left_waited_and_no_others(cast, friday):
    officer, more = cast["verifikator"], ({"post": "Lurah", "employment_status": "pns"}, {"post": "Guru", "id": "3"})
    report = make.report(files=False, you=NAMED, others=more).complaint
    put(report, "PEMILU-2024-PRES", officer, "x")
    workflow.move(report, "examine", actor=officer)
    left = splitting.split(report, list(report.accused.all())[1:], reason="x", actor=officer)
    workflow.move(left, "ask_completion", actor=officer, reason="Lengkapi tempat")
    friday.shift(3 * 86_400)
    workflow.move(left, "complete", actor=officer)
    workflow.move(report, "ask_completion", actor=officer, reason="Lengkapi tempat")
    workflow.move(report, "complete", actor=officer)
    part = splitting.split(left, [left.accused.last()], reason="x", actor=officer)

    put(report, "PILKADA-2024", officer, "Keliru")
    put(report, "PEMILU-2024-PRES", officer, "Ternyata benar")

    assert due(part) == due(left) == [("T3-PML", date(2024, 10, 23))]
    assert due(report) == [("T3-PML", date(2024, 10, 22))]


def test_cases_of_one_report_have_one_contest(cast):
    officer = cast["verifikator"]
    case = unplaced(cast, until="adopt", others=({"post": "Lurah", "employment_status": "pns"},))
    part = splitting.split(case, [case.accused.last()], reason="x", actor=officer)

    change = put(part, "PEMILU-2024-PRES", officer)

    assert set(Complaint.objects.filter(pk__in=[case.pk, part.pk]).values_list("contest", "phase")) == {
        ("PEMILU-2024-PRES", "after")
    }
    assert f"Berlaku juga bagi perkara lain dari laporan ini: {case.number}" in change.words
    assert [due(case), due(part)] == [due(part)] * 2


def test_case_that_went_on_keeps_its_contest_and_it_is_said(cast):
    officer = cast["verifikator"]
    case = make.study(
        make.report(others=({"post": "Lurah", "employment_status": "pns"},)).complaint, officer, until="study"
    )
    part = splitting.split(case, [case.accused.last()], reason="x", actor=officer, register_number="9/P")
    for act in part.acts.all():
        triage.decide(act, "proven", reason="x", actor=officer)
    workflow.move(part, "forward", actor=officer, conclusion="x")

    change = put(case, "PEMILU-2024-PRES", officer, "Keliru")

    part.refresh_from_db()
    assert (part.contest_id, f"tidak lagi ditangani Bawaslu: {part.number}" in change.words) == ("PILKADA-2024", True)


def test_act_in_both_forms_stops_the_change(cast):
    officer, case = cast["verifikator"], unplaced(cast)
    ethics = Violation.objects.get(edition_id="SKB-2022", code="KE-05")
    triage.choose_act(case, ethics, accused=case.accused.get(), actor=officer)

    assert refused(lambda: put(case, "PILKADA-2024", officer)) == "pair_chosen_twice"
    case.refresh_from_db()
    assert (case.contest, due(case)[0][0]) == (None, "T3-PLK")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_the_later_is_told():
    cast = make.cast()
    case, outcomes = unplaced(cast), []

    def press(choice, name):
        try:
            contesting.set_contest(case, choice, reason="x", seen="", actor=cast[name])
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    pairs = [("PILKADA-2024", "verifikator"), ("PEMILU-2024-PRES", "verifikator-kedua")]
    threads = [threading.Thread(target=press, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["changed_meanwhile", "done"]
    assert (case.events.filter(action="set_contest").count(), open_clocks(case).count()) == (1, 1)

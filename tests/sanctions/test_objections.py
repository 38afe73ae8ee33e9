"""What is lodged against a decision: in time it holds the decision back, late it changes nothing; and how it ends."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from netralitas import tallies
from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from sanctions import handover, objections, serving
from sanctions.agenda import agenda
from sanctions.answering import answer_to
from sanctions.desk import LaidDown, duties
from sanctions.history import earlier_penalties, punished
from sanctions.localtime import today_of
from sanctions.models import Objection, Penalty, Proceeding, RemedyRule
from sanctions.path import letters_of, path_of
from sanctions.proceedings import Person
from tests import make
from tests.complaints.desk import text_of

# Delivered on Monday 7 December 2026: the last of 14 working days for an objection is the 29th, effect on the 30th.
RECEIVED, LAST_DAY, EFFECT = date(2026, 12, 7), date(2026, 12, 29), date(2026, 12, 30)


@pytest.fixture
def delivered(cast, clock):
    return make.procedure(cast, clock, until="deliver")


def at(clock, day: date) -> None:
    clock.move_to(datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


def code_of(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        door(*args, **given)
    return refused.value.code


def running(row) -> list[str]:
    rows = Clock.objects.filter(subject_type="sanctions.proceeding", subject_id=str(row.pk), state="running")
    return sorted(rows.values_list("rule_code", flat=True))


def settled(row, officer, outcome="upheld", **given):
    values = {"outcome": outcome, "decided_on": date(2027, 1, 8), "number": "800/12/2027", "actor": officer} | given
    return objections.settle(row, **values)


def test_objection_in_time_holds_the_decision_back_and_starts_the_clock_of_its_outcome(delivered, officer, clock):
    at(clock, LAST_DAY)
    objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)

    at(clock, EFFECT + timedelta(days=1))
    assert serving.bring_all_into_force() == 0
    delivered.refresh_from_db()
    assert (delivered.status, running(delivered)) == ("objected", ["T18"])
    assert delivered.due_at is not None


def test_objection_after_its_last_day_is_kept_and_changes_nothing(delivered, officer, clock):
    at(clock, LAST_DAY + timedelta(days=1))
    late = objections.lodge(delivered, lodged_on=LAST_DAY + timedelta(days=1), actor=officer)

    assert (late.is_late, running(delivered)) == (True, ["T23"])
    assert serving.bring_all_into_force() == 1
    assert code_of(settled, delivered, officer) == "step_not_open"


def test_objection_of_the_last_day_that_is_recorded_later_takes_the_effect_back(delivered, officer, clock):
    at(clock, EFFECT)
    assert serving.bring_all_into_force() == 1

    objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)

    delivered.refresh_from_db()
    assert delivered.status == "objected"


@pytest.mark.parametrize(
    ("day", "code"),
    [(RECEIVED - timedelta(days=1), "day_wrong"), (date(2027, 1, 1), "day_wrong")],
)
def test_objection_lies_between_the_receipt_and_today(delivered, officer, clock, day, code):
    at(clock, LAST_DAY)

    assert code_of(objections.lodge, delivered, lodged_on=day, actor=officer) == code


def test_there_is_one_objection_in_time(delivered, officer, clock):
    at(clock, LAST_DAY)
    objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)

    assert code_of(objections.lodge, delivered, lodged_on=LAST_DAY, actor=officer) == "already_lodged"
    again = {"proceeding": delivered, "rule": Objection.objects.get().rule, "lodged_on": LAST_DAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.create(**again, recorded_by=officer)


@pytest.mark.parametrize("until", ["report", "decide"])
def test_nothing_is_lodged_before_the_decision_was_received(cast, clock, officer, until):
    row = make.procedure(cast, clock, until=until)

    code = code_of(objections.lodge, row, lodged_on=RECEIVED, actor=officer)
    assert code in {"step_not_open", "day_wrong"}


@pytest.mark.parametrize("outcome", ["upheld", "lighter", "heavier", "changed", "revoked", "annulled"])
def test_decision_takes_effect_as_the_outcome_says(delivered, officer, clock, outcome):
    at(clock, LAST_DAY)
    objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)
    at(clock, date(2027, 1, 8))
    former = delivered.decision.penalty
    kinds = objections.kinds_after(delivered)
    other = kinds[0] if outcome == "lighter" else kinds[-1]
    given = {"penalty": other} if outcome in ("lighter", "heavier", "changed") else {}

    objection = settled(delivered, officer, outcome, **given)

    delivered.refresh_from_db()
    decision = delivered.decision
    assert running(delivered) == []
    if outcome in ("revoked", "annulled"):
        assert (delivered.status, decision.effective_on, serving.bring_all_into_force()) == ("annulled", None, 0)
        return
    assert (delivered.status, decision.effective_on) == ("delivered", date(2027, 1, 8))
    assert decision.penalty == (other if given else former)
    assert objection.former_penalty == (former if given else None)
    assert "800/12/2027" in decision.effective_explanation
    assert serving.bring_all_into_force() == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"outcome": "unheard"}, "outcome_unknown"),
        ({"number": " "}, "missing_number"),
        ({"decided_on": date(2026, 12, 28)}, "day_wrong"),
        ({"decided_on": date(2027, 2, 1)}, "day_wrong"),
        ({"outcome": "lighter"}, "penalty_missing"),
        ({"outcome": "lighter", "penalty": "heaviest"}, "penalty_contradicts"),
        ({"outcome": "heavier", "penalty": "lightest"}, "penalty_contradicts"),
        ({"outcome": "changed", "penalty": "moral"}, "penalty_missing"),
    ],
)
def test_outcome_needs_what_it_is_proved_by(delivered, officer, clock, given, code):
    at(clock, LAST_DAY)
    objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)
    at(clock, date(2027, 1, 8))

    kinds = objections.kinds_after(delivered)
    named = {"heaviest": kinds[-1], "lightest": kinds[0], "moral": Penalty.objects.filter(level="moral").first()}
    if "penalty" in given:
        given = {**given, "penalty": named[given["penalty"]]}

    assert code_of(settled, delivered, officer, **given) == code
    delivered.refresh_from_db()
    assert delivered.status == "objected"


def test_dismissal_goes_to_the_board_whose_time_is_no_clock_of_the_agency(cast, clock, officer):
    row = make.procedure(cast, clock, until="deliver")
    row.decision.penalty = Penalty.objects.filter(letter="Bc").first()
    row.decision.save(update_fields=["penalty"])
    at(clock, LAST_DAY)

    objection = objections.lodge(row, lodged_on=LAST_DAY, actor=officer)

    assert (objection.rule.code, running(row)) == ("banding", ["T21"])
    assert "revoked" not in objection.rule.outcomes
    objections.answer(row, answered_on=LAST_DAY, actor=officer)
    assert running(row) == []
    assert code_of(objections.answer, row, answered_on=LAST_DAY, actor=officer) == "no_answer_due"


def test_what_was_annulled_counts_nowhere_and_its_number_is_handed_over(cast, delivered, officer, clock):
    at(clock, LAST_DAY)
    objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)
    planned = agenda(delivered.instansi, date(2026, 12, 1), date(2027, 1, 31))
    assert ("effect" in {entry.kind for entry in planned}, len(planned) > 0) == (False, True)
    assert code_of(handover.make, delivered, actor=officer) == "remedy_runs"
    assert set(tallies.sanctions(timezone.now()).values()) == {1}
    at(clock, date(2027, 1, 8))
    settled(delivered, officer, "annulled")

    fields = handover.make(delivered, actor=officer).content["fields"]
    assert (fields["skPembatalanNomor"], fields["skPembatalanTanggal"]) == ("800/12/2027", "2027-01-08")
    assert tallies.sanctions(timezone.now()) == {}
    assert earlier_penalties(make.procedure(cast, clock, until="open")) == []


def test_changed_penalty_is_handed_over_under_the_number_that_changed_it(delivered, officer, clock):
    at(clock, LAST_DAY)
    objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)
    at(clock, date(2027, 1, 8))
    settled(delivered, officer, "lighter", penalty=objections.kinds_after(delivered)[0])

    fields = handover.make(delivered, actor=officer).content["fields"]
    assert (fields["skNomor"], fields["skTanggal"]) == ("800/12/2027", "2027-01-08")
    assert f"mengubah Keputusan {delivered.decision.letter.number}" in fields["keterangan"]


def test_earlier_decision_is_said_to_be_in_effect_only_when_it_is(cast, delivered, officer, clock):
    at(clock, LAST_DAY)
    later = make.procedure(cast, clock, until="open")
    (soon,) = earlier_penalties(later)
    objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)
    (held,) = earlier_penalties(later)
    at(clock, date(2027, 1, 8))
    settled(delivered, officer)
    serving.bring_all_into_force()
    (now,) = earlier_penalties(later)

    assert "mulai berlaku 30 Desember 2026" in soon
    assert "belum berlaku: upaya administratif berjalan" in held
    assert "berlaku sejak 8 Januari 2027" in now


def test_every_move_is_journaled_without_its_words(delivered, officer, clock):
    at(clock, LAST_DAY)
    objections.lodge(delivered, lodged_on=LAST_DAY, note="Keberatan karena sakit", actor=officer)
    at(clock, date(2027, 1, 8))
    settled(delivered, officer)

    rows = Entry.objects.filter(action__contains="object").order_by("pk")
    assert list(rows.values_list("action", flat=True)) == ["proceeding.object", "proceeding.settle_objection"]
    assert "sakit" not in str(list(rows.values_list("data", flat=True)))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_officers_who_record_it_at_once_make_one(delivered, officer, clock):
    at(clock, LAST_DAY)
    start = threading.Barrier(2)

    def press(_n) -> str:
        start.wait()
        try:
            objections.lodge(Proceeding.objects.get(pk=delivered.pk), lodged_on=LAST_DAY, actor=officer)
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, range(2))) == ["already_lodged", "done"]
    assert Objection.objects.count() == 1


# --- The pages


def test_officer_leads_an_objection_through_the_pages(delivered, officer, clock, settings):
    settings.DEMO = True
    address = f"/instansi/perkara/{delivered.pk}/"
    at(clock, LAST_DAY)
    page = text_of(make.signed_in(officer).get(address))
    assert ("Menunggu hari mulai berlaku" in page, "paling lambat Selasa, 29 Desember 2026" in page) == (True, True)

    wrong = make.signed_in(officer).post(address, {"langkah": "object", "lodged_on": "besok", "note": "a\x00b"})
    told = make.signed_in(officer).post(address, {"langkah": "object", "lodged_on": LAST_DAY.isoformat(), "note": ""})

    assert (wrong.status_code, told.status_code) == (422, 302)
    assert "ditahan; tugas Anda paling lambat" in text_of(make.signed_in(officer).get("/instansi/"))
    page = text_of(make.signed_in(officer).get(address))
    assert ("Sekarang: Catat putusan upaya administratif" in page, "Tugas Anda selesai" in page) == (True, False)
    at(clock, date(2027, 1, 8))
    sent = {"langkah": "settle", "outcome": "upheld", "number": "800/1/2027", "decided_on": "2027-01-08", "penalty": ""}
    assert make.signed_in(officer).post(address, sent).status_code == 302
    page = text_of(make.signed_in(officer).get(address))
    assert "Putusan: Memperkuat, 800/1/2027" in page
    assert "Bila ada:" not in page


@pytest.mark.parametrize(
    ("rule", "post"),
    [("keberatan-ppk", "Bupati Tirtamukti"), ("banding", "Badan Pertimbangan Aparatur Sipil Negara")],
)
def test_who_the_law_lets_decide_stands_with_the_outcome(delivered, officer, clock, rule, post):
    at(clock, LAST_DAY)
    objection = objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)
    Objection.objects.filter(pk=objection.pk).update(rule=RemedyRule.objects.get(code=rule))
    at(clock, date(2027, 1, 8))

    assert settled(delivered, officer).decider_post == post


def test_a_superior_who_decided_is_named_and_both_penalties_stay_in_the_history(delivered, officer, clock):
    at(clock, LAST_DAY)
    objection = objections.lodge(delivered, lodged_on=LAST_DAY, actor=officer)
    Objection.objects.filter(pk=objection.pk).update(rule=RemedyRule.objects.get(code="keberatan-atasan"))
    at(clock, date(2027, 1, 8))
    lighter = {"penalty": Penalty.objects.get(pk="ST3"), "outcome": "lighter"}
    assert code_of(settled, delivered, officer, **lighter) == "missing_decider"

    superior = Person("Ratih Kumalasari", "Sekretaris Daerah")
    objection = settled(delivered, officer, decider=superior, **lighter)

    assert (objection.decider_post, objection.decider_name) == ("Sekretaris Daerah", "Ratih Kumalasari")
    delivered.refresh_from_db()
    former = "Penurunan jabatan setingkat lebih rendah selama 12 bulan"
    accused = delivered.recommendation.accused_id
    assert punished(officer, [accused])[accused][0].endswith(
        f"Semula {former}, diubah dengan putusan Nomor 800/12/2027."
    )
    titles = [step.title for step in path_of(delivered, letters_of(delivered))]
    assert f"Putusan: Memperingan, 800/12/2027, Sekretaris Daerah (semula {former})" in titles
    lines = dict(answer_to(delivered.recommendation).lines)
    assert lines["Ditetapkan oleh"] == "Sekretaris Daerah, 8 Januari 2027"
    assert lines["Semula"] == f"{former}, {delivered.decision.authority}, 7 Desember 2026"
    assert lines["Diubah dengan putusan"] == "Memperingan, 800/12/2027"


@pytest.fixture
def late(delivered, officer, clock):
    """Return a case in force against which an objection came too late."""
    at(clock, LAST_DAY + timedelta(days=5))
    serving.bring_all_into_force()
    objections.lodge(delivered, lodged_on=today_of(delivered), actor=officer)
    delivered.refresh_from_db()
    return delivered


def test_a_late_objection_gets_its_letter_once(late, officer):
    assert "dismiss" in LaidDown(late.instansi, timezone.now()).open_steps(late)

    letter = objections.dismiss(late, actor=officer).letter

    said = letter.context
    assert (letter.kind, said["signer"]["title"], said["with_invocation"]) == (
        "inadmissible",
        "Bupati Tirtamukti",
        True,
    )
    assert "diterima pada 3 Januari 2027, sedangkan batasnya 29 Desember 2026" in str(said["considering"])
    assert said["clauses"][0] == "Menetapkan bahwa tidak dapat diterima keberatan yang diajukan oleh:"
    assert late.recommendation.letter.number not in str(said)
    late.refresh_from_db()
    assert (late.status, code_of(objections.dismiss, late, actor=officer)) == ("in_force", "nothing_late")
    assert letter in [step.letter for step in path_of(late, letters_of(late))]
    assert "dismiss" not in LaidDown(late.instansi, timezone.now()).open_steps(late)


def test_its_letter_has_a_clock_that_the_duties_show_and_the_last_letter_stops(late, officer):
    duty = Clock.objects.get(rule_code="T23")
    assert (duty.state, duty.anchor_on, duty.needs_verification) == ("running", late.objections.get().lodged_on, True)
    found, _following = duties(officer, now=timezone.now())
    assert [one.proceeding for one in found] == [late]
    objections.lodge(late, lodged_on=today_of(late), actor=officer)
    assert Clock.objects.filter(rule_code="T23").count() == 1
    objections.dismiss(late, actor=officer)
    assert Clock.objects.get(rule_code="T23").state == "running"

    objections.dismiss(late, actor=officer)

    assert Clock.objects.get(rule_code="T23").outcome == "dismissed"


def test_a_superior_who_dismisses_is_named_and_the_board_writes_its_own(late, cast, officer):
    assert code_of(objections.dismiss, late, actor=cast["satgas"]) == "not_your_step"
    late.objections.update(rule=RemedyRule.objects.get(code="keberatan-atasan"))
    assert code_of(objections.dismiss, late, actor=officer) == "missing_decider"
    late.objections.update(rule=RemedyRule.objects.get(code="banding"))
    assert code_of(objections.dismiss, late, actor=officer) == "nothing_late"
    late.objections.update(rule=RemedyRule.objects.get(code="keberatan-atasan"))

    superior = Person("Ratih Kumalasari", "Sekretaris Daerah")
    said = objections.dismiss(late, decider=superior, actor=officer).letter.context

    assert (said["signer"]["name"], said["with_invocation"]) == ("Ratih Kumalasari", False)


def test_two_officers_write_it_from_the_page(late, cast, officer, settings):
    settings.DEMO = True  # the second factor has tests of its own
    desk, address = make.signed_in(officer), f"/instansi/perkara/{late.pk}/"
    assert "Tetapkan tidak dapat diterima" in text_of(desk.get(address))
    wrong = desk.post(address, {"langkah": "dismiss", "decider_post": "x" * 161})
    assert desk.post(address, {"langkah": "dismiss"}).status_code == 302
    assert make.approve(late, cast["instansi-kedua"]).status_code == 302

    assert (wrong.status_code, late.objections.get().letter is not None) == (422, True)

"""Somebody is invited to clarify a registered case; the desk is reminded, a reporter reads their own invitation."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from complaints import appointments, attending, clarifying, talk, tracking, triage, workflow
from complaints.models import Clarification, Complaint, Evidence
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.outbox.models import Message
from netralitas.people.roles import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NOW = datetime(2024, 10, 21, 3, 0, tzinfo=UTC)  # 11.00 in central Indonesia, a Monday
THEN = datetime(2024, 10, 23, 2, 0, tzinfo=UTC)  # Wednesday, 10.00 there
NAME = "Sekar Melatiningrum"


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def receipt(cast, clock):
    receipt = make.report()
    make.study(receipt.complaint, cast["verifikator"], until="study")
    return receipt


@pytest.fixture
def case(receipt):
    return Complaint.objects.get(pk=receipt.complaint.pk)


def invite(case, actor, whom="witness", **given):
    values = {
        "name": NAME,
        "at": THEN,
        "way": "in_person",
        "place": "Kantor Bawaslu, ruang 2",
        "purpose": "Keterangan tentang foto",
        "key": "k",
        **given,
    }
    return clarifying.invite(case, whom, actor=actor, **values)


def mails(status="queued"):
    return Message.objects.filter(group__startswith="clarification-", status=status)


def test_invitation_reminds_the_desk_on_the_day_before_and_names_nobody_outside_the_case(case, cast):
    row = invite(case, cast["verifikator"])

    mail = mails().get()
    assert mail.due_at == datetime(2024, 10, 22, 0, 0, tzinfo=UTC)  # 08.00 there
    assert (case.number in mail.text, "10.00" in mail.text, NAME in mail.text + mail.html) == (True, True, False)
    assert (case.messages.count(), case.milestones.filter(kind="invited").count()) == (0, 0)
    assert NAME not in str(list(Entry.objects.values_list("data", flat=True)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, place, purpose FROM complaints_clarification WHERE id = %s", [row.pk])
        stored = " ".join(cursor.fetchone())
    assert (NAME in stored, "ruang 2" in stored, "foto" in stored) == (False, False, False)


def test_reporter_reads_their_own_invitation_in_the_talk_and_only_that_there_is_one_in_the_timeline(
    receipt, case, cast
):
    invite(case, cast["verifikator"], "reporter", name="")

    found = tracking.open_by_code(receipt.code)
    assert case.messages.get().text == (
        "Anda diundang memberi klarifikasi Rabu, 23 Oktober 2024, 10.00 di Kantor Bawaslu, ruang 2. "
        "Keperluan: Keterangan tentang foto"
    )
    assert (found.questions, found.headline) == ([], "Anda diundang memberi klarifikasi")
    assert [(one.day, one.hour, one.n) for one in found.invited] == [("Rabu, 23 Oktober 2024", "10.00 WITA", 0)]
    assert "Anda diundang memberi klarifikasi" in [item.title for item in found.timeline]
    assert "ruang 2" not in " ".join(item.title + item.text for item in found.timeline)


def test_invitation_sent_twice_is_one(case, cast):
    first, second = invite(case, cast["verifikator"]), invite(case, cast["verifikator"])

    assert (first.pk, mails().count()) == (second.pk, 1)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"at": NOW}, "at"),
        ({"place": " "}, "place"),
        ({"purpose": ""}, "purpose"),
        ({"way": "telepati"}, "whom"),
        ({"whom": "siapa"}, "whom"),
    ],
)
def test_invitation_that_says_too_little_is_refused_at_its_field(case, cast, given, field):
    with pytest.raises(Refusal) as refused:
        invite(case, cast["verifikator"], **given)

    assert (refused.value.field, Clarification.objects.count()) == (field, 0)


@pytest.mark.parametrize("until", [None, "examine", "adopt", "forward"])
def test_nobody_is_invited_outside_the_study_of_a_registered_case(cast, clock, until):
    case = make.report().complaint
    case = make.study(case, cast["verifikator"], until=until) if until else case

    with pytest.raises(Refusal) as refused:
        invite(case, cast["verifikator"])

    assert refused.value.code == "step_not_open"


@pytest.mark.parametrize("role", sorted(set(Role.values) - {"verifier"}))
def test_nobody_but_a_verifier_invites_or_records(case, cast, role):
    row, other = invite(case, cast["verifikator"]), make.user(role, instansi="pemda-99-01")

    for door in (
        lambda: invite(case, other, key="other"),
        lambda: clarifying.call_off(row, result="x", actor=other),
        lambda: clarifying.put_off(row, THEN + timedelta(days=1), result="x", actor=other),
        lambda: clarifying.miss(row, result="x", actor=other),
    ):
        with pytest.raises(Refusal) as refused:
            door()
        assert refused.value.code == "not_your_step"


# What the table allows, written out again by hand.
ENDS = {"hold": "held", "miss": "absent", "call_off": "cancelled", "put_off": "moved"}


def press(row, action, actor):
    return {
        "hold": lambda: clarifying.record_result(row, result="Hadir", actor=actor),
        "miss": lambda: clarifying.miss(row, result="Tidak hadir", actor=actor),
        "call_off": lambda: clarifying.call_off(row, result="Batal", actor=actor),
        "put_off": lambda: clarifying.put_off(row, THEN + timedelta(days=7), result="Sakit", actor=actor),
    }[action]()


@pytest.mark.parametrize(("first", "second"), list(product(ENDS, ENDS)))
def test_an_appointment_ends_once(case, cast, clock, first, second):
    row = invite(case, cast["verifikator"])
    clock.move_to(THEN + timedelta(hours=1))

    press(row, first, cast["verifikator"])
    with pytest.raises(Refusal) as refused:
        press(row, second, cast["verifikator"])

    row.refresh_from_db()
    assert (row.state, refused.value.code, bool(row.decided_at)) == (ENDS[first], "step_not_open", True)


@pytest.mark.parametrize("action", ["hold", "miss"])
def test_result_is_recorded_only_once_its_time_has_come(case, cast, action):
    with pytest.raises(Refusal) as refused:
        press(invite(case, cast["verifikator"]), action, cast["verifikator"])

    assert refused.value.code == "not_yet"


def test_moved_appointment_is_a_new_one_and_nobody_is_reminded_of_the_old(receipt, case, cast):
    row = invite(case, cast["verifikator"], "reporter", name="")

    new = clarifying.put_off(row, THEN + timedelta(days=1), result="Pelapor sakit", actor=cast["verifikator"])

    assert (new.state, new.place, new.at - row.at) == ("invited", row.place, timedelta(days=1))
    assert [mails("cancelled").count(), mails().count()] == [1, 1]
    found = tracking.open_by_code(receipt.code)
    assert [(one.day, one.row.pk) for one in found.invited] == [("Kamis, 24 Oktober 2024", new.pk)]


def test_cancelled_appointment_is_told_to_the_reporter_who_is_asked_no_longer(receipt, case, cast):
    row = invite(case, cast["verifikator"], "reporter", name="")

    clarifying.call_off(row, result="Tidak perlu lagi", actor=cast["verifikator"])

    assert tracking.open_by_code(receipt.code).questions == []
    said = case.messages.last().text
    assert said == "Undangan klarifikasi Rabu, 23 Oktober 2024, 10.00 dibatalkan."


def test_minutes_of_the_accused_are_sealed_among_the_evidence_of_the_case(case, cast, clock):
    row = invite(case, cast["verifikator"], "accused")
    clock.move_to(THEN + timedelta(hours=1))

    row = clarifying.record_result(
        row, result="Mengakui unggahannya", scan=make.photo("#112233"), actor=cast["verifikator"]
    )

    piece = Evidence.objects.get(pk=row.minutes_id)
    assert (piece.complaint_id, piece.state, bool(piece.sealed), row.state) == (case.pk, "waiting", True, "held")
    with pytest.raises(IntegrityError), transaction.atomic():
        Clarification.objects.filter(pk=row.pk).update(state="absent")


def test_end_of_the_study_calls_off_what_was_still_to_come(receipt, case, cast):
    invite(case, cast["verifikator"], "reporter", name="")
    triage.decide(case.acts.get(), "not_proven", reason="x", actor=cast["verifikator"])

    workflow.move(case, "close", actor=cast["verifikator"], reason="Foto lama")

    [told] = case.messages.filter(settled_at=None)
    assert (case.clarifications.get().state, mails().count(), told.is_question) == ("cancelled", 0, False)


@pytest.mark.parametrize(
    ("comes", "reply", "words"),
    [(True, "comes", "Saya akan hadir. Pukul sepuluh."), (False, "cannot", "Saya tidak bisa hadir. Pukul sepuluh.")],
)
def test_reporter_says_whether_they_come_and_answers_that_invitation_alone(receipt, case, cast, comes, reply, words):
    talk.ask(case, "Foto ini dari mana?", key="q", actor=cast["verifikator"])
    row = invite(case, cast["verifikator"], "reporter", name="")

    said = attending.reply(case, row.pk, comes=comes, text="Pukul sepuluh.", key="r")
    again = attending.reply(case, row.pk, comes=not comes, text="Lain", key="r")

    row.refresh_from_db()
    found = tracking.open_by_code(receipt.code)
    assert (row.reply, row.state, said.message.text, said.answered, again.is_new) == (reply, "invited", words, 1, False)
    assert [question.text for question in found.questions] == ["Foto ini dari mana?"]
    assert Entry.objects.filter(action="clarification.reply").count() == 1


def test_answer_to_questions_leaves_an_invitation_open(receipt, case, cast):
    invite(case, cast["verifikator"], "reporter", name="")

    said = talk.say(case, "Dari grup warga.", key="r", up_to=10**9)

    assert (said.answered, case.messages.filter(is_question=True, settled_at=None).count()) == (0, 1)


def test_reporter_changes_their_mind_until_the_appointment_ends_and_answers_nobody_elses(case, cast):
    row, other = invite(case, cast["verifikator"], "reporter", name=""), invite(case, cast["verifikator"], key="w")
    stranger = make.report(files=False).complaint

    attending.reply(case, row.pk, comes=True, text="", key="a")
    attending.reply(case, row.pk, comes=False, text="", key="b")
    clarifying.call_off(row, result="x", actor=cast["verifikator"])

    row.refresh_from_db()
    assert row.reply == "cannot"
    for report, pk in [(case, row.pk), (case, other.pk), (stranger, row.pk), (case, 0)]:
        with pytest.raises(Refusal) as refused:
            attending.reply(report, pk, comes=True, text="", key="c")
        assert refused.value.code == "not_invited"


HEARD = {
    "at": NOW - timedelta(hours=1),
    "way": "in_person",
    "place": "Kantor Bawaslu",
    "result": "Datang sendiri dan bercerita",
    "key": "h",
}


def hear(case, actor, whom="witness", **given):
    return clarifying.record_heard(case, whom, actor=actor, **{**HEARD, **given})


def test_who_came_uninvited_is_recorded_as_such_once_and_nobody_is_told(case, cast, clock):
    clock.move_to(NOW + timedelta(days=1))
    told = case.messages.count()

    row = hear(case, cast["verifikator"], "reporter", at=NOW, scan=make.photo("#778899"))
    again = hear(case, cast["verifikator"], "reporter", at=NOW, scan=make.photo("#778899"))

    entry = Entry.objects.get(action="clarification.hear")
    assert (row.pk, row.state, row.was_invited, row.decided_by) == (again.pk, "held", False, cast["verifikator"])
    assert (entry.data["invited"], "bercerita" in str(entry.data)) == (False, False)
    assert (mails().count(), case.messages.count(), Evidence.whole.filter(kept="sealed").count()) == (0, told, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clarification.objects.filter(pk=row.pk).update(state="absent", minutes=None)


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"at": NOW + timedelta(minutes=1)}, "not_yet", "at"),
        ({"at": NOW - timedelta(days=2)}, "before_report", "at"),
        ({"place": " "}, "missing_place", "place"),
        ({"result": " "}, "missing_result", "result"),
        ({"way": "telepati"}, "whom_unknown", "whom"),
        ({"whom": "siapa"}, "whom_unknown", "whom"),
        ({"whom": "reporter", "name": NAME}, "reporter_named", "name"),
    ],
)
def test_uninvited_meeting_that_cannot_have_been_is_refused_at_its_field(case, cast, given, code, field):
    with pytest.raises(Refusal) as refused:
        hear(case, cast["verifikator"], **given)

    assert (refused.value.code, refused.value.field, Clarification.objects.count()) == (code, field, 0)


def test_reporter_is_invited_without_a_name(case, cast):
    with pytest.raises(Refusal) as refused:
        invite(case, cast["verifikator"], "reporter")

    assert refused.value.code == "reporter_named"


def test_finding_has_no_reporter_to_hear(case, cast):
    Complaint.objects.filter(pk=case.pk).update(channel="finding")

    for door in (
        lambda: invite(case, cast["verifikator"], "reporter", name=""),
        lambda: hear(case, cast["verifikator"], "reporter"),
    ):
        with pytest.raises(Refusal) as refused:
            door()
        assert refused.value.code == "no_reporter"


def test_another_office_of_bawaslu_neither_invites_nor_records(case, cast):
    row, other = invite(case, cast["verifikator"]), make.user("verifier", instansi="pemda-99-01")

    for door in (
        lambda: invite(case, other, key="other"),
        lambda: hear(case, other),
        lambda: clarifying.call_off(row, result="x", actor=other),
        lambda: clarifying.record_result(row, result="x", actor=other),
    ):
        with pytest.raises(Refusal) as refused:
            door()
        assert refused.value.code == "not_your_office"


def test_result_names_who_recorded_it_though_another_officer_invited(case, cast, clock):
    row = invite(case, cast["verifikator"])
    clock.move_to(THEN + timedelta(hours=1))

    row = clarifying.record_result(row, result="Hadir", actor=cast["verifikator-kedua"])

    assert (row.invited_by.username, row.decided_by.username) == ("verifikator", "verifikator-kedua")


def test_meeting_whose_result_nobody_recorded_is_not_said_to_lie_ahead_when_the_study_ends(case, cast, clock):
    row = invite(case, cast["verifikator"])
    clock.move_to(THEN + timedelta(hours=1))
    triage.decide(case.acts.get(), "not_proven", reason="x", actor=cast["verifikator"])

    case = workflow.move(case, "close", actor=cast["verifikator"], reason="Foto lama")
    row.refresh_from_db()
    assert (row.state, row.result) == ("cancelled", "Kajian berakhir tanpa hasil klarifikasi ini dicatat.")

    workflow.move(case, "reopen", actor=cast["verifikator"], reason="Ada bukti baru")
    late = hear(case, cast["verifikator"], at=THEN)
    new = invite(case, cast["verifikator"], at=THEN + timedelta(days=2), key="n")
    assert (late.state, new.state) == ("held", "invited")


DUE = datetime(2024, 10, 24, 23, 59, 59)
HOURS = (time(7, 30), time(16))


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2024, 10, 23, 10), []),
        (datetime(2024, 10, 23, 7, 30), []),
        (datetime(2024, 10, 23, 16), ["Di luar jam kerja 07.30 sampai 16.00."]),
        (datetime(2024, 10, 25, 10), ["Sesudah batas penanganan perkara, 24 Oktober 2024."]),
        (datetime(2024, 10, 20, 10), ["Pada akhir pekan."]),
        (datetime(2024, 10, 22, 10), ["Pada hari libur."]),
    ],
)
def test_what_speaks_against_a_moment_is_said_and_forbids_nothing(at, words):
    assert appointments.cautions(at, due_at=DUE, holidays={date(2024, 10, 22)}, hours=HOURS) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (72, "3 hari lagi"),
        (24, "besok"),
        (2, "hari ini"),
        (-2, "hari ini, menunggu hasilnya dicatat"),
        (-48, "sudah lewat, menunggu hasilnya dicatat"),
    ],
)
def test_how_far_an_appointment_is_away(hours, words):
    now = datetime(2024, 10, 23, 10)

    assert appointments.days_left(now + timedelta(hours=hours), now) == words

"""Somebody is invited to clarify a registered case; the desk is reminded, a reporter reads their own invitation."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from complaints import appointments, clarifying, talk, tracking, triage, workflow
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
    return Message.objects.filter(key__startswith="clarification-", status=status)


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
    assert [row.text for row in found.questions] == [
        "Anda diundang memberi klarifikasi Rabu, 23 Oktober 2024, 10.00 di Kantor Bawaslu, ruang 2. "
        "Keperluan: Keterangan tentang foto"
    ]
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
    assert [row.text.split(" di ")[0] for row in found.questions] == [
        "Anda diundang memberi klarifikasi Kamis, 24 Oktober 2024, 10.00"
    ]


def test_cancelled_appointment_is_told_to_the_reporter_who_is_asked_no_longer(receipt, case, cast):
    row = invite(case, cast["verifikator"], "reporter", name="")

    clarifying.call_off(row, result="Tidak perlu lagi", actor=cast["verifikator"])

    assert tracking.open_by_code(receipt.code).questions == []
    said = case.messages.last().text
    assert said == "Undangan klarifikasi Rabu, 23 Oktober 2024, 10.00 dibatalkan."


def test_minutes_are_sealed_among_the_evidence_of_the_case(case, cast, clock):
    row = invite(case, cast["verifikator"])
    clock.move_to(THEN + timedelta(hours=1))

    row = clarifying.record_result(
        row, result="Saksi melihat sendiri", scan=make.photo("#112233"), actor=cast["verifikator"]
    )

    piece = Evidence.objects.get(pk=row.minutes_id)
    assert (piece.complaint_id, piece.state, bool(piece.sealed), row.state) == (case.pk, "waiting", True, "held")
    with pytest.raises(IntegrityError), transaction.atomic():
        Clarification.objects.filter(pk=row.pk).update(state="absent")


def test_end_of_the_study_calls_off_what_was_still_to_come(receipt, case, cast):
    row = invite(case, cast["verifikator"], "reporter", name="")
    triage.decide(case.acts.get(), "not_proven", reason="x", actor=cast["verifikator"])

    workflow.move(case, "close", actor=cast["verifikator"], reason="Foto lama")

    row.refresh_from_db()
    assert (row.state, mails().count(), case.messages.filter(settled_at=None).count()) == ("cancelled", 0, 0)


def test_answer_to_an_invitation_settles_its_question(case, cast):
    invite(case, cast["verifikator"], "reporter", name="")

    said = talk.say(case, "Saya datang.", key="r", up_to=10**9)

    assert said.answered == 1


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

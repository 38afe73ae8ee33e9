"""Grounds, referrals, appointments, days of acts and reopening on the page of a case."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from complaints import clarifying, referring, triage, workflow
from complaints.models import Clarification, Referral
from tests import make
from tests.complaints.desk import DECLINED, page, statements_of, step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"}
MONDAY = "2024-10-21T03:00:00Z"
INVITED = {
    "once": "k", "whom": "witness", "name": "Rahmadi", "on": "2024-10-23", "hour": "09:30", "way": "in_person",
    "place": "Kantor Bawaslu", "purpose": "Keterangan",
}  # fmt: skip


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return make.at_desk(cast["verifikator"])


@pytest.fixture
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


def studied(cast, until="study", **given):
    return make.study(make.report(files=False, **given).complaint, cast["verifikator"], until=until)


def test_ground_that_the_elements_speak_for_stands_chosen(cast, verifier):
    case = studied(cast, "examine", you=NAMED)

    form = next(one.form for one in verifier.get(page(case)).context["steps"] if one.action == "decline")
    response = verifier.post(step(case, "decline"), {"ground": form.initial["ground"], "reason": "Bukti tidak ada"})

    case.refresh_from_db()
    assert (form.initial["ground"], response.status_code, case.status) == ("DECLINE-MATERIAL", 302, "not_registered")


def test_incomplete_report_is_refused_at_the_reason_and_registered_with_one(cast, verifier):
    case = studied(cast, "examine", you=NAMED)

    refused = verifier.post(step(case, "register"), {"register_number": "7"})
    taken = verifier.post(step(case, "register"), {"register_number": "7", "reason": "Bukti diserahkan"})

    assert (refused.status_code, list(refused.context["bound"].errors), taken.status_code) == (422, ["reason"], 302)


def test_accused_who_is_no_civil_servant_is_referred_from_the_page(cast, verifier):
    case = studied(cast, who={"employment_status": "village_head"})
    person = case.accused.get()
    form = verifier.get(page(case)).context["elsewhere"][0].refer
    assert form.initial["receiver"].startswith("Bupati atau wali kota")

    empty = verifier.post(step(case, "refer_accused"), {"accused": person.pk, "receiver": "", "reason": "x"})
    verifier.post(
        step(case, "refer_accused"), {"accused": person.pk, "receiver": "Bupati Tirtamukti", "reason": "Bukan ASN"}
    )
    assert (empty.status_code, list(empty.context["bound"].errors)) == (422, ["receiver"])
    assert "Kepada Bupati Tirtamukti" in text_of(verifier.get(page(case)))
    verifier.post(step(case, "refer"), {"reason": "Bukan ASN"})

    case.refresh_from_db()
    ended = text_of(verifier.get(page(case)))
    assert (case.status, "Buka kembali" in ended, "Cabut penerusan" in ended) == ("referred", True, False)


def test_page_of_civil_servants_speaks_of_no_other_body(cast, verifier):
    words = text_of(verifier.get(page(studied(cast))))

    assert "instansi lain" not in words


def test_appointment_is_made_moved_and_its_minutes_kept_from_the_page(cast, verifier, monday):
    case = studied(cast)

    verifier.post(step(case, "invite_clarification"), INVITED)
    row = Clarification.objects.get()
    words = text_of(verifier.get(page(case)))
    assert (row.at.isoformat(), "2 hari lagi" in words) == ("2024-10-23T01:30:00+00:00", True)
    verifier.post(
        step(case, "put_off_clarification"),
        {"clarification": row.pk, "on": "2024-10-26", "hour": "17:00", "result": "Saksi sakit"},
    )
    new = Clarification.objects.get(state="invited")
    words = text_of(verifier.get(page(case)))
    assert "Pada akhir pekan." in words
    assert "Di luar jam kerja 07.30 sampai 16.00." in words
    assert "Sesudah batas penanganan perkara" in words
    monday.move_to(new.at + timedelta(hours=1))
    verifier = make.at_desk(cast["verifikator"])
    response = verifier.post(
        step(case, "hold_clarification"), {"clarification": new.pk, "result": "Hadir", "scan": make.photo()}
    )

    new.refresh_from_db()
    assert (response.status_code, new.state, new.minutes is not None) == (302, "held", True)
    words = text_of(verifier.get(page(case)))
    assert f"Berita acara {new.minutes_id} · Gambar (JPEG)" in words
    assert "Tetap di Bawaslu, tidak diteruskan." in words


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": "2024-10-20"}, "on"),
        ({"on": "2399-01-01"}, "on"),
        ({"on": "besok"}, "on"),
        ({"hour": "25:99"}, "hour"),
        ({"hour": ""}, "hour"),
        ({"whom": "camat"}, "whom"),
        ({"way": "\x00"}, "way"),
        ({"place": "  "}, "place"),
        ({"purpose": "x" * 5000}, "purpose"),
        ({"name": "x" * 200}, "name"),
        ({"once": "x" * 90}, "once"),
    ],
)
def test_hostile_and_empty_invitations_get_a_sentence(cast, verifier, monday, changes, field):
    case = studied(cast)

    response = verifier.post(step(case, "invite_clarification"), {**INVITED, **changes})

    assert (response.status_code, list(response.context["bound"].errors)) == (422, [field])
    assert Clarification.objects.count() == 0


HEARD = {
    "once": "h", "whom": "accused", "name": "Yusuf", "on": "2024-10-21", "hour": "10:30", "way": "in_person",
    "place": "Kantor Bawaslu", "result": "Datang sendiri",
}  # fmt: skip


def test_meeting_without_an_invitation_is_recorded_from_the_page(cast, verifier, monday):
    case = studied(cast)

    response = verifier.post(step(case, "hear_clarification"), {**HEARD, "scan": make.photo()})

    row, words = Clarification.objects.get(), text_of(verifier.get(page(case)))
    assert (response.status_code, row.state, row.was_invited) == (302, "held", False)
    assert ("Tanpa undangan." in words, f"Bukti {row.minutes_id} · Gambar (JPEG)" in words) == (True, True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": "2024-10-23"}, "on"),
        ({"on": "kemarin"}, "on"),
        ({"hour": "23:59"}, "__all__"),
        ({"hour": "99:99"}, "hour"),
        ({"whom": "camat"}, "whom"),
        ({"whom": "reporter"}, "name"),
        ({"way": "\x00"}, "way"),
        ({"place": " "}, "place"),
        ({"result": ""}, "result"),
        ({"result": "x" * 9000}, "result"),
        ({"once": "x" * 90}, "once"),
    ],
)
def test_hostile_and_impossible_meetings_get_a_sentence(cast, verifier, monday, changes, field):
    response = verifier.post(step(studied(cast), "hear_clarification"), {**HEARD, **changes})

    assert (response.status_code, list(response.context["bound"].errors)) == (422, [field])
    assert Clarification.objects.count() == 0


def test_scan_that_is_no_document_is_turned_away_and_nothing_is_recorded(cast, verifier, monday):
    case = studied(cast)
    verifier.post(step(case, "invite_clarification"), INVITED)
    row = Clarification.objects.get()
    monday.move_to(row.at + timedelta(hours=1))
    verifier, bad = make.at_desk(cast["verifikator"]), make.photo()
    bad.file.seek(0)
    bad.file.write(b"#!/bin/sh\nrm -rf /\n" * 500)
    bad.file.seek(0)

    response = verifier.post(
        step(case, "hold_clarification"), {"clarification": row.pk, "result": "Hadir", "scan": bad}
    )

    row.refresh_from_db()
    assert (response.status_code, list(response.context["bound"].errors)) == (422, ["scan"])
    assert (row.state, case.evidence.count()) == ("invited", 0)


@pytest.mark.parametrize("action", ["hold_clarification", "refer_accused", "take_referral_back", "date_act"])
@pytest.mark.parametrize("key", ["", "x", "9" * 30, "-1", "999999"])
def test_row_of_another_case_or_none_is_never_touched(cast, verifier, action, key):
    mine = studied(cast)
    other = studied(cast, who={"employment_status": "village_head"})
    row = referring.refer(other.accused.get(), "Bupati", address="", reason="x", actor=cast["verifikator"])
    fields = {"refer_accused": "accused", "take_referral_back": "referral", "date_act": "act"}
    keys = {"take_referral_back": row.pk, "refer_accused": other.accused.get().pk, "date_act": other.acts.get().pk}
    about = fields.get(action, "clarification")

    for value in (key, str(keys.get(action, key))):
        response = verifier.post(step(mine, action), {about: value, "receiver": "x", "reason": "x", "result": "x"})
        assert response.status_code == 422

    assert Referral.objects.get().state == "planned"


def test_day_of_an_act_is_changed_from_the_page(cast, verifier):
    case = studied(cast)
    act = case.acts.get()

    verifier.post(step(case, "date_act"), {"act": act.pk, "occurred_on": "2024-09-01"})
    act.refresh_from_db()
    hand = {"act": act.pk, "occurred_on": "2024-09-01", "phase": "after", "seen": triage.date_mark(act)}
    missing = verifier.post(step(case, "date_act"), hand)

    assert (act.violation.code, act.phase, missing.status_code) == ("KE-05", "before", 422)
    assert list(missing.context["bound"].errors) == ["reason"]


def test_ended_case_is_opened_again_from_the_page(cast, verifier):
    case = studied(cast, "examine")
    workflow.move(case, "decline", actor=cast["verifikator"], **DECLINED)

    empty = verifier.post(step(case, "reopen"), {"reason": " "})
    taken = verifier.post(step(case, "reopen"), {"reason": "Ada video"})

    case.refresh_from_db()
    assert (empty.status_code, taken.status_code, case.status) == (422, 302, "initial_study")


@pytest.mark.parametrize("name", ["satgas", "kemendagri", "auditor"])
def test_nobody_else_finds_these_forms(cast, verifier, name):
    case = studied(cast, who={"employment_status": "village_head"}, others=({"post": "Camat"},))
    row = clarifying.invite(
        case, "witness", at=timezone.now() + timedelta(days=1), way="video", place="x", purpose="x", key="k",
        actor=cast["verifikator"],
    )  # fmt: skip
    client = make.at_desk(cast[name])

    answers = [
        client.post(step(case, action), {about: key, "result": "x", "receiver": "x", "reason": "x"}).status_code
        for action, about, key in [
            ("call_off_clarification", "clarification", row.pk),
            ("refer_accused", "accused", case.accused.first().pk),
        ]
    ]

    row.refresh_from_db()
    assert (set(answers) <= {403, 404, 409, 422}, row.state, Referral.objects.count()) == (True, "invited", 0)


def test_page_asks_as_often_for_thirty_appointments_as_for_one(cast, verifier, monday):
    case = studied(cast)
    clarifying.invite(
        case, "witness", at=timezone.now() + timedelta(days=1), way="video", place="x", purpose="x", key="0",
        actor=cast["verifikator"],
    )  # fmt: skip
    verifier.get(page(case))
    one = statements_of(verifier, page(case))
    row = Clarification.objects.get()
    Clarification.objects.bulk_create(
        Clarification(**{
            field: getattr(row, field)
            for field in ("complaint", "whom", "name", "at", "way", "place", "purpose", "invited_by")
        }, key=str(n))
        for n in range(1, 30)
    )  # fmt: skip

    # Each appointment brings the two forms about it, and each form looks up what it is about when it is sent alone.
    assert statements_of(verifier, page(case)) == one
    assert one <= 25

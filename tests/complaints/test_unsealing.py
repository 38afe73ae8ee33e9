"""What is sealed opens by two people, with a reason, for a while, and everybody can see afterwards that it did."""

import threading
from datetime import timedelta
from itertools import product

import pytest
import time_machine
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from complaints import evidence, tracking, unsealing
from complaints.models import Complaint, Unsealing
from netralitas.audit.models import Entry
from netralitas.lib.machine import check
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, page, statements_of, step, text_of

IDENTITY, ORIGINAL = "identity", "original"
NAME = "Kenanga Puspita Ningrum"
YOU = {"mode": "confidential", "name": NAME, "address": "Jalan Melati 1, Sendang Asri"}


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def first(cast):
    return cast["verifikator"]


@pytest.fixture
def second(cast):
    return cast["verifikator-kedua"]


@pytest.fixture
def case(cast) -> Complaint:
    return make.report(you=YOU).complaint


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


def asked(case, actor, **given) -> Unsealing:
    return unsealing.ask(case, IDENTITY, reason="Perlu klarifikasi langsung", actor=actor, **given)


def journal_of(subject) -> list[str]:
    rows = Entry.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
    return list(rows.order_by("seq").values_list("action", flat=True))


def test_identity_opens_to_whoever_asked_once_a_second_officer_agrees(case, first, second):
    assert code_of(unsealing.read_identity, case, actor=first) == "sealed"
    row = asked(case, first)
    assert code_of(unsealing.read_identity, case, actor=first) == "sealed"
    assert code_of(unsealing.grant, row, actor=first) == "second_person"

    unsealing.grant(row, actor=second)

    assert unsealing.read_identity(case, actor=first)["name"] == NAME
    assert code_of(unsealing.read_identity, case, actor=second) == "sealed"
    assert journal_of(row) == ["unsealing.ask", "unsealing.grant"]
    assert journal_of(case)[-1] == "reporter.read"
    assert NAME not in str(list(Entry.objects.values_list("data", flat=True)))


def test_reporter_reads_that_the_seal_was_opened_and_the_case_stands_where_it_stood(case, first, second):
    unsealing.grant(asked(case, first), actor=second)

    found = tracking.tracked(case)

    assert "Segel identitas Anda dibuka" in [item.title for item in found.timeline]
    assert found.headline == "Laporan diterima"


def test_opened_seal_closes_by_itself_and_by_hand(case, first, second, settings):
    row = unsealing.grant(asked(case, first), actor=second)

    with time_machine.travel(timezone.now() + timedelta(hours=settings.UNSEALED_HOURS, minutes=1)):
        assert code_of(unsealing.read_identity, case, actor=first) == "sealed"
    assert code_of(unsealing.end, row, actor=make.user(Role.VERIFIER, region="99.01")) == "not_your_request"
    unsealing.end(row, actor=second)
    assert code_of(unsealing.read_identity, case, actor=first) == "sealed"


def test_request_that_nobody_answered_is_void_after_a_week(case, first, second, settings):
    row = asked(case, first)

    with time_machine.travel(timezone.now() + timedelta(days=settings.UNSEAL_REQUEST_DAYS, minutes=1)):
        assert code_of(unsealing.grant, row, actor=second) == "request_expired"
        assert list(unsealing.waiting_for(second)) == []
        assert asked(case, first) != row


def test_denied_request_opens_nothing_and_keeps_its_reason(case, first, second):
    row = asked(case, first)
    assert code_of(unsealing.deny, row, reason=" ", actor=second) == "missing_reason"

    unsealing.deny(row, reason="Pertanyaan lewat kode cukup", actor=second)

    row.refresh_from_db()
    assert (row.state, row.note, row.decided_by) == ("denied", "Pertanyaan lewat kode cukup", second)
    assert code_of(unsealing.grant, row, actor=second) == "step_not_open"
    assert code_of(unsealing.read_identity, case, actor=first) == "sealed"


def test_asking_twice_is_one_request_and_asking_for_what_is_open_is_refused(case, first, second):
    row = asked(case, first)
    assert asked(case, first) == row

    unsealing.grant(row, actor=second)

    assert code_of(asked, case, first) == "already_open"


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.VERIFIER])
def test_no_other_role_asks_agrees_or_reads(case, first, role):
    row, other = asked(case, first), make.user(role)

    for call, given in [
        (unsealing.read_identity, {}),
        (unsealing.ask, {"what": IDENTITY, "reason": "Ingin tahu"}),
    ]:
        assert code_of(call, case, actor=other, **given) == "not_your_step"
    assert code_of(unsealing.grant, row, actor=other) == "not_your_step"
    assert code_of(unsealing.open_original, case.evidence.filter(kind="file").first(), actor=other) == "not_your_step"


@pytest.mark.parametrize(("mode", "code"), [("anonymous", "anonymous"), ("open", "not_sealed")])
def test_nothing_is_asked_where_nothing_is_sealed(cast, first, mode, code):
    you = {**YOU, "mode": mode} if mode != "anonymous" else {"mode": mode}
    case = make.report(you=you).complaint

    assert code_of(asked, case, first) == code


def test_open_reporter_is_read_at_once_and_the_reading_is_journaled(cast, first):
    case = make.report(you={**YOU, "mode": "open"}).complaint

    assert unsealing.read_identity(case, actor=first)["name"] == NAME
    assert journal_of(case)[-1] == "reporter.read"


def test_original_opens_only_the_file_it_was_asked_for(case, first, second, tmp_path):
    item = case.evidence.get(kind="file")
    link = case.evidence.get(kind="link")
    other = make.report(files=True).complaint.evidence.get(kind="file")
    assert code_of(unsealing.ask, case, ORIGINAL, reason="Ahli", item=link, actor=first) == "no_original"
    assert code_of(unsealing.ask, case, ORIGINAL, reason="Ahli", item=other, actor=first) == "no_original"
    row = unsealing.ask(case, ORIGINAL, reason="Diperiksa ahli", item=item, actor=first)
    assert code_of(unsealing.open_original, item, actor=first) == "sealed"

    unsealing.grant(row, actor=second)

    data = b"".join(unsealing.open_original(item, actor=first))
    assert data == make.photo().read() == b"".join(evidence.parts_of(item.sealed))
    assert code_of(unsealing.open_original, other, actor=first) == "sealed"
    assert code_of(unsealing.read_identity, case, actor=first) == "sealed"


def test_database_itself_refuses_one_person_in_both_parts(case, first):
    row = asked(case, first)

    with pytest.raises(IntegrityError, match="a_seal_is_opened_by_two"), transaction.atomic():
        Unsealing.objects.filter(pk=row.pk).update(decided_by=first)


# --- On the page


def test_two_officers_do_it_on_the_page(case, first, second):
    mine, theirs = make.at_desk(first), make.at_desk(second)
    assert NAME not in mine.get(page(case)).content.decode()
    assert mine.post(step(case, "ask_identity"), {"reason": ""}).status_code == 422
    mine.post(step(case, "ask_identity"), {"reason": "Perlu klarifikasi langsung"})
    row = case.unsealings.get()
    assert ("Tarik permintaan" in text_of(mine.get(page(case))), "Tarik" in text_of(theirs.get(page(case)))) == (
        True,
        False,
    )

    assert numbers_in(theirs.get(QUEUE, {"seal": "asked"})) == [case.number]
    assert numbers_in(mine.get(QUEUE, {"seal": "asked"})) == []
    assert "Perlu klarifikasi langsung" in text_of(theirs.get(page(case)))
    assert theirs.get("/admin/").content.decode().count("seal=asked") == 1
    assert mine.post(step(case, "grant_unsealing"), {"unsealing": row.pk}).status_code == 422
    theirs.post(step(case, "grant_unsealing"), {"unsealing": row.pk})

    address = page(case).replace("change", "identity")
    assert NAME in mine.post(address).content.decode()
    assert "no-store" in mine.post(address)["Cache-Control"]
    refused = theirs.post(address, follow=True)
    assert (NAME in refused.content.decode(), "tersegel" in text_of(refused)) == (False, True)
    assert NAME not in mine.get(page(case)).content.decode()
    assert "Tutup kembali" in text_of(mine.get(page(case)))
    mine.post(step(case, "end_unsealing"), {"unsealing": row.pk})
    assert NAME not in mine.post(address, follow=True).content.decode()


def test_original_is_downloaded_and_never_opened_in_the_browser(case, first, second):
    item = case.evidence.get(kind="file")
    mine = make.at_desk(first)
    mine.post(step(case, "ask_original"), {"reason": "Diperiksa ahli", "item": item.pk})
    unsealing.grant(case.unsealings.get(), actor=second)

    response = mine.post(page(case).replace("change", f"evidence/{item.pk}/original"))

    assert (response.status_code, response["Content-Type"]) == (200, "application/octet-stream")
    assert response["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content) == make.photo().read()


@pytest.mark.parametrize("value", ["", "0", "-1", "99999999", "x", "\x00", "<script>"])
def test_hostile_numbers_open_nothing(case, first, value):
    asked(case, first)
    desk = make.at_desk(first)

    for action in ("grant_unsealing", "deny_unsealing", "end_unsealing", "ask_original"):
        typed = {"unsealing": value, "item": value, "reason": "x"}
        assert desk.post(step(case, action), typed).status_code == 422
    assert case.unsealings.get().state == "asked"


def test_page_asks_as_often_for_twenty_requests_as_for_one(case, first, second):
    desk = make.at_desk(first)
    unsealing.deny(asked(case, first), reason="Tidak perlu", actor=second)
    statements_of(desk, page(case))
    one = statements_of(desk, page(case))
    for _more in range(19):
        unsealing.deny(asked(case, first), reason="Tidak perlu", actor=second)

    assert (statements_of(desk, page(case)), one <= 25) == (one, True)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_second_persons_at_once_decide_once():
    cast = make.cast()
    case = make.report(you=YOU).complaint
    row = asked(case, cast["verifikator"])
    others = [make.user(Role.VERIFIER, region="99.01", instansi="bawaslu-99-01") for _n in range(2)]
    outcomes = []

    def press(actor):
        try:
            unsealing.grant(row, actor=actor)
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(actor,)) for actor in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done", "step_not_open"]
    assert case.milestones.filter(kind="unsealed").count() == 1


ALLOWED = {"grant": {"asked": "granted"}, "deny": {"asked": "denied"}, "end": {"asked": "ended", "granted": "ended"}}


@pytest.mark.parametrize(("action", "role"), list(product(ALLOWED, [*Role.values, "reporter"])))
def test_every_action_and_role_in_every_state_follows_the_table(action, role):
    expected = ALLOWED[action] if role == Role.VERIFIER else {}

    for state in Unsealing.State.values:
        try:
            target = check(unsealing.STEPS, action, status=state, role=role, given={"reason": "alasan"}).target
        except Refusal:
            assert state not in expected
        else:
            assert (state in expected, target) == (True, expected.get(state))


def test_page_says_whether_the_seal_is_open_now_and_to_whom(case, first, second):
    desk = make.at_desk(second)
    assert "Identitas pelapor tersegel." in text_of(desk.get(page(case)))

    unsealing.grant(asked(case, first), actor=second)

    said = text_of(desk.get(page(case)))
    assert f"Segel identitas sedang terbuka bagi {first.full_name}, sampai " in said
    assert "Identitas pelapor tersegel." not in said

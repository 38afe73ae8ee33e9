"""The blind notice: an address apart, sealed, told only that there is news, forgotten with the case."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from complaints import notice, talk, triage, workflow
from complaints.models import BlindNotice
from complaints.tasks import erase_notices
from complaints.timeline import OWN, announce
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.outbox import delivery
from netralitas.outbox.models import Message
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
ADDRESS = "melati.sore@contoh.example"


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


@pytest.fixture
def receipt(cast):
    found = make.report(you={"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7"})
    notice.turn_on(found.complaint, ADDRESS)
    return found


@pytest.fixture
def case(receipt):
    return receipt.complaint


def waiting() -> list[Message]:
    return list(Message.objects.filter(is_blind=True, status="queued"))


def send() -> None:
    Message.objects.filter(status="queued").update(due_at=timezone.now() - timedelta(minutes=1))
    delivery.deliver_due()


def rows_of(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return str(cursor.fetchall())


def test_address_stands_sealed_in_its_own_table_and_nowhere_else(case):
    assert "melati" not in rows_of("complaints_blindnotice")
    assert [field.name for field in BlindNotice._meta.fields] == ["id", "complaint", "address"]
    assert "melati" not in str(list(Entry.objects.filter(action="notice.on").values()))


def test_mail_says_there_is_news_and_holds_nothing_of_the_case(receipt, verifier, smtp_sink):
    workflow.move(receipt.complaint, "examine", actor=verifier)
    send()

    (mail,) = smtp_sink.mails
    text = mail.as_string() + str([part.get_payload(decode=True) for part in mail.walk()])
    case = receipt.complaint
    secrets = [receipt.code, case.number, case.title, "Sekar", "Camat", "kelengkapan", "Bawaslu Kab"]
    assert (mail["To"], mail["Subject"]) == (ADDRESS, "Ada kabar di portal")
    assert [secret for secret in secrets if secret in text] == []
    assert set(re.findall(r"127\.0\.0\.1:8000(/[\w/-]*)", text)) == {"/lacak/"}


def test_message_id_cannot_be_traced_to_a_case(case, verifier):
    workflow.move(case, "examine", actor=verifier)

    (row,) = waiting()
    assert re.fullmatch(r"news-[0-9a-f]{32}", row.key)
    assert (row.subject_type, row.subject_id, row.proof) == ("", "", "")


def test_several_news_are_one_mail_until_it_has_left(case, verifier, smtp_sink):
    case = workflow.move(case, "examine", actor=verifier)
    talk.ask(case, "Kapan?", key="a", actor=verifier)
    talk.ask(case, "Keterangan", key="b", actor=verifier, is_question=False)
    first = len(waiting())
    send()
    talk.ask(case, "Di mana?", key="c", actor=verifier)

    assert (first, len(smtp_sink.mails), len(waiting())) == (1, 1, 1)


def test_mail_does_not_leave_in_the_minute_of_the_officers_press(case, verifier):
    workflow.move(case, "examine", actor=verifier)

    assert waiting()[0].due_at > timezone.now() + timedelta(minutes=14)


@pytest.mark.parametrize("reply", ["250 OK", "550 no such user"])
def test_outbox_forgets_address_and_words_when_the_mail_is_out_or_given_up(case, verifier, smtp_sink, reply):
    smtp_sink.reply = reply
    workflow.move(case, "examine", actor=verifier)
    assert waiting()[0].to == ADDRESS
    send()

    row = Message.objects.get(is_blind=True)
    assert (row.to, row.title, row.text, row.html) == ("", "", "", "")
    assert row.status == ("sent" if reply.startswith("250") else "failed")


def test_mail_that_is_tried_again_keeps_its_address(case, verifier, smtp_sink):
    smtp_sink.reply = "451 try later"
    workflow.move(case, "examine", actor=verifier)
    send()

    assert [row.to for row in waiting()] == [ADDRESS]


@pytest.mark.parametrize("kind", sorted(OWN))
def test_own_acts_of_the_reporter_are_no_news(case, kind):
    announce(case, kind)

    assert waiting() == []


def test_without_an_address_nothing_is_queued(verifier):
    workflow.move(make.report().complaint, "examine", actor=verifier)

    assert waiting() == []


def test_turning_off_forgets_the_address_and_every_mail_that_waits(case, verifier):
    workflow.move(case, "examine", actor=verifier)

    assert (notice.turn_off(case), notice.turn_off(case)) == (True, False)

    row = Message.objects.get(is_blind=True)
    assert (BlindNotice.objects.count(), row.status, row.to) == (0, "cancelled", "")
    assert Entry.objects.filter(action="notice.off").count() == 1


def test_another_address_replaces_the_first_and_its_waiting_mail(case, verifier, smtp_sink):
    case = workflow.move(case, "examine", actor=verifier)
    notice.turn_on(case, "kenanga@contoh.example")
    talk.ask(case, "Kapan?", key="a", actor=verifier)
    send()

    assert [mail["To"] for mail in smtp_sink.mails] == ["kenanga@contoh.example"]
    assert BlindNotice.objects.count() == 1


def end_not_registered(case, cast):
    case = make.study(case, cast["verifikator"], until="examine")
    workflow.move(case, "decline", actor=cast["verifikator"], ground="DECLINE-OTHER", reason="x")


def end_not_proven(case, cast):
    case = make.study(case, cast["verifikator"], until="study")
    triage.decide(case.acts.get(), "not_proven", reason="x", actor=cast["verifikator"])
    workflow.move(case, "close", actor=cast["verifikator"], reason="x")


def end_followed_up(case, cast):
    announce(case, "followed_up")


def end_withdrawn(case, cast):
    workflow.move(case, "withdraw", actor=None, reason="x")


@pytest.mark.parametrize(
    ("end", "last_mail"),
    [(end_not_registered, 1), (end_not_proven, 1), (end_followed_up, 1), (end_withdrawn, 0)],
)
def test_address_is_erased_with_the_case_and_the_last_news_still_leaves(case, cast, smtp_sink, end, last_mail):
    end(case, cast)

    assert BlindNotice.objects.count() == 0
    send()
    assert (len(smtp_sink.mails), [row.to for row in Message.objects.filter(is_blind=True)]) == (
        last_mail,
        [""] * last_mail,
    )


def test_sweep_erases_what_a_closed_case_left_behind_and_nothing_else(case, cast, django_capture_on_commit_callbacks):
    other = make.report().complaint
    notice.turn_on(other, "lain@contoh.example")
    type(case).objects.filter(pk=case.pk).update(status="not_registered")

    erase_notices()

    assert list(BlindNotice.objects.values_list("complaint", flat=True)) == [other.pk]


def test_ended_case_takes_no_address(cast):
    case = make.report().complaint
    workflow.move(case, "withdraw", actor=None, reason="x")

    with pytest.raises(Refusal) as refused:
        notice.turn_on(case, ADDRESS)

    assert (refused.value.code, BlindNotice.objects.count()) == ("case_over", 0)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_news_at_once_are_one_mail():
    make.cast()
    case = make.report().complaint
    notice.turn_on(case, ADDRESS)

    def tell():
        try:
            notice.tell(case)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tell) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(waiting()) == 1

"""Messages arrive once, whatever dies in between."""

import threading
from datetime import timedelta

import pytest
from django.core.mail import get_connection
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.outbox import delivery
from netralitas.outbox.models import Attempt, Message
from netralitas.outbox.post import cancel, forget, post, send_again
from netralitas.people.models import Office
from tests import make

pytestmark = pytest.mark.django_db


def queue(key: str = "k1", **options) -> Message:
    """Queue one plain message."""
    context = {
        "office": Office(title="BKPSDM"), "number": "R-1", "letter": "1", "issuer": "BKN", "agency": "Kabupaten",
        "due": timezone.now(), "explanation": "14 hari kerja", "url": "http://127.0.0.1/",
    }  # fmt: skip
    post(key, to="kepegawaian@contoh.example", template="recommendation", context=context, **options)
    return Message.objects.get(key=key)


def test_post_of_the_same_key_queues_once():
    queue()

    assert post("k1", to="x@contoh.example", template="recommendation", context={}) is False
    assert Message.objects.filter(key="k1").count() == 1


def test_post_keeps_address_and_text_encrypted():
    queue()

    with connection.cursor() as cursor:
        cursor.execute('SELECT "to", title, text, html FROM outbox_message WHERE key = %s', ["k1"])
        row = " ".join(cursor.fetchone())
    assert ("kepegawaian" in row, "Rekomendasi" in row) == (False, False)


def test_deliver_due_sends_over_real_smtp_and_keeps_the_proof(smtp_sink):
    message = queue()

    assert delivery.deliver_due() == 1

    (mail,) = smtp_sink.mails
    message.refresh_from_db()
    assert (mail["Message-ID"], mail["To"]) == (message.message_id, "kepegawaian@contoh.example")
    assert (message.status, message.claim, len(message.proof)) == ("sent", None, 64)
    assert list(message.tries.values_list("ok", flat=True)) == [True]


def test_deliver_due_leaves_a_message_that_is_not_due(smtp_sink):
    queue(not_before=timezone.now() + timedelta(hours=1))

    assert (delivery.deliver_due(), smtp_sink.mails) == (0, [])


def test_deliver_due_waits_longer_after_each_passing_failure(smtp_sink):
    message = queue()
    smtp_sink.reply = "451 try later"
    waits = []
    for _try in range(5):
        now = timezone.now()
        Message.objects.filter(pk=message.pk).update(due_at=now)
        delivery.deliver_due()
        message.refresh_from_db()
        waits.append(round((message.due_at - now).total_seconds() / 60))

    assert (message.status, waits) == ("queued", [1, 5, 30, 120, 720])
    Message.objects.filter(pk=message.pk).update(due_at=timezone.now())
    delivery.deliver_due()
    message.refresh_from_db()
    assert message.status == "failed"


def test_deliver_due_stops_at_a_permanent_no(smtp_sink):
    message = queue()
    smtp_sink.reply = "550 no such user"

    delivery.deliver_due()

    message.refresh_from_db()
    assert (message.status, message.tries.get().permanent) == ("failed", True)


def test_deliver_due_keeps_the_message_while_the_server_is_down(smtp_sink):
    message = queue()
    smtp_sink.stop()

    assert delivery.deliver_due() == 0

    message.refresh_from_db()
    assert (message.status, message.tries.get().permanent) == ("queued", False)


def test_claim_of_a_killed_worker_is_taken_over_when_its_lease_ends(smtp_sink):
    message = queue()
    now = timezone.now()
    delivery.claim_due(now=now)  # and the process dies here

    assert delivery.deliver_due(now=now + timedelta(minutes=1)) == 0
    assert delivery.deliver_due(now=now + delivery.LEASE + timedelta(seconds=1)) == 1
    message.refresh_from_db()
    assert (message.status, len(smtp_sink.mails)) == ("sent", 1)


def test_late_worker_changes_nothing(smtp_sink):
    message = queue()
    now = timezone.now()
    (held,) = delivery.claim_due(now=now)
    delivery.deliver_due(now=now + delivery.LEASE + timedelta(seconds=1))

    assert delivery._finish(held, status="failed", detail="late", ok=False) is False
    message.refresh_from_db()
    assert message.status == "sent"


def test_cancel_calls_off_what_waits_and_what_is_held(smtp_sink):
    queue("k1", group="clock-1")
    queue("k2", group="clock-1")
    queue("k3", group="clock-2")
    held = delivery.claim_due(now=timezone.now())

    cancel("clock-1")
    for message in held:
        delivery._deliver(message, delivery.get_connection())

    assert dict(Message.objects.values_list("key", "status")) == {
        "k1": "cancelled",
        "k2": "cancelled",
        "k3": "sent",
    }
    assert len(smtp_sink.mails) == 1


def test_message_given_up_is_sent_again_and_journaled(smtp_sink):
    message = queue()
    smtp_sink.reply = "550 no such user"
    delivery.deliver_due()
    smtp_sink.reply = ""

    send_again(message, actor=None)
    assert delivery.deliver_due() == 1

    message.refresh_from_db()
    assert (message.status, message.attempts, len(smtp_sink.mails)) == ("sent", 1, 1)
    assert Entry.objects.filter(action="message.send_again").count() == 1


@pytest.mark.parametrize("status", ["queued", "cancelled"])
def test_message_that_was_not_given_up_is_not_sent_again(status):
    message = queue()
    Message.objects.update(status=status)

    with pytest.raises(Refusal) as refused:
        send_again(message, actor=None)

    assert (refused.value.code, Message.objects.get().status) == ("not_given_up", status)


def test_message_given_up_is_called_off_with_its_cause():
    message = queue("k1", group="clock-1")
    Message.objects.update(status="failed")

    cancel("clock-1")

    message.refresh_from_db()
    assert message.status == "cancelled"


@pytest.mark.parametrize(("account", "status"), [("admin", "queued"), ("auditor", "failed")])
def test_administrator_alone_sends_again_from_the_list(account, status):
    message = queue()
    Message.objects.update(status="failed")
    desk = make.at_desk(make.cast()[account])

    desk.post("/admin/outbox/message/", {"action": "send_again", "_selected_action": [message.pk]})

    message.refresh_from_db()
    assert message.status == status


@pytest.mark.parametrize(
    ("ok", "permanent", "words"),
    [
        (True, False, "terkirim"),
        (False, False, "gagal, dicoba lagi nanti"),
        (False, True, "gagal, tidak dicoba lagi"),
    ],
)
def test_each_try_says_in_words_what_came_of_it(ok, permanent, words):
    message = queue()
    Attempt.objects.create(message=message, ok=ok, permanent=permanent)
    desk = make.at_desk(make.cast()["admin"])

    page = desk.get(f"/admin/outbox/message/{message.pk}/change/").content.decode()

    assert f"<p>{words}</p>" in page


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_send_each_message_once(smtp_sink):
    for number in range(60):
        queue(f"k{number}")

    def sweep():
        delivery.deliver_due()
        connection.close()

    threads = [threading.Thread(target=sweep) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    ids = [mail["Message-ID"] for mail in smtp_sink.mails]
    assert (len(ids), len(set(ids))) == (60, 60)
    assert Attempt.objects.count() == 60


def blind(key: str = "b1", **options) -> Message:
    """Queue one blind message."""
    post(key, to="pelapor@contoh.example", template="news", context={}, group="g", blind=True, **options)
    return Message.objects.get(key=key)


def test_blind_message_forgets_its_address_once_it_is_out(smtp_sink):
    message, plain = blind(), queue()

    delivery.deliver_due()

    message.refresh_from_db()
    plain.refresh_from_db()
    assert (message.status, message.to, message.text, message.proof) == ("sent", "", "", "")
    assert (plain.to, plain.proof != "") == ("kepegawaian@contoh.example", True)


def test_forget_calls_off_and_empties_only_blind_messages_of_the_group():
    message, other = blind(), blind("b2")
    Message.objects.filter(pk=other.pk).update(group="h")
    plain = queue(group="g")

    assert forget("g") == 1

    rows = {row.key: (row.status, row.to) for row in Message.objects.all()}
    assert rows == {
        message.key: ("cancelled", ""),
        other.key: ("queued", "pelapor@contoh.example"),
        plain.key: ("queued", "kepegawaian@contoh.example"),
    }


def test_forgotten_message_in_the_hands_of_a_worker_is_not_sent(smtp_sink):
    message = blind()
    (held,) = delivery.claim_due(now=timezone.now())
    forget("g")

    assert delivery._deliver(held, get_connection()) is False
    message.refresh_from_db()
    assert (message.status, smtp_sink.mails) == ("cancelled", [])


def test_database_refuses_a_fingerprint_of_a_blind_message():
    message = blind()

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(proof="0" * 64)


def test_blind_message_that_was_given_up_cannot_be_sent_again(smtp_sink):
    message = blind()
    smtp_sink.reply = "550 no such user"
    delivery.deliver_due()

    with pytest.raises(Refusal) as refused:
        send_again(message, actor=None)

    assert refused.value.code == "address_forgotten"

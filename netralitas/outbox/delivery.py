"""Deliver what is queued. The only place that speaks to the mail server.

At least once: a process killed between the server's "250 OK" and our own commit leaves the message to be sent
again when its lease ends. Its Message-ID is fixed by its key, so a mailbox shows one mail.
"""

import logging
import smtplib
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from netralitas.outbox.models import NOTHING, Attempt, Message

LEASE = timedelta(minutes=5)
WAITS = [timedelta(minutes=m) for m in (1, 5, 30, 120, 720)]
BATCH = 20

log = logging.getLogger(__name__)


def deliver_due(*, now: datetime | None = None) -> int:
    """Send everything that is due, batch by batch; return how many messages left the house."""
    sent = 0
    while batch := claim_due(now=now or timezone.now()):
        connection = get_connection()
        try:
            _open(connection)
            for message in batch:
                sent += _deliver(message, connection)
        finally:
            connection.close()
    return sent


@transaction.atomic
def claim_due(*, now: datetime) -> list[Message]:
    """Take the next batch for this process alone, with a lease that ends should the process die."""
    free = Q(status=Message.Status.QUEUED, due_at__lte=now) | Q(status=Message.Status.SENDING, lease_until__lt=now)
    rows = list(Message.objects.select_for_update(skip_locked=True).filter(free).order_by("due_at")[:BATCH])
    claim = uuid.uuid4()
    for message in rows:
        message.status, message.claim, message.lease_until = Message.Status.SENDING, claim, now + LEASE
        message.attempts += 1
    Message.objects.bulk_update(rows, ["status", "claim", "lease_until", "attempts"])
    return rows


def _deliver(message: Message, connection) -> bool:
    if not _still_held(message):
        return False
    try:
        _send(message, connection)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        connection.close()
        _failed(message, error)
        return False
    return _finish(message, status=Message.Status.SENT, sent_at=timezone.now(), detail="")


def _still_held(message: Message) -> bool:
    """Look once more, right before sending: the duty may have ended, or the lease, since the claim."""
    return Message.objects.filter(pk=message.pk, claim=message.claim, status=Message.Status.SENDING).exists()


def _send(message: Message, connection) -> None:
    mail = EmailMultiAlternatives(
        subject=message.title,
        body=message.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.to],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    mail.send()


def _failed(message: Message, error: Exception) -> None:
    """Wait and try again, or stop when the server said a final no or the tries are used up."""
    permanent = _is_permanent(error) or message.attempts > len(WAITS)
    detail = f"{type(error).__name__} {_code(error) or ''}".strip()
    log.warning("message id=%s not delivered: %s permanent=%s", message.pk, detail, permanent)
    if permanent:
        _finish(message, status=Message.Status.FAILED, ok=False, permanent=True, detail=detail)
    else:
        wait = WAITS[message.attempts - 1]
        _finish(message, status=Message.Status.QUEUED, due_at=timezone.now() + wait, ok=False, detail=detail)


@transaction.atomic
def _finish(message: Message, *, status, detail, ok=True, permanent=False, **fields) -> bool:
    """Write the outcome only if this process still holds the message; a late worker changes nothing.

    A blind message that is over forgets in the same statement whom it went to.
    """
    if message.is_blind and status != Message.Status.QUEUED:
        fields |= NOTHING
    held = Message.objects.filter(pk=message.pk, claim=message.claim, status=Message.Status.SENDING)
    changed = held.update(status=status, claim=None, lease_until=None, **fields)
    Attempt.objects.create(message_id=message.pk, ok=ok, permanent=permanent, detail=detail[:200])
    return bool(changed)


def _open(connection) -> None:
    """Open one connection for the batch; when that fails each message tries, and is judged, by itself."""
    try:
        connection.open()
    except (smtplib.SMTPException, OSError):
        connection.close()


def _is_permanent(error: Exception) -> bool:
    if isinstance(error, ValueError):
        return True  # a malformed address or header stays malformed
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _reply in error.recipients.values())
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError | smtplib.SMTPHeloError):
        return False  # the server's trouble or ours, not this message's
    return 500 <= (_code(error) or 0) < 600


def _code(error: Exception) -> int | None:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))[0]
    return getattr(error, "smtp_code", None)

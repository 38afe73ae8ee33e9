"""Queue a message, or call it off, in the transaction of the change that decides it."""

import hashlib
from datetime import datetime
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.outbox.models import NOTHING, Message


@transaction.atomic(savepoint=False)
def post(
    key: str,
    *,
    to: str,
    template: str,
    context: dict[str, Any],
    group: str = "",
    not_before: datetime | None = None,
    subject: models.Model | None = None,
    blind: bool = False,
) -> bool:
    """Queue one message under a unique key; return False when that key was queued before.

    ``template`` names ``templates/emails/<template>-subject.txt -body.txt -body.html``. ``group`` lets ``cancel``
    call off all messages of one cause. The words are fixed now: what is sent is what was true when it was decided.
    ``blind`` forgets address and words once the message is out or given up; its key must tell nothing, because the
    Message-ID is made of it.
    """
    with translation.override(settings.LANGUAGE_CODE):
        context = {"public_url": settings.PUBLIC_URL, **context}
        title = " ".join(render_to_string(f"emails/{template}-subject.txt", context).split())
        text = render_to_string(f"emails/{template}-body.txt", context)
        html = render_to_string(f"emails/{template}-body.html", context)
    proof = "" if blind else hashlib.sha256("\0".join([to, title, text, html]).encode()).hexdigest()
    message = Message(
        key=key,
        group=group,
        to=to,
        title=title,
        text=text,
        html=html,
        due_at=not_before or timezone.now(),
        subject_type=subject._meta.label_lower if subject else "",
        subject_id=str(subject.pk) if subject else "",
        message_id=f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{_domain()}>",
        proof=proof,
        is_blind=blind,
    )
    before = Message.objects.filter(key=key).exists()
    if not before:
        # Two writers may pass the look-up together; the unique key lets only one row in.
        Message.objects.bulk_create([message], ignore_conflicts=True)
        _nudge()
    return not before


def cancel(group: str) -> int:
    """Call off every message of a group that is not out yet; one that is leaving right now is not tried again.

    One that was given up is called off too: its cause is over, so nobody shall send it again.
    """
    waiting = [Message.Status.QUEUED, Message.Status.SENDING, Message.Status.FAILED]
    return Message.objects.filter(group=group, status__in=waiting).update(
        status=Message.Status.CANCELLED, claim=None, lease_until=None
    )


@transaction.atomic
def send_again(message: Message, *, actor: Any) -> Message:
    """Queue a message that was given up once more, with all its tries, and journal it.

    Raises Refusal ``not_given_up`` for any other: one that is out, waits, or was called off stays as it is; and
    ``address_forgotten`` for a blind one.
    """
    row = Message.objects.select_for_update().get(pk=message.pk)
    if row.status != Message.Status.FAILED:
        raise Refusal(
            _("Pesan ini tidak gagal (%(status)s), jadi tidak dikirim lagi.") % {"status": row.get_status_display()},
            code="not_given_up",
        )
    if row.is_blind:
        raise Refusal(
            _("Alamat pesan ini sudah dihapus. Kabar berikutnya dikirim sebagai pesan baru."), code="address_forgotten"
        )
    row.status, row.attempts, row.due_at = Message.Status.QUEUED, 0, timezone.now()
    row.save(update_fields=["status", "attempts", "due_at"])
    record("message.send_again", row, actor=actor)
    _nudge()
    return row


def is_waiting(group: str) -> bool:
    """Say whether a message of a group waits that no worker has in hand yet."""
    return Message.objects.filter(group=group, status=Message.Status.QUEUED).exists()


def forget(group: str) -> int:
    """Call off every blind message of a group that is not yet out, and forget its address and words."""
    return Message.objects.filter(
        group=group, is_blind=True, status__in=[Message.Status.QUEUED, Message.Status.SENDING]
    ).update(status=Message.Status.CANCELLED, claim=None, lease_until=None, **NOTHING)


def _domain() -> str:
    return settings.PUBLIC_URL.split("://")[-1].split("/")[0].split(":")[0]


def _nudge() -> None:
    """Ask for a sweep once the row is committed; without a broker the sweep of the next minute takes it."""
    if settings.REDIS_URL:
        transaction.on_commit(lambda: current_app.send_task("outbox.sweep", retry=False), robust=True)

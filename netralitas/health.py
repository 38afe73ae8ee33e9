"""Whether the portal can do its work: database, broker, messages that must arrive, journal."""

from datetime import datetime, timedelta
from typing import Any

import redis
from django.conf import settings
from django.db import DatabaseError, connection

from netralitas.audit.models import DayHead, Entry
from netralitas.lib.pdfsign import Signer
from netralitas.outbox.models import Message

# A message that is due and still unsent after this time means that nobody sends.
LATE = timedelta(minutes=15)


def report(now: datetime) -> dict[str, Any]:
    """Return the state of each part and, under ``ok``, whether all of them are well."""
    parts: dict[str, Any] = {"database": _database()}
    if parts["database"]["ok"]:
        parts |= {"messages": _messages(now), "journal": _journal()}
    if settings.REDIS_URL:
        parts["broker"] = _broker()
    if settings.SIGNING_KEY_PAIR:
        parts["signature"] = _signature(settings.SIGNING_KEY_PAIR, now)
    return {"ok": all(part["ok"] for part in parts.values()), **parts}


def _database() -> dict[str, Any]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return {"ok": False}
    return {"ok": True}


def _broker() -> dict[str, Any]:
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2) as client:
            client.ping()
    except redis.RedisError:
        return {"ok": False}
    return {"ok": True}


def _signature(signer: Signer, now: datetime) -> dict[str, Any]:
    return {"ok": signer.is_valid_at(now), "until": signer.certificate.not_valid_after_utc.date().isoformat()}


def _messages(now: datetime) -> dict[str, Any]:
    waiting = Message.objects.filter(status__in=[Message.Status.QUEUED, Message.Status.SENDING], due_at__lte=now)
    oldest = waiting.order_by("due_at").values_list("due_at", flat=True).first()
    age = int((now - oldest).total_seconds()) if oldest else 0
    return {"ok": age <= LATE.total_seconds(), "oldest_unsent_seconds": age}


def _journal() -> dict[str, Any]:
    entry = Entry.objects.order_by("-id").values_list("id", "digest").first()
    head = DayHead.objects.order_by("-day").values_list("day", "digest").first()
    return {
        "ok": True,
        "last_entry": entry[0] if entry else 0,
        "digest": entry[1][:12] if entry else "",
        "sealed_day": head[0].isoformat() if head else "",
    }

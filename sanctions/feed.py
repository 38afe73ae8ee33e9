"""Give an officer a secret address for the agency's calendar, and take it back.

A calendar program cannot sign in, so the address itself is the key: whoever has it reads duties and numbers, never a
name. It is shown once and kept as a digest; an officer has one, and a new one ends the old.
"""

import hashlib
import re
import secrets
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.people.models import User
from netralitas.people.roles import Role
from sanctions.models import CalendarFeed

FORM = re.compile(r"[\w-]{43}", re.ASCII)  # 256 random bits


@transaction.atomic
def open_feed(actor: Any) -> str:
    """Return a new secret for an officer's calendar, in place of an earlier one. Raises Refusal(not_your_step)."""
    officer = _locked(actor)
    secret = secrets.token_urlsafe(32)
    kept = {"digest": _digest(secret), "since": timezone.now(), "read_on": None}
    _row, is_new = CalendarFeed.objects.update_or_create(user=officer, defaults=kept)
    record("calendar.open", officer, actor=actor, data={"replaces": not is_new})
    return secret


@transaction.atomic
def close_feed(actor: Any) -> bool:
    """End an officer's address at once; return whether there was one."""
    officer = _locked(actor)
    gone, _rows = CalendarFeed.objects.filter(user=officer).delete()
    if gone:
        record("calendar.close", officer, actor=actor)
    return bool(gone)


def officer_of(secret: str) -> User | None:
    """Return the officer whose calendar a secret opens, None for every other text and for who is no officer any more.

    Writes the day it was read, at most once a day.
    """
    if not FORM.fullmatch(secret):
        return None
    rows = CalendarFeed.objects.select_related("user__instansi__region")
    row = rows.filter(digest=_digest(secret), user__is_active=True, user__role=Role.AGENCY_OFFICER).first()
    if row is None:
        return None
    today = timezone.localdate()
    if row.read_on != today:
        CalendarFeed.objects.filter(Q(read_on=None) | Q(read_on__lt=today), pk=row.pk).update(read_on=today)
    return row.user


def _locked(actor: Any) -> User:
    if actor.role != Role.AGENCY_OFFICER:
        raise Refusal(_("Kalender ini milik petugas instansi."), code="not_your_step")
    return User.objects.select_for_update().get(pk=actor.pk)


def _digest(secret: str) -> str:
    # A plain digest is enough: there is nothing to guess in 256 random bits.
    return hashlib.sha256(secret.encode()).hexdigest()

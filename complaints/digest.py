"""Tell officers each morning, by e-mail, how much the views they keep hold: figures and links, never a word of them.

A day of a person is decided once, under the lock on that person and in the transaction that queues the mail, whose
key is made of both: two schedulers, or one that is killed and runs again, queue it once.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import now as utc_now

from complaints.models import SavedView
from complaints.viewaccess import READERS, desk_of, own
from complaints.workmornings import kinds_told_on
from netralitas.law.deadlines import ZONES, holiday_calendar
from netralitas.outbox.post import post
from netralitas.people.models import User
from netralitas.people.zones import WEST_INDONESIA, zone_of

log = logging.getLogger(__name__)
# Local time: not before the first hour of work, and after the last one nobody wants the morning's figures.
FIRST, LAST = time(7), time(17)
BATCH = 500


@dataclass(frozen=True)
class Matching:
    """How many cases a view holds, and how many of them are late or fall due today, no further than ``reach``."""

    total: int
    late: int
    today: int
    reach: int

    @property
    def is_cut(self) -> bool:
        return self.total > self.reach


Counter = Callable[[User, str, datetime], Matching]


def send_due(*, count: Counter, now: datetime | None = None) -> int:
    """Queue this morning's digests; return how many. ``count`` tells what a query shows somebody in the queue.

    One whose figures cannot be told is tried again by the next run and keeps nobody else waiting.
    """
    now, sent = now or utc_now(), 0
    for owner in User.objects.select_related("region").filter(pk__in=_waiting(now)).order_by("pk")[:BATCH]:
        try:
            sent += _tell(owner, count, now)
        except Exception as error:  # noqa: BLE001  (whatever it is, the others get their mail)
            # What a database says of a query may repeat a word of it.
            log.error("digest owner=%s failed: %s", owner.pk, type(error).__name__)
    return sent


def _tell(owner: User, count: Counter, now: datetime) -> bool:
    """Count, then decide under the lock what of it is still to be told."""
    today = now.astimezone(zone_of(owner.region)).date()
    found = {row.pk: count(owner, row.query, now) for row in _due(owner, today) if row.desk == desk_of(owner)}
    with transaction.atomic():
        locked = User.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=owner.pk).first()
        if locked is None or not locked.is_active or desk_of(locked) != desk_of(owner):
            return False
        due = list(_due(locked, today))
        lines = [
            {"place": place, "found": found[row.pk], "url": settings.PUBLIC_URL + row.get_absolute_url()}
            for place, row in enumerate(own(locked), 1)
            if row in due and row.pk in found and found[row.pk].total
        ]
        SavedView.objects.filter(pk__in=[row.pk for row in due]).update(digested_on=today)
        return bool(lines and locked.email) and post(
            f"digest-{locked.pk}-{today:%Y%m%d}",
            to=locked.email,
            template="digest",
            context={
                "day": today,
                "lines": lines,
                "manage_url": settings.PUBLIC_URL + reverse("admin:complaints_complaint_views"),
            },
            group=f"digest-{locked.pk}",
        )


def _due(owner: User, today: date) -> QuerySet[SavedView]:
    """Return the views of which nothing was decided yet on a day on which they are told."""
    return own(owner).filter(_undecided(today), digest__in=kinds_told_on(today, holiday_calendar()))


def _undecided(today: date) -> Q:
    return Q(digested_on=None) | Q(digested_on__lt=today)


def _waiting(now: datetime) -> QuerySet:
    """Return the owners of undecided views in whose place it is a morning of work."""
    wanted, calendar = Q(pk__in=[]), holiday_calendar()
    for offset in ZONES:
        local = now.astimezone(timezone(timedelta(hours=offset)))
        if FIRST <= local.time() < LAST and (kinds := kinds_told_on(local.date(), calendar)):
            here = Q(owner__region__utc_offset=offset)
            if offset == WEST_INDONESIA:
                here |= Q(owner__region=None)
            wanted |= here & _undecided(local.date()) & Q(digest__in=kinds)
    rows = SavedView.objects.filter(wanted, owner__is_active=True, owner__role__in=sorted(READERS))
    return rows.order_by().values("owner")

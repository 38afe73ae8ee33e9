"""What to mind about the moment of a clarification; pure. Nothing here refuses: an officer knows the room better."""

from collections.abc import Container
from datetime import date, datetime, time
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def cautions(
    at: datetime, *, due_at: datetime | None, holidays: Container[date], hours: tuple[time, time]
) -> list[str]:
    """Return what speaks against a moment; ``at`` and ``due_at`` are local to the place of the case."""
    found = []
    if due_at is not None and at > due_at:
        found.append(_("Sesudah batas penanganan perkara, %(day)s.") % {"day": date_format(due_at, "j F Y")})
    if at.weekday() >= 5:
        found.append(_("Pada akhir pekan."))
    elif at.date() in holidays:
        found.append(_("Pada hari libur."))
    if not hours[0] <= at.time() < hours[1]:
        words: dict[str, Any] = {"start": f"{hours[0]:%H.%M}", "end": f"{hours[1]:%H.%M}"}
        found.append(_("Di luar jam kerja %(start)s sampai %(end)s.") % words)
    return found


def days_left(at: datetime, now: datetime) -> str:
    """Say how far an appointment is away; both moments are local."""
    days = (at.date() - now.date()).days
    if days > 1:
        return ngettext("%(n)d hari lagi", "%(n)d hari lagi", days) % {"n": days}
    if days == 1:
        return _("besok")
    if days == 0:
        return _("hari ini") if at > now else _("hari ini, menunggu hasilnya dicatat")
    return _("sudah lewat, menunggu hasilnya dicatat")

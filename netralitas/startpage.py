"""What waits for somebody when they come in, by role."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from complaints import linking, unsealing
from complaints.access import visible_to as cases_of
from complaints.models import Contest, Violation
from complaints.waiting import waiting_for, waits_of
from netralitas.audit.adminbase import BoundedPaginator
from netralitas.audit.models import DayHead, Entry
from netralitas.clocks.countdown import clocks_of, countdown, most_urgent
from netralitas.law.models import DeadlineRule, Holiday, Provision
from netralitas.outbox.models import Message
from netralitas.people.models import User
from netralitas.people.offices import without_contact
from netralitas.people.roles import Role
from taskforce.access import visible_to as recommendations_of
from taskforce.statuses import Status

NEXT_LINES = 5
REACH = BoundedPaginator.REACH + 1
LAW = (DeadlineRule, Holiday, Provision, Violation)


def what_waits(user: Any) -> dict[str, Any]:
    """Return the figures and the next lines of somebody's work; every figure is a way to its list."""
    if user.role in (Role.VERIFIER, Role.SATGAS, Role.SUPERVISOR):
        return {"figures": [*_cases(user), *_seals(user), *_links(user), *_recommendations(user)], "lines": _next(user)}
    if user.role == Role.AUDITOR:
        return {"figures": _journal(), "lines": []}
    return {"figures": _care(), "lines": []} if user.role == Role.ADMIN else {"figures": [], "lines": []}


def _figure(count: int, label: str, room: str, query: str = "", *, urgent: bool = False) -> dict[str, Any]:
    url = reverse(f"admin:{room}_changelist") + (f"?{query}" if query else "")
    return {
        "count": number_format(min(count, BoundedPaginator.REACH), force_grouping=True)
        + ("+" if count >= REACH else ""),
        "label": label,
        "url": url,
        "urgent": urgent and bool(count),
    }


def _cases(user: Any) -> list[dict[str, Any]]:
    counts = waits_of(user, timezone.now()).numbers
    room = "complaints_complaint"
    return [
        _figure(counts["late"], _("perkara lewat batas"), room, "due=late", urgent=True),
        _figure(counts["today"], _("jatuh hari ini"), room, "due=today", urgent=True),
        _figure(counts["soon"], _("dalam dua hari kerja"), room, "due=soon"),
        _figure(counts["all"], _("perkara berjalan"), room),
    ]


def _seals(user: Any) -> list[dict[str, Any]]:
    if user.role != Role.VERIFIER:
        return []
    asked = unsealing.waiting_for(user).filter(complaint__in=cases_of(user))[:REACH].count()
    return [_figure(asked, _("segel menunggu persetujuan Anda"), "complaints_complaint", "seal=asked", urgent=True)]


def _links(user: Any) -> list[dict[str, Any]]:
    asked = linking.waiting_for(user)[:REACH].count()
    label = _("terlapor menunggu pemeriksaan kedua")
    return [_figure(asked, label, "complaints_complaint", "person=proposed", urgent=True)] if asked else []


def _recommendations(user: Any) -> list[dict[str, Any]]:
    rows, now = recommendations_of(user), timezone.now()
    counts = rows.order_by()[:REACH].aggregate(
        verification=Count("pk", filter=Q(status=Status.VERIFICATION)),
        waiting=Count("pk", filter=Q(status=Status.AWAITING_FOLLOW_UP)),
        late=Count("pk", filter=Q(status=Status.AWAITING_FOLLOW_UP, due_at__lt=now)),
    )
    room = "taskforce_recommendation"
    figures = [
        _figure(counts["late"], _("rekomendasi lewat batas"), room, "due=late", urgent=True),
        _figure(counts["waiting"], _("menunggu tindak lanjut"), room, f"status={Status.AWAITING_FOLLOW_UP}"),
    ]
    if user.role != Role.VERIFIER:
        figures.insert(
            0, _figure(counts["verification"], _("rekomendasi diverifikasi"), room, f"status={Status.VERIFICATION}")
        )
    return figures


def _next(user: Any) -> list[dict[str, Any]]:
    now = timezone.now()
    rows = cases_of(user).filter(waiting_for(user), due_at__isnull=False).order_by("queue_at", "id")[:NEXT_LINES]
    found = {row.pk: row for row in rows}
    clocks = clocks_of("complaints.complaint", found)
    lines = []
    for pk, row in found.items():
        clock = most_urgent(clocks[pk], now=now)
        lines.append({"case": row, "left": countdown(clock, now=now) if clock else None})
    return lines


def _journal() -> list[dict[str, Any]]:
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    last = DayHead.objects.order_by("-day").first()
    sealed = DayHead.objects.order_by()[:REACH].count()
    label = _("hari tersegel, terakhir %(day)s") % {"day": last.day.isoformat()} if last else _("hari tersegel")
    return [
        _figure(Entry.objects.filter(at__gte=today).order_by()[:REACH].count(), _("catatan hari ini"), "audit_entry"),
        _figure(sealed, label, "audit_dayhead"),
    ]


def _care() -> list[dict[str, Any]]:
    failed = Message.objects.filter(status=Message.Status.FAILED).order_by()[:REACH].count()
    unsure = sum(model.objects.filter(needs_verification=True).count() for model in LAW)
    return [
        _figure(failed, _("pesan gagal terkirim"), "outbox_message", "status__exact=failed", urgent=True),
        _figure(
            without_contact(timezone.localdate()).count(),
            _("instansi belum dapat disurati"),
            "people_instansi",
            "kontak=tanpa",
        ),
        _figure(User.objects.filter(is_active=True).count(), _("akun aktif"), "people_user", "is_active__exact=1"),
        _figure(unsure, _("baris hukum perlu verifikasi"), "law_deadlinerule", "needs_verification__exact=1"),
        _figure(Contest.objects.count(), _("pemilihan terdaftar"), "complaints_contest"),
    ]

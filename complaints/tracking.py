"""Follow a report up by its code: what happened, what comes next, by when."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.models import Complaint, Milestone
from complaints.statuses import OPEN, Status
from netralitas.lib import codes
from netralitas.lib.refusal import Refusal


@dataclass(frozen=True)
class TimelineItem:
    """One line of the path: ``state`` is done, now or next."""

    state: str
    title: str
    when: str
    text: str = ""


@dataclass(frozen=True)
class Tracked:
    """A report as its reporter may see it."""

    complaint: Complaint
    headline: str
    timeline: list[TimelineItem]


AHEAD = [
    (Milestone.Kind.INITIAL_STUDY, gettext_lazy("Petugas memeriksa kelengkapan")),
    (Milestone.Kind.REGISTERED, gettext_lazy("Diputuskan: diregister atau tidak")),
    (Milestone.Kind.UNDER_STUDY, gettext_lazy("Bawaslu mengkaji perkara")),
    (Milestone.Kind.FORWARDED, gettext_lazy("Bila terbukti, diteruskan kepada Satgas")),
    (Milestone.Kind.RECOMMENDED, gettext_lazy("Rekomendasi kepada pimpinan instansi")),
    (Milestone.Kind.FOLLOWED_UP, gettext_lazy("Pimpinan instansi menindaklanjuti")),
]
ENDS = frozenset({Milestone.Kind.NOT_REGISTERED, Milestone.Kind.NOT_PROVEN, Milestone.Kind.FOLLOWED_UP})


def open_by_code(text: str) -> Tracked:
    """Return the report of a follow-up code. Raises Refusal, at the same cost, when no report has it."""
    code = codes.parse(text)
    complaint = (
        Complaint.objects.select_related("handler", "receipt", "region").filter(code_index=codes.index_of(code)).first()
    )
    if complaint is None:
        codes.burn()
    elif codes.matches(code, complaint.code_hash):
        return tracked(complaint)
    raise Refusal(
        _("Tidak ada laporan dengan kode ini. Periksa setiap huruf dan angka, lalu coba lagi."),
        code="code_unknown",
    )


def tracked(complaint: Complaint) -> Tracked:
    """Build the reporter's view of a report."""
    zone = timezone(timedelta(hours=complaint.region.utc_offset if complaint.region else 7))
    milestones = list(complaint.milestones.all())
    items = [TimelineItem("done", m.get_kind_display(), _when(m.at, zone), m.words) for m in milestones]
    reached = {m.kind for m in milestones}
    if not reached & ENDS:
        items += _ahead(complaint, reached, zone)
    headline = milestones[-1].get_kind_display() if milestones else complaint.get_status_display()
    return Tracked(complaint, headline, items)


def _ahead(complaint: Complaint, reached: set[str], zone: timezone) -> list[TimelineItem]:
    kinds: list[str] = [kind for kind, __ in AHEAD]
    last = max((kinds.index(kind) for kind in reached if kind in kinds), default=-1)
    due = ""
    if complaint.due_at and complaint.status in OPEN | {Status.PROVEN_FORWARDED}:
        due = _("Paling lambat %(date)s") % {"date": date_format(complaint.due_at.astimezone(zone), "l, j F Y")}
    items = []
    for position, (__, title) in enumerate(AHEAD[last + 1 :]):
        items.append(TimelineItem("now" if position == 0 else "next", str(title), due if position == 0 else ""))
    return items


def _when(at: datetime, zone: timezone) -> str:
    return date_format(at.astimezone(zone), "l, j F Y, H.i")

"""What an officer decided and another decision replaces or confirms stays in the timeline of the case.

The note says who decided before and when, as the journal tells it, so that nothing of it is asked from memory.
"""

from datetime import date
from typing import Any

from django.db.models import Q, Subquery
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from complaints.family import family_of
from complaints.models import Act, CaseEvent, Complaint
from complaints.sight import mask_going_out
from complaints.statuses import PARTED
from netralitas.audit.models import Entry
from netralitas.people.zones import zone_of

CONFIRMED = "confirm"
# By which entries of the journal something was decided, where they are not called like the event.
WRITTEN_BY = {"date_act": ["complaint.date_act", "complaint.choose_act"]}


def said(what: Any, reason: str) -> str:
    """Return a decision and its reason as sentences."""
    return " ".join(filter(None, [f"{capfirst(str(what))}.", f"“{reason.strip()}”" if reason.strip() else ""]))


def time_of(act: Act, case: Complaint) -> str:
    """Return the day and the phase of an act as sentences, with the reason of a phase that was set by hand."""
    phase = case.phase_words if case.is_outside_contests else _("fase %(phase)s") % {"phase": act.get_phase_display()}
    return said(f"{_day(act.occurred_on)}, {phase}", act.phase_reason if act.phase_by_hand else "")


def keep(
    case: Complaint, action: str, before: str, now: str, actor: Any, *, about: Act | None = None, was: str = ""
) -> None:
    """Write that a decision on a locked case was replaced; nothing when it says the same.

    ``about`` is the act as it stands now, ``was`` the code of the row it stood under before. Called before the journal
    has the new decision.
    """
    if before != now:
        lines = [_("Sebelumnya: %(words)s") % {"words": before}, _("Sekarang: %(words)s") % {"words": now}]
        _write(case, action, lines, _decided(case, action, about), actor, about, was)


def confirm(case: Complaint, words: str, actor: Any, *, about: Act) -> None:
    """Write that a verdict from before the case was opened again was given anew as it stood."""
    lines = [_("Putusan ditegaskan lagi: %(words)s") % {"words": words}]
    _write(case, CONFIRMED, lines, _decided(case, "decide", about), actor, about)


def _write(
    case: Complaint, action: str, lines: list[str], decided: str, actor: Any, about: Act | None, was: str = ""
) -> None:
    note = [*([_named(case, about, was)] if about else []), *lines]
    if decided:
        note.append(_("Yang sebelumnya dari %(who)s.") % {"who": decided})
    CaseEvent.objects.create(
        complaint=case, action=action, source=case.status, target=case.status, actor=actor, act=about,
        note="\n".join(note),
    )  # fmt: skip


def _named(case: Complaint, act: Act, was: str) -> str:
    """Name an act by its row, and by whose it is where a case has several accused."""
    words = _("Perbuatan %(code)s") % {"code": act.violation.code}
    if was and was != act.violation.code:
        words += " " + _("(semula %(code)s)") % {"code": was}
    if case.accused.count() > 1:
        person = act.accused
        words += ", " + _("terlapor %(who)s") % {"who": mask_going_out(case).of_accused(person).text(person.called)}
    return words


def _decided(case: Complaint, action: str, about: Act | None) -> str:
    """Return who decided last and when, "" of what no officer decided."""
    entries = Entry.objects.filter(
        subject_type=case._meta.label_lower, action__in=WRITTEN_BY.get(action, [f"complaint.{action}"])
    )
    if about:  # wherever it was when it was decided
        keys = [str(pk) for pk in family_of(case).values_list("pk", flat=True)]
        entries = entries.filter(subject_id__in=keys, data__act=about.pk)
    else:  # what the report decided before the case was split off was decided for both
        parted = case.events.filter(action=PARTED).values("at")
        before = Q(subject_id=str(case.report_id), at__lt=Subquery(parted[:1]))
        entries = entries.filter(Q(subject_id=str(case.pk)) | before)
    last = entries.select_related("actor").order_by("-id").first()
    if last is None or last.actor is None:
        return ""
    return f"{last.actor.full_name}, {date_format(last.at.astimezone(zone_of(case.region)), 'j F Y, H.i')}"


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else _("tanggal belum diketahui")

"""Say in which contest an event happened, or that it happened outside every contest; its case then follows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone as clock_now
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints import caseclocks, doubts, triage, workload
from complaints.caseclocks import Laid
from complaints.elections import contests, phase_on
from complaints.family import locked
from complaints.models import CaseEvent, Complaint, Contest
from complaints.officewords import contest_words
from complaints.statuses import OPEN, OUTSIDE, Verdict
from netralitas.audit.journal import record
from netralitas.letters.language import written_for_letters
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from netralitas.people.zones import zone_of


@dataclass(frozen=True)
class Followed:
    """How one case followed its contest: how many acts did, were judged before, or have a phase set by hand.

    ``sentences`` say so, beginning with the contest.
    """

    case: Complaint
    acts: int
    judged: int
    by_hand: int
    clocks: list[Laid]
    sentences: list[str]


@dataclass(frozen=True)
class Change:
    """What became of the case, then of the others of its report; ``left`` are those that had gone on already."""

    followed: list[Followed]
    left: list[Complaint] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return what happened, for who pressed."""
        if not self.followed:
            return _("Pemilihannya memang sudah tercatat demikian; tidak ada yang berubah.")
        first, *others = self.followed
        found = list(first.sentences)
        if others:
            numbers = ", ".join(one.case.number for one in others)
            found.append(_("Berlaku juga bagi perkara lain dari laporan ini: %(numbers)s.") % {"numbers": numbers})
        if self.left:
            numbers = ", ".join(case.number for case in self.left)
            found.append(_("Tidak diubah, karena tidak lagi ditangani Bawaslu: %(numbers)s.") % {"numbers": numbers})
        return " ".join(found)


def choice_of(case: Complaint) -> str:
    """Return what is on file: the code of a contest, OUTSIDE, or "" while nobody knows."""
    return OUTSIDE if case.is_outside_contests else case.contest_id or ""


@transaction.atomic
@written_for_letters
def set_contest(complaint: Complaint, choice: str, *, reason: str, seen: str, actor: Any) -> Change:
    """Set the contest of an event, before its case is forwarded; ``choice`` is what ``choice_of`` returns.

    A contest belongs to the event, so every case of the report that Bawaslu still handles gets it; a report that is
    merged into the case keeps what its own reporter said. The phase of the case, the acts without a verdict and the
    running clocks follow; a phase set by hand and an act that was judged stay. The same choice again only lets
    everything follow the stages in the data. Each case is journaled with its old and new days.

    Raises Refusal: no reason where a contest is replaced or there is said to be none, somebody set it since the page
    was shown (``seen``), a registered case would have none, an act stands there in both forms, no rule is in force.
    """
    family = locked(complaint)
    case = next(one for one in family if one.pk == complaint.pk)
    contest = _require(case, choice, reason.strip(), seen, actor)
    open_ones = [case, *(one for one in family if one.pk != case.pk and one.status in OPEN)]
    followed = [_turn(one, contest, choice, reason.strip(), actor) for one in open_ones]
    left = [one for one in family if one not in open_ones and choice_of(one) != choice and one.accused.exists()]
    return Change([one for one in followed if one], left)


def _require(case: Complaint, choice: str, reason: str, seen: str, actor: Any) -> Contest | None:
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    if case.status not in OPEN:
        raise Refusal(_("Perkara ini sudah bergerak ke tahap lain. Muat ulang halaman."), code="step_not_open")
    before, contest = choice_of(case), contests().get(choice)
    if choice not in ("", OUTSIDE) and contest is None:
        raise Refusal(_("Pilih pemilihan dari daftar."), code="contest_unknown", field="contest")
    if before not in (seen, choice):
        raise Refusal(
            _("Pemilihan perkara ini sudah ditetapkan petugas lain: %(words)s. Periksa, lalu simpan lagi bila perlu.")
            % {"words": contest_words(case)},
            code="changed_meanwhile",
        )
    if not choice and case.registered_on:
        raise Refusal(
            _("Perkara ini sudah diregister. Pilih pemilihannya, atau tetapkan di luar pemilihan."),
            code="registered",
            field="contest",
        )
    if not reason and choice != before and (before or choice == OUTSIDE):
        words = (
            _("Tulis alasannya: mengapa kejadian ini di luar pemilihan.")
            if choice == OUTSIDE
            else _("Tulis alasannya, karena ini mengganti yang sudah tercatat.")
        )
        raise Refusal(words, code="missing_reason", field="reason")
    return contest


def _turn(case: Complaint, contest: Contest | None, choice: str, reason: str, actor: Any) -> Followed | None:
    """Write the choice on one locked case and let it follow; None when nothing of it changes."""
    before, was, due = choice_of(case), contest_words(case), case.due_at
    regime = case.contest.regime if case.contest else ""
    case.contest, case.is_outside_contests = contest, choice == OUTSIDE
    if choice != before:
        case.contest_by_hand, case.contest_reason = bool(choice), reason
    phase_before = (case.phase, case.phase_reason)
    if not case.phase_by_hand:
        answer = phase_on(case, case.occurred_on)
        case.phase, case.phase_reason = answer.phase, answer.reason
    clocks = caseclocks.lay_anew(case, regime, actor=actor)
    acts, judged, by_hand = _acts_follow(case)
    if choice == before and not acts and (case.phase, case.phase_reason) == phase_before:
        return None
    case.save(
        update_fields=[
            "contest", "is_outside_contests", "contest_by_hand", "contest_reason", "phase", "phase_reason", "due_at",
        ]
    )  # fmt: skip
    found = Followed(case, acts, judged, by_hand, clocks, _sentences(case, was, acts, judged, by_hand, clocks))
    CaseEvent.objects.create(
        complaint=case,
        action="set_contest",
        source=case.status,
        target=case.status,
        actor=actor,
        note="\n".join(filter(None, [reason, *found.sentences])),
    )
    workload.changed(case)
    data = {"from": before, "to": choice, "phase": case.phase, "acts": acts, "judged": judged, "by_hand": by_hand}
    record("complaint.set_contest", case, actor=actor, data={**data, "due_before": due, "due": case.due_at})
    return found


def _acts_follow(case: Complaint) -> tuple[int, int, int]:
    """Let the acts follow; return how many did, and how many that would have to were judged, or set by hand."""
    changed = judged = by_hand = 0
    for act in case.acts.select_related("violation"):
        here = act.occurred_on == case.occurred_on
        answer = phase_on(case, act.occurred_on)
        phase, why = (case.phase, case.phase_reason) if here else (answer.phase, answer.reason)
        if (act.phase, act.phase_reason) == (phase, why):
            continue
        if act.phase_by_hand:
            by_hand += act.phase != phase
        elif act.verdict != Verdict.PENDING:
            judged += act.phase != phase
        else:
            act.phase, act.phase_reason = phase, why
            act.save(update_fields=["phase", "phase_reason"])
            changed += 1
    triage.move_to_pairs(case)
    return changed, judged, by_hand


def _sentences(case: Complaint, was: str, acts: int, judged: int, by_hand: int, clocks: list[Laid]) -> list[str]:
    now = contest_words(case)
    found = [
        _("Pemilihan: %(now)s (sebelumnya %(was)s).") % {"now": now, "was": was}
        if now != was
        else _("Pemilihan tetap: %(now)s.") % {"now": now},
        _("Fase perkara: %(phase)s.") % {"phase": case.phase_words}
        + (" " + _("Fase itu ditetapkan petugas dan tidak diubah.") if case.phase_by_hand else ""),
    ]
    if acts:
        found.append(ngettext("%(n)d dugaan mengikutinya.", "%(n)d dugaan mengikutinya.", acts) % {"n": acts})
    if judged:
        words = ngettext(
            "%(n)d dugaan yang sudah diputus tidak diubah: putuskan lagi supaya fasenya ikut.",
            "%(n)d dugaan yang sudah diputus tidak diubah: putuskan lagi supaya fasenya ikut.",
            judged,
        )
        found.append(words % {"n": judged})
    if by_hand:
        words = ngettext(
            "%(n)d dugaan berfase yang ditetapkan petugas tidak diubah.",
            "%(n)d dugaan berfase yang ditetapkan petugas tidak diubah.",
            by_hand,
        )
        found.append(words % {"n": by_hand})
    found += [_laid_words(case, one) for one in clocks]
    return [*found, *filter(None, [doubts.lies_outside(case)])]


def _laid_words(case: Complaint, laid: Laid) -> str:
    """Say from which day to which a duty moved, and when that ends a delay or begins one."""
    if laid.days_left is not None:
        return _("%(duty)s dijeda; sisanya menjadi %(n)d hari.") % {"duty": laid.duty, "n": laid.days_left}
    now = clock_now.now()
    values = {"duty": laid.duty, "before": _day(case, laid.before), "after": _day(case, laid.after)}
    if laid.before == laid.after:
        return _("%(duty)s: tetap sampai %(after)s.") % values
    if laid.before < now <= laid.after:
        words = _("%(duty)s: batas lama %(before)s sudah lewat; menurut pemilihan ini sampai %(after)s, berjalan lagi.")
    elif laid.before < now:
        words = _("%(duty)s: batas lama %(before)s sudah lewat; menurut pemilihan ini %(after)s, juga sudah lewat.")
    elif laid.after < now:
        words = _("%(duty)s: batasnya bukan lagi %(before)s melainkan %(after)s, jadi sudah lewat.")
    else:
        words = _("%(duty)s: batasnya bukan lagi %(before)s melainkan %(after)s.")
    return words % values


def _day(case: Complaint, at: datetime) -> str:
    return date_format(at.astimezone(zone_of(case.region)), "l, j F Y")

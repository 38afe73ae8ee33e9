"""Open a procedure, summon, examine and report (PP 94/2021 arts. 26 to 34)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone as clock_now
from django.utils.translation import gettext as _

from complaints.models import Accused
from complaints.statuses import Employment
from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.law import deadlines
from netralitas.law.workdays import working_days_between
from netralitas.letters import letters
from netralitas.letters.contexts import Signer, signing
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from sanctions.authority import post_classes
from sanctions.due import next_due, start_duty
from sanctions.localtime import local_date, today_of, today_of_agency
from sanctions.models import Examiner, Minutes, Proceeding, Report, Summons
from sanctions.papers.absence import absence_letter
from sanctions.papers.minutes import minutes_letter
from sanctions.papers.report import report_letter
from sanctions.papers.summons import summons_letter
from sanctions.statuses import Attendance, Status, summons_name
from sanctions.summonses import last_ordinal, summons_rule
from sanctions.team import lacking, lacking_to_examine, team_rule_of
from sanctions.tracks import goes_before_council, is_civil_servants, track_of
from sanctions.workflow import advance
from taskforce.models import Recommendation
from taskforce.statuses import Status as RecommendationStatus

INTERVAL = "D1"
# Whom an agency may say it employs; a village head is nobody's employee here.
EMPLOYED = frozenset({Employment.PNS, Employment.PPPK, Employment.PPNPN})


@dataclass(frozen=True)
class Person:
    """An official as a letter names them."""

    name: str
    post: str
    nip: str = ""
    rank: str = ""

    @property
    def signer(self) -> Signer:
        """The official as the closing block of a letter names them."""
        return signing(self.post, self.name, nip=self.nip, rank=self.rank)


@transaction.atomic
def open_for(recommendation: Recommendation, *, superior: Person, actor: Any) -> Proceeding:
    """Take up a recommendation: the agency names the direct superior, who summons and examines.

    A case of the code of ethics goes before a council instead; the superior attests how the sanction was carried out.
    """
    row = Recommendation.objects.select_for_update(of=("self",)).select_related("instansi").get(pk=recommendation.pk)
    if row.status != RecommendationStatus.AWAITING_FOLLOW_UP or actor.role != Role.AGENCY_OFFICER:
        raise Refusal(_("Rekomendasi ini tidak menunggu tindak lanjut."), code="step_not_open")
    if Proceeding.objects.filter(recommendation=row).exists():
        raise Refusal(_("Pemeriksaan untuk rekomendasi ini sudah dibuka."), code="already_open")
    proceeding = Proceeding.objects.create(
        recommendation=row,
        instansi=row.agency,
        opened_by=actor,
        status=Status.COUNCIL_AWAITED if goes_before_council(row, today_of_agency(row.agency)) else Status.OPENED,
        superior_name=superior.name,
        superior_nip=superior.nip,
        superior_post=superior.post,
        due_at=row.due_at,
    )
    record("proceeding.open", proceeding, actor=actor, data={"recommendation": row.pk})
    return proceeding


@transaction.atomic
def set_team(proceeding: Proceeding, members: dict[str, Person], *, actor: Any) -> Proceeding:
    """Set the examination team: the elements its rule names (art. 29(3)); others may be added (29(4))."""
    row = locked(proceeding)
    advance(row, "team", role=actor.role)
    if missing := lacking(team_rule_of(row), members):
        raise Refusal(
            _("Tim Pemeriksa belum lengkap: %(what)s.") % {"what": ", ".join(missing)}, code="team_incomplete"
        )
    row.examiners.all().delete()
    Examiner.objects.bulk_create(
        Examiner(proceeding=row, element=element, name=person.name, nip=person.nip, post=person.post)
        for element, person in members.items()
    )
    record("proceeding.team", row, actor=actor, data={"elements": sorted(members)})
    return row


@transaction.atomic
def set_post(proceeding: Proceeding, *, post_class: str, rank: str, employment: str = "", actor: Any) -> Proceeding:
    """Complete what the agency knows of its own employee and the decision needs: class of post and rank.

    The status of employment may be added while it is not known; the identity itself stays what the Satgas verified.
    Journals which facts changed, not what they say. Raises Refusal for a class the table of authority does not know.
    """
    row = locked(proceeding)
    advance(row, "set_post", role=actor.role)
    if post_class not in post_classes():
        raise Refusal(_("Pilih kelas jabatan dari daftar."), code="post_class_unknown", field="post_class")
    accused = Accused.objects.select_for_update().get(pk=row.recommendation.accused_id)
    wanted = {"post_class": post_class, "rank": rank.strip()}
    if employment and accused.employment == Employment.UNSURE:
        if employment not in EMPLOYED:
            raise Refusal(_("Pilih status kepegawaian."), code="employment_unknown", field="employment")
        wanted["employment"] = employment
    changed = [name for name, value in wanted.items() if getattr(accused, name) != value]
    for name in changed:
        setattr(accused, name, wanted[name])
    accused.save(update_fields=changed)
    if changed:
        record("proceeding.set_post", row, actor=actor, data={"accused": accused.pk, "fields": sorted(changed)})
    return row


@transaction.atomic
def summon(proceeding: Proceeding, *, hearing_at: datetime, place: str, actor: Any) -> Summons:
    """Write the next summons the law provides for and number its letter (art. 26(1), 26(3)).

    A further one is open only after the hearing before was missed; days are in the local time of the agency.
    """
    row = locked(proceeding)
    earlier = row.summonses.order_by("-ordinal").first()
    if earlier is not None:
        _require_absent(earlier)
    advance(row, "summon_again" if earlier else "summon", role=actor.role)
    today, ordinal = today_of(row), earlier.ordinal + 1 if earlier else 1
    rule = summons_rule(ordinal, today)
    if rule is None:
        raise Refusal(
            _("Terperiksa sudah dipanggil sebanyak yang diatur. Susun laporan menurut bukti yang ada."),
            code="no_further_summons",
        )
    if local_date(row, hearing_at) <= today:
        raise Refusal(_("Hari pemeriksaan harus sesudah hari ini."), code="hearing_in_the_past", field="hearing_at")
    letter = letters.issue(
        "summons",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=summons_letter(
            row, rule=rule, last=last_ordinal(today), hearing_at=hearing_at, place=place, earlier=earlier
        ),
    )
    summons = Summons.objects.create(
        proceeding=row, ordinal=ordinal, dated_on=today, hearing_at=hearing_at, place=place, letter=letter
    )
    if rule.deadline:
        clock.stop(row, rule.deadline, outcome="summoned", actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["status", "due_at"])
    record("proceeding.summon", row, actor=actor, data={"ordinal": ordinal, "letter": letter.number})
    return summons


def interval_warning(proceeding: Proceeding, hearing_on: date) -> str:
    """Return what the officer should know about the days between letter and hearing, or "".

    It is asked before the summons is numbered, while the day can still be changed. A day that is not ahead is refused
    by the door and warned of nothing. The text says "at the latest", the official example leaves full days between
    (LAW 8 no. 14): warn, never block.
    """
    today = today_of(proceeding)
    if hearing_on <= today or not is_civil_servants(track_of(proceeding)):
        return ""
    rule = deadlines.rule_for(INTERVAL, today)
    days = working_days_between(today, hearing_on, deadlines.holiday_calendar())
    if days == rule.amount + 1:
        return ""
    return _(
        "Ada %(days)d hari kerja sejak hari ini sampai hari pemeriksaan; contoh resmi memakai "
        "%(n)d hari kerja penuh di antaranya (%(basis)s)."
    ) % {
        "days": days,
        "n": rule.amount,
        "basis": rule.basis,
    }


@transaction.atomic
def record_absence(summons: Summons, *, actor: Any) -> Summons:
    """Record that the examinee did not come and number its minutes; the clock of the next summons starts, if any."""
    row = locked(summons.proceeding)
    current = row.summonses.get(pk=summons.pk)
    if current.attendance != Attendance.PENDING or actor.role != Role.AGENCY_OFFICER:
        raise Refusal(_("Kehadiran untuk panggilan ini sudah dicatat."), code="attendance_recorded")
    if local_date(row, current.hearing_at) > today_of(row):
        raise Refusal(_("Hari pemeriksaan belum tiba."), code="hearing_ahead")
    today = today_of(row)
    following = summons_rule(current.ordinal + 1, today)
    current.attendance = Attendance.ABSENT
    current.absence_letter = letter = letters.issue(
        "absence",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=absence_letter(row, current, rule=summons_rule(current.ordinal, today), following=following),
    )
    current.save(update_fields=["attendance", "absence_letter"])
    if following is not None and following.deadline and is_civil_servants(track_of(row)):
        duty = _("%(summons)s untuk %(number)s") % {
            "summons": summons_name(following.ordinal),
            "number": row.recommendation.number,
        }
        anchor = local_date(row, current.hearing_at)
        start_duty(row, following.deadline, duty=duty, anchor=anchor, actor=actor)
        row.due_at = next_due(row)
        row.save(update_fields=["due_at"])
    record("proceeding.absent", row, actor=actor, data={"ordinal": current.ordinal, "letter": letter.number})
    return current


@transaction.atomic
def examine(
    proceeding: Proceeding,
    *,
    held_at: datetime,
    closed_at: datetime,
    venue: str,
    questions: list[dict[str, str]],
    is_virtual: bool = False,
    examinee_signed: bool = True,
    refusal_note: str = "",
    actor: Any,
) -> Minutes:
    """Record the examination and its minutes, BAP; a refusal to sign is noted and does not block (art. 32)."""
    row = locked(proceeding)
    advance(row, "examine", role=actor.role)
    summons = row.summonses.order_by("-ordinal").first()
    if summons is None or summons.attendance == Attendance.ABSENT:
        raise Refusal(_("Terperiksa belum dipanggil untuk hari ini."), code="not_summoned")
    _require_team(row)
    if not summons.dated_on <= local_date(row, held_at) or closed_at > clock_now.now() or closed_at < held_at:
        raise Refusal(
            _("Pemeriksaan harus antara tanggal surat panggilan dan sekarang, dan selesai sesudah dimulai."),
            code="held_at_wrong",
            field="held_at",
        )
    if not questions:
        raise Refusal(_("Tulis paling sedikit satu tanya jawab."), code="no_questions", field="questions")
    if not examinee_signed and not refusal_note.strip():
        raise Refusal(_("Tulis alasan terperiksa tidak menandatangani."), code="missing_reason", field="refusal_note")
    letter = letters.issue(
        "minutes",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today_of(row),
        context=minutes_letter(
            row,
            held_at=held_at,
            closed_at=closed_at,
            venue=venue,
            questions=questions,
            is_virtual=is_virtual,
            refusal_note="" if examinee_signed else refusal_note.strip(),
        ),
    )
    minutes = Minutes.objects.create(
        proceeding=row,
        held_at=held_at,
        closed_at=closed_at,
        venue=venue,
        is_virtual=is_virtual,
        questions=questions,
        examinee_signed=examinee_signed,
        refusal_note=refusal_note.strip(),
        letter=letter,
    )
    summons.attendance = Attendance.ATTENDED
    summons.save(update_fields=["attendance"])
    row.save(update_fields=["status"])
    record("proceeding.examine", row, actor=actor, data={"letter": letter.number, "signed": examinee_signed})
    return minutes


@transaction.atomic
def report(
    proceeding: Proceeding,
    *,
    summary: str,
    analysis: str,
    is_proven: bool,
    advice: str,
    joined_on: date | None = None,
    actor: Any,
) -> Report:
    """Write the examination report, LHP; without attendance it rests on the evidence alone (art. 26(4)).

    ``joined_on`` is the day somebody became a member of a party. Where that is proven the clock of the decision starts
    (PP 11/2017 art. 270(3)); the day is asked then, since the dismissal counts from it.
    """
    row = locked(proceeding)
    absent = not Minutes.objects.filter(proceeding=row).exists()
    advance(row, "report_absent" if absent else "report", role=actor.role)
    today = today_of(row)
    if absent:
        _require_summoned_out(row, today)
    track = track_of(row)
    is_member = is_proven and track is not None and track.is_membership
    if is_member:
        require_joined(joined_on, today)
    letter = letters.issue(
        "examination_report",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=report_letter(
            row,
            summary=summary,
            analysis=analysis,
            is_proven=is_proven,
            advice=advice,
            joined_on=joined_on if is_member else None,
        ),
    )
    written = Report.objects.create(
        proceeding=row,
        dated_on=today,
        summary=summary,
        analysis=analysis,
        is_proven=is_proven,
        advice=advice,
        joined_on=joined_on if is_member else None,
        letter=letter,
    )
    if is_member and track and track.deadline:
        duty = _("Keputusan pemberhentian untuk %(number)s") % {"number": row.recommendation.number}
        start_duty(row, track.deadline, duty=duty, anchor=today, actor=actor)
        row.due_at = next_due(row)
    row.save(update_fields=["status", "due_at"])
    record("proceeding.report", row, actor=actor, data={"letter": letter.number, "proven": is_proven})
    return written


def require_joined(joined_on: date | None, today: date) -> None:
    """Refuse a membership without the day it began, or with one to come."""
    if joined_on is None or joined_on > today:
        raise Refusal(
            _("Tulis sejak kapan ia menjadi anggota atau pengurus partai politik, paling lambat hari ini."),
            code="missing_joined_on",
            field="joined_on",
        )


def locked(proceeding: Proceeding) -> Proceeding:
    """Return the procedure, locked until the transaction ends."""
    return (
        Proceeding.objects.select_for_update(of=("self",))
        .select_related(
            "instansi", "instansi__region", "recommendation", "recommendation__accused", "recommendation__complaint",
            "recommendation__issuer", "recommendation__letter",
        )
        .get(pk=proceeding.pk)
    )  # fmt: skip


def _require_absent(earlier: Summons) -> None:
    if earlier.attendance != Attendance.ABSENT:
        raise Refusal(
            _("Catat dahulu bahwa %(summons)s tidak dihadiri.") % {"summons": summons_name(earlier.ordinal).lower()},
            code="attendance_pending",
        )


def _require_summoned_out(row: Proceeding, on: date) -> None:
    """Refuse a report without an examination while the law provides for another summons (art. 26(4))."""
    last = row.summonses.latest("ordinal")
    _require_absent(last)
    if summons_rule(last.ordinal + 1, on) is not None:
        raise Refusal(
            _("Buat dahulu %(summons)s.") % {"summons": summons_name(last.ordinal + 1).lower()}, code="summons_left"
        )


def _require_team(row: Proceeding) -> None:
    have = set(row.examiners.values_list("element", flat=True))
    if missing := lacking_to_examine(team_rule_of(row), have):
        raise Refusal(
            _("Untuk tingkat ini Tim Pemeriksa wajib dan belum lengkap: %(what)s.") % {"what": ", ".join(missing)},
            code="team_incomplete",
        )

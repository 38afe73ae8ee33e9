"""What an officer decides about a report besides its steps: acts, verdicts, the accused, the phase."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import catalogue, findable, replaced, workload
from complaints.actlevels import asked_of, judgement_of
from complaints.answers import version_of
from complaints.elections import phase_on
from complaints.levels import SETTABLE
from complaints.models import Accused, Act, Complaint, Violation
from complaints.naming import retitle
from complaints.statuses import NOT_ASN, OPEN, Phase, Status, Verdict
from netralitas.audit.journal import record
from netralitas.lib.crypto import blind_index
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from netralitas.people.zones import zone_of

STUDYING = frozenset({Status.UNDER_STUDY})
WITH_SATGAS = frozenset({Status.PROVEN_FORWARDED})


@transaction.atomic
def choose_act(
    complaint: Complaint, violation: Violation, *, accused: Accused, actor: Any, occurred_on: date | None = None
) -> Act:
    """Set one alleged act of one accused under the row of the catalogue that fits the phase of its day.

    The day is that of the case unless another is given. Raises Refusal when the row's edition was not in force then.
    """
    case = _locked(complaint, actor, OPEN)
    on = occurred_on or case.occurred_on
    _require_in_force(violation, on)
    phase, reason = _phase_on(case, on)
    row = catalogue.for_phase(violation, phase)
    if not case.accused.filter(pk=accused.pk).exists():
        raise _moved_away()
    act, created = Act.objects.get_or_create(
        complaint=case,
        accused=accused,
        violation=row,
        defaults={"chosen_by_staff": True, "occurred_on": on, "phase": phase, "phase_reason": reason},
    )
    if created:
        retitle(case)
        record("complaint.choose_act", case, actor=actor, data={"act": act.pk, "violation": row.code})
    return act


@transaction.atomic
def date_act(
    act: Act, occurred_on: date | None, *, phase: str = "", reason: str = "", actor: Any, seen: str | None = None
) -> Act:
    """Give one alleged act its own day, before any verdict on it; its phase and its row of the catalogue follow.

    ``phase`` sets the phase by hand, with a reason; that alone may still be done after a verdict. Raises Refusal when
    the edition of the act's row was not in force on that day: the act is taken back then, and chosen from the edition
    that was. ``seen`` as in :func:`decide`. A day and a phase set by hand that are replaced stay in the timeline.
    """
    case = _locked(act.complaint, actor, OPEN)
    row = _act_of(case, act)
    _require_seen(date_mark(row), seen)
    if row.verdict != Verdict.PENDING and (occurred_on != row.occurred_on or not phase):
        raise Refusal(
            _("Perbuatan yang sudah diputus tidak diubah tanggalnya; hanya fasenya dapat ditetapkan, dengan alasan."),
            code="verdict_given",
        )
    if phase and (phase not in (Phase.BEFORE, Phase.AFTER) or not reason.strip()):
        raise Refusal(_("Pilih fase dan tulis alasannya."), code="missing_reason", field="reason")
    if occurred_on and occurred_on > case.received_at.astimezone(zone_of(case.region)).date():
        raise Refusal(_("Tanggal ini sesudah laporan diterima."), code="after_the_report", field="occurred_on")
    _require_in_force(row.violation, occurred_on)
    is_kept = row.phase_by_hand or (row.occurred_on is not None and row.occurred_on != occurred_on)
    before, was = replaced.time_of(row, case), row.violation.code
    row.occurred_on, row.phase_by_hand = occurred_on, bool(phase)
    row.phase, row.phase_reason = (phase, reason.strip()[:300]) if phase else _phase_on(case, occurred_on)
    row.save(update_fields=["occurred_on", "phase", "phase_reason", "phase_by_hand"])
    move_to_pairs(case)
    row = _act_of(case, row)
    if is_kept:
        replaced.keep(case, "date_act", before, replaced.time_of(row, case), actor, about=row, was=was)
    record(
        "complaint.date_act",
        case,
        actor=actor,
        data={"act": row.pk, "on": occurred_on, "phase": row.phase, "by_hand": row.phase_by_hand},
    )
    return row


@transaction.atomic
def drop_act(act: Act, *, reason: str, actor: Any) -> None:
    """Take back an alleged act that was chosen by mistake, before any verdict on it."""
    case = _locked(act.complaint, actor, OPEN)
    row = _act_of(case, act)
    if row.verdict != Verdict.PENDING:
        raise Refusal(_("Perbuatan yang sudah diputus tidak dapat dibatalkan."), code="verdict_given")
    if not reason.strip():
        raise Refusal(_("Tulis alasannya."), code="missing_reason", field="reason")
    record("complaint.drop_act", case, actor=actor, data={"act": row.pk, "violation": row.violation.code})
    row.delete()
    retitle(case)


def verdict_mark(act: Act) -> str:
    """Return a mark of the verdict on an act, "" while there is none: a page sends back what it showed."""
    return version_of([act.verdict, act.verdict_reason, act.to_confirm] if act.verdict != Verdict.PENDING else None)


def date_mark(act: Act) -> str:
    """Return a mark of the day and the phase an act has of its own, "" while they are those of its case."""
    by_hand = [act.phase, act.phase_reason] if act.phase_by_hand else []
    own = act.occurred_on != act.complaint.occurred_on or by_hand
    return version_of([str(act.occurred_on or ""), *by_hand] if own else None)


def phase_mark(case: Complaint) -> str:
    """Return a mark of the phase an officer set, "" while nobody did."""
    return version_of([case.phase, case.phase_reason] if case.phase_by_hand else None)


def flag_mark(case: Complaint) -> str:
    """Return a mark of the criminal flag with its note, "" while nobody wrote one."""
    return version_of([case.is_criminal_flagged, case.criminal_note] if case.criminal_note else None)


@transaction.atomic
def decide(act: Act, verdict: str, *, reason: str, actor: Any, seen: str | None = None) -> Act:
    """Give one alleged act its verdict, with the reason, while the case is under study.

    ``seen`` is the mark of what a page showed, so that nobody overwrites a colleague's verdict unread. A verdict that
    is replaced stays in the timeline of the case with its reason; so does that one was given anew unchanged, after the
    case was opened again.

    The verdict is on the phase that its day has now: a judged act that was left behind when the contest changed
    follows it here, with its row of the catalogue. A phase set by hand stays.
    """
    case = _locked(act.complaint, actor, STUDYING)
    if verdict not in (Verdict.PROVEN, Verdict.NOT_PROVEN):
        raise Refusal(_("Pilih terbukti atau tidak terbukti."), code="verdict_unknown", field="verdict")
    if not reason.strip():
        raise Refusal(_("Tulis alasan putusan."), code="missing_reason", field="reason")
    row = _act_of(case, act)
    _require_seen(verdict_mark(row), seen)
    before = _judged(row) if row.verdict != Verdict.PENDING else ""
    is_old, was = row.to_confirm, row.violation.code
    row.to_confirm, row.verdict, row.verdict_reason, row.decided_at = False, verdict, reason.strip(), timezone.now()
    if not row.phase_by_hand:
        row.phase, row.phase_reason = _phase_on(case, row.occurred_on)
    row.save(update_fields=["to_confirm", "verdict", "verdict_reason", "decided_at", "phase", "phase_reason"])
    move_to_pairs(case)
    row = _act_of(case, row)
    if is_old and before == _judged(row):
        replaced.confirm(case, before, actor, about=row)
    elif before:
        replaced.keep(case, "decide", before, _judged(row), actor, about=row, was=was)
    record("complaint.decide", case, actor=actor, data={"act": row.pk, "verdict": verdict, "phase": row.phase})
    return row


@transaction.atomic
def judge(act: Act, answer: str, *, reason: str, seen: str, actor: Any, as_satgas: bool = False) -> Act:
    """Judge how far the harm of an act reaches, or set its level where the matrix leaves it to the Satgas.

    A verifier judges the impact during the study; ``as_satgas`` is for the Satgas' own door, which knows who is
    recused and what has been signed. ``seen`` is what the page showed: nobody overwrites what they have not read. The
    same judgement sent twice changes nothing. Raises Refusal for a row whose level is in the text.
    """
    statuses, roles = (WITH_SATGAS, {Role.SATGAS}) if as_satgas else (STUDYING, {Role.VERIFIER})
    case = _locked(act.complaint, actor, statuses, roles=roles)
    row = _act_of(case, act)
    asked = asked_of(row)
    if not asked or (asked == "level" and not as_satgas):
        raise Refusal(_("Tingkat perbuatan ini tidak dinilai pada langkah ini."), code="level_not_asked")
    if answer not in ({i["impact"] for i in row.violation.levels_by_impact} if asked == "impact" else SETTABLE):
        raise Refusal(_("Pilih salah satu."), code="answer_unknown", field="answer")
    if not reason.strip():
        raise Refusal(_("Tulis alasannya."), code="missing_reason", field="reason")
    field, (before, why) = f"judged_{asked}", judgement_of(row)
    if (before, why) == (answer, reason.strip()):
        return row
    if before != seen:
        raise Refusal(
            _("Tingkat perbuatan ini sudah dinilai petugas lain sejak halaman Anda dibuka. Periksa, lalu simpan lagi."),
            code="changed_meanwhile",
        )
    setattr(row, field, answer)
    row.level_reason = reason.strip()
    row.save(update_fields=[field, "level_reason"])
    record("complaint.judge", case, actor=actor, data={"act": row.pk, asked: answer, "before": before})
    return row


@transaction.atomic
def set_phase(complaint: Complaint, phase: str, *, reason: str, actor: Any, seen: str | None = None) -> Complaint:
    """Set the phase by hand; acts of a pair move to the row of that phase. The reason stays with the case.

    An act with a day or a phase of its own keeps them. ``seen`` as in :func:`decide`.
    """
    case = _locked(complaint, actor, OPEN)
    _require_seen(phase_mark(case), seen)
    if phase not in (Phase.BEFORE, Phase.AFTER) or not reason.strip():
        raise Refusal(_("Pilih fase dan tulis alasannya."), code="missing_reason", field="reason")
    before = replaced.said(case.get_phase_display(), case.phase_reason) if case.phase_by_hand else ""
    case.phase, case.phase_reason, case.phase_by_hand = phase, reason.strip()[:300], True
    case.save(update_fields=["phase", "phase_reason", "phase_by_hand"])
    case.acts.filter(phase_by_hand=False, occurred_on=case.occurred_on).update(
        phase=phase, phase_reason=case.phase_reason
    )
    move_to_pairs(case)
    if before:
        replaced.keep(case, "set_phase", before, replaced.said(case.get_phase_display(), case.phase_reason), actor)
    record("complaint.set_phase", case, actor=actor, data={"phase": phase})
    return case


@transaction.atomic
def flag_criminal(complaint: Complaint, flagged: bool, *, note: str, actor: Any, seen: str | None = None) -> Complaint:
    """Mark a case for the criminal track, or take the mark back, with a note. The neutrality track goes on as it is.

    ``seen`` as in :func:`decide`.
    """
    case = _locked(complaint, actor, OPEN | {Status.PROVEN_FORWARDED})
    _require_seen(flag_mark(case), seen)
    if not note.strip():
        raise Refusal(
            _("Tulis catatannya: pasal yang diduga, atau mengapa tandanya dicabut."), code="missing_note", field="note"
        )
    before = replaced.said(_flag_words(case), case.criminal_note) if case.criminal_note else ""
    case.is_criminal_flagged, case.criminal_note = flagged, note.strip()
    case.save(update_fields=["is_criminal_flagged", "criminal_note"])
    if before:
        replaced.keep(case, "flag_criminal", before, replaced.said(_flag_words(case), case.criminal_note), actor)
    record("complaint.flag_criminal", case, actor=actor, data={"flagged": flagged})
    return case


def _flag_words(case: Complaint) -> str:
    return _("Ditandai jalur pidana") if case.is_criminal_flagged else _("Tidak menyangkut pidana")


def _judged(act: Act) -> str:
    return replaced.said(act.get_verdict_display(), act.verdict_reason)


def _require_seen(now: str, seen: str | None) -> None:
    if seen is not None and seen != now:
        raise Refusal(
            _("Petugas lain mengubahnya sejak halaman Anda dibuka. Baca yang baru, lalu simpan lagi bila perlu."),
            code="changed_meanwhile",
        )


def _phase_on(case: Complaint, day: date | None) -> tuple[str, str]:
    """Return the phase of a day with its reason: that of the case on the day of the case, else by its contest."""
    if day == case.occurred_on:
        return case.phase, case.phase_reason
    answer = phase_on(case, day)
    return answer.phase, answer.reason


def _require_in_force(violation: Violation, day: date | None) -> None:
    """Refuse a row of an edition that was not in force on the day of the act; an unknown day says nothing."""
    edition = violation.edition
    if day and (day < edition.valid_from or (edition.valid_to and day > edition.valid_to)):
        raise Refusal(
            _("Pada tanggal itu “%(edition)s” tidak berlaku. Pilih perbuatan dari katalog yang berlaku saat itu.")
            % {"edition": edition.title},
            code="edition_not_in_force",
            field="occurred_on",
        )


def move_to_pairs(case: Complaint) -> int:
    """Put the acts of a locked case under the rows of the catalogue for their phases; return how many moved.

    Raises Refusal when one act was chosen in both forms: one of them is to be dropped first.
    """
    acts = list(case.acts.select_related("violation"))
    rows = [catalogue.for_phase(act.violation, act.phase) for act in acts]
    chosen = {(act.accused_id, row.pk) for act, row in zip(acts, rows, strict=True)}
    if len(chosen) < len(acts):
        raise Refusal(
            _("Satu perbuatan dipilih dalam dua bentuk, sebelum dan sesudah penetapan. Batalkan salah satunya dahulu."),
            code="pair_chosen_twice",
        )
    moving = [(act, row) for act, row in zip(acts, rows, strict=True) if act.violation_id != row.pk]
    for act, row in moving:
        act.violation = row
        act.save(update_fields=["violation"])
    if moving:
        retitle(case)
    return len(moving)


@transaction.atomic
def identify(accused: Accused, values: dict[str, Any], *, actor: Any) -> Accused:
    """Complete what is known of the accused: name, NIP, post, class of post, rank, agency, employment."""
    case = _locked(accused.complaint, actor, OPEN | {Status.PROVEN_FORWARDED}, roles={Role.VERIFIER, Role.SATGAS})
    row = Accused.objects.select_for_update().filter(pk=accused.pk, complaint=case).first()
    if row is None:
        raise _moved_away()
    if row.is_referred and values.get("employment", row.employment) not in NOT_ASN:
        raise Refusal(
            _("Terlapor ini sudah ditetapkan untuk diteruskan ke instansi lain. Cabut dahulu penerusannya."),
            code="referred",
            field="employment",
        )
    fields = sorted(field for field, value in values.items() if getattr(row, field) != value)
    if row.told_as is None and {"name", "post"} & set(fields):
        row.told_as = row.told
    for field in fields:
        setattr(row, field, values[field])
    row.name_index = blind_index(row.name, "person-name") if row.name else ""
    row.nip_index = blind_index(row.nip, "nip") if row.nip else ""
    row.save(update_fields=[*fields, "told_as", "name_index", "nip_index"])
    if fields:
        retitle(case)
        findable.renew(case, row)
        record("complaint.identify", case, actor=actor, data={"accused": row.pk, "fields": fields})
    return row


@transaction.atomic
def assign(complaint: Complaint, officer: Any, *, actor: Any) -> Complaint:
    """Give the case to an officer; None takes it back into the common queue."""
    case = _locked(complaint, actor, OPEN)
    case.assignee = officer
    case.save(update_fields=["assignee"])
    workload.changed(case)
    record("complaint.assign", case, actor=actor, data={"officer": officer.pk if officer else None})
    return case


def _act_of(case: Complaint, act: Act) -> Act:
    """Return an act of a locked case, read anew."""
    row = Act.objects.select_related("violation__edition", "accused").filter(pk=act.pk, complaint=case).first()
    if row is None:
        raise _moved_away()
    return row


def _moved_away() -> Refusal:
    return Refusal(
        _("Terlapor atau dugaan ini sudah tidak di perkara ini. Periksa halaman yang terbaru."),
        code="changed_meanwhile",
    )


def _locked(complaint: Complaint, actor: Any, statuses: frozenset[str], roles=frozenset({Role.VERIFIER})) -> Complaint:
    case = Complaint.objects.select_for_update(of=("self",)).select_related("region", "contest").get(pk=complaint.pk)
    if actor.role not in roles:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    if case.status not in statuses:
        raise Refusal(_("Perkara ini sudah bergerak ke tahap lain. Muat ulang halaman."), code="step_not_open")
    return case

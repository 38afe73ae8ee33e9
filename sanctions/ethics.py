"""Set up an ethics council, call before it, record its session and its decision (PP 42/2004 arts. 17 to 20)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone as clock_now
from django.utils.translation import gettext as _

from complaints.models import Accused
from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.clocks.remaining import open_clocks
from netralitas.letters import letters
from netralitas.lib.refusal import Refusal
from sanctions.council import Member, flaws_of, grade_of
from sanctions.due import next_due
from sanctions.ethics_rules import composition, rules_on
from sanctions.localtime import local_date, today_of
from sanctions.models import Council, CouncilDecision, CouncilMember, CouncilSession, Proceeding, Summons
from sanctions.papers import ethics as papers
from sanctions.proceedings import locked
from sanctions.statuses import Attendance, Status, Vote
from sanctions.workflow import advance
from taskforce import recommendations
from taskforce.letter import signer_of


@transaction.atomic
def set_council(
    proceeding: Proceeding,
    members: Sequence[Member],
    *,
    is_rank_confirmed: bool,
    examined_rank: str = "",
    actor: Any,
) -> Council:
    """Set up the council of a case and number its decree; the clocks of PP 94 that a case brought along stop.

    ``examined_rank`` is taken only while no grade of the examined is known: nobody is lowered to fit a council. Raises
    Refusal ``council_incomplete`` with every reason, ``rank_unconfirmed`` until the officer answers for ranks and
    posts, which no table compares in full (art. 18(3)).
    """
    row = locked(proceeding)
    advance(row, "set_council", role=actor.role)
    accused = Accused.objects.select_for_update().get(pk=row.recommendation.accused_id)
    if examined_rank.strip() and grade_of(accused.rank) is None:
        accused.rank = examined_rank.strip()
        accused.save(update_fields=["rank"])
        record("proceeding.set_post", row, actor=actor, data={"accused": accused.pk, "fields": ["rank"]})
    row.recommendation.accused = accused
    today = today_of(row)
    rules = rules_on(today)
    examined = Member("", accused.name, accused.post, accused.rank, accused.nip or "")
    if flaws := flaws_of(members, composition(rules), examined=examined):
        raise Refusal(
            _("Majelis belum memenuhi %(basis)s: %(flaws)s.")
            % {"basis": rules["chair"].basis.rsplit(" ayat", 1)[0], "flaws": "; ".join(flaws)},
            code="council_incomplete",
        )
    if not is_rank_confirmed:
        raise Refusal(
            _("Nyatakan bahwa jabatan dan pangkat setiap anggota tidak lebih rendah daripada terperiksa."),
            code="rank_unconfirmed",
            field="is_rank_confirmed",
        )
    letter = letters.issue(
        "council_decree",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=papers.council_decree(row, members, rules=rules, signer=signer_of(row.instansi, today)),
    )
    council = Council.objects.create(proceeding=row, set_on=today, is_rank_confirmed=True, letter=letter, set_by=actor)
    CouncilMember.objects.bulk_create(
        CouncilMember(council=council, seat=m.seat, name=m.name, nip=m.nip, rank=m.rank, post=m.post) for m in members
    )
    for running in open_clocks(row):
        clock.stop(row, running.rule_code, outcome="ethics", actor=actor)
    row.due_at = next_due(row)
    row.save(update_fields=["status", "due_at"])
    record("ethics.council", row, actor=actor, data={"letter": letter.number, "members": len(members)})
    return council


@transaction.atomic
def call(proceeding: Proceeding, *, hearing_at: datetime, place: str, actor: Any) -> Summons:
    """Call the examined before the council and number the letter; again only after a session was missed.

    The law sets neither a distance of days nor a number of calls here, so there is no warning, no limit and no clock.
    """
    row = locked(proceeding)
    earlier = _latest_call(row)
    advance(row, "call_again" if earlier else "call", role=actor.role)
    if earlier and earlier.attendance != Attendance.ABSENT:
        raise Refusal(_("Catat dahulu bahwa sidang sebelumnya tidak dihadiri."), code="attendance_pending")
    today = today_of(row)
    if local_date(row, hearing_at) <= today:
        raise Refusal(_("Hari sidang harus sesudah hari ini."), code="hearing_in_the_past", field="hearing_at")
    ordinal = row.summonses.count() + 1
    letter = letters.issue(
        "summons",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=papers.council_call(
            row, rules=rules_on(today), ordinal=ordinal, hearing_at=hearing_at, place=place, earlier=earlier
        ),
    )
    summons = Summons.objects.create(
        proceeding=row, ordinal=ordinal, dated_on=today, hearing_at=hearing_at, place=place, letter=letter
    )
    row.save(update_fields=["status"])
    record("ethics.call", row, actor=actor, data={"ordinal": ordinal, "letter": letter.number})
    return summons


@transaction.atomic
def miss(proceeding: Proceeding, *, actor: Any) -> Summons:
    """Record that the examined did not come to the session; no clock follows, the law sets none."""
    row = locked(proceeding)
    advance(row, "miss", role=actor.role)
    current = _latest_call(row)
    if current is None or current.attendance != Attendance.PENDING:
        raise Refusal(_("Kehadiran untuk panggilan ini sudah dicatat."), code="attendance_recorded")
    if local_date(row, current.hearing_at) > today_of(row):
        raise Refusal(_("Hari sidang belum tiba."), code="hearing_ahead")
    current.attendance = Attendance.ABSENT
    current.save(update_fields=["attendance"])
    record("ethics.miss", row, actor=actor, data={"ordinal": current.ordinal})
    return current


@transaction.atomic
def hear(
    proceeding: Proceeding,
    *,
    held_at: datetime,
    closed_at: datetime,
    venue: str,
    findings: str,
    defence: str,
    actor: Any,
) -> CouncilSession:
    """Record the council's session; whoever came had to be heard in defence (art. 19(1)-(2)).

    Without the examined it is held only after a session was missed: the opportunity has been given then.
    """
    row = locked(proceeding)
    advance(row, "hear", role=actor.role)
    current = _latest_call(row)
    if current is None or local_date(row, held_at) < current.dated_on:
        raise Refusal(_("Sidang tidak mendahului surat panggilannya."), code="held_at_wrong", field="held_at")
    if closed_at > clock_now.now() or closed_at < held_at:
        raise Refusal(
            _("Sidang harus sudah berlangsung, dan selesai sesudah dimulai."), code="held_at_wrong", field="held_at"
        )
    is_attended = current.attendance != Attendance.ABSENT
    if is_attended and not defence.strip():
        raise Refusal(
            _("Tulis pembelaan terperiksa, atau catat dahulu bahwa ia tidak hadir."),
            code="no_defence",
            field="defence",
        )
    session = CouncilSession.objects.create(
        council=row.council,
        held_at=held_at,
        closed_at=closed_at,
        venue=venue,
        is_attended=is_attended,
        findings=findings.strip(),
        defence=defence.strip(),
        recorded_by=actor,
    )
    if is_attended:
        current.attendance = Attendance.ATTENDED
        current.save(update_fields=["attendance"])
    row.save(update_fields=["status"])
    record("ethics.hear", row, actor=actor, data={"attended": is_attended})
    return session


@transaction.atomic
def resolve(
    proceeding: Proceeding,
    *,
    is_proven: bool,
    reasons: Sequence[str],
    votes: tuple[int, int] | None = None,
    advised_action: str = "",
    actor: Any,
) -> CouncilDecision:
    """Record the council's decision and number its letter: by consensus, else by ``votes`` for and against a breach.

    Raises Refusal where the votes are more than the members, even, or against what was decided, and where an action is
    advised on what was not proven. The decision is final: nothing in it names a remedy (art. 19(3)-(5)).
    """
    row = locked(proceeding)
    advance(row, "resolve", role=actor.role)
    if not reasons:
        raise Refusal(_("Tulis pertimbangan majelis."), code="missing_reason", field="reasons")
    if votes is not None:
        _require_majority(votes, is_proven=is_proven, most=row.council.members.count())
    if advised_action.strip() and not is_proven:
        raise Refusal(
            _("Tindakan administratif hanya direkomendasikan bila terbukti."), code="not_proven", field="advised_action"
        )
    today = today_of(row)
    vote = Vote.CONSENSUS if votes is None else Vote.MAJORITY
    letter = letters.issue(
        "council_decision",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=papers.council_decision(
            row,
            rules=rules_on(today),
            is_proven=is_proven,
            vote=vote,
            votes=votes,
            reasons=reasons,
            advised_action=advised_action.strip(),
            official=signer_of(row.instansi, today),
        ),
    )
    decision = CouncilDecision.objects.create(
        council=row.council,
        decided_on=today,
        is_proven=is_proven,
        vote=vote,
        votes_proven=votes[0] if votes else None,
        votes_not_proven=votes[1] if votes else None,
        reasons="\n".join(reasons),
        advised_action=advised_action.strip(),
        letter=letter,
        recorded_by=actor,
    )
    row.save(update_fields=["status"])
    record("ethics.resolve", row, actor=actor, data={"letter": letter.number, "proven": is_proven, "vote": vote})
    return decision


@transaction.atomic
def close_without_breach(proceeding: Proceeding, *, actor: Any) -> Proceeding:
    """End a case in which the council found no breach; its decision answers the recommendation.

    The window stops, no reminder follows and the reporter reads that the case was followed up. Raises Refusal
    ``proven`` when the council found a breach: then a moral sanction is stated.
    """
    row = locked(proceeding)
    advance(row, "close_without_breach", role=actor.role)
    decision = row.council.decision
    if decision.is_proven:
        raise Refusal(_("Majelis menyatakan terbukti; perkara ini berakhir dengan sanksi moral."), code="proven")
    row.due_at = None
    row.save(update_fields=["status", "due_at"])
    record("ethics.close_without_breach", row, actor=actor, data={"decision": decision.letter.number})
    recommendations.answered(
        row.recommendation,
        answer=_("Tidak terbukti, Putusan Majelis Kode Etik %(number)s") % {"number": decision.letter.number},
        actor=actor,
    )
    return row


def _latest_call(row: Proceeding) -> Summons | None:
    """Return the latest call before this council, None before the first; a summons of before is not one of them."""
    if row.status == Status.COUNCIL_SET:
        return None
    return row.summonses.order_by("-ordinal").first()


def _require_majority(votes: tuple[int, int], *, is_proven: bool, most: int) -> None:
    proven, not_proven = votes
    if proven + not_proven > most:
        raise Refusal(
            _("Suara tidak dapat lebih banyak daripada %(n)d anggota majelis.") % {"n": most},
            code="too_many_votes",
            field="votes_proven",
        )
    if proven == not_proven or is_proven != (proven > not_proven):
        raise Refusal(
            _("Suara terbanyak tidak sesuai dengan putusan yang dipilih."), code="no_majority", field="votes_proven"
        )

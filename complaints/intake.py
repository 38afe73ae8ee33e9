"""Receive a report: the one door through which it enters, in one transaction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from django.db import transaction
from django.utils import timezone as clock_now
from django.utils.translation import gettext as _

from complaints import catalogue, drafts
from complaints.completeness import Completeness, facts_of, missing_elements
from complaints.elections import phase_for
from complaints.models import (
    Accused,
    Act,
    CaseEvent,
    Complaint,
    Contest,
    Draft,
    Evidence,
    Milestone,
    Reporter,
    Witness,
)
from complaints.phase import PhaseAnswer
from complaints.receipt import receipt_of
from complaints.regime import rule_code
from complaints.statuses import Channel, IdentityMode, Kind, ScanState
from complaints.timeline import announce
from netralitas.audit.journal import record
from netralitas.clocks import clock
from netralitas.clocks.models import Clock
from netralitas.law import deadlines
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib import codes
from netralitas.lib.crypto import blind_index
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi, Office, Region
from netralitas.people.offices import election_supervisor_of

WEST_INDONESIA = 7


@dataclass(frozen=True)
class Receipt:
    """What the reporter takes away. The code is shown once and kept nowhere in the clear."""

    complaint: Complaint
    code: str
    letter: Letter


class AlreadySent(Refusal):
    """The draft became a report before; ``complaint`` is that report."""

    def __init__(self, complaint: Complaint):
        super().__init__(_("Laporan ini sudah dikirim."), code="already_sent")
        self.complaint = complaint


def judge(data: dict[str, Any], *, has_files: bool, now: datetime) -> Completeness:
    """Judge what a form holds so far against the elements of a formal report."""
    when = data.get("when", {})
    region = Region.objects.filter(pk=data.get("who", {}).get("region_code") or None).first()
    offset = region.utc_offset if region else WEST_INDONESIA
    today = now.astimezone(timezone(timedelta(hours=offset))).date()
    report_by, window = None, ""
    if when.get("known_on"):
        due = deadlines.due(
            rule_code("T1", _regime(when.get("contest_code"))),
            date.fromisoformat(when["known_on"]),
            tz=timezone(timedelta(hours=offset)),
        )
        report_by, window = due.on, due.explanation
    evidence = has_files or bool(data.get("links"))
    return missing_elements(facts_of(data, reported_on=today, report_by=report_by, window=window, evidence=evidence))


@transaction.atomic
def receive(draft: Draft) -> Receipt:
    """Turn a draft into a report: seal the reporter, start the first clock, queue the receipt, journal it.

    Raises AlreadySent when the draft was sent before, Refusal when it says too little to be a report at all.
    """
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.complaint:
        raise AlreadySent(draft.complaint)
    data, now = draft.data, clock_now.now()
    _require_substance(data)
    files = list(draft.files.all())
    completeness = judge(data, has_files=bool(files), now=now)
    code = codes.new_code()
    complaint = _create(data, completeness, code=code, now=now)
    accused = _add_people(complaint, data)
    _add_acts(complaint, accused, data, now)
    _add_evidence(complaint, files, data.get("links", []))
    first = _start_clock(complaint)
    letter = letters.issue(
        "receipt",
        issuer=complaint.handler,
        subject=complaint,
        number=complaint.number,
        context=receipt_of(complaint, completeness, first),
        actor=None,
        on=now.astimezone(timezone(timedelta(hours=first.utc_offset))).date(),
    )
    complaint.due_at, complaint.receipt = first.due_at, letter
    complaint.save(update_fields=["due_at", "receipt"])
    CaseEvent.objects.create(complaint=complaint, action="receive", target=complaint.status)
    announce(complaint, Milestone.Kind.RECEIVED)
    record(
        "complaint.receive",
        complaint,
        actor_label="pelapor",
        data={
            "kind": complaint.kind,
            "mode": complaint.identity_mode,
            "due": first.due_at,
            "evidence": len(files),
        },
    )
    draft.complaint, draft.code_once, draft.data = complaint, code, {}
    draft.expires_at = now + timedelta(days=1)
    draft.save(update_fields=["complaint", "code_once", "data", "expires_at"])
    draft.files.all().delete()
    return Receipt(complaint, code, letter)


def _require_substance(data: dict[str, Any]) -> None:
    if not data.get("what", {}).get("narrative"):
        raise Refusal(_("Ceritakan dahulu apa yang terjadi."), code="empty_report", field="narrative")
    if data.get("you", {}).get("mode") not in IdentityMode.values:
        raise Refusal(_("Pilih dahulu cara Anda melapor."), code="no_mode", field="mode")


def _create(data: dict[str, Any], completeness: Completeness, *, code: str, now: datetime) -> Complaint:
    who, what, when = data.get("who", {}), data.get("what", {}), data.get("when", {})
    mode = data["you"]["mode"]
    formal = completeness.is_formally_complete and mode != IdentityMode.ANONYMOUS
    region_code = who.get("region_code") or ""
    contest = Contest.objects.filter(pk=when.get("contest_code") or None).first()
    phase = phase_for(contest, region_code, _date(when.get("occurred_on")))
    return Complaint.objects.create(
        kind=Kind.REPORT if formal else Kind.INITIAL_INFORMATION,
        channel=Channel.PORTAL,
        identity_mode=mode,
        title=_title(data, phase, now.date()),
        narrative=what["narrative"],
        place=when.get("place", ""),
        region_id=region_code or None,
        contest=contest,
        occurred_on=_date(when.get("occurred_on")),
        known_on=_date(when.get("known_on")),
        received_at=now,
        phase=phase.phase,
        phase_reason=phase.reason,
        handler=election_supervisor_of(region_code),
        code_index=codes.index_of(code),
        code_hash=codes.hash_code(code),
    )


def _title(data: dict[str, Any], phase: PhaseAnswer, today: date) -> str:
    """Name the case by post and act, never by person."""
    post = data.get("who", {}).get("post") or _("Pegawai")
    chosen = _chosen(data, today)
    act = catalogue.for_phase(chosen[0], phase.phase).title if chosen else _("perbuatan belum dicocokkan")
    return f"{post}: {act}"[:160]


def _add_people(complaint: Complaint, data: dict[str, Any]) -> Accused:
    who, what, you = data.get("who", {}), data.get("what", {}), data["you"]
    if complaint.identity_mode != IdentityMode.ANONYMOUS:
        identity = {key: value for key, value in you.items() if key != "mode" and value}
        Reporter.objects.create(complaint=complaint, identity=identity)
    if details := data.get("when", {}).get("witnesses"):
        Witness.objects.create(complaint=complaint, details=details)
    name, nip = who.get("accused_name", ""), who.get("nip", "")
    return Accused.objects.create(
        complaint=complaint,
        name=name,
        name_index=blind_index(name, "person-name") if name else "",
        description=who.get("accused_description", ""),
        post=who.get("post", ""),
        instansi=Instansi.objects.filter(pk=who.get("agency_id") or 0).first(),
        instansi_text=who.get("agency_text", ""),
        employment=who.get("employment_status") or "unsure",
        nip=nip,
        nip_index=blind_index(nip, "nip") if nip else "",
        is_spouse_of_candidate=what.get("relation_to_candidate") or "unsure",
        is_on_unpaid_leave=what.get("cltn") or "unsure",
    )


def _chosen(data: dict[str, Any], today: date) -> list:
    codes_chosen = set(data.get("what", {}).get("acts", []))
    on = _date(data.get("when", {}).get("occurred_on")) or today
    return [row for row in catalogue.in_force(on) if row.code in codes_chosen]


def _add_acts(complaint: Complaint, accused: Accused, data: dict[str, Any], now: datetime) -> None:
    rows = {catalogue.for_phase(row, complaint.phase) for row in _chosen(data, now.date())}
    Act.objects.bulk_create(
        Act(complaint=complaint, accused=accused, violation=row, occurred_on=complaint.occurred_on) for row in rows
    )


def _add_evidence(complaint: Complaint, files: list, links: list[dict[str, str]]) -> None:
    rows = [
        Evidence(
            complaint=complaint,
            kind=Evidence.Kind.FILE,
            name=row.name,
            mime=row.mime,
            size=row.size,
            sha256=row.sha256,
            sealed=row.sealed,
        )
        for row in files
    ]
    rows += [
        Evidence(
            complaint=complaint,
            kind=Evidence.Kind.LINK,
            link={key: value for key, value in row.items() if key != "id"},
            sha256=drafts.link_digest(row["url"]),
            state=ScanState.READY,
        )
        for row in links
    ]
    Evidence.objects.bulk_create(rows)


def _start_clock(complaint: Complaint) -> Clock:
    return clock.start(
        rule_code("T3", complaint.contest.regime if complaint.contest else ""),
        subject=complaint,
        owner=complaint.handler,
        duty=_("Kajian awal laporan %(number)s") % {"number": complaint.number},
        anchor=complaint.received_at,
        desk=Office.Kind.CASE_DESK,
        utc_offset=complaint.region.utc_offset if complaint.region else WEST_INDONESIA,
        plan=Clock.Plan.CASE_DESK,
        link=f"/admin/complaints/complaint/{complaint.pk}/change/",
    )


def _regime(contest_code: str | None) -> str:
    contest = Contest.objects.filter(pk=contest_code or None).first()
    return contest.regime if contest else ""


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""Receive a report: the one door through which it enters, in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone as clock_now
from django.utils.translation import gettext as _

from complaints import drafts
from complaints.answers import (
    bare_account,
    bare_plate,
    bonds_of,
    day_of,
    day_of_act,
    doers_of,
    impact_of,
    people_of,
    step_of,
    witnesses_of,
)
from complaints.completeness import Completeness
from complaints.elements import elements_so_far
from complaints.hiding import masks_of
from complaints.models import (
    Accused,
    Act,
    CaseEvent,
    Complaint,
    Draft,
    DraftFile,
    Evidence,
    Reporter,
    Violation,
    Witness,
)
from complaints.phase import PhaseAnswer
from complaints.placing import Place, chosen_rows, place_of
from complaints.receipt import receipt_of
from complaints.regime import rule_code
from complaints.statuses import Answer, Channel, Employment, IdentityMode, Impact, Kind, ScanState
from complaints.titles import title_of
from netralitas.audit.journal import Firsts
from netralitas.clocks import clock
from netralitas.clocks.models import Clock
from netralitas.law import deadlines
from netralitas.law.deadlines import Due
from netralitas.letters import letters
from netralitas.letters.language import written_for_letters
from netralitas.letters.models import Letter
from netralitas.lib import codes
from netralitas.lib.crypto import blind_index
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Office
from netralitas.people.offices import election_supervisor_of


@dataclass(frozen=True)
class Receipt:
    """What the reporter takes away. The code is shown once and kept nowhere in the clear."""

    complaint: Complaint
    code: str
    letter: Letter | None


@dataclass(frozen=True)
class Source:
    """Where a report came from when an officer entered it: the channel, who, when it came, its number there.

    ``is_told`` says whether somebody is there to be told a code and handed a receipt; of an import nobody is.
    """

    channel: str
    actor: Any
    received_at: datetime
    external_number: str = ""
    key: str | None = None
    is_told: bool = True


@dataclass(frozen=True)
class Paper:
    """What becomes one report: the answers by step, where they came from, the files with them."""

    data: dict[str, Any]
    source: Source
    files: Sequence[DraftFile] = ()


@dataclass(frozen=True)
class Case:
    """A paper with everything it stands on, and the report it becomes."""

    paper: Paper
    place: Place
    rows: dict[str, Violation]
    completeness: Completeness
    due: Due
    code: str
    complaint: Complaint


class AlreadySent(Refusal):
    """The draft became a report before; ``complaint`` is that report."""

    def __init__(self, complaint: Complaint):
        super().__init__(_("Laporan ini sudah dikirim."), code="already_sent")
        self.complaint = complaint


@transaction.atomic
def receive(draft: Draft, *, source: Source | None = None) -> Receipt:
    """Turn a draft into a report: seal the reporter, start the first clock, queue the receipt, journal it.

    ``source`` is given when an officer entered it; the time for handling counts from when it came.

    Everything the report stands on is read first, each kind once; then each kind of row is written once.
    Raises AlreadySent when the draft was sent before, Refusal when it says too little to be a report at all.
    """
    row = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if row is None:
        raise Refusal(_("Draf ini sudah dihapus karena waktunya habis."), code="draft_unknown")
    if row.complaint_id:
        raise AlreadySent(Complaint.objects.get(pk=row.complaint_id))
    source = source or Source(Channel.PORTAL, None, clock_now.now())
    [receipt] = file([Paper(row.data, source, list(row.files.order_by("pk")))])
    row.complaint, row.code_once, row.data = receipt.complaint, receipt.code, {}
    row.expires_at = clock_now.now() + timedelta(days=1)
    row.save(update_fields=["complaint", "code_once", "data", "expires_at"])
    return receipt


@written_for_letters
def file(papers: Sequence[Paper]) -> list[Receipt]:
    """Write reports within the caller's transaction: each kind of row is written once for all of them.

    What stays on file is Indonesian, whatever language the form spoke. Raises Refusal when one says too little.
    """
    cases, journal = [_opened(paper) for paper in papers], Firsts()
    Complaint.objects.bulk_create([case.complaint for case in cases])
    Reporter.objects.bulk_create([row for case in cases for row in _reporter(case)])
    Witness.objects.bulk_create([row for case in cases for row in _witnesses(case)])
    accused = [_accused_of(case) for case in cases]
    Accused.objects.bulk_create([row for people in accused for row in people.values()])
    Act.objects.bulk_create([row for case, people in zip(cases, accused, strict=True) for row in _acts(case, people)])
    evidence = [_evidence(case) for case in cases]
    Evidence.objects.bulk_create([row for items in evidence for row in items])
    clocks = [_first_clock(case) for case in cases]
    clock.start_together(clocks, journal=journal.record)
    CaseEvent.objects.bulk_create([_event(case) for case in cases])
    receipts = [_receipt(*one, journal) for one in zip(cases, clocks, evidence, strict=True)]
    journal.write()
    return receipts


def _opened(paper: Paper) -> Case:
    """Read everything a report stands on, each kind once."""
    data, source = paper.data, paper.source
    _require_substance(data)
    place = place_of(data)
    rows = chosen_rows(data, place, today=place.today(source.received_at))
    proofs = [row for row in paper.files if not row.is_form]
    completeness = elements_so_far(data, place, has_files=bool(proofs), now=source.received_at)
    due = deadlines.due(rule_code("T3", place.regime), source.received_at, tz=place.zone)
    code = codes.new_code()
    complaint = _complaint(data, place, rows, completeness, code=code, source=source, due=due)
    return Case(paper, place, rows, completeness, due, code, complaint)


def _event(case: Case) -> CaseEvent:
    status, actor = case.complaint.status, case.paper.source.actor
    return CaseEvent(complaint=case.complaint, action="receive", target=status, actor=actor)


def _receipt(case: Case, first: Clock, evidence: list[Evidence], journal: Firsts) -> Receipt:
    """Issue what the reporter takes away, where there is anybody to take it, and note the receiving."""
    complaint, source, letter = case.complaint, case.paper.source, None
    if source.is_told:
        letter = letters.issue_within(
            "receipt",
            issuer=complaint.handler,
            subject=complaint,
            number=complaint.number,
            context=receipt_of(complaint, case.completeness, first, evidence),
            actor=source.actor,
            on=case.place.today(source.received_at),
            journal=journal.record,
        )
    journal.record(
        "complaint.receive",
        complaint,
        actor=source.actor,
        actor_label="" if source.actor else "pelapor",
        data={
            "channel": complaint.channel,
            "kind": complaint.kind,
            "mode": complaint.identity_mode,
            "due": first.due_at,
            "evidence": sum(not row.is_form for row in case.paper.files),
        },
    )
    return Receipt(complaint, case.code if source.is_told else "", letter)


def _require_substance(data: dict[str, Any]) -> None:
    if not step_of(data, "what").get("narrative"):
        raise Refusal(_("Ceritakan dahulu apa yang terjadi."), code="empty_report", field="narrative")
    if step_of(data, "you").get("mode") not in IdentityMode.values:
        raise Refusal(_("Pilih dahulu cara Anda melapor."), code="no_mode", field="mode")


def _complaint(
    data: dict[str, Any],
    place: Place,
    rows: dict[str, Violation],
    completeness: Completeness,
    *,
    code: str,
    source: Source,
    due: Due,
) -> Complaint:
    mode, occurred_on = data["you"]["mode"], day_of(data, "occurred_on")
    formal = completeness.is_formally_complete and mode != IdentityMode.ANONYMOUS
    phase: PhaseAnswer = place.phase(occurred_on)
    return Complaint(
        kind=_kind_of(source, is_formal=formal),
        channel=source.channel,
        external_number=source.external_number,
        entered_by=source.actor,
        entry_key=source.key,
        identity_mode=mode,
        title=title_of([person.get("post", "") for person in people_of(data)], (row.title for row in rows.values())),
        narrative=data["what"]["narrative"],
        place=step_of(data, "when").get("place", ""),
        region=place.region,
        contest=place.contest,
        is_outside_contests=place.is_outside,
        occurred_on=occurred_on,
        known_on=day_of(data, "known_on"),
        received_at=source.received_at,
        phase=phase.phase,
        phase_reason=phase.reason,
        handler=election_supervisor_of(place.region_code),
        due_at=due.at,
        masks=masks_of(
            ((row.get("who", ""), row.get("contact", "")) for row in witnesses_of(data)),
            accused=(f"{one.get('accused_name', '')} {one.get('post', '')}" for one in people_of(data)),
        ),
        code_index=codes.index_of(code),
        code_hash=codes.hash_code(code) if source.is_told else "",  # an empty one matches no code
    )


def _kind_of(source: Source, *, is_formal: bool) -> str:
    if source.channel == Channel.FINDING:
        return Kind.FINDING
    return Kind.REPORT if is_formal else Kind.INITIAL_INFORMATION


def _reporter(case: Case) -> Iterator[Reporter]:
    if case.complaint.identity_mode != IdentityMode.ANONYMOUS:
        identity = {key: value for key, value in case.paper.data["you"].items() if key != "mode" and value}
        yield Reporter(complaint=case.complaint, identity=identity)


def _witnesses(case: Case) -> Iterator[Witness]:
    for row in witnesses_of(case.paper.data):
        yield Witness(complaint=case.complaint, details=row.get("who", ""), contact=row.get("contact", ""))


def _accused_of(case: Case) -> dict[str, Accused]:
    """Return everybody a report is about, by the id they had in the draft. There is always one."""
    people = people_of(case.paper.data) or [{"id": "1"}]
    return {person["id"]: _accused(case.complaint, case.paper.data, person) for person in people}


def _accused(complaint: Complaint, data: dict[str, Any], person: dict[str, Any]) -> Accused:
    name, nip = person.get("accused_name", ""), person.get("nip", "")
    account, plate = person.get("account", ""), person.get("plate", "")
    bonds = bonds_of(data, person["id"])
    return Accused(
        complaint=complaint,
        name=name,
        name_index=_index(name, "person-name"),
        description=person.get("accused_description", ""),
        account=account,
        account_index=_index(bare_account(account), "account"),
        plate=plate,
        plate_index=_index(bare_plate(plate), "plate"),
        post=person.get("post", ""),
        instansi_id=person.get("agency_id"),
        instansi_text=person.get("agency_text", ""),
        employment=person.get("employment_status") or Employment.UNSURE,
        nip=nip,
        nip_index=_index(nip, "nip"),
        is_spouse_of_candidate=bonds.get("spouse") or Answer.UNSURE,
        is_on_unpaid_leave=bonds.get("cltn") or Answer.UNSURE,
    )


def _index(text: str, purpose: str) -> str:
    return blind_index(text, purpose) if text else ""


def _acts(case: Case, accused: dict[str, Accused]) -> Iterable[Act]:
    data, found = case.paper.data, dict[tuple[int, int], Act]()
    for code, row in case.rows.items():
        on, impact = day_of_act(data, code), impact_of(data, code) or Impact.UNSURE
        phase = case.place.phase(on)
        for one in doers_of(data, code) or list(accused):
            act = Act(
                complaint=case.complaint,
                accused=accused[one],
                violation=row,
                occurred_on=on,
                phase=phase.phase,
                phase_reason=phase.reason,
                impact=impact,
            )
            found.setdefault((accused[one].pk, row.pk), act)
    return found.values()


def _evidence(case: Case) -> list[Evidence]:
    rows = [
        Evidence(
            complaint=case.complaint,
            kind=Evidence.Kind.FILE,
            name=row.name,
            mime=row.mime,
            size=row.size,
            sha256=row.sha256,
            sealed=row.sealed,
            kept=Evidence.Kept.FORM if row.is_form else "",
        )
        for row in case.paper.files
    ]
    rows += [
        Evidence(
            complaint=case.complaint,
            kind=Evidence.Kind.LINK,
            link={key: value for key, value in row.items() if key != "id"},
            sha256=drafts.link_digest(row["url"]),
            state=ScanState.READY,
        )
        for row in case.paper.data.get("links", [])
    ]
    return rows


def _first_clock(case: Case) -> Clock:
    complaint = case.complaint
    return clock.wound(
        case.due.rule.code,
        subject=complaint,
        owner=complaint.handler,
        duty=_("Kajian awal laporan %(number)s") % {"number": complaint.number},
        anchor=complaint.received_at,
        desk=Office.Kind.CASE_DESK,
        utc_offset=case.place.utc_offset,
        plan=Clock.Plan.CASE_DESK,
        link=f"/admin/complaints/complaint/{complaint.pk}/change/",
        due=case.due,
        # Of a pile that came late nobody is reminded, paper by paper, of what passed before it came.
        quiet_until=None if case.paper.source.is_told else clock_now.now(),
    )

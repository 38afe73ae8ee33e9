"""Receive a report: the one door through which it enters, in one transaction."""

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
    letter: Letter


@dataclass(frozen=True)
class Source:
    """Where a report came from when an officer entered it: the channel, who, when it came, its number there."""

    channel: str
    actor: Any
    received_at: datetime
    external_number: str = ""
    key: str | None = None


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
    _require_substance(row.data)
    return _file(row, row.data, source or Source(Channel.PORTAL, None, clock_now.now()))


@written_for_letters
def _file(draft: Draft, data: dict[str, Any], source: Source) -> Receipt:
    """Write the report; what stays on file is Indonesian, whatever language the form spoke."""
    now = source.received_at
    files = list(draft.files.order_by("pk"))
    place = place_of(data)
    rows = chosen_rows(data, place, today=place.today(now))
    completeness = elements_so_far(data, place, has_files=bool(files), now=now)
    due = deadlines.due(rule_code("T3", place.regime), now, tz=place.zone)
    code, journal = codes.new_code(), Firsts()

    complaint = _create(data, place, rows, completeness, code=code, source=source, due=due)
    _add_people(complaint, data)
    _add_acts(complaint, data, place, rows, _add_accused(complaint, data))
    evidence = _add_evidence(complaint, files, data.get("links", []))
    first = _start_clock(complaint, place, due, journal)
    letter = letters.issue_within(
        "receipt",
        issuer=complaint.handler,
        subject=complaint,
        number=complaint.number,
        context=receipt_of(complaint, completeness, first, evidence),
        actor=source.actor,
        on=place.today(now),
        journal=journal.record,
    )
    CaseEvent.objects.create(complaint=complaint, action="receive", target=complaint.status, actor=source.actor)
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
            "evidence": len(files),
        },
    )
    journal.write()
    draft.complaint, draft.code_once, draft.data = complaint, code, {}
    draft.expires_at = clock_now.now() + timedelta(days=1)
    draft.save(update_fields=["complaint", "code_once", "data", "expires_at"])
    return Receipt(complaint, code, letter)


def _require_substance(data: dict[str, Any]) -> None:
    if not step_of(data, "what").get("narrative"):
        raise Refusal(_("Ceritakan dahulu apa yang terjadi."), code="empty_report", field="narrative")
    if step_of(data, "you").get("mode") not in IdentityMode.values:
        raise Refusal(_("Pilih dahulu cara Anda melapor."), code="no_mode", field="mode")


def _create(
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
    return Complaint.objects.create(
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
        occurred_on=occurred_on,
        known_on=day_of(data, "known_on"),
        received_at=source.received_at,
        phase=phase.phase,
        phase_reason=phase.reason,
        handler=election_supervisor_of(place.region_code),
        due_at=due.at,
        code_index=codes.index_of(code),
        code_hash=codes.hash_code(code),
    )


def _kind_of(source: Source, *, is_formal: bool) -> str:
    if source.channel == Channel.FINDING:
        return Kind.FINDING
    return Kind.REPORT if is_formal else Kind.INITIAL_INFORMATION


def _add_people(complaint: Complaint, data: dict[str, Any]) -> None:
    if complaint.identity_mode != IdentityMode.ANONYMOUS:
        identity = {key: value for key, value in data["you"].items() if key != "mode" and value}
        Reporter.objects.create(complaint=complaint, identity=identity)
    if witnesses := witnesses_of(data):
        Witness.objects.bulk_create(
            Witness(complaint=complaint, details=row.get("who", ""), contact=row.get("contact", ""))
            for row in witnesses
        )


def _add_accused(complaint: Complaint, data: dict[str, Any]) -> dict[str, Accused]:
    """Write everybody the report is about; return them by the id they had in the draft. There is always one."""
    people = people_of(data) or [{"id": "1"}]
    rows = Accused.objects.bulk_create([_accused(complaint, data, person) for person in people])
    return {person["id"]: row for person, row in zip(people, rows, strict=True)}


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


def _add_acts(
    complaint: Complaint,
    data: dict[str, Any],
    place: Place,
    rows: dict[str, Violation],
    accused: dict[str, Accused],
) -> None:
    found: dict[tuple[int, int], Act] = {}
    for code, row in rows.items():
        on, impact = day_of_act(data, code), impact_of(data, code) or Impact.UNSURE
        phase = place.phase(on)
        for one in doers_of(data, code) or list(accused):
            act = Act(
                complaint=complaint,
                accused=accused[one],
                violation=row,
                occurred_on=on,
                phase=phase.phase,
                phase_reason=phase.reason,
                impact=impact,
            )
            found.setdefault((accused[one].pk, row.pk), act)
    Act.objects.bulk_create(found.values())


def _add_evidence(complaint: Complaint, files: list[DraftFile], links: list[dict[str, str]]) -> list[Evidence]:
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
    return Evidence.objects.bulk_create(rows)


def _start_clock(complaint: Complaint, place: Place, due: Due, journal: Firsts) -> Clock:
    return clock.start(
        due.rule.code,
        subject=complaint,
        owner=complaint.handler,
        duty=_("Kajian awal laporan %(number)s") % {"number": complaint.number},
        anchor=complaint.received_at,
        desk=Office.Kind.CASE_DESK,
        utc_offset=place.utc_offset,
        plan=Clock.Plan.CASE_DESK,
        link=f"/admin/complaints/complaint/{complaint.pk}/change/",
        due=due,
        journal=journal.record,
    )

"""Write down what was done about the pressure that a reporter told of when taking the report back."""

from typing import Any

from django.db import transaction
from django.utils import timezone as clock_now
from django.utils.translation import gettext as _

from complaints import workload
from complaints.family import locked
from complaints.models import Complaint
from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role


@transaction.atomic
def heed(complaint: Complaint, *, note: str, actor: Any) -> None:
    """Note what a verifier did about the pressure; it holds for every case of the report, whatever its stage.

    The note stays with the desk, as the reporter was promised, so no timeline and no paper holds it. Raises Refusal
    when nobody told of pressure, when a colleague has noted something already, and without words.
    """
    cases = [case for case in locked(complaint) if case.is_pressed]
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    told = [case for case in cases if case.heeded_at is None]
    if not told:
        raise Refusal(_("Tidak ada tekanan yang belum ditindaklanjuti di perkara ini."), code="step_not_open")
    if not note.strip():
        raise Refusal(_("Tulis apa yang dilakukan."), code="missing_note", field="note")
    for case in told:
        case.heeded_at, case.heeded_by = clock_now.now(), actor
        case.pressure_note = "\n\n".join(filter(None, [case.pressure_note, note.strip()]))  # of earlier pressure too
        case.save(update_fields=["heeded_at", "heeded_by", "pressure_note"])
        workload.changed(case)
        record("complaint.heed_pressure", case, actor=actor)

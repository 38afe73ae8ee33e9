"""What the desk did about pressure on a reporter who took the report back: the panel, the form and its door."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import heeding
from complaints.admin.move import Move
from complaints.admin.panels import FormMaker, Place
from complaints.admin.stepforms import REASON_MAX
from complaints.fields import Words
from complaints.models import Complaint
from netralitas.audit.adminbase import StepForm
from netralitas.people.roles import Role


class HeedForm(StepForm):
    note = Words(
        lines=2,
        max_length=REASON_MAX,
        label=_("Yang dilakukan"),
        help_text=_("Hanya dibaca petugas Bawaslu. Satgas, instansi, dan pelapor tidak membacanya."),
        required=False,
    )


@dataclass(frozen=True)
class PressurePanel:
    """``form`` is there until something was noted, ``said`` says who noted it and when."""

    form: StepForm | None
    said: str = ""


def panel_of(case: Complaint, role: str, place: Place, make: FormMaker) -> PressurePanel | None:
    """Return the panel for the desk, whom alone the reporter told; None while nobody told of pressure."""
    if role != Role.VERIFIER or not case.is_pressed:
        return None
    if case.heeded_at is None or case.heeded_by is None:
        return PressurePanel(make("heed_pressure"))
    return PressurePanel(None, f"{case.heeded_by.full_name}, {place.says(case.heeded_at)}")


def _heed(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    heeding.heed(case, note=given["note"], actor=actor)
    return gettext("Tindak lanjut atas tekanan tercatat.")


MOVES: dict[str, Move] = {"heed_pressure": Move(HeedForm, _heed, "#tekanan")}

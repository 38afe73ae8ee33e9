"""Before or after determination: from the date of the act and the stages of that contest in that region; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

DETERMINATION = "determination"
REVOTE = "revote"


@dataclass(frozen=True)
class StageFact:
    """One stage as the rule needs it. ``region`` is a Kemendagri code, "" for every region of the contest."""

    kind: str
    region: str
    start: date
    needs_verification: bool = False


@dataclass(frozen=True)
class PhaseAnswer:
    """The phase ("before", "after", "unknown") with the sentence that explains it."""

    phase: str
    reason: str
    needs_verification: bool = False


def phase_of(occurred_on: date | None, stages: Iterable[StageFact], *, region: str = "") -> PhaseAnswer:
    """Return the phase of an act. A row for the regency outranks one for its province, which outranks the general one.

    In a re-vote the candidates are determined already, so every act falls after determination; that is inferred.
    """
    if occurred_on is None:
        return PhaseAnswer("unknown", _("Tanggal kejadian belum diketahui."))
    stages = list(stages)
    day = _nearest(stages, DETERMINATION, region)
    if day is None:
        if any(stage.kind == REVOTE for stage in stages):
            return PhaseAnswer("after", _("Pemungutan suara ulang: calon sudah ditetapkan."), needs_verification=True)
        return PhaseAnswer("unknown", _("Tanggal penetapan calon pemilihan ini belum ada di data."))
    values = {"event": date_format(occurred_on, "j F Y"), "day": date_format(day.start, "j F Y")}
    if occurred_on >= day.start:
        return PhaseAnswer("after", _("Terjadi %(event)s; calon ditetapkan %(day)s.") % values, day.needs_verification)
    return PhaseAnswer(
        "before", _("Terjadi %(event)s, sebelum calon ditetapkan %(day)s.") % values, day.needs_verification
    )


def _nearest(stages: list[StageFact], kind: str, region: str) -> StageFact | None:
    rows = {stage.region: stage for stage in stages if stage.kind == kind}
    for code in dict.fromkeys([region, region[:2], ""]):
        if code in rows:
            return rows[code]
    return None

"""What in the contest and the phases of a case's acts stands against registering or forwarding it; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

BEFORE, AFTER, ANY, UNKNOWN = "before", "after", "any", "unknown"


@dataclass(frozen=True)
class Alleged:
    """One act: its row of the catalogue and the phase that row is about, its own phase and its day.

    ``leads_to`` is the phase that the contest of the case puts that day in now; "" where an officer set the act's own.
    """

    code: str
    about: str
    phase: str
    on: date | None = None
    leads_to: str = ""

    @property
    def needs_contest(self) -> bool:
        return self.about != ANY


@dataclass(frozen=True)
class Contradiction:
    """Why a step is refused: a code, and the sentence that names the act and what to do."""

    code: str
    sentence: str


def against_registering(acts: Sequence[Alleged], *, has_contest: bool, is_outside: bool) -> Contradiction | None:
    """Return what is missing while an act is forbidden before or after a determination, and nobody says of which."""
    needing = next((act for act in acts if act.needs_contest), None)
    if has_contest or needing is None:
        return None
    values = {"code": needing.code}
    if is_outside:
        return Contradiction(
            "act_needs_contest",
            _(
                "Perbuatan %(code)s bergantung pada fase pemilihan, sedangkan kejadian ini dicatat di luar pemilihan. "
                "Tetapkan pemilihannya, atau batalkan perbuatan itu."
            )
            % values,
        )
    return Contradiction(
        "contest_missing",
        _("Tetapkan pemilihannya dahulu: perbuatan %(code)s bergantung pada fasenya, sebelum atau sesudah penetapan.")
        % values,
    )


def against_forwarding(proven: Sequence[Alleged], *, has_contest: bool, is_outside: bool) -> Contradiction | None:
    """Return what in the phases of the proven acts does not stand together, the first thing that is to be put right."""
    found = against_registering(proven, has_contest=has_contest, is_outside=is_outside)
    for judge in (_stale, _unknown, _other_phase):
        found = found or next((said for act in proven if (said := judge(act))), None)
    return found or _clash(proven)


def against_ground(what: str) -> Contradiction:
    """Return why a report is not turned away for what it has: ``formal``, ``material`` or ``late``."""
    why = {
        "formal": _("Semua syarat formal laporan ini ada."),
        "material": _("Semua syarat materiel laporan ini ada."),
        "late": _("Laporan ini disampaikan dalam batas waktunya."),
    }[what]
    rest = _("Pilih dasar lain. Bila isinya ada tetapi tidak cukup, pilih alasan lain dan tulis pasal dan sebabnya.")
    return Contradiction("ground_contradicted", f"{why} {rest}")


def _stale(act: Alleged) -> Contradiction | None:
    if not act.leads_to or act.leads_to == act.phase:
        return None
    return Contradiction(
        "phase_stale",
        _(
            "Fase perbuatan %(code)s masih menurut pemilihan yang lama. Putuskan lagi perbuatan itu, supaya fasenya "
            "mengikuti yang berlaku sekarang."
        )
        % {"code": act.code},
    )


def _unknown(act: Alleged) -> Contradiction | None:
    if not act.needs_contest or act.phase != UNKNOWN:
        return None
    return Contradiction(
        "phase_unknown",
        _("Fase perbuatan %(code)s belum pasti. Lengkapi pemilihannya, atau tetapkan fasenya dengan alasan.")
        % {"code": act.code},
    )


def _other_phase(act: Alleged) -> Contradiction | None:
    if not act.needs_contest or act.about == act.phase:
        return None
    words = {
        BEFORE: _("Perbuatan %(code)s hanya dilarang sebelum penetapan, sedangkan fasenya sesudah penetapan."),
        AFTER: _("Perbuatan %(code)s hanya dilarang sesudah penetapan, sedangkan fasenya sebelum penetapan."),
    }[act.about] % {"code": act.code}
    return Contradiction("phase_of_the_row", words + " " + _("Periksa tanggalnya, atau pilih perbuatan yang lain."))


def _clash(proven: Sequence[Alleged]) -> Contradiction | None:
    """Find two acts in the wrong order: candidates are determined once, and what precedes that is earlier."""
    earlier = [act for act in proven if act.phase == BEFORE and act.on]
    later = [act for act in proven if act.phase == AFTER and act.on]
    if not earlier or not later:
        return None
    last, first = max(earlier, key=_day), min(later, key=_day)
    if _day(last) < _day(first):
        return None
    values = {
        "before": last.code,
        "before_day": date_format(_day(last), "j F Y"),
        "after": first.code,
        "after_day": date_format(_day(first), "j F Y"),
    }
    return Contradiction(
        "phases_contradict",
        _(
            "Fase dua perbuatan terbukti bertentangan: %(before)s pada %(before_day)s sebelum penetapan, "
            "%(after)s pada %(after_day)s sudah sesudahnya. Samakan fasenya dahulu."
        )
        % values,
    )


def _day(act: Alleged) -> date:
    return act.on or date.min

"""What a case waits for next, and why a step the table opens would still be refused; pure.

The doors decide; this only says beforehand, in words, what they would say.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from complaints.statuses import Kind, Status, Verdict


@dataclass(frozen=True)
class Situation:
    """What is known of a case, reduced to what the next step hangs on. ``is_due``: some duty is running."""

    status: str
    kind: str
    verdicts: tuple[str, ...] = ()
    is_due: bool = True


def next_step(case: Situation) -> str:
    """Return what somebody has to do now, "" when the case is over."""
    if case.status == Status.INITIAL_STUDY:
        return _in_initial_study(case)
    if case.status == Status.UNDER_STUDY:
        return _under_study(case)
    if case.status == Status.PROVEN_FORWARDED:
        return _("Satgas memverifikasi") if case.is_due else _("Satgas sudah memutus")
    return {
        Status.RECEIVED: _("Mulai kajian awal"),
        Status.NEEDS_COMPLETION: _("Pelapor melengkapi"),
        Status.REGISTERED: _("Mulai kajian"),
        Status.RETURNED: _("Lengkapi kajian"),
    }.get(Status(case.status), "")


def best_step(case: Situation) -> str:
    """Return the step that the facts speak for, "" when they speak for none."""
    if case.status == Status.INITIAL_STUDY:
        return "adopt" if case.kind == Kind.INITIAL_INFORMATION else "register"
    if case.status == Status.UNDER_STUDY and case.verdicts and Verdict.PENDING not in case.verdicts:
        return "forward" if Verdict.PROVEN in case.verdicts else "close"
    return {
        Status.RECEIVED: "examine",
        Status.NEEDS_COMPLETION: "complete",
        Status.REGISTERED: "study",
        Status.RETURNED: "study",
    }.get(Status(case.status), "")


def blocked(action: str, case: Situation) -> str:
    """Return why a step would be refused now, "" when nothing stands against it."""
    if action == "register":
        return _against_registering(case)
    if action == "forward":
        return _against_forwarding(case)
    if action == "close" and Verdict.PROVEN in case.verdicts:
        return _("tertutup, karena ada perbuatan yang diputus terbukti.")
    return ""


def _in_initial_study(case: Situation) -> str:
    if case.kind == Kind.INITIAL_INFORMATION:
        return _("Angkat menjadi temuan atau minta perbaikan")
    return _("Putuskan registrasi") if case.verdicts else _("Tetapkan dugaan perbuatan")


def _under_study(case: Situation) -> str:
    if not case.verdicts:
        return _("Tetapkan dugaan perbuatan")
    if Verdict.PENDING in case.verdicts:
        return _("Putuskan tiap perbuatan")
    return _("Teruskan kepada Satgas") if Verdict.PROVEN in case.verdicts else _("Tutup perkara")


def _against_registering(case: Situation) -> str:
    if case.kind == Kind.INITIAL_INFORMATION:
        return _("terbuka setelah informasi awal ini diangkat menjadi temuan.")
    return "" if case.verdicts else _("terbuka setelah sedikitnya satu dugaan perbuatan ditetapkan.")


def _against_forwarding(case: Situation) -> str:
    if Verdict.PENDING in case.verdicts:
        return _("terbuka setelah setiap dugaan perbuatan diputus.")
    return "" if Verdict.PROVEN in case.verdicts else _("terbuka bila sedikitnya satu perbuatan terbukti.")

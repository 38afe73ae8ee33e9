"""What a case waits for next, and why a step the table opens would still be refused; pure.

The doors decide; this only says beforehand, in words, what they would say.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from complaints.statuses import Kind, Status, Verdict


@dataclass(frozen=True)
class Situation:
    """What is known of a case, reduced to what the next step hangs on. ``is_due``: some duty is running.

    ``verdicts`` are those on whom Bawaslu keeps of its ``people``; ``referred`` of them go to another body.
    ``is_misplaced``: somebody proven is no civil servant, and it is not said yet to whom they go. ``is_answered``: what
    the reporter was asked for may have come. ``unplaced`` and ``disputed``: the sentence with which registering and
    forwarding would be refused for the contest or the phases. ``has_left``: the reporter took the report back, so
    nothing can be demanded of them. ``to_confirm``: how many verdicts are older than the reopening of the case; they
    count as pending among ``verdicts``. ``is_lead_decided``: the case this report is handled with has left Bawaslu.
    """

    status: str
    kind: str
    verdicts: tuple[str, ...] = ()
    is_due: bool = True
    referred: int = 0
    people: int = 1
    is_misplaced: bool = False
    is_answered: bool = False
    unplaced: str = ""
    disputed: str = ""
    has_left: bool = False
    to_confirm: int = 0
    is_lead_decided: bool = False

    @property
    def is_all_referred(self) -> bool:
        return bool(self.referred) and self.referred == self.people


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
        Status.NEEDS_COMPLETION: _("Periksa jawaban pelapor") if case.is_answered else _("Pelapor melengkapi"),
        Status.REGISTERED: _("Mulai kajian"),
        Status.RETURNED: _("Lengkapi kajian"),
    }.get(Status(case.status), "")


def best_step(case: Situation) -> str:
    """Return the step that the facts speak for, "" when they speak for none."""
    if case.is_all_referred and case.status in (Status.INITIAL_STUDY, Status.UNDER_STUDY):
        return "refer"
    if case.status == Status.INITIAL_STUDY:
        if case.kind == Kind.INITIAL_INFORMATION:
            return "adopt"
        return "" if case.unplaced else "register"
    if case.status == Status.UNDER_STUDY and case.verdicts and Verdict.PENDING not in case.verdicts:
        if Verdict.PROVEN in case.verdicts:
            return "" if case.disputed else "forward"
        return "refer" if case.referred else "close"
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
    if action == "close":
        return _against_closing(case)
    if action == "ask_completion" and case.has_left:
        return _("tertutup, karena pelapornya menarik diri. Lanjutkan dengan yang ada, atau jangan diregister.")
    if action == "unmerge" and case.is_lead_decided:
        return _("tertutup, karena perkara utamanya sudah diputus.")
    return _against_referring(case) if action == "refer" else ""


def _in_initial_study(case: Situation) -> str:
    if case.is_all_referred:
        return _("Teruskan ke instansi lain")
    if case.kind == Kind.INITIAL_INFORMATION:
        if case.has_left:
            return _("Angkat menjadi temuan atau akhiri")
        return _("Angkat menjadi temuan atau minta perbaikan")
    if not case.verdicts:
        return _("Tetapkan dugaan perbuatan")
    return _("Tetapkan pemilihannya") if case.unplaced else _("Putuskan registrasi")


def _under_study(case: Situation) -> str:
    if case.is_all_referred:
        return _("Teruskan ke instansi lain")
    if not case.verdicts:
        return _("Tetapkan dugaan perbuatan")
    if Verdict.PENDING in case.verdicts:
        if case.unplaced:
            return _("Tetapkan pemilihannya")
        return _("Tegaskan lagi tiap putusan lama") if case.to_confirm else _("Putuskan tiap perbuatan")
    if case.is_misplaced:
        return _("Tetapkan instansi bagi yang bukan ASN")
    if Verdict.PROVEN in case.verdicts:
        return _("Perjelas fase perbuatan") if case.disputed else _("Teruskan kepada Satgas")
    return _("Teruskan ke instansi lain") if case.referred else _("Tutup perkara")


def _against_registering(case: Situation) -> str:
    if case.kind == Kind.INITIAL_INFORMATION:
        return _("terbuka setelah informasi awal ini diangkat menjadi temuan.")
    if case.is_all_referred:
        return _all_referred()
    if not case.verdicts:
        return _("terbuka setelah sedikitnya satu dugaan perbuatan ditetapkan.")
    return _shut(case.unplaced)


def _shut(sentence: str) -> str:
    return _("tertutup. %(why)s") % {"why": sentence} if sentence else ""


def _against_forwarding(case: Situation) -> str:
    if case.is_all_referred:
        return _all_referred()
    if Verdict.PENDING in case.verdicts:
        return _until_decided(case)
    if case.is_misplaced:
        return _("terbuka setelah ditetapkan ke instansi mana terlapor yang bukan ASN diteruskan.")
    if Verdict.PROVEN not in case.verdicts:
        return _("terbuka bila sedikitnya satu perbuatan terbukti.")
    return _shut(case.disputed)


def _against_closing(case: Situation) -> str:
    if case.referred:
        return _("tertutup, karena ada terlapor yang diteruskan ke instansi lain.")
    if not case.verdicts:
        return _("terbuka setelah sedikitnya satu dugaan perbuatan ditetapkan.")
    return _against_ending(case)


def _against_referring(case: Situation) -> str:
    if not case.referred:
        return _("terbuka setelah ditetapkan terlapor mana yang diteruskan, dan kepada siapa.")
    if case.status == Status.INITIAL_STUDY and not case.is_all_referred:
        return _("terbuka bila setiap terlapor diteruskan; bila tidak, laporan diregister dahulu.")
    return _against_ending(case)


def _against_ending(case: Situation) -> str:
    if Verdict.PROVEN in case.verdicts:
        return _("tertutup, karena ada perbuatan yang diputus terbukti.")
    return _until_decided(case) if Verdict.PENDING in case.verdicts else ""


def _until_decided(case: Situation) -> str:
    if case.to_confirm:
        return _("terbuka setelah putusan dari sebelum perkara dibuka kembali ditegaskan atau diganti.")
    return _("terbuka setelah setiap dugaan perbuatan diputus.")


def _all_referred() -> str:
    return _("tertutup, karena setiap terlapor diteruskan. Yang terbuka: “Teruskan ke instansi lain”.")

"""Ask whoever sends a form for a little work, or a little patience; what they typed is never at stake."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints.views.visitor import how_busy
from netralitas.lib import challenge
from netralitas.lib.challenge import Challenge, Effort

FIELD, ANSWER = "tantangan", "jawaban"
LONGEST = 200


@dataclass(frozen=True)
class Work:
    """What the page carries: the text to work on, the answer found so far, what it costs."""

    text: str
    answer: str
    bits: int
    wait: int
    is_long: bool  # worth a word to those who will wait


def work_for(request: HttpRequest, purpose: str, subject: str = "", *, anew: bool = False) -> Work | None:
    """Return the challenge of the page; the one that was just sent goes on, so that no wait begins anew."""
    if not settings.CHALLENGE["bits"]:
        return None
    now = time.time()
    found = None if anew else _sent(request, purpose, subject, now)
    if found:
        text, effort = found.text, found.effort
        answer = request.POST.get(ANSWER, "")
        answer = answer if found.is_solved_by(answer) else ""
    else:
        effort, answer = _effort(request), ""
        text = challenge.issue(purpose, subject, effort, seconds=settings.CHALLENGE["seconds"], now=now)
    return Work(text, answer, effort.bits, effort.wait, effort.wait > settings.CHALLENGE["wait"])


def hindrance(request: HttpRequest, purpose: str, subject: str = "") -> str:
    """Return what still stands between this form and the door, as a sentence; an empty one lets it pass."""
    if not settings.CHALLENGE["bits"]:
        return ""
    now = time.time()
    found = _sent(request, purpose, subject, now)
    if found is None:
        lead = _("Halaman ini sudah lama terbuka, atau portal baru saja menjadi ramai.")
        return f"{lead} {_again(_effort(request).wait)}"
    owed = found.seconds_owed(request.POST.get(ANSWER, ""), now=now)
    return _again(owed) if owed else ""


def is_used_up(request: HttpRequest, purpose: str, subject: str = "") -> bool:
    """Say whether the challenge that was sent has opened something before; from now on it has."""
    now = time.time()
    found = _sent(request, purpose, subject, now)
    return found is not None and not challenge.use_up(found, now=now)


def is_busy(request: HttpRequest) -> bool:
    """Say whether more is asked for than on a calm day."""
    return bool(settings.CHALLENGE["bits"]) and how_busy(request) > challenge.CALM


def _again(seconds: int) -> str:
    return ngettext(
        "Tunggu %(n)d detik, lalu tekan tombolnya sekali lagi. Semua isian Anda masih di sini.",
        "Tunggu %(n)d detik, lalu tekan tombolnya sekali lagi. Semua isian Anda masih di sini.",
        seconds,
    ) % {"n": seconds}


def _sent(request: HttpRequest, purpose: str, subject: str, now: float) -> Challenge | None:
    text = request.POST.get(FIELD, "")
    return challenge.read(text, purpose, subject, now=now) if 0 < len(text) <= LONGEST else None


def _effort(request: HttpRequest) -> Effort:
    given = settings.CHALLENGE
    calm, most = Effort(given["bits"], given["wait"]), Effort(given["most_bits"], given["most_wait"])
    return challenge.effort_for(how_busy(request), calm=calm, most=most)

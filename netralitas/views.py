"""Pages that belong to no room: landing, privacy, verification of letters, health, errors."""

from typing import BinaryIO, cast

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from complaints import catalogue
from complaints.fields import Words
from complaints.models import OtherChannel
from complaints.views.visitor import may_go_on
from netralitas import figures, figuresheets, health
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib import codes
from netralitas.pathway import pathway

OFTEN_REPORTED = ["DS-06", "DS-08", "DS-07", "DS-04"]
REFUSED, TOO_MANY, UNKNOWN = 422, 429, 404


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Say what the portal does, what becomes of a report, what is forbidden, and where else to go."""
    today = timezone.localdate()
    rows = {row.code: row for row in catalogue.in_force(today)}
    edition = figures.latest()
    read = figuresheets.tables(edition.body) if edition else {}
    follow_up = figuresheets.follow_up(read)
    return render(
        request,
        "public/landing.html",
        {
            "often": [rows[code] for code in OFTEN_REPORTED if code in rows],
            "count": sum(1 for row in rows.values() if row.kind != "statute"),
            "way": pathway(today),
            "headline": figuresheets.headline(read),
            "follow_up": follow_up,
            "follow_up_sentence": figuresheets.sentence_of(follow_up) if follow_up else "",
            "follow_up_day": read["follow_up"].cutoff if follow_up else None,
            "channels": OtherChannel.objects.filter(is_shown=True),
        },
    )


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept, from whom, for how long."""
    return render(request, "public/privacy.html", {"draft_days": settings.DRAFT_DAYS})


class TokenForm(forms.Form):
    """The verification code printed on every letter."""

    token = Words(max_length=40, required=True)


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code printed on a letter; it is no secret, so it may stand in the address."""
    if request.method != "POST":
        return render(request, "public/verify.html")
    form = TokenForm(request.POST)
    typed = request.POST.get("token", "")[:200]
    if not form.is_valid() or not (token := _canonical(form.cleaned_data["token"])):
        sentence = _("Kode verifikasi terdiri dari 12 huruf dan angka, misalnya 8F3K-2QWX-7M4T. Periksa lagi.")
        return render(request, "public/verify.html", {"typed": typed, "error": sentence}, status=REFUSED)
    return redirect("verify_letter", token=token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_letter(request: HttpRequest, token: str) -> HttpResponse:
    """Say whether a letter is genuine, and on POST whether a file is that letter; nothing of its content."""
    if not may_go_on(request, "verify"):
        sentence = _("Terlalu banyak pemeriksaan dari jaringan ini. Tunggu beberapa menit, lalu coba lagi.")
        return render(request, "public/verify.html", {"typed": token, "error": sentence}, status=TOO_MANY)
    letter = letters.verify(token)
    if letter is None:
        return render(request, "public/verify_unknown.html", {"token": token[:40]}, status=UNKNOWN)
    context = {"letter": letter, "token": codes.show_token(letter.token), "compared": False}
    if request.method == "POST":
        return _compared(request, letter, context)
    return render(request, "public/verify_letter.html", context)


def _compared(request: HttpRequest, letter: Letter, context: dict) -> HttpResponse:
    upload = request.FILES.get("berkas")
    if upload is None or not upload.size:
        too_large = getattr(request, "too_large", [])
        error = _("Berkas ini terlalu besar untuk sebuah surat.") if too_large else _("Pilih berkas PDF-nya dahulu.")
        return render(request, "public/verify_letter.html", {**context, "error": error}, status=REFUSED)
    same = letters.matches(letter, cast(BinaryIO, upload))
    return render(request, "public/verify_letter.html", {**context, "compared": True, "same": same})


def _canonical(text: str) -> str:
    """Return the bare code of what was typed, an empty string when it cannot be one."""
    token = "".join(text.split()).replace("-", "")
    return token.upper() if len(token) == 12 and token.isascii() and token.isalnum() else ""


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return JsonResponse({"ok": True})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether the parts behind the process answer: database, broker, messages, journal."""
    report = health.report(timezone.now())
    return JsonResponse(report, status=200 if report["ok"] else 503)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Explain a request that could not be read; most often it was too large."""
    return HttpResponse(render_to_string("errors/400.html", {"limits": settings.EVIDENCE}), status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(render_to_string("errors/403.html"), status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(render_to_string("errors/404.html"), status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say sorry without asking the database anything."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


# Never put back into a page: a password, and the token that just failed.
NEVER_SHOWN = frozenset({"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword"})


@never_cache
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain an expired form and give everything typed back, ready to be sent again.

    The text comes back only to a page of our own: what another site made the browser send is not worth
    keeping, and must not be one press away from being accepted.
    """
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    typed = [
        (name, value) for name, values in request.POST.lists() if name not in NEVER_SHOWN for value in values if ours
    ]
    context = {
        "typed": typed,
        "readable": [value for name, value in typed if len(value) > 30],
        "address": request.get_full_path() if ours else "/",
        "has_files": bool(request.FILES),
        "no_cookies": not request.COOKIES,
    }
    return render(request, "errors/403_csrf.html", context, status=403)

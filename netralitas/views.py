"""Pages that belong to no room: landing, privacy, verification of letters, health, errors."""

from dataclasses import dataclass
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
from complaints.views.visitor import may_go_on
from netralitas import health
from netralitas.law.deadlines import rule_for
from netralitas.law.models import DeadlineRule
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib import codes
from netralitas.lib.refusal import Refusal

OFTEN_REPORTED = ["DS-06", "DS-08", "DS-07", "DS-04"]
REFUSED, TOO_MANY, UNKNOWN = 422, 429, 404


@dataclass(frozen=True)
class PathStep:
    """One step of what happens to a report: how long it may take, by the rule in force."""

    when: str
    title: str
    text: str
    needs_verification: bool = False


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Say what the portal does, what becomes of a report, and what is forbidden. No figure without data."""
    rows = {row.code: row for row in catalogue.in_force(timezone.localdate())}
    steps = _path()
    return render(
        request,
        "public/landing.html",
        {
            "often": [rows[code] for code in OFTEN_REPORTED if code in rows],
            "count": sum(1 for row in rows.values() if row.kind != "statute"),
            "path": steps,
            "unsure": any(step.needs_verification for step in steps),
        },
    )


def _path() -> list[PathStep]:
    first, study, more, act = (_rule(code) for code in ("T3-PLK", "T5-PLK", "T6-PLK", "T9"))
    return [
        PathStep(
            _("Saat itu juga"),
            _("Tanda terima dan kode"),
            _("Bukti Anda diberi sidik jari digital, jadi tidak bisa diubah diam-diam."),
        ),
        PathStep(
            _length(first),
            _("Diperiksa kelengkapannya"),
            _("Bila ada yang kurang, Anda diberi tahu apa dan sampai kapan."),
            _unsure(first),
        ),
        PathStep(
            _length(study),
            _("Dikaji Bawaslu"),
            _("Dapat ditambah %(more)s bila perlu keterangan lain.") % {"more": _length(more)} if more else "",
            _unsure(study, more),
        ),
        PathStep(
            _("Setelah terbukti"),
            _("Satgas memberi rekomendasi"),
            _("Kepada menteri, gubernur, bupati, atau wali kota atasan pegawai itu."),
        ),
        PathStep(
            _length(act),
            _("Pimpinan instansi wajib bertindak"),
            _("Bila tidak, lembaga pengawas diberi tahu dan mengambil langkah."),
            _unsure(act),
        ),
    ]


def _rule(code: str) -> DeadlineRule | None:
    try:
        return rule_for(code, timezone.localdate())
    except Refusal:
        return None


def _length(rule: DeadlineRule | None) -> str:
    return f"{rule.amount} {rule.get_unit_display()}" if rule else _("Sesuai aturan")


def _unsure(*rules: DeadlineRule | None) -> bool:
    return any(rule.needs_verification for rule in rules if rule)


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

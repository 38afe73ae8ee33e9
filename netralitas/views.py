"""Pages that belong to no room: landing, privacy, health, errors."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from complaints import catalogue
from complaints.models import OtherChannel
from netralitas import figures, figuresheets, health
from netralitas.pathway import pathway

OFTEN_REPORTED = ["DS-06", "DS-08", "DS-07", "DS-04"]


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
    """Say that nothing is here, and lead back to where the person came from: a desk, or the front page."""
    at_desk = request.path.startswith(("/admin/", "/instansi/"))
    return HttpResponse(render_to_string("errors/404.html", {"at_desk": at_desk}), status=404)


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

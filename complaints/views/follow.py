"""Follow a report up by its code, which travels in the body of a POST, never in an address or a cookie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from complaints import tracking
from complaints.forms.small import CodeForm
from complaints.models import Complaint, Violation
from complaints.tracking import Tracked
from complaints.views.receipt import pdf_response
from complaints.views.report import REFUSED, TOO_MANY
from complaints.views.visitor import may_go_on
from netralitas.lib.refusal import Refusal


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for the code; show the report in the very answer, so that the address bar keeps nothing."""
    if request.method != "POST":
        return render(request, "public/track_code.html", {"form": CodeForm(), "here": "lacak"})
    found = _find(request)
    if isinstance(found, HttpResponse):
        return found
    context = {
        "tracked": found,
        "complaint": found.complaint,
        "acts": acts_of(found.complaint),
        "files": found.complaint.evidence.count(),
        "code": request.POST["code"],
        "here": "lacak",
    }
    return render(request, "public/track.html", context)


@never_cache
@require_POST
def track_pdf(request: HttpRequest) -> HttpResponse:
    """Send the receipt of the report whose code was typed."""
    found = _find(request)
    return found if isinstance(found, HttpResponse) else pdf_response(request, found.complaint)


def acts_of(complaint: Complaint) -> list[Violation]:
    """Return the catalogue rows a report names, once each."""
    rows = complaint.acts.select_related("violation").order_by("violation__number")
    return list(dict.fromkeys(act.violation for act in rows))


def _find(request: HttpRequest) -> Tracked | HttpResponse:
    """Return the report of the code, or the form again with what is wrong; wrong codes are equally slow."""
    form = CodeForm(request.POST)
    context = {"form": form, "here": "lacak"}
    if not may_go_on(request, "code"):
        return render(request, "public/track_code.html", {**context, "too_many": True}, status=TOO_MANY)
    if form.is_valid():
        try:
            return tracking.open_by_code(form.cleaned_data["code"])
        except Refusal as refusal:
            form.add_error("code", str(refusal))
    return render(request, "public/track_code.html", context, status=REFUSED)

"""The signed scans of an agency's own letters: see, replace, open."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints.uploads import left_out
from netralitas.letters import scans as doors
from netralitas.letters.models import Letter
from netralitas.lib import files
from netralitas.lib.keptpaper import KeptPaper
from netralitas.lib.refusal import Refusal
from sanctions.access import visible_to
from sanctions.forms.scans import ScanForm
from sanctions.localtime import said
from sanctions.models import Proceeding, RemedyPaper
from sanctions.views.pages import officers_only

# Whatever a file may hold, it runs nothing and asks nothing of anybody.
SANDBOX = "default-src 'none'; sandbox"


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def scans(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the scans of a letter; a POST adds the one that is current from now on."""
    row, case = _own_letter(request, pk)
    form = ScanForm(request.POST, request.FILES) if request.method == "POST" else ScanForm()
    if form.is_bound:
        form.leave_out(left_out(request))
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                doors.attach(row, file, file.name or "", actor=request.user)
            except Refusal as refusal:
                form.blame(refusal)
            else:
                messages.success(request, _("Pindaian tersimpan."))
                return redirect("agency:scans", pk=row.pk)
    kept = row.scans.select_related("added_by").order_by("-pk")[:50]
    context = {
        "letter": row,
        "case": case,
        "scans": [(scan, said(case, scan.added_at)) for scan in kept],
        "takes": doors.takes(row),
        "form": form,
        "most": files.megabytes(settings.SCAN_MAX_BYTES),
    }
    return render(request, "agency/scans.html", context, status=422 if form.errors else 200)


@require_safe
@officers_only
def scan(request: HttpRequest, pk: int, scan: int) -> HttpResponse:
    """Send the clean copy of one scan."""
    return _clean_copy(request, get_object_or_404(_own_letter(request, pk)[0].scans, pk=scan), "pindaian")


@require_safe
@officers_only
def execution(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """Send the clean copy of the paper that shows how a penalty was carried out."""
    row = get_object_or_404(visible_to(request.user), pk=pk)
    return _clean_copy(request, get_object_or_404(row.executions, pk=paper), "pelaksanaan")


@require_safe
@officers_only
def remedy(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """Send the clean copy of the outcome of a remedy."""
    row = get_object_or_404(visible_to(request.user), pk=pk)
    return _clean_copy(request, get_object_or_404(RemedyPaper, pk=paper, objection__proceeding=row), "putusan")


def _clean_copy(request: HttpRequest, row: KeptPaper, name: str) -> HttpResponse:
    try:
        data = doors.read(row)
    except Refusal as refusal:
        return render(request, "agency/waiting.html", {"sentence": str(refusal)}, status=503)
    answer = HttpResponse(data, content_type=row.mime)
    answer["Content-Disposition"] = f'inline; filename="{name}-{row.pk}.{row.extension}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = SANDBOX
    return answer


def _own_letter(request: HttpRequest, pk: int) -> tuple[Letter, Proceeding]:
    """Return a letter that the agency itself wrote, and its case, when the officer may see it."""
    row = get_object_or_404(Letter, pk=pk, subject_type=Proceeding._meta.label_lower)
    cases = visible_to(request.user).select_related("instansi__region", "recommendation")
    return row, get_object_or_404(cases, pk=row.subject_id)

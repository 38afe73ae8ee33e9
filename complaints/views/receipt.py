"""The receipt: the number, the code that is shown once, the evidence with its fingerprints, the PDF."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from complaints import drafts
from complaints.elements import elements_of
from complaints.models import Complaint
from complaints.spelling import spelled
from complaints.tracking import tracked
from complaints.views.visitor import draft_of, forget
from netralitas.letters import letters
from netralitas.lib import qr
from netralitas.lib.refusal import Refusal


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Show the receipt; the code stands on the first page only. On POST show it again in time, or finish."""
    draft, _draft_code = draft_of(request)
    if draft is None or draft.complaint is None:
        return redirect("report_start")
    if request.method == "POST" and "lagi" not in request.POST:
        drafts.take_code_once(draft)
        return forget(HttpResponseRedirect("/"))
    code, may_ask_again = ("", False)
    if request.method != "HEAD":  # what only looks whether the page is there sees no code
        code, may_ask_again = drafts.show_code(draft, again=request.method == "POST")
    return render(
        request,
        "public/receipt.html",
        {
            "complaint": draft.complaint,
            "code": code,
            "groups": code.split("-") if code else [],
            "spelled": spelled(code) if code else [],
            "may_ask_again": may_ask_again,
            "minutes": int(drafts.GRACE.total_seconds() // 60),
            **around(draft.complaint),
        },
    )


@never_cache
@require_safe
def receipt_pdf(request: HttpRequest) -> HttpResponse:
    """Send the receipt of this browser's own report as PDF; it holds neither code nor name."""
    draft, _draft_code = draft_of(request)
    if draft is None or draft.complaint is None:
        return redirect("report_start")
    return pdf_response(request, draft.complaint)


def pdf_response(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    """Return the stored PDF as a download named after the report's number, or say that it is not ready."""
    try:
        letter = letters.letter_of(complaint, "receipt")
        if letter is None:
            raise Refusal(_("Laporan ini tidak punya tanda terima dari portal."), code="no_receipt")
        data = letters.pdf_of(letter)
    except Refusal as refusal:
        return render(request, "public/wait.html", {"sentence": str(refusal)}, status=503)
    return pdf_download(data, f"tanda-terima-{complaint.number}.pdf")


def pdf_download(data: bytes, name: str) -> HttpResponse:
    """Return a PDF that is kept as a file, not shown."""
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def around(complaint: Complaint) -> dict[str, object]:
    """Return what stands on the receipt beside the code."""
    letter = letters.letter_of(complaint, "receipt")
    token = letter.token if letter else ""
    evidence = list(complaint.evidence.order_by("pk"))
    return {
        "tracked": tracked(complaint),
        "evidence": evidence,
        "comp": elements_of(complaint, has_evidence=bool(evidence)),
        "site": settings.PUBLIC_URL.split("://")[-1],
        "token": "-".join(token[place : place + 4] for place in range(0, len(token), 4)),
        "qr": qr.svg_data_uri(f"{settings.PUBLIC_URL}/verifikasi/{token}/") if token else "",
    }

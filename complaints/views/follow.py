"""Follow a report up by its code, which travels in the body of a POST, never in an address or a cookie.

Everything is sent to one address: what a browser keeps in its history does not tell what was done there.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from complaints import documents, tracking
from complaints.forms.small import CodeForm
from complaints.tracking import Tracked
from complaints.views import reply, tracked
from complaints.views.receipt import pdf_download, pdf_response
from complaints.views.report import REFUSED, TOO_MANY
from complaints.views.visitor import may_go_on, was_no_guess
from netralitas.lib.refusal import Refusal

# What a form of the page says beside the code; it is carried along when the code is refused.
CARRIED = (
    "langkah", "buka", "sebelum", "tidak", "yakin", "key", "up_to", "text", "platform", "account", "url", "kind",
    "address", "mode", "name", "phone", "email", "reason", "undangan", "jawaban",
)  # fmt: skip
WORDS = frozenset({"text", "reason"})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for the code; show the report in the very answer, so that the address bar keeps nothing."""
    if request.method != "POST":
        return render(request, "public/track_code.html", {"form": CodeForm(), "here": "lacak"})
    found = _find(request)
    if isinstance(found, HttpResponse):
        return found
    if act := reply.ACTS.get(request.POST.get("langkah", "")):
        return reply.too_late(request, found) if found.is_over else act(request, found)
    if panel := tracked.PANELS.get(request.POST.get("buka", "")):
        return panel(request, found)
    return tracked.page(request, found)


@never_cache
@require_POST
def track_pdf(request: HttpRequest) -> HttpResponse:
    """Send the receipt of the report whose code was typed."""
    found = _find(request)
    return found if isinstance(found, HttpResponse) else pdf_response(request, found.complaint)


@never_cache
@require_POST
def track_letter(request: HttpRequest) -> HttpResponse:
    """Send one notice of the report whose code was typed; a letter of another report is not there."""
    found = _find(request)
    if isinstance(found, HttpResponse):
        return found
    case, wanted = found.complaint, request.POST.get("surat", "")
    letter = next((row for row in documents.letters_for_reporter(found.own) if row.token == wanted), None)
    if letter is None:
        raise Http404
    try:
        data = documents.open_own(case, letter)
    except Refusal as refusal:
        return render(request, "public/wait.html", {"sentence": str(refusal)}, status=503)
    return pdf_download(data, f"surat-{case.number}-{letter.dated:%Y%m%d}.pdf")


def _find(request: HttpRequest) -> Tracked | HttpResponse:
    """Return the report of the code, or the form again with what is wrong; wrong codes are equally slow, and counted.

    A right code takes its try back, so that a person who writes, adds and reads is not taken for somebody who
    guesses; how often one address may come at all has a limit of its own.
    """
    form = CodeForm(request.POST)
    if not may_go_on(request, "follow") or not may_go_on(request, "code"):
        return _code_again(request, form, TOO_MANY)
    if form.is_valid():
        try:
            found = tracking.open_by_code(form.cleaned_data["code"])
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            was_no_guess(request, "code")
            return found
    return _code_again(request, form, REFUSED)


def _code_again(request: HttpRequest, form: CodeForm, status: int) -> HttpResponse:
    """Ask for the code once more; what stood in a form beside it waits there and is sent with the right code."""
    carried = [(name, request.POST[name]) for name in CARRIED if request.POST.get(name)]
    context = {
        "form": form,
        "here": "lacak",
        "too_many": status == TOO_MANY,
        "carried": carried,
        "carried_words": [value for name, value in carried if name in WORDS],
        "had_files": bool(request.FILES),
    }
    return render(request, "public/track_code.html", context, status=status)

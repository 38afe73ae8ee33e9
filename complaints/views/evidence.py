"""The evidence page: files one by one or many, links from social media, each error beside its own file."""

from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints import chunks, drafts
from complaints.forms.base import Problem
from complaints.forms.small import LinkForm
from complaints.models import Draft, DraftFile
from complaints.uploads import left_out
from complaints.views.report import REFUSED, TOO_MANY, sent_already, too_many_sentence
from complaints.views.steps import BY_KEY, after, show
from complaints.views.summary import link_lines
from complaints.views.visitor import draft_of, may_go_on, remember
from netralitas.lib import files
from netralitas.lib.filekinds import KIND_NAMES
from netralitas.lib.refusal import Refusal

STEP = BY_KEY["evidence"]


@dataclass(frozen=True)
class Refused:
    """A file that was not kept, and why."""

    anchor: str
    name: str
    sentence: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest) -> HttpResponse:
    """Collect evidence; whichever button is pressed, chosen files and a filled-in link are kept."""
    draft, code = draft_of(request)
    if draft and draft.complaint_id:
        return sent_already(request)
    if request.method != "POST":
        if draft is None:
            return redirect("report_start")
        return _page(request, draft, code, LinkForm(initial={"kind": "post"}))
    link = LinkForm(request.POST)
    if draft is None:
        if not may_go_on(request, "report"):
            return _page(request, None, "", link, status=TOO_MANY, extra=[Problem("", too_many_sentence())])
        draft, code = drafts.start()
    try:
        response = _collect(request, draft, code, link)
    except Refusal as refusal:
        if refusal.code == "already_sent":
            return sent_already(request)
        draft, code = drafts.start()
        response = _collect(request, draft, code, link)
    return remember(response, draft, code) if code else response


def _collect(request: HttpRequest, draft: Draft, code: str, link: LinkForm) -> HttpResponse:
    if item := request.POST.get("hapus"):
        draft = drafts.remove_item(draft, item[:60])
    refused = _take_files(request, draft)
    draft, unlinked = _take_link(request, draft, link, refused)
    if refused or unlinked is not None:
        shown = link if unlinked is not None else LinkForm(initial={"kind": "post"})
        listed = [Refused(f"ditolak-{n}", name, sentence) for n, (name, sentence) in enumerate(refused, start=1)]
        return _page(request, draft, code, shown, status=REFUSED, refused=listed, extra=unlinked)
    stay = {"unggah", "hapus", "tambah-tautan"} & set(request.POST)
    if stay:
        return HttpResponseRedirect(f"{STEP.url}#{'tautan' if 'tambah-tautan' in stay else 'berkas'}")
    drafts.save_step(draft, "evidence", {"later": "menyusul" in request.POST})
    if "simpan" in request.POST:
        return redirect("report_saved")
    return redirect(BY_KEY["review"].url if request.POST.get("dari") == "periksa" else after(STEP).url)


def _take_files(request: HttpRequest, draft: Draft) -> list[tuple[str, str]]:
    """Add every file that can be added; return the names of the others with the reason."""
    refused: list[tuple[str, str]] = []
    for upload in request.FILES.getlist("berkas"):
        _take_file(draft, upload, refused)
    return refused + left_out(request)


def _take_file(draft: Draft, upload: UploadedFile, refused: list[tuple[str, str]]) -> DraftFile | None:
    try:
        return drafts.add_file(draft, upload)
    except Refusal as refusal:
        _fatal(refusal)
        refused.append((upload.name or "", str(refusal)))
        return None


def _take_link(
    request: HttpRequest, draft: Draft, link: LinkForm, refused: list[tuple[str, str]]
) -> tuple[Draft, list[Problem] | None]:
    """Add the link with its screenshot; return the draft, and what stands in the way beside the form's own errors.

    A screenshot without a good link is kept as a file like any other.
    """
    upload = request.FILES.get("layar")
    screenshot = _take_file(draft, upload, refused) if upload else None
    if not link.is_filled:
        asked = "tambah-tautan" in request.POST
        return draft, [Problem("id_url", _("Isi tautan atau nama akun dahulu."))] if asked else None
    if not link.is_valid():
        return draft, []
    try:
        shown = {"screenshot": screenshot.sha256} if screenshot else {}
        return drafts.add_link(draft, {**link.values(), **shown}), None
    except Refusal as refusal:
        _fatal(refusal)
        return draft, [Problem("id_url", str(refusal))]


def _fatal(refusal: Refusal) -> None:
    """Pass on what concerns the whole draft; a refusal of one file or link is for the page."""
    if refusal.code in ("already_sent", "draft_unknown"):
        raise refusal


def _page(
    request: HttpRequest,
    draft: Draft | None,
    code: str,
    link: LinkForm,
    *,
    status: int = 200,
    refused: list[Refused] | None = None,
    extra: list[Problem] | None = None,
) -> HttpResponse:
    kept = list(draft.files.order_by("pk")) if draft else []
    problems = [Problem(row.anchor, _("%(name)s tidak bisa diterima") % {"name": row.name}) for row in refused or []]
    problems += (link.problems if link.is_bound and link.is_filled else []) + (extra or [])
    return show(
        request,
        "public/report_evidence.html",
        STEP,
        draft,
        code,
        status=status,
        form=link,
        problems=problems,
        refused=refused or [],
        files=kept,
        coming=chunks.unfinished(draft) if draft else [],
        links=link_lines(draft.data, kept) if draft else [],
        later_promised=bool(draft and draft.data.get("evidence", {}).get("later")),
        kinds=", ".join(str(name) for name in KIND_NAMES.values()),
        chunk_bytes=settings.EVIDENCE["chunk_bytes"],
        most_files=settings.EVIDENCE["max_files"],
        most=[files.megabytes(settings.EVIDENCE[f"max_{what}bytes"]) for what in ("", "media_", "total_")],
    )

"""The evidence page: files one by one or many, links from social media, each error beside its own file."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints import drafts
from complaints.forms.base import Problem
from complaints.forms.small import LinkForm
from complaints.models import Draft
from complaints.views.report import REFUSED, TOO_MANY, too_many_sentence
from complaints.views.steps import BY_KEY, after, show
from complaints.views.visitor import draft_of, may_go_on, remember
from netralitas.lib.filekinds import KIND_NAMES
from netralitas.lib.refusal import Refusal

STEP = BY_KEY["evidence"]
MEGABYTE = 1024 * 1024


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
        return redirect("report_receipt")
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
            return redirect("report_receipt")
        draft, code = drafts.start()
        response = _collect(request, draft, code, link)
    return remember(response, draft, code) if code else response


def _collect(request: HttpRequest, draft: Draft, code: str, link: LinkForm) -> HttpResponse:
    if item := request.POST.get("hapus"):
        drafts.remove_item(draft, item[:40])
    refused = _take_files(request, draft)
    link_ok = True
    extra = []
    if link.is_filled:
        link_ok = link.is_valid()
        if link_ok:
            try:
                drafts.add_link(
                    draft, {name: link.cleaned_data[name] for name in ("platform", "url", "account", "kind")}
                )
            except Refusal as refusal:
                link_ok = _fatal(refusal)
                extra = [Problem("id_url", str(refusal))]
    elif "tambah-tautan" in request.POST:
        link_ok = False
        extra = [Problem("id_url", _("Isi tautan atau nama akun dahulu."))]
    if refused or not link_ok:
        shown = link if not link_ok else LinkForm(initial={"kind": "post"})
        return _page(request, draft, code, shown, status=REFUSED, refused=refused, extra=extra)
    stay = {"unggah", "hapus", "tambah-tautan"} & set(request.POST)
    if stay:
        return HttpResponseRedirect(f"{STEP.url}#{'tautan' if 'tambah-tautan' in stay else 'berkas'}")
    drafts.save_step(draft, "evidence", {"later": "menyusul" in request.POST})
    if "simpan" in request.POST:
        return redirect("report_saved")
    return redirect(BY_KEY["review"].url if request.POST.get("dari") == "periksa" else after(STEP).url)


def _take_files(request: HttpRequest, draft: Draft) -> list[Refused]:
    """Add every file that can be added; return the others with the reason."""
    refused = []
    for upload in request.FILES.getlist("berkas"):
        try:
            drafts.add_file(draft, upload)
        except Refusal as refusal:
            _fatal(refusal)
            refused.append((upload.name or "", str(refusal)))
    refused += [(name, _too_large()) for name in getattr(request, "too_large", [])]
    return [Refused(f"ditolak-{n}", name, sentence) for n, (name, sentence) in enumerate(refused, start=1)]


def _fatal(refusal: Refusal) -> bool:
    """Pass on what concerns the whole draft; a refusal of one file or link is for the page."""
    if refusal.code in ("already_sent", "draft_unknown"):
        raise refusal
    return False


def _too_large() -> str:
    return _("Berkas ini lebih besar dari %(most)s MB. Potong atau perkecil, lalu unggah lagi.") % {
        "most": number_format(settings.EVIDENCE["max_bytes"] // MEGABYTE)
    }


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
        files=list(draft.files.order_by("pk")) if draft else [],
        links=draft.data.get("links", []) if draft else [],
        later_promised=bool(draft and draft.data.get("evidence", {}).get("later")),
        kinds=", ".join(str(name) for name in KIND_NAMES.values()),
        chunk_bytes=settings.EVIDENCE["chunk_bytes"],
        most_files=settings.EVIDENCE["max_files"],
        most_megabytes=settings.EVIDENCE["max_bytes"] // MEGABYTE,
    )

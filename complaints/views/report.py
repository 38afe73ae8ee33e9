"""The report, one question page after another; every answer is kept before the next page is shown."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints import drafts
from complaints.answers import people_of, version_of
from complaints.forms.base import Difference, Problem, StepForm
from complaints.forms.detail import DetailForm
from complaints.forms.small import CodeForm
from complaints.models import Draft
from complaints.views import proof
from complaints.views.steps import BY_KEY, FORMS, STEPS, Step, after, came_from_review, first_open, show
from complaints.views.visitor import draft_of, forget, had_draft, may_go_on, remember
from netralitas.lib import codes
from netralitas.lib.refusal import Refusal

# A form that cannot be accepted as it is; browsers show the page all the same.
REFUSED = 422
TOO_MANY = 429
CHANGED = 409
BEGINNING = "start"  # what a challenge on the first page is for


@dataclass
class Page:
    """One request for one step: who asks for it, what the draft holds, what the page says beside the form.

    ``version`` is the mark of the answers the visitor has seen; it travels with the page.
    """

    request: HttpRequest
    step: Step
    draft: Draft | None
    code: str
    version: str = ""
    template: str = ""
    context: dict[str, Any] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Any]:
        return self.draft.data if self.draft else {}

    @property
    def seen(self) -> str | None:
        """Return the version the page was made of; None for a page that says none."""
        return self.request.POST.get("versi")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Say what will happen; on POST begin a draft, or go on with the one this browser keeps."""
    draft, _code = draft_of(request)
    if draft and draft.code_once and draft.code_shown_at is None:
        return redirect("report_receipt")  # the answer to the sending was lost, and with it the code
    unsent = draft if draft and draft.complaint_id is None else None
    if request.method != "POST":
        sent = draft if draft and draft.code_once else None
        return _start_page(request, unsent, sent=sent, lost=had_draft(request) and draft is None)
    if unsent and "baru" not in request.POST:
        return redirect(first_open(unsent).url)
    return _begin(request, unsent)


def _begin(request: HttpRequest, unsent: Draft | None) -> HttpResponse:
    """Begin a draft; while it is busy only for who worked or waited, so that a flood fills no table."""
    busy = proof.is_busy(request)
    if busy and (sentence := proof.hindrance(request, BEGINNING)):
        return _start_page(request, unsent, status=REFUSED, not_yet=sentence)
    if not may_go_on(request, "report") or (busy and proof.is_used_up(request, BEGINNING)):
        return _start_page(request, unsent, status=TOO_MANY, too_many=True)
    draft, code = drafts.start()
    return remember(HttpResponseRedirect(STEPS[0].url), draft, code)


def _start_page(request: HttpRequest, unsent: Draft | None, *, status: int = 200, **context: Any) -> HttpResponse:
    work = None
    if proof.is_busy(request):
        work = proof.work_for(request, BEGINNING, anew=status == TOO_MANY)
    return render(request, "public/report_start.html", {"draft": unsent, "work": work, **context}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Open a draft by its code, on any device."""
    form = _resume_form(request.POST or None)
    if request.method != "POST":
        return render(request, "public/report_resume.html", {"form": form})
    if not may_go_on(request, "code"):
        return render(request, "public/report_resume.html", {"form": form, "too_many": True}, status=TOO_MANY)
    if form.is_valid():
        try:
            draft = drafts.resume(form.cleaned_data["code"])
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            return remember(HttpResponseRedirect(first_open(draft).url), draft, codes.parse(form.cleaned_data["code"]))
    return render(request, "public/report_resume.html", {"form": form}, status=REFUSED)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, key: str) -> HttpResponse:
    """Ask one step's questions; keep the answers; go on."""
    step, form_of_step = BY_KEY[key], FORMS[key]
    draft, code = draft_of(request)
    if draft and draft.complaint_id:
        return sent_already(request)
    page = Page(request, step, draft, code)
    if request.method != "POST":
        if draft is None:
            return redirect("report_start")
        form = form_of_step(answers=draft.data)
        if isinstance(form, DetailForm) and form.is_empty:
            return redirect(next_url(page))
        page.version = version_of(draft.data.get(key))
        return ask(page, form)
    if draft is None and form_of_step is DetailForm:
        return redirect("report_start")  # what it asks hangs on answers that are gone
    return answer(page, form_of_step(request.POST, answers=page.data))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def saved(request: HttpRequest) -> HttpResponse:
    """Show how to come back to a draft; on POST take it off this device, or erase nothing but the cookie."""
    draft, code = draft_of(request)
    if request.method == "POST":
        return forget(HttpResponseRedirect("/"))
    if draft is None or draft.complaint_id:
        return redirect("report_start")
    return render(request, "public/report_saved.html", {"draft": draft, "draft_code": code, "go_on": first_open(draft)})


# What a person types in words; everything else of a page is ticked and quickly ticked again.
TYPED = frozenset(
    {
        "narrative", "place", "post", "accused_name", "accused_description", "account", "plate", "agency_text", "nip",
        "name", "address", "phone", "email", "url",
    }
)  # fmt: skip


def sent_already(request: HttpRequest) -> HttpResponse:
    """Lead to the receipt of a report that another page has sent; what this page brought too late is given back."""
    words = [name for name in request.POST if name in TYPED or name.startswith(("saksi-", "kontak-"))]
    typed = [text for name in words if (text := request.POST[name].strip())]
    if not typed and not request.FILES:
        return redirect("report_receipt")
    context = {"typed": typed, "had_files": bool(request.FILES)}
    return render(request, "public/report_sent.html", context, status=CHANGED)


def answer(page: Page, form: StepForm) -> HttpResponse:
    """Take what was sent from a page: a search in the middle of it, something to mend, a proposal, or the answers."""
    request = page.request
    page.version = page.seen or ""
    if searched := request.POST.get("cari"):
        return ask(page, form.as_typed(searched))
    if not form.is_valid():
        return ask(page, form, status=REFUSED)
    if "simpan" not in request.POST and (anchor := form.proposal()):
        return ask(page, form, proposal=anchor)
    return _keep(page, form)


def _keep(page: Page, form: StepForm) -> HttpResponse:
    """Save a step. A draft that ran out of time meanwhile is begun anew with what was just typed."""
    begun = False
    try:
        if page.draft is None:
            raise Refusal("", code="draft_unknown")
        page.draft = form.keep(page.draft, seen=page.seen)
    except drafts.ChangedMeanwhile as changed:
        page.version = version_of(changed.saved)
        return ask(page, form, status=CHANGED, conflict=form.differences(changed.saved))
    except Refusal as refusal:
        if refusal.code == "already_sent":
            return sent_already(page.request)
        if refusal.code != "draft_unknown":
            return ask(page, form, status=REFUSED, problems=[Problem("", str(refusal))])
        if not may_go_on(page.request, "report"):
            return ask(page, form, status=TOO_MANY, problems=[Problem("", too_many_sentence())])
        page.draft, page.code = drafts.start()
        page.draft = form.keep(page.draft)
        begun = True
    response = HttpResponseRedirect(next_url(page))
    return remember(response, page.draft, page.code) if begun or page.code else response


def next_url(page: Page) -> str:
    """Return where the visitor goes from a step that is answered."""
    posted, from_review = page.request.POST, came_from_review(page.request)
    if "simpan" in posted:
        return redirect("report_saved").url
    if "tambah" in posted:
        return f"{page.step.url}?orang=baru{'&dari=periksa' if from_review else ''}"
    if from_review:
        return BY_KEY["review"].url
    if page.step.key == "who" and len(people_of(page.data)) > 1:
        return page.step.url
    return after(page.step, page.data).url


def ask(
    page: Page,
    form: StepForm,
    *,
    status: int = 200,
    proposal: str = "",
    problems: list[Problem] | None = None,
    conflict: list[Difference] | None = None,
) -> HttpResponse:
    """Show a step with its form, and what stands in the way."""
    if problems is None:
        problems = form.problems if form.is_bound and not proposal and conflict is None else []
    return show(
        page.request,
        page.template or f"public/report_{page.step.key}.html",
        page.step,
        page.draft,
        page.code,
        status=status,
        form=form,
        place=form.at,
        problems=problems,
        proposal=proposal,
        conflict=conflict,
        version=page.version,
        **page.context,
    )


def too_many_sentence() -> str:
    """Return the sentence for somebody, or somebody on the same line, who came too often."""
    return _("Terlalu banyak kiriman dari jaringan ini. Coba lagi beberapa menit lagi; isian Anda masih di sini.")


def _resume_form(data) -> CodeForm:
    return CodeForm(
        data,
        label=_("Kode draf"),
        hint=_("17 huruf dan angka yang tampil saat Anda menyimpan. Huruf kecil dan tanda hubung tidak masalah."),
    )
